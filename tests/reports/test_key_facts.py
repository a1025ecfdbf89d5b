"""The summary of one page: counts, periods and key dates."""

from __future__ import annotations

from evidencelog.core.moments import Occurred
from evidencelog.reports.key_facts import MOST_DATES, key_facts_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Summary
from tests.reports.materials import at, entry, material


def summary(of: Material) -> Summary:
    found = key_facts_of(of)
    assert found is not None
    return found


def test_without_entries_there_is_no_summary() -> None:
    assert key_facts_of(material()) is None


def test_entries_are_counted_by_kind_and_by_month() -> None:
    found = summary(
        material(
            entry("incident", 1, when="2026-03-14T18:05"),
            entry("incident", 2, when="2026-03-14T20:00"),
            entry("contact", 3, when="2026-05-01", wanted="no"),
            entry("person", 4, name="Sam"),
        )
    )
    counts = {fact.label: fact.value for fact in found.counts}
    assert counts == {
        "Entries": "4",
        "Incident": "2",
        "Unrequested contact": "1",
        "Person": "1",
        "Exhibits": "0",
    }
    periods = {fact.label: fact.value for fact in found.periods}
    assert periods == {
        "First day with an entry": "Sat 14 Mar 2026",
        "Last day with an entry": "Fri 1 May 2026",
        "Days with an entry": "2",
        "Longest stretch without an entry": "47 days",
        "March 2026": "2",
        "May 2026": "1",
    }


def test_many_months_are_counted_by_year() -> None:
    days = [f"{year}-{month:02d}-01" for year in (2024, 2025) for month in range(1, 13)]
    found = summary(material(*(entry("incident", n, when=day) for n, day in enumerate(days, 1))))
    labels = {fact.label: fact.value for fact in found.periods}
    assert (labels["2024"], labels["2025"]) == ("12", "12")
    assert "March 2024" not in labels


def test_report_numbers_stand_once_and_many_are_cut_with_their_number() -> None:
    reports = [entry("report", n, reference=f"26-{n:03d}") for n in range(1, 9)]
    again = entry("incident", 9, police={"report": "26-001"})
    counts = {fact.label: fact.value for fact in summary(material(*reports, again)).counts}
    assert counts["Report numbers"] == ("26-001, 26-002, 26-003, 26-004, 26-005, 26-006 and 2 more")


def test_key_dates_are_marked_entries_orders_limits_reports_and_what_did_not_take_place() -> None:
    found = summary(
        material(
            entry("incident", 1, when="2026-01-02T10:00", title="At the door", mark="worst"),
            entry("order", 2, when="2026-02-02", made="2026-02-02", served="3 Feb", ends="2026-08"),
            entry("boundary", 3, when="2026-02-03", to="Sam"),
            entry("report", 4, when="2026-02-04", agency="police", reference="26-1"),
            entry("incident", 5, when="2026-02-05", title="Something"),
            entry("incident", 6, when="2026-02-06", title="Nothing special"),
            entry("exchange", 7, when="2026-02-07", status="missed"),
            entry("incident", 8, when="2026-02-08", title="The newest"),
        )
    )
    assert [(date.day, date.what, date.entry) for date in found.dates] == [
        ("Fri 2 Jan 2026, 10:00", "Marked as the worst time: At the door", 1),
        ("Mon 2 Feb 2026", "Court order made", 2),
        ("Tue 3 Feb 2026", "A limit was stated to Sam", 3),
        ("Wed 4 Feb 2026", "Reported to police, number 26-1", 4),
        ("Sat 7 Feb 2026", "Handover recorded as missed", 7),
        ("Sun 8 Feb 2026", "Last incident in this copy: The newest", 8),
    ]


def test_a_marked_entry_whose_day_is_not_known_keeps_its_own_words() -> None:
    vague = at(
        entry("incident", 1, title="The move", mark="first"),
        Occurred(precision="month", from_="2025-11"),
    )
    (date,) = summary(material(vague)).dates
    assert date.day == "November 2025, day not known"


def test_dates_of_an_order_are_said_as_they_were_recorded() -> None:
    order = entry("order", 1, made="2026-03-20", served="by post in March", ends="2026-09")
    periods = {fact.label: fact.value for fact in summary(material(order)).periods}
    assert periods["Court order (entry 1)"] == (
        "made Fri 20 Mar 2026; served by post in March; ends September 2026, day not known"
    )


def test_too_many_key_dates_are_cut_by_rank_and_counted() -> None:
    reports = [
        entry("report", n, when=f"2026-03-{n:02d}", agency="police")
        for n in range(1, MOST_DATES + 4)
    ]
    marked = entry("incident", 30, when="2026-03-31", title="Last", mark="last")
    found = summary(material(*reports, marked))
    assert len(found.dates) == MOST_DATES
    assert found.dates[-1].entry == 30
    assert found.notes[-1] == "4 more dates of these kinds stand in the chronology."
