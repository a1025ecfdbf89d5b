"""The selection statement: what was taken, what not, and where nothing was recorded."""

from __future__ import annotations

from datetime import date

import pytest

from evidencelog.core.history import Damage, Fate
from evidencelog.core.moments import Occurred
from evidencelog.reports.gaps import LEAST_DAYS, MOST_GAPS, longest_gaps, selection_of
from evidencelog.reports.selection import Selection
from tests.reports.materials import at, cells, entry, material, material_of, private, withdrawn
from tests.reports.samples import history, recorded


def test_what_was_withdrawn_erased_or_left_out_is_counted_and_not_named() -> None:
    erased = entry("incident", 3, title="gone")
    erased.erased, erased.versions = Fate(seq=5, reason="other", recorded=recorded()), []
    log = history(
        entry("incident", 1, title="shown"),
        withdrawn(entry("incident", 2, title="taken back")),
        erased,
        private(entry("incident", 4, title="secret")),
    )
    log.damaged.append(Damage(seq=7, what="torn"))
    found = selection_of(material_of(log))
    assert {fact.label: fact.value for fact in found.counts} == {
        "Numbers given in the log": "4",
        "Printed here": "1",
        "Not part of this copy": "1",
        "Withdrawn": "1",
        "Erased": "1",
        "Records that could not be read": "1",
    }
    assert "secret" not in repr(found)
    assert "taken back" not in repr(found)


def test_the_rule_of_the_selection_is_said_and_who_set_it() -> None:
    one = entry("incident", 1)
    by_kind = Selection(kinds=frozenset(("incident",)), since=date(2026, 1, 1))
    paragraphs = selection_of(material(one, selection=by_kind)).paragraphs
    assert paragraphs[0] == "Chosen by these limits: kinds: Incident; from 2026-01-01."
    assert any("Within them the program took every entry" in one for one in paragraphs)
    by_number = selection_of(material(one, selection=Selection(numbers=frozenset((1,)))))
    assert any("chosen one by one" in one for one in by_number.paragraphs)


def test_a_period_without_entries_is_listed_with_its_first_and_last_day() -> None:
    found = selection_of(
        material(
            entry("incident", 1, when="2026-03-01"),
            entry("incident", 2, when="2026-03-16T10:00"),
        )
    )
    assert found.gaps is not None
    assert cells(found.gaps) == [
        {"First day": "Mon 2 Mar 2026", "Last day": "Sun 15 Mar 2026", "Days": "14"}
    ]
    assert "does not show that nothing happened" in found.paragraphs[-1]


def test_a_shorter_period_is_not_listed() -> None:
    of = material(
        entry("incident", 1, when="2026-03-01"), entry("incident", 2, when=f"2026-03-{LEAST_DAYS}")
    )
    assert selection_of(of).gaps is None


def test_a_range_fills_the_days_that_it_covers() -> None:
    stay = Occurred(precision="range", from_="2026-03-02", to="2026-03-30")
    of = material(
        entry("incident", 1, when="2026-03-01"),
        at(entry("incident", 2), stay),
        entry("incident", 3, when="2026-03-10"),
        entry("incident", 4, when="2026-04-01"),
    )
    assert longest_gaps(of) == ()


@pytest.mark.parametrize("known", ["2026-07", "2026"])
def test_what_is_not_known_to_the_day_neither_begins_nor_ends_a_period(known: str) -> None:
    precision = {7: "month", 4: "year"}[len(known)]
    vague = at(entry("incident", 2), Occurred(precision=precision, from_=known))  # type: ignore[arg-type]
    assert longest_gaps(material(entry("incident", 1, when="2026-03-01"), vague)) == ()


def test_only_the_longest_periods_are_listed_in_order_of_time() -> None:
    days = ["2020-01-01", "2021-01-01", "2021-03-01", "2022-03-01", "2022-04-01", "2022-06-01"]
    days += ["2022-08-15", "2022-12-01"]
    of = material(*(entry("incident", n, when=day) for n, day in enumerate(days, 1)))
    found = longest_gaps(of)
    assert len(found) == MOST_GAPS
    assert [gap.first.isoformat() for gap in found] == sorted(
        gap.first.isoformat() for gap in found
    )
    assert min(gap.days for gap in found) == 60


def test_a_whole_export_is_printed_only_when_it_is_chosen_and_that_is_said() -> None:
    one, two = entry("incident", 1), entry("import", 2)
    said = "printed only when they are chosen"
    usual = material(one, two, selection=Selection())
    assert [standing.number for standing in usual.chosen] == [1]
    assert any(said in text for text in selection_of(usual).paragraphs)
    for chosen in (Selection(numbers=frozenset((2,))), Selection(kinds=frozenset(("import",)))):
        asked = material(one, two, selection=chosen)
        assert [standing.number for standing in asked.chosen] == [2]
        assert not any(said in text for text in selection_of(asked).paragraphs)
