"""Naming rows of imports."""

from __future__ import annotations

import pytest

from evidencelog.core.cited import CitedRange, parse_cited
from evidencelog.errors import UsageError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("57.123", [(57, 123, 123)]),
        ("57.123-57.130", [(57, 123, 130)]),
        ("57.4-9", [(57, 4, 9)]),
        (" 57.4 - 9 , 58.1", [(57, 4, 9), (58, 1, 1)]),
        ("57.4\u20139", [(57, 4, 9)]),
    ],
)
def test_rows_are_named_one_by_one_or_as_ranges(
    text: str, expected: list[tuple[int, int, int]]
) -> None:
    assert [(one.number, one.first, one.last) for one in parse_cited(text)] == expected


@pytest.mark.parametrize("text", ["", "57", "57.", ".3", "57.0", "57.1.2", "57.1-", "a.b", "57,1"])
def test_what_names_no_rows_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="does not name messages") as found:
        parse_cited(text)
    assert "57.123" in found.value.hint


def test_a_range_that_crosses_imports_or_runs_backwards_is_refused() -> None:
    with pytest.raises(UsageError, match="ends in another"):
        parse_cited("57.1-58.2")
    with pytest.raises(UsageError, match="ends before it begins"):
        parse_cited("57.9-4")


def test_a_range_is_printed_as_it_is_read() -> None:
    for text in ("57.3", "57.3-57.9"):
        (cited,) = parse_cited(text)
        assert str(cited) == text
    assert str(CitedRange(number=1, first=2, last=2)) == "1.2"
