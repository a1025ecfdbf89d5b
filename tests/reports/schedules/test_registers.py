"""Handovers, promises, reports, witnesses, numbers and words: each as it was recorded."""

from __future__ import annotations

import pytest

from evidencelog.core.history import Standing
from evidencelog.core.zones import to_occurred
from evidencelog.reports.model import Table
from evidencelog.reports.selection import Audience, Selection
from tests.reports.materials import cells, entry, material, schedule
from tests.reports.samples import LAWYER

PHONE = "+1 555 010 0142"


def tables(
    name: str, *standings: Standing, selection: Selection = LAWYER
) -> list[list[dict[str, str]]]:
    found = schedule(name, material(*standings, selection=selection))
    assert found is not None
    return [cells(table) for table in found.tables]


def moment(local: str) -> dict[str, str]:
    found = to_occurred(local, zone="America/New_York")
    return {
        "precision": found.precision,
        "from": found.from_ or "",
        "offset": found.offset or "",
        "instant": found.instant or "",
    }


def test_a_handover_stands_with_plan_actual_time_and_difference() -> None:
    one = entry(
        "exchange",
        1,
        "2026-03-01T18:55",
        planned=moment("2026-03-01T18:00"),
        planned_place="library",
        status="late",
        late="Sam",
        notice="none",
        direction="to me",
    )
    ((row,), _totals) = tables("handovers", one)
    assert row == {
        "Planned": "Sun 1 Mar 2026, 18:00",
        "Actual": "Sun 1 Mar 2026, 18:55",
        "Minutes": "55",
        "How it went": "late",
        "Direction": "to the person who keeps this record",
        "Who was late": "Sam",
        "Notice given": "none",
        "Place": "library",
        "Entry": "1",
        "Exhibit": "",
    }


def test_a_handover_that_did_not_happen_has_no_actual_time_and_no_difference() -> None:
    planned = moment("2026-03-01T18:00")
    with_plan = entry("exchange", 1, "2026-03-01T18:00", planned=planned, status="missed")
    without = entry("exchange", 2, "2026-03-08T18:00", status="refused")
    (first, second), _totals = tables("handovers", with_plan, without)
    assert (first["Actual"], first["Minutes"]) == ("none", "")
    assert (second["Actual"], second["Minutes"]) == ("none; noted for Sun 8 Mar 2026, 18:00", "")


def test_minutes_that_were_recorded_stand_in_brackets() -> None:
    ((row,), _totals) = tables("handovers", entry("exchange", 1, status="late", minutes=20))
    assert row["Minutes"] == "(20)"


def test_handovers_are_counted_by_how_they_went_and_by_nothing_else() -> None:
    found = schedule(
        "handovers",
        material(
            entry("exchange", 1, status="on time"),
            entry("exchange", 2, status="on time"),
            entry("exchange", 3, status="missed"),
            entry("exchange", 4),
        ),
    )
    assert found is not None
    totals: Table = found.tables[1]
    assert [(row[0].text, row[1].text) for row in totals.rows] == [
        ("on time", "2"),
        ("missed", "1"),
        ("not recorded", "1"),
    ]
    assert [cell.text for cell in totals.total] == ["All", "4"]


def test_a_promise_stands_with_its_words_and_what_became_of_it() -> None:
    kept = entry(
        "promise",
        1,
        "2026-05-10",
        by="Sam",
        due="2026-05-15",
        outcome="not kept",
        words=[{"text": "I will sign.", "by": "Sam"}],
    )
    own = entry("promise", 2, "2026-05-11", by="me", due="soon", account="I said I would pay.")
    ((first, second),) = tables("promises", kept, own)
    assert first["In these words"] == "“I will sign.”"
    assert (first["By"], first["Due"]) == ("Sam", "Fri 15 May 2026")
    assert first["What became of it"] == "not kept"
    assert (second["By"], second["Due"]) == ("Robin H.", "soon")
    assert second["In these words"] == "I said I would pay."
    assert second["What became of it"] == "not recorded"


def test_reports_are_listed_with_those_that_stand_in_other_entries() -> None:
    ((report, police, visit),) = tables(
        "reports",
        entry(
            "report",
            1,
            "2026-03-12",
            agency="police",
            agency_name="City Police",
            reference="26-1",
            officer="K. Brandt",
            badge="2241",
            outcome="noted",
        ),
        entry(
            "incident",
            2,
            "2026-03-14",
            title="a",
            police={"report": "26-2", "officer": "Lee"},
            medical={"provider": "Hospital", "date": "2026-03-15", "record": "77"},
        ),
    )
    assert report["Office"] == "City Police"
    assert report["Officer, badge number"] == "K. Brandt, 2241"
    assert report["Outcome, as recorded"] == "noted"
    assert (police["Office"], police["Reference"], police["Entry"]) == ("police", "26-2", "2")
    assert (visit["Office"], visit["Reference"]) == ("Hospital", "77")
    assert (police["Date"], visit["Date"]) == ("Sat 14 Mar 2026", "Sun 15 Mar 2026")


def test_witnesses_are_listed_once_with_their_entries_and_without_contact_details() -> None:
    standings = (
        entry("person", 1, name="Ann Neighbour", short="Ann", role="witness", relation="next door"),
        entry(
            "incident",
            2,
            title="a",
            people=[
                {"name": "Ann", "role": "witness", "contact": PHONE, "note": "at the window"},
                {"name": "Sam", "role": "party"},
            ],
        ),
        entry("incident", 3, title="b", people=[{"name": "the mechanic", "role": "witness"}]),
    )
    ((first, second),) = tables("witnesses", *standings)
    by_name = {row["Name"]: row for row in (first, second)}
    assert by_name["Ann Neighbour"]["Entries"] == "1, 2"
    assert by_name["Ann Neighbour"]["What is noted of them"] == "at the window; next door"
    assert by_name["Ann Neighbour"]["Contact details"] == "withheld"
    assert by_name["the mechanic"]["Contact details"] == ""
    ((first, _second),) = tables("witnesses", *standings, selection=Selection(contacts=True))
    assert first["Contact details"] == PHONE


def numbers() -> tuple[Standing, ...]:
    return (
        entry(
            "person",
            1,
            name="Sam",
            role="other party",
            identifiers=[{"value": PHONE, "type": "mobile", "blocked": "2026-03-01"}],
        ),
        entry("person", 2, name="Ann", role="witness", identifiers=[{"value": "555-0199"}]),
        entry("contact", 3, direction="in", sender="+1 555 0100142", shown_as="S."),
        entry("contact", 4, direction="in", sender="555-0188", recipient="555-0177"),
    )


def test_numbers_are_listed_with_whom_they_were_noted_for_and_how_that_is_known() -> None:
    ((first, second),) = tables("identifiers", *numbers())
    by_value = {row["As recorded"]: row for row in (first, second)}
    assert set(by_value) == {"+1 555 0100142", "555-0188"}
    sam = by_value["+1 555 0100142"]
    assert (sam["Person"], sam["Entries"]) == ("Sam", "1, 3")
    assert sam["How it is known"] == (
        "shown on the device as S.\n"
        "noted with the person in entry 1; mobile; blocked Sun 1 Mar 2026"
    )
    assert by_value["555-0188"]["Person"] == "not recorded"


def test_how_many_numbers_are_withheld_is_said() -> None:
    found = schedule("identifiers", material(*numbers()))
    assert found is not None
    assert found.method[-1] == "1 number or address of somebody else is withheld."
    assert "555-0199" not in repr(found)


@pytest.mark.parametrize("audience", ["police", "court"])
def test_for_others_there_is_no_list_of_numbers_unless_it_is_asked_for(audience: Audience) -> None:
    assert schedule(
        "identifiers", material(*numbers(), selection=Selection(audience=audience))
    ) is (None)
    asked = Selection(audience=audience, contacts=True)
    assert schedule("identifiers", material(*numbers(), selection=asked)) is not None


def test_words_from_lists_are_explained_and_own_words_are_not() -> None:
    kinds, words = tables(
        "glossary",
        entry("contact", 1, wanted="no", channel="text", tactics=["apology"], tags=["my word"]),
        entry("incident", 2, title="a", tags=["threat"]),
        entry("incident", 3, title="b", tags=["threat"]),
        entry("incident", 4, title="c", tags=["threat"]),
    )
    assert {row["Kind of entry"]: row["Entries"] for row in kinds} == {
        "Incident": "3",
        "Unrequested contact": "1",
    }
    found = {row["As printed"]: (row["Chosen from the list"], row["Entries"]) for row in words}
    assert found == {
        "text message": ("channels", "1"),
        "apologises": ("manners of contact", "1"),
        "a threat against a person": ("subjects: Harm and danger", "2–4"),
    }


def test_without_words_from_lists_there_is_nothing_to_explain() -> None:
    assert schedule("glossary", material(entry("incident", 1, title="a", tags=["own"]))) is None
