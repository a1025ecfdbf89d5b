"""Which rows are printed, and that every row of a conversation is printed or said not to be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidencelog.reports.excerpts import (
    Omitted,
    Placed,
    between,
    in_time,
    left_out,
    with_neighbours,
)

ROWS = st.lists(st.integers(1, 60), unique=True, max_size=40)


def test_rows_stand_in_order_of_time_and_one_without_follows_the_one_before_it() -> None:
    index = [Placed(1, "2026-03-02"), Placed(2, ""), Placed(3, "2026-03-01"), Placed(4, "")]
    assert in_time(index) == [3, 4, 1, 2]


def test_neighbours_are_those_of_the_conversation_not_of_the_file() -> None:
    assert with_neighbours([1, 5, 9, 12, 20], {9}, 1) == {5, 9, 12}
    assert with_neighbours([1, 5], {1, 5}, 3) == {1, 5}


def test_what_is_left_out_is_named_before_between_and_after() -> None:
    assert left_out([1, 2, 5, 7, 8], {5}) == (
        Omitted(first=1, last=2, count=2, before=5),
        Omitted(first=7, last=8, count=2, before=None),
    )
    assert left_out([1, 2], {1, 2}) == ()


@given(ROWS, st.sets(st.integers(1, 60)), st.integers(0, 5))
def test_every_row_is_printed_or_counted_as_left_out(
    ordered: list[int], wanted: set[int], around: int
) -> None:
    printed = with_neighbours(ordered, wanted, around)
    assert wanted & set(ordered) <= printed <= set(ordered)
    omitted = left_out(ordered, printed)
    assert sum(one.count or 0 for one in omitted) + len(printed) == len(ordered)


def test_between_rows_that_were_named_all_numbers_are_accounted_for() -> None:
    assert between([3, 4, 8], 9) == (
        Omitted(first=1, last=2, before=3),
        Omitted(first=5, last=7, before=8),
        Omitted(first=9, last=9),
    )
    assert between([1], 1) == ()
