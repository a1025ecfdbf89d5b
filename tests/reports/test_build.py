"""What is in a report, for whom, and what it says of what is not in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from evidencelog.core import kinds, parts
from evidencelog.core.history import Damage, Fate
from evidencelog.core.moments import Occurred
from evidencelog.reports.build import build
from evidencelog.reports.model import Cover, Entry, Report
from evidencelog.reports.selection import Audience, Selection
from tests.reports.samples import (
    COURT,
    LAWYER,
    STATE,
    attachment,
    history,
    incident,
    occurred,
    printed,
    recorded,
    report,
    standing,
    text,
    version,
)

ADDRESS = "17 Quiet Lane"
PHONE = "555-0199"


def scope(found: Report) -> tuple[str, ...]:
    (cover,) = (part for part in found.parts if isinstance(part, Cover))
    return cover.scope


def answers(entry: Entry) -> dict[str, str]:
    return {fact.label: fact.value for fact in (*entry.facts, *entry.answers)}


def everything(one: Report) -> str:
    return repr(one)


def guarded() -> kinds.Incident:
    return incident(
        "At the door.",
        place=parts.Place(text="The house", address=ADDRESS, coordinates="51.5, -0.1"),
        people=(parts.Present(name="Ann Neighbour", role="witness", contact=PHONE),),
        children=(parts.Child(name="Maya Doe-Smith", how="heard"),),
    )


def test_entries_stand_in_the_order_in_which_things_happened() -> None:
    later = incident("b", 1)
    earlier = msgspec.structs.replace(incident("a", 2), occurred=occurred("2026-01-02T10:00"))
    undated = msgspec.structs.replace(incident("c", 3), occurred=Occurred(precision="unknown"))
    found = report(standing(later), standing(earlier), standing(undated))
    assert [entry.number for entry in found.entries] == [2, 1, 3]
    assert [entry.month for entry in found.entries] == [
        "January 2026",
        "March 2026",
        "Date not known",
    ]
    assert found.subtitle == "January 2026 – March 2026"


def test_an_event_keeps_its_time_and_the_delay_until_it_was_written_down() -> None:
    found = answers(report(standing(incident("a"))).entries[0])
    assert found["When"] == "Sat 14 Mar 2026, 18:05 (UTC-04:00)"
    assert found["Written down"].startswith("Mon 16 Mar 2026, 09:12:30 (UTC-04:00)")
    assert "written down 1 day" in found["Written down"]


@pytest.mark.parametrize("audience", ["me", "lawyer", "advocate", "police", "court"])
def test_private_entries_are_in_no_report(audience: Audience) -> None:
    private = standing(incident("secret", 1))
    private.label = "private"
    found = report(private, standing(incident("shown", 2)), selection=Selection(audience=audience))
    assert "secret" not in everything(found)
    assert [entry.number for entry in found.entries] == [2]


def test_a_court_sees_open_entries_only() -> None:
    confidential = standing(incident("for the lawyer", 1))
    confidential.label = "lawyer"
    chosen = (confidential, standing(incident("open", 2)))
    assert [entry.number for entry in report(*chosen).entries] == [1, 2]
    assert [entry.number for entry in report(*chosen, selection=COURT).entries] == [2]


def test_addresses_and_contact_details_are_withheld_and_said_to_be() -> None:
    found = report(standing(guarded()))
    assert ADDRESS not in everything(found)
    assert PHONE not in everything(found)
    assert answers(found.entries[0])["Address"] == "withheld"
    assert answers(found.entries[0])["Contact of Ann Neighbour"] == "withheld"
    assert any("withheld" in sentence for sentence in scope(found))


def test_addresses_and_contact_details_are_printed_when_asked_for() -> None:
    found = report(standing(guarded()), selection=Selection(addresses=True, contacts=True))
    assert answers(found.entries[0])["Address"] == ADDRESS
    assert answers(found.entries[0])["Contact of Ann Neighbour"] == PHONE
    assert not any("withheld" in sentence for sentence in scope(found))


def test_what_is_withheld_is_not_in_the_file_either() -> None:
    before = guarded()
    place = parts.Place(text="The house", address="Another Hidden Road")
    after = msgspec.structs.replace(before, place=place, reason="slip")
    pdf, _ = printed(report(standing(before, after)))
    found = text(pdf)
    for secret in (ADDRESS, PHONE, "51.5", "Another Hidden Road"):
        assert secret not in found
        assert secret.encode() not in pdf
        assert secret.encode("utf-16-be") not in pdf


def test_a_child_is_named_by_initials_where_others_read() -> None:
    assert "Maya" not in everything(report(standing(guarded()), selection=COURT))
    assert answers(report(standing(guarded()), selection=COURT).entries[0])["Children"] == (
        "M. D. S. – heard it"
    )
    assert "Maya Doe-Smith" in everything(report(standing(guarded())))


@pytest.mark.parametrize(
    "name", ["Maya Doe-Smith.jpg", "2026_maya_doe_smith_2.jpg", "Maya Doe-Smith 2014.jpg"]
)
def test_a_file_name_does_not_name_a_child_where_others_read(name: str) -> None:
    entry = msgspec.structs.replace(guarded(), attachments=(attachment(name, b"x"),))
    assert "maya" not in everything(report(standing(entry), selection=COURT)).casefold()
    assert name in everything(report(standing(entry)))


def test_what_chose_the_entries_does_not_name_a_child_where_others_read() -> None:
    selection = replace(COURT, person="Maya Doe-Smith")
    found = report(standing(guarded()), selection=selection)
    assert "naming M. D. S." in scope(found)[0]
    assert "Maya" not in everything(found)


def test_no_entry_points_to_one_that_its_reader_may_not_see() -> None:
    links = tuple(parts.Link(number=number, how="before it") for number in (2, 3, 4))
    hidden, gone, shown = (standing(incident(f"text {n}", n)) for n in (2, 3, 4))
    hidden.label = "private"
    gone.withdrawn = Fate(seq=50, reason="not needed", recorded=recorded())
    pointing = standing(incident("shown", 1, links=links))
    found = build(history(pointing, hidden, gone, shown), LAWYER, state=STATE)
    assert answers(found.entries[0])["See also"] == "entry 4 (before it)"


@pytest.mark.parametrize(
    ("direction", "own", "other"),
    [("in", "recipient", "sender"), ("out", "sender", "recipient"), (None, "recipient", "sender")],
)
def test_the_number_of_whoever_keeps_the_log_is_withheld_like_an_address(
    direction: str | None, own: str, other: str
) -> None:
    ends = {own: PHONE, other: "555-0100"}
    entry = msgspec.convert(
        {"kind": "contact", "number": 1, "direction": direction} | ends, kinds.Contact
    )
    found = everything(report(standing(entry)))
    assert PHONE not in found
    assert "555-0100" in found
    assert PHONE in everything(report(standing(entry), selection=Selection(contacts=True)))


def test_a_witness_keeps_numbers_private_but_the_other_party_does_not() -> None:
    def person(role: str) -> kinds.Person:
        return msgspec.convert(
            {
                "kind": "person",
                "number": 1,
                "name": "Ann",
                "role": role,
                "identifiers": [{"value": PHONE}],
            },
            kinds.Person,
        )

    assert PHONE not in everything(report(standing(person("witness"))))
    assert PHONE in everything(report(standing(person("other party"))))


def test_withdrawn_erased_and_left_out_entries_are_counted_not_printed() -> None:
    withdrawn, erased, old = (standing(incident(f"text {n}", n)) for n in (1, 2, 3))
    withdrawn.withdrawn = Fate(seq=50, reason="not needed", recorded=recorded())
    erased.erased = Fate(seq=51, reason="other", recorded=recorded())
    erased.versions = []
    old.label = "private"
    log = history(withdrawn, erased, old, standing(incident("shown", 4)))
    log.damaged.append(Damage(seq=7, what="the key is gone"))
    found = build(log, LAWYER, state=STATE)
    assert [entry.number for entry in found.entries] == [4]
    said = " ".join(scope(found))
    assert "1 other entry of the log is not part" in said
    assert "1 entry was withdrawn" in said
    assert "1 entry was erased" in said
    assert "1 record could not be read" in said
    assert "text 1" not in everything(found)


def test_a_correction_keeps_what_stood_before_with_date_and_reason() -> None:
    first = incident("He shouted.", weapon="a stick")
    second = msgspec.structs.replace(
        first,
        account="He spoke loudly.",
        weapon=None,
        reason="slip",
        recorded=recorded("2026-03-19T10:00:00"),
    )
    (entry,) = report(standing(first, second)).entries
    assert entry.account == "He spoke loudly."
    (change,) = entry.changes
    assert change.heading == "Changed on Thu 19 Mar 2026, 10:00:00 (UTC-04:00) (version 2)"
    assert change.reason == "slip"
    assert [(fact.label, fact.value) for fact in change.before] == [
        ("Own account", "He shouted."),
        ("Weapon or object", "a stick"),
    ]


def test_a_detail_is_printed_as_added_not_as_a_correction() -> None:
    one = standing(incident("He shouted."))
    added = kinds.Incident(recorded=recorded("2026-03-19T11:00:00"), vehicle="a red van")
    one.details.append(version(added, 99))
    (entry,) = report(one).entries
    (change,) = entry.changes
    assert change.heading == "Added on Thu 19 Mar 2026, 11:00:00 (UTC-04:00)"
    assert [(fact.label, fact.value) for fact in change.added] == [("Vehicle", "a red van")]
    assert change.before == ()


def test_own_account_and_words_of_others_stay_apart() -> None:
    quote = parts.Quote(
        text="No vengo.",
        by="Sam",
        exact="yes",
        language="Spanish",
        translation="I am not coming.",
        translator="Lee",
    )
    (entry,) = report(standing(incident("My account.", words=(quote,)))).entries
    assert entry.account == "My account."
    (quoted,) = entry.quotes
    assert quoted.source == "Words of Sam – exact words, Spanish"
    assert quoted.text == "No vengo."
    assert (quoted.translation, quoted.translated_by) == ("I am not coming.", "Translation by Lee")


def test_contact_that_was_not_wanted_is_said_neutrally() -> None:
    entry = kinds.Contact(number=1, recorded=recorded(), wanted="no", tactics=("apology",), count=7)
    (found,) = report(standing(entry)).entries
    assert found.kind == "Unrequested contact"
    assert "7 times" in found.summary


def test_answers_that_are_not_known_are_named() -> None:
    (found,) = report(standing(incident("a", unknown=("weapon", "vehicle")))).entries
    assert answers(found)["Not known"] == "Weapon or object, Vehicle"


def test_a_field_of_a_newer_version_is_printed_as_label_and_value() -> None:
    other = (("/later/field", "its value"), ("/later/address", ADDRESS))
    found = report(standing(incident("a"), other=other))
    assert answers(found.entries[0])["later/field"] == "its value"
    assert ADDRESS not in everything(found)


def test_only_the_chosen_days_kinds_and_numbers_are_taken() -> None:
    march, january = (
        incident("m", 1),
        msgspec.structs.replace(incident("j", 2), occurred=occurred("2026-01-31T23:00")),
    )
    contact = kinds.Contact(number=3, recorded=recorded(), occurred=occurred())
    chosen = (standing(march), standing(january), standing(contact))

    def numbers(selection: Selection) -> list[int]:
        return [entry.number for entry in report(*chosen, selection=selection).entries]

    assert numbers(Selection(since=date(2026, 2, 1))) == [1, 3]
    assert numbers(Selection(until=date(2026, 1, 31))) == [2]
    assert numbers(Selection(kinds=frozenset(("contact",)))) == [3]
    assert numbers(Selection(numbers=frozenset((2, 3)))) == [2, 3]


def test_the_preview_names_the_people_and_places_of_the_chosen_entries() -> None:
    hidden = standing(incident("x", 2, place=parts.Place(text="Elsewhere")))
    hidden.label = "private"
    found = report(standing(guarded()), hidden)
    assert [one.name for one in found.people] == ["Ann Neighbour", "Maya Doe-Smith"]
    assert [one.name for one in found.places] == ["The house"]


def test_a_person_is_entered_among_the_entries_but_is_no_event() -> None:
    person = kinds.Person(number=1, recorded=recorded(), name="Sam Doe", role="other party")
    found = report(standing(person), standing(incident("a", 2)))
    assert [(entry.number, entry.event, entry.title) for entry in found.entries] == [
        (2, True, ""),
        (1, False, "Sam Doe"),
    ]


def test_a_court_reads_a_childs_name_nowhere_in_the_labelled_answers() -> None:
    child = kinds.Person(
        number=1,
        recorded=recorded(),
        name="Maya Doe",
        short="Maya",
        role="child",
        born="2017-03-04",
    )
    quote = parts.Quote(text="I heard it.", by="Maya Doe", exact="yes")
    present = parts.Present(name="Maya Doe", contact=PHONE)
    order = kinds.Order(number=3, recorded=recorded(), protected=("Lee", "maya", "Maya Doe"))
    seen = incident(
        "a", 2, words=(quote,), children=(parts.Child(name="Maya Doe"),), people=(present,)
    )
    found = report(standing(child), standing(seen), standing(order), selection=COURT)
    assert "maya" not in everything(found).casefold()
    assert "2017" not in everything(found)
    assert found.entries[0].quotes[0].source == "Words of M. D. – exact words"


def test_own_words_to_others_are_not_laid_in_anothers_mouth() -> None:
    (entry,) = report(standing(incident("a", words=(parts.Quote(text="Stop.", by="me"),)))).entries
    assert (
        entry.quotes[0].source == "Own words to others – as noted by the person who keeps the log"
    )
    assert report(standing(incident("a", words=(parts.Quote(text="Stop.", by="me"),)))).people == ()


def test_a_month_is_not_taken_for_a_child_of_that_name() -> None:
    may = parts.Child(name="May", how="saw")
    entry = incident("a", children=(may,))
    moved = msgspec.structs.replace(entry, occurred=occurred("2026-05-02T10:00"))
    (found,) = report(standing(moved), selection=COURT).entries
    assert answers(found)["When"].startswith("Sat 2 May 2026")
    assert answers(found)["Children"] == "M. – saw it"


@pytest.mark.parametrize(
    ("born", "printed_as"),
    [("1980-03-04", "1980"), ("4 March 1980", "1980"), ("in spring", "withheld")],
)
def test_a_court_reads_only_the_year_of_a_birth(born: str, printed_as: str) -> None:
    person = kinds.Person(number=1, recorded=recorded(), name="Ann", role="witness", born=born)
    (entry,) = report(standing(person), selection=COURT).entries
    assert answers(entry)["Born"] == printed_as
    (whole,) = report(standing(person), selection=replace(COURT, in_full=True)).entries
    assert answers(whole)["Born"] == born


def test_a_working_copy_names_children_in_full() -> None:
    found = report(standing(guarded()), selection=replace(COURT, in_full=True))
    assert "Maya Doe-Smith" in answers(found.entries[0])["Children"]
