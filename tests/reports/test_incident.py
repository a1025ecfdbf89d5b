"""The report for the police: what was answered, under the headings of their forms."""

from __future__ import annotations

import pytest

from evidencelog.core import kinds, parts
from evidencelog.reports.incident import incident_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Fact, IncidentReport, Occasion
from evidencelog.reports.selection import Selection
from tests.reports.everything import standings
from tests.reports.materials import entry, material, material_of
from tests.reports.samples import history, recorded, version


def report(of: Material) -> IncidentReport:
    found = incident_of(of)
    assert found is not None
    return found


def groups(occasion: Occasion) -> dict[str, dict[str, str]]:
    return {
        heading: {fact.label: fact.value for fact in facts} for heading, facts in occasion.groups
    }


def test_answers_stand_under_the_headings_of_a_form() -> None:
    one = entry(
        "incident",
        4,
        title="At the door",
        account="He kicked it.",
        words=[{"text": "Open", "by": "Sam", "exact": "yes"}],
        place={"text": "front door", "address": "17 Quiet Lane"},
        people=[{"name": "Ann", "role": "witness", "contact": "555-0199"}],
        children=[{"name": "Mia", "how": "heard"}],
        injuries="none",
        damage="the panel",
        weapon="a stick",
        vehicle="grey car",
        police={"force": "City Police", "report": "26-1"},
    )
    (occasion,) = report(material(one)).occasions
    found = groups(occasion)
    assert found["When"]["When"] == "Sat 14 Mar 2026, 18:05 (UTC-04:00)"
    assert found["Where"] == {"Where": "front door", "Address": "withheld"}
    assert found["Who"] == {"People": "Ann (witness)", "Contact of Ann": "withheld"}
    assert found["Children"] == {"Children": "Mia – heard it"}
    assert found["Harm and damage"] == {"Injuries": "none", "Damage": "the panel"}
    assert found["Objects and vehicles"] == {"Weapon or object": "a stick", "Vehicle": "grey car"}
    assert found["Reported before"] == {"Police": "force: City Police\nreport number: 26-1"}
    assert (occasion.title, occasion.account) == ("At the door", "He kicked it.")
    assert [quote.text for quote in occasion.quotes] == ["Open"]


def test_no_answer_is_lost_between_the_headings() -> None:
    log = history(*standings(2))
    of = material_of(log, Selection(addresses=True, contacts=True))
    printed = {
        occasion.entry: [fact for _heading, facts in occasion.groups for fact in facts]
        for occasion in report(of).occasions
    }
    for one in of.entries:
        if log.entries[one.number].kind != "report":
            assert sorted(map(repr, (*one.facts, *one.answers))) == sorted(
                map(repr, printed[one.number])
            )


def test_what_was_added_later_says_when() -> None:
    one = entry("incident", 1, title="a")
    added = kinds.Incident(
        recorded=recorded("2026-03-19T11:00:00"),
        police=parts.PoliceReport(report="26-7"),
    )
    one.details.append(version(added, 99))
    found = report(material(one))
    assert groups(found.occasions[0])["Reported before"] == {
        "Police": "report number: 26-7\n(Added on Thu 19 Mar 2026, 11:00:00 (UTC-04:00))"
    }
    assert found.earlier == (Fact(label="Police report (entry 1)", value="26-7"),)


def test_earlier_reports_are_named_by_their_numbers() -> None:
    made = entry(
        "report",
        2,
        "2026-03-12",
        agency="police",
        agency_name="City Police",
        reference="26-031877",
        officer="K. Brandt",
        badge="2241",
        outcome="noted",
    )
    found = report(material(entry("incident", 1, title="a"), made))
    assert [occasion.entry for occasion in found.occasions] == [1]
    assert found.earlier == (
        Fact(
            label="Report (entry 2)",
            value="26-031877; City Police; Thu 12 Mar 2026; K. Brandt; 2241; noted",
        ),
    )


def test_officer_badge_number_station_and_day_are_left_to_fill_in() -> None:
    labels = [blank.label for blank in report(material(entry("incident", 1))).blanks]
    for label in ("Officer", "Badge number", "Report number", "Station", "Received on, at"):
        assert label in labels


@pytest.mark.parametrize("owner", ["Robin H.", ""])
def test_the_person_is_named_when_the_name_is_known(owner: str) -> None:
    found = report(material(entry("incident", 1), owner=owner))
    assert [fact.value for fact in found.person] == ([owner] if owner else [])


def test_without_entries_there_is_no_report() -> None:
    assert incident_of(material()) is None


def test_the_words_of_a_clause_come_along_without_the_order() -> None:
    order = entry(
        "order", 5, case_number="26-7", numbered=[{"number": "7", "text": "No contact at all."}]
    )
    one = entry("incident", 9, clauses=[{"clause": "7", "order": "5"}])
    only = material(one, order, selection=Selection(numbers=frozenset((9,))))
    facts = groups(report(only).occasions[0])["Orders and stated limits"]
    assert facts["Clause 7 of the order 26-7"] == "No contact at all."


def test_the_words_of_a_private_order_do_not_come_along() -> None:
    order = entry("order", 5, numbered=[{"number": "7", "text": "No contact at all."}])
    order.label = "private"
    one = entry("incident", 9, clauses=[{"clause": "7", "order": "5"}])
    assert "No contact at all." not in str(report(material(one, order)))
