"""Message reports of OurFamilyWizard: each message once, with when it was first viewed."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.importers.drafts import Declared, Item
from evidencelog.importers.importer import Options, Pages, SourceError, UndecidedError
from evidencelog.importers.ofw.importer import OurFamilyWizardImporter
from tests.importers.told_sources import Members, drafts, read, remarks, skips

OFW = OurFamilyWizardImporter()
ALEX, BLAKE = "Alex Rivera", "Blake Stone"


class Report(Members):
    """A PDF whose pages have these texts."""

    texts: tuple[str, ...] = ()

    def peek(self, name: str) -> bytes:
        return self.members[name]

    def pages(self, name: str) -> Pages:
        if not self.members[name].startswith(b"%PDF-"):
            raise SourceError("it is none")
        return Pages(texts=_PAGES[self.members[name]])


_PAGES: dict[bytes, tuple[str, ...]] = {}


def report(*pages: str, beside: dict[str, bytes] | None = None) -> Report:
    name = f"%PDF-{len(_PAGES)}".encode()
    _PAGES[name] = pages
    return Report({"report.pdf": name, **(beside or {})})


HEAD = """OurFamilyWizard | Message Report Page 1 of 2
Message Report
Generated: 07/11/2026 6:04 AM by Alex Rivera
Timezone: America/New_York
Contains: {count} selected messages
Order: Chronological (oldest first, most recent last)
"""


def message(
    sent: str,
    text: str,
    *,
    sender: str = ALEX,
    to: str = f"{BLAKE} (First Viewed: 03/14/2026 7:15 PM)",
    subject: str = "Pick-up",
) -> str:
    return f"Sent: {sent}\nFrom: {sender}\nTo: {to}\nSubject: {subject}\n\n{text}\n"


def found(*pages: str, options: Options | None = None) -> list[Item]:
    return read(OFW, report(*pages), options or Options())


def two(*, closing: bool = False) -> str:
    first = message("03/14/2026 6:05 PM", "Can you come at five?")
    to = f"{ALEX} (First Viewed: Never)"
    second = message("03/15/2026 8:00 AM", "No.", sender=BLAKE, to=to, subject="Re: Pick-up")
    entries = (first, second + "\n" + first)
    parts = [HEAD.format(count=2)]
    for number, entry in enumerate(entries, 1):
        marker = f"Message {number} of 2\n"
        parts += [entry, marker] if closing else [marker, entry]
    return "".join(parts)


@pytest.mark.parametrize("closing", [False, True])
def test_each_message_comes_once_wherever_the_markers_stand(closing: bool) -> None:
    items = found(two(closing=closing))

    first, second = drafts(items)
    assert (first.text, second.text) == ("Can you come at five?", "No.")
    assert [first.place, second.place] == ["message 1, page 1", "message 2, page 1"]
    assert (second.subject, second.reply_to) == ("Re: Pick-up", first.key)
    assert [item.count for item in items if isinstance(item, Declared)] == [2]
    assert remarks(items) == []


def test_times_are_placed_in_the_zone_that_the_report_names() -> None:
    stamp = drafts(found(two()))[0].stamp

    assert stamp is not None
    assert (stamp.raw, stamp.local) == ("03/14/2026 6:05 PM", "2026-03-14T18:05")
    assert (stamp.instant, stamp.source) == ("2026-03-14T22:05:00.000Z", "in the file")
    assert stamp.zone == "America/New_York"


def test_without_a_zone_times_stay_local_until_one_is_told() -> None:
    text = two().replace("Timezone: America/New_York\n", "")

    alone = drafts(found(text))[0].stamp
    told = drafts(found(text, options=Options(zone="America/Chicago")))[0].stamp

    assert alone is not None
    assert told is not None
    assert (alone.instant, alone.source) == (None, "unknown")
    assert (told.instant, told.source) == ("2026-03-14T23:05:00.000Z", "told")


def test_a_zone_that_was_told_does_not_overrule_the_report() -> None:
    items = found(two(), options=Options(zone="Europe/Berlin"))

    stamp = drafts(items)[0].stamp
    assert stamp is not None
    assert stamp.zone == "America/New_York"
    assert remarks(items) == [
        "you said Europe/Berlin, but the report names the zone America/New_York: this one counts"
    ]


def test_a_zone_of_another_name_is_reported() -> None:
    items = found(two().replace("America/New_York", "Eastern Time"))

    assert "names the time zone Eastern Time" in remarks(items)[0]


def test_first_viewed_stands_as_it_is_and_in_utc() -> None:
    first, second = drafts(found(two()))

    assert dict(first.fields) == {
        f"First Viewed: {BLAKE}": "03/14/2026 7:15 PM",
        f"First Viewed (UTC): {BLAKE}": "2026-03-14T23:15:00.000Z",
    }
    assert dict(second.fields) == {f"First Viewed: {ALEX}": "Never"}


def test_several_recipients_over_several_lines_are_told_apart() -> None:
    to = f"{BLAKE} (Dad) (First Viewed: Never)\n  Casey Stone(First Viewed: 03/14/2026 at\n8:00 PM)"
    (draft,) = drafts(found("Message Report\n" + message("03/14/2026 at 6:05 PM", "hi", to=to)))

    assert [side.id for side in draft.recipients] == [f"{BLAKE} (Dad)", "Casey Stone"]
    assert dict(draft.fields)["First Viewed: Casey Stone"] == "03/14/2026 at 8:00 PM"


def test_labels_may_stand_above_their_values() -> None:
    text = (
        "Message Report\nMessage 1 of 1\nSent:\n01/15/2025 at 03:45 PM\nFrom:\nJosé Díaz\nTo:\n"
        f"{BLAKE} (First Viewed: 01/15/2025 at 04:00 PM)\nSubject:\nUpdate\n\nMoved to nine."
    )

    (draft,) = drafts(found(text))

    assert (draft.sender and draft.sender.id, draft.subject) == ("José Díaz", "Update")
    assert draft.text == "Moved to nine."


def test_only_who_was_told_is_the_owner() -> None:
    unknown = drafts(found(two()))
    told = drafts(found(two(), options=Options(me=frozenset({"alex rivera"}))))

    assert [(one.direction, one.state) for one in unknown] == [(None, None)] * 2
    assert [(one.direction, one.state) for one in told] == [("out", "sent"), ("in", "received")]


def test_a_message_that_is_only_quoted_is_kept_and_says_so() -> None:
    old = message("03/01/2026 9:00 AM", "The older one.")
    text = "Message Report\nMessage 1 of 1\n" + message("03/14/2026 6:05 PM", "New.") + old

    new, quoted = drafts(found(text))

    assert (quoted.text, quoted.place) == ("The older one.", "page 1")
    assert "quoted below another" in quoted.notes[0]
    assert new.reply_to == quoted.key


def test_two_messages_of_one_minute_stay_two() -> None:
    one = message("03/14/2026 6:05 PM", "First.")
    other = message("03/14/2026 6:05 PM", "Second.")
    text = f"Message Report\nMessage 1 of 2\n{one}\nMessage 2 of 2\n{other}\n{one}"

    first, second = drafts(found(text))

    assert (first.text, second.text) == ("First.", "Second.")
    assert first.key != second.key
    assert second.reply_to == first.key


def test_a_repetition_that_says_something_else_is_kept_beside_it() -> None:
    one = message("03/14/2026 6:05 PM", "At five.")
    changed = message("03/14/2026 6:05 PM", "At six.")
    later = message("03/15/2026 6:05 PM", "Really?", sender=BLAKE, to=ALEX)
    text = f"Message Report\nMessage 1 of 2\n{one}\nMessage 2 of 2\n{later}\n{changed}"

    first, _second = drafts(found(text))

    assert first.text == "At five."
    assert dict(first.fields)["repeated with another text"] == "At six."


def test_heads_of_pages_and_repeated_lines_are_no_text() -> None:
    first = "Message Report\nMessage 1 of 1\n" + message("03/14/2026 6:05 PM", "line one\nline two")
    second = "| Message Report Page 2 of 2\nline two\nline three\n"

    (draft,) = drafts(found(first, second))

    assert draft.text is not None
    assert draft.text.split("\n")[-1] == "line three"
    assert draft.text.count("line two") == 1
    assert "taken once" in draft.notes[0]


def test_attachments_are_named_with_their_sizes_and_found_beside_the_report() -> None:
    body = "Look.\n\nSee Attachments: list.pdf (1.6 MB),\nphoto, edited. JPG (200 KB)"
    source = report(
        "Message Report\nMessage 1 of 1\n" + message("03/14/2026 6:05 PM", body),
        beside={"list.pdf": b"list"},
    )

    (draft,) = drafts(read(OFW, source))

    listed, photo = draft.files
    assert draft.text == "Look."
    assert listed.read is not None
    assert (photo.name, photo.read) == ("photo, edited. JPG", None)
    assert photo.note == "the report only names it: 200 KB"


def test_words_about_attachments_that_list_none_stay_in_the_text() -> None:
    body = "See Attachments: I sent them yesterday"

    (draft,) = drafts(found("Message Report\n" + message("03/14/2026 6:05 PM", body)))

    assert (draft.text, draft.files) == (body, ())


def test_an_entry_that_cannot_be_read_is_a_skip_and_the_count_is_told() -> None:
    text = HEAD.format(count=2) + "Message 1 of 2\nSent: some day\nFrom: x\nMessage 2 of 2\n"
    items = found(text + message("03/14/2026 6:05 PM", "hi"))

    assert [skip.place for skip in skips(items)] == ["message 1, page 1"]
    assert skips(items)[0].excerpt == "Sent: some day / From: x"
    assert remarks(items) == ["the report says that it has 2 messages, and 1 were found in it"]


def ambiguous(sent: str, viewed: str) -> str:
    to = f"{BLAKE} (First Viewed: {viewed})"
    return "Message Report\n" + message(sent, "hi", to=to)


def test_the_order_of_day_and_month_follows_from_the_report_or_is_asked() -> None:
    text = ambiguous("03/04/2026 6:05 PM", "03/05/2026 6:05 PM")
    with pytest.raises(UndecidedError, match="could also be a month") as raised:
        found(text)
    assert raised.value.needs == "date_order"

    told = drafts(found(text, options=Options(date_order="dmy")))[0].stamp
    shown = drafts(found(ambiguous("03/04/2026 6:05 PM", "13/04/2026 18:05")))[0].stamp

    assert told is not None
    assert shown is not None
    assert (told.local, shown.local) == ("2026-04-03T18:05", "2026-04-03T18:05")


def test_evidence_beats_what_was_told() -> None:
    items = found(two(), options=Options(date_order="dmy"))

    stamp = drafts(items)[0].stamp
    assert stamp is not None
    assert stamp.local == "2026-03-14T18:05"
    assert remarks(items)[0].startswith("you said dmy, but the file shows mdy")


def test_only_such_reports_are_recognised() -> None:
    assert OFW.recognise(report(two())) is not None
    other = report("TalkingParents Records\nSent: 1\nTo: 2")
    assert OFW.recognise(other) is None
    with pytest.raises(SourceError, match="not a message report"):
        read(OFW, other)
    assert OFW.recognise(Members({"a.pdf": b"%PDF-"})) is None


def test_long_reports_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        first = message("03/14/2026 6:05 PM", "x")
        entries = "".join(
            f"Message {number} of {count}\n"
            + message(f"03/{number % 28 + 1:02}/20{number % 90 + 10} 6:05 PM", f"text {number}")
            + first
            for number in range(1, count + 1)
        )
        began = time.perf_counter()
        assert len(drafts(found("Message Report\n" + entries))) >= count
        return time.perf_counter() - began

    assert seconds(4000) < 12 * seconds(1000) + 0.5


_WORDS: Sequence[str] = (
    "Sent: 03/14/2026 6:05 PM", "From: A", "To: B (First Viewed: Never)", "To:", "Subject: s",
    "Message 1 of 2", "Message 2 of 2", "See Attachments: a.pdf (1 KB),", "text", "", "Sent:",
    "Message Report Page 1 of 2", "99/99/9999 99:99 PM",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(_WORDS), max_size=25), max_size=4))
def test_lines_in_any_order_end_in_records_skips_or_a_refusal(pages: list[list[str]]) -> None:
    texts = ["Message Report\n" + "\n".join(page) for page in pages]
    try:
        items = found(*texts)
    except (SourceError, UndecidedError):
        return
    assert all(draft.sender is not None for draft in drafts(items))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_of_a_message_stays_as_it_is(text: str) -> None:
    body = " ".join(text.split()) or "x"

    (draft,) = drafts(found("Message Report\n" + message("03/14/2026 6:05 PM", f"<{body}>")))

    assert draft.text == f"<{body}>"
