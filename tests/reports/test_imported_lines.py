"""Imported rows in print: whose words, when, from which place, and what is not printed."""

from __future__ import annotations

from evidencelog.core import kinds, parts
from evidencelog.core.history import Standing
from evidencelog.core.imported import (
    Correspondent,
    Difference,
    FoundTime,
    Message,
    Sender,
    SkippedRow,
    Statement,
    Wording,
)
from evidencelog.reports.build import build
from evidencelog.reports.excerpts import Excerpt, Omitted
from evidencelog.reports.model import Conversation, Conversations, Report
from evidencelog.reports.presentation import Presentation
from evidencelog.reports.selection import Selection
from tests.reports.materials import entry
from tests.reports.samples import (
    COURT,
    LAWYER,
    STATE,
    attachment,
    history,
    occurred,
    recorded,
    standing,
)

CASEY = Correspondent(id="+15550142", name="Casey")
SOURCE = attachment("sms.xml", b"<smses/>", "application/xml")
PHOTO = attachment("door.jpg", b"picture")


def message(row: int, text: str | None = None, **more: object) -> Message:
    given: dict[str, object] = {
        "conversation": "+15550142",
        "direction": "in",
        "sender": CASEY,
        "time": FoundTime(
            raw="1",
            instant=f"2026-03-14T22:0{row}:00.000Z",
            local=f"2026-03-14T18:0{row}:00",
            offset="-04:00",
            source="in the file",
        ),
    }
    return Message(import_=5, row=row, text=text, **(given | more))  # type: ignore[arg-type]


def imported(**more: object) -> Standing:
    made = kinds.Import(
        number=5,
        recorded=recorded(),
        title="Casey",
        format="sms",
        importer_version=1,
        rows=9,
        records=9,
        attachments=(SOURCE,),
        **more,  # type: ignore[arg-type]
    )
    return standing(made)


def excerpt(*rows: Message, source: Standing | None = None, **more: object) -> Excerpt:
    found = (source or imported()).current
    assert isinstance(found, kinds.Import)
    given: dict[str, object] = {
        "conversation": "+15550142",
        "title": "Casey",
        "service": "SMS",
        "zone": "America/New_York",
        "total": 9,
    }
    return Excerpt(number=5, entry=found, rows=rows, **(given | more))  # type: ignore[arg-type]


def report(
    *standings: Standing, excerpts: tuple[Excerpt, ...], selection: Selection = LAWYER
) -> Report:
    return build(
        history(*standings),
        selection,
        state=STATE,
        presentation=Presentation(owner="Robin H."),
        excerpts=excerpts,
    )


def conversations(of: Report) -> tuple[Conversation, ...]:
    part = of.part("conversations")
    assert isinstance(part, Conversations)
    return part.conversations


def only(*rows: Message, omitted: tuple[Omitted, ...] = ()) -> Conversation:
    (found,) = conversations(report(imported(), excerpts=(excerpt(*rows, omitted=omitted),)))
    return found


def facts(of: Conversation) -> dict[str, str]:
    return {fact.label: fact.value for fact in of.facts}


def test_a_line_has_its_words_its_time_with_offset_and_the_row_that_it_is() -> None:
    found = only(message(1, "I am outside.\nOpen."), message(2, "Go.", direction="out"))
    first, second = found.messages
    assert found.title == "Casey: SMS"
    assert (first.text, first.sender, first.outgoing) == ("I am outside.\nOpen.", "Casey", False)
    assert first.when == "Sat 14 Mar 2026, 18:01:00 (UTC-04:00)"
    assert (first.source, first.entry) == ("5.1", None)
    assert (second.sender, second.outgoing) == ("Robin H.", True)


def test_both_sides_the_source_and_where_times_are_from_stand_above() -> None:
    told = facts(only(message(1, "a")))
    assert told["Between"] == "Casey (+15550142)\nRobin H."
    assert told["Rows printed"] == "1 of 9 rows of this conversation in the import"
    assert told["Times"] == "zone or offset as the file has it"
    assert SOURCE.sha256 in told["Source file"]


def test_a_person_of_the_log_is_named_beside_the_number_never_in_its_place() -> None:
    known = entry(
        "person", 9, name="Casey Doe", role="other party", identifiers=[{"value": "+1 555 0142"}]
    )
    (found,) = conversations(report(imported(), known, excerpts=(excerpt(message(1, "a")),)))
    assert facts(found)["Between"].startswith("Casey (+15550142), noted as Casey Doe")
    assert found.messages[0].sender == "Casey"


def test_an_instant_is_shown_by_the_clocks_of_the_owner_and_that_is_said() -> None:
    time = FoundTime(raw="17735", instant="2026-03-14T22:05:00.000Z")
    found = only(message(1, "a", time=time))
    assert found.messages[0].when == "Sat 14 Mar 2026, 18:05:00 (UTC-04:00)"
    assert "as clocks in America/New_York showed it" in facts(found)["Times"]


def test_a_time_from_elsewhere_than_the_others_says_so() -> None:
    told = FoundTime(raw="x", local="2026-03-14T18:09", zone="America/New_York", source="told")
    found = only(message(1, "a"), message(2, "b"), message(3, "c", time=told))
    assert [line.note for line in found.messages] == [
        "",
        "",
        "zone as told by the person who keeps the log",
    ]


def test_what_is_not_printed_is_named_where_it_is_missing() -> None:
    omitted = (
        Omitted(first=1, last=2, before=3),
        Omitted(first=4, last=8, count=3, before=9),
        Omitted(first=11, last=11, before=None),
    )
    found = only(message(3, "a"), message(9, "b"), omitted=omitted)
    assert [line.before for line in found.messages] == [
        "Not printed here: 5.1 to 5.2",
        "Not printed here: 3 rows of this conversation, between 5.4 and 5.8",
    ]
    assert found.after == "Not printed here: 5.11"


def test_calls_edits_and_missing_files_are_said() -> None:
    missed = message(1, what="call", state="missed")
    edited = message(2, "b", edits=(Wording(text="a"),))
    found = only(missed, edited, message(3))
    assert [line.note for line in found.messages] == [
        "call; missed",
        "edited; 1 earlier wording",
        "no words",
    ]


def test_a_row_that_an_entry_cites_leads_to_it_and_stands_once() -> None:
    contact = standing(
        kinds.Contact(
            number=7,
            recorded=recorded(),
            occurred=occurred(),
            words=(parts.Quote(text="a", by="Casey", exact="yes"),),
            links=(parts.Link(number=5, how="5.1"),),
        )
    )
    cited = excerpt(message(1, "a"), cited={1: (7,)})
    found = conversations(report(imported(), contact, excerpts=(cited,)))
    assert [one.title for one in found] == ["Casey: SMS"]
    (line,) = found[0].messages
    assert (line.entry, line.source) == (7, "5.1, entry 7")


def test_words_of_an_entry_that_no_row_has_are_still_printed() -> None:
    contact = standing(
        kinds.Contact(
            number=7,
            recorded=recorded(),
            occurred=occurred(),
            words=(parts.Quote(text="something else", by="Casey"),),
        )
    )
    cited = excerpt(message(1, "a"), cited={1: (7,)})
    found = conversations(report(imported(), contact, excerpts=(cited,)))
    assert [line.text for one in found for line in one.messages] == ["something else", "a"]


def test_a_file_of_a_row_is_an_exhibit_of_the_import_under_the_name_of_the_row() -> None:
    shown = report(imported(), excerpts=(excerpt(message(1, attachments=(PHOTO,))),))
    assert [(one.label, one.entry) for one in shown.exhibits] == [("5-1", 5), ("5.1-1", 5)]
    (found,) = conversations(shown)
    assert found.messages[0].exhibits == ("5.1-1",)


def test_the_source_is_named_and_its_pages_are_not_printed() -> None:
    shown = report(imported(), excerpts=(excerpt(message(1, "a")),))
    (source,) = shown.exhibits
    assert source.sha256 == SOURCE.sha256
    assert source.withheld is not None


def test_an_import_is_no_event_of_the_chronology() -> None:
    shown = report(imported(), excerpts=(excerpt(message(1, "a")),))
    assert [(one.number, one.event, one.kind) for one in shown.entries] == [(5, False, "Import")]


def test_a_court_reads_counts_where_others_could_be_named() -> None:
    source = imported(
        senders=(Sender(id="+15550199", rows=3, name="Ann"),),
        sender_count=1,
        told=(Statement(what="me", value="+15550100"), Statement(what="me", value="Robin")),
        skips=(SkippedRow(row=3, place="line 5", reason="no date", excerpt="my secret"),),
        skipped=1,
        differing=(Difference(row=4, earlier="2.4", what="text"),),
        differing_count=1,
    )
    shown = report(source, excerpts=(excerpt(message(1, "a"), source=source),), selection=COURT)
    told = {fact.label: fact.value for fact in shown.entries[0].facts}
    assert told["Senders"] == "1"
    assert "+15550100" not in told["As told by the owner"]
    assert "Robin" in told["As told by the owner"]
    assert told["Could not be read"] == "3 (line 5): no date"
    assert told["Otherwise in an earlier import"] == "row 4, earlier 2.4: text"
