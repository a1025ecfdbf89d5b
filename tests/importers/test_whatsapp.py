"""WhatsApp: every message of every phone comes out, with its time, its sender and its text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evidencelog.importers.drafts import Draft
from evidencelog.importers.importer import Options, SourceError
from evidencelog.importers.whatsapp.reader import WhatsApp
from tests.importers.told_sources import Members, drafts, one, read, remarks, skips

SAMPLES = Path(__file__).parent.parent / "samples" / "chat-miner" / "whatsapp"
WHATSAPP = WhatsApp()
MARK = "\u200e"


def chat(*lines: str, name: str = "WhatsApp Chat with Sam.txt", end: str = "\n") -> Members:
    return one(end.join(lines) + end, name)


def records(*lines: str, options: Options | None = None, end: str = "\n") -> list[Draft]:
    return drafts(read(WHATSAPP, chat(*lines, end=end), options or Options()))


def first(line: str, *more: str) -> Draft:
    return records(line, *more)[0]


@pytest.mark.parametrize(
    ("sample", "count", "unattributed", "authors", "begin", "end"),
    [
        ("test_bracket_mmddyy_24hrs", 9, 3, 5, "2019-01-01T11:25", "2021-12-30T22:01"),
        ("test_dateformat1", 10, 4, 4, "2019-12-24T11:23", "2017-07-16T19:13"),
        ("test_dateformat3", 4, 0, 3, "2022-12-14T13:34", "2022-12-21T17:02"),
        ("test_dateformat5", 4, 0, 3, "2021-10-21T15:21:45", "2021-10-24T15:21:48"),
        ("test_ddmmyy_24hrs", 9, 3, 5, "2019-01-01T11:25", "2021-12-30T22:01"),
        ("test_yyyymmdd_24hrs", 9, 3, 5, "2019-01-01T11:25", "2021-12-30T22:01"),
        ("testlog", 23, 3, 6, "2019-12-24T11:23", "2022-12-24T13:01"),
    ],
)
def test_samples_give_the_counts_that_were_counted_by_others(
    sample: str, count: int, unattributed: int, authors: int, begin: str, end: str
) -> None:
    source = one((SAMPLES / f"{sample}.txt").read_bytes(), f"{sample}.txt")

    found = drafts(read(WHATSAPP, source))

    senders = Counter(draft.sender.id if draft.sender else None for draft in found)
    stamps = [draft.stamp.local for draft in found if draft.stamp]
    assert len(found) == count
    assert senders[None] == unattributed
    assert len(senders) - (None in senders) == authors
    assert (stamps[0], stamps[-1]) == (begin, end)


@pytest.mark.parametrize(
    ("head", "local"),
    [
        ("24/12/19, 15:05 - ", "2019-12-24T15:05"),
        ("24/12/19 15:05 - ", "2019-12-24T15:05"),
        ("12/24/19, 3:05 PM - ", "2019-12-24T15:05"),
        ("12/24/19, 3:05\u202fPM - ", "2019-12-24T15:05"),
        ("24/12/2019, 3:05 p. m. - ", "2019-12-24T15:05"),
        ("24/12/2019, 3:05 p.\u00a0m. - ", "2019-12-24T15:05"),
        ("24/12/2019, 12:05 a.m. - ", "2019-12-24T00:05"),
        ("24-12-2019 15:05 - ", "2019-12-24T15:05"),
        ("24.12.19, 15:05 - ", "2019-12-24T15:05"),
        ("24/12/19 18.00 - ", "2019-12-24T18:00"),
        ("2019/12/24, 15:05. - ", "2019-12-24T15:05"),
        ("2019-12-24, 3:05 p.m. - ", "2019-12-24T15:05"),
        ("2019. 12. 24. 오후 3:05 - ", "2019-12-24T15:05"),
        ("2019/12/24 下午3:05 - ", "2019-12-24T15:05"),
        ("2019年12月24日 15:05 - ", "2019-12-24T15:05"),
        ("24/12/19, 3:05 μ.μ. - ", "2019-12-24T15:05"),
        ("24/12/19, 3:05 अपराह्न - ", "2019-12-24T15:05"),
        ("24/12/2019, 3:05 in the afternoon - ", "2019-12-24T15:05"),
        ("٢٤\u200f/١٢\u200f/٢٠١٩، ٣:٠٥ م - ", "2019-12-24T15:05"),
        ("[٢٤\u200f/١٢\u200f/٢٠١٩، ٣:٠٥:٠٨ م] ", "2019-12-24T15:05:08"),
        ("[24.12.19, 15:05:08] ", "2019-12-24T15:05:08"),
        ("[12/24/19, 3:05:08\u202fPM] ", "2019-12-24T15:05:08"),
        ("[24/12/2019 15:05:08] ", "2019-12-24T15:05:08"),
        ("\u200e[24/12/2019, 15:05:08] ", "2019-12-24T15:05:08"),
        ("24/12/19 15:05:08: ", "2019-12-24T15:05:08"),
        ("12/24/19, 3:05:08 PM: ", "2019-12-24T15:05:08"),
        ("15:05, 24/12/2019 - ", "2019-12-24T15:05"),
        ("24 Dec 2019, 15:05 - ", "2019-12-24T15:05"),
        ("Dec 24, 2019, 3:05 PM - ", "2019-12-24T15:05"),
        ("24 de dic de 2019, 15:05 - ", "2019-12-24T15:05"),
        ("24/12/2562, 15:05 - ", "2019-12-24T15:05"),
    ],
)
def test_heads_of_every_phone_are_read(head: str, local: str) -> None:
    draft = first(f"{head}Ana: hello: you")

    assert draft.stamp is not None
    assert draft.stamp.local == local
    assert draft.stamp.raw in head
    assert draft.sender is not None
    assert (draft.sender.id, draft.text) == ("Ana", "hello: you")


def test_an_unknown_word_for_the_half_of_the_day_leaves_the_time_open() -> None:
    draft = first("24/12/19, 3:05 qx - Ana: hi")

    assert draft.stamp is not None
    assert draft.stamp.local is None
    assert draft.stamp.note == "the word qx for the half of the day is not known"


def test_an_impossible_half_of_the_day_is_noted() -> None:
    later, wrong = records("24/12/19, 14:37 p.m. - Ana: a", "24/12/19, 14:37 a.m. - Ana: b")

    assert later.stamp is not None
    assert wrong.stamp is not None
    assert later.stamp.local == "2019-12-24T14:37"
    assert "counts to 24" in str(later.stamp.note)
    assert wrong.stamp.local is None
    assert "says morning" in str(wrong.stamp.note)


def test_what_is_odd_about_a_time_is_noted_each_time() -> None:
    found = records(*["24/12/19, 14:37 p.m. - Ana: a"] * 3)

    assert all(draft.stamp and draft.stamp.note for draft in found)
    assert len({draft.key for draft in found}) == 3


def test_a_text_keeps_all_its_lines_and_marks() -> None:
    text = f"first {MARK}line\n\n  second \u202aone\u202c\n- third: with a colon"

    found = records(f"24/12/19, 15:05 - Ana: {text}", "24/12/19, 15:06 - Sam: next")

    assert [draft.text for draft in found] == [text, "next"]
    assert [draft.place for draft in found] == ["line 1", "line 5"]


def test_ends_of_lines_of_windows_are_no_part_of_the_text() -> None:
    found = records("[24.12.19, 15:05:08] Ana: one\ntwo", "[24.12.19, 15:05:09] Sam: x", end="\r\n")

    assert [draft.text for draft in found] == ["one\ntwo", "x"]
    assert found[1].notes == ()


def test_a_phone_number_in_marks_is_known_without_them_and_kept_with_them() -> None:
    draft = first("24/12/19, 15:05 - \u202a+1 555‑010\u202c: hi")

    assert draft.sender is not None
    assert draft.sender.id == "+1 555‑010"
    assert draft.fields == (("sender", "\u202a+1 555‑010\u202c"),)


def test_a_name_after_a_tilde_is_said_to_be_chosen_by_its_owner() -> None:
    found = read(WHATSAPP, chat("24/12/19, 15:05 - ~\u202fNev: hi"))

    sender = drafts(found)[0].sender
    assert sender is not None
    assert (sender.id, sender.name) == ("~\u202fNev", "Nev")
    assert any("in no address book" in says for says in remarks(found))


def test_a_colon_in_a_line_of_the_app_makes_nobody_a_sender() -> None:
    line = "Ana changed the subject to “Trip: 2024”"

    draft = first(f"24/12/19, 15:05 - {line}", "24/12/19, 15:06 - Ana: hi")

    assert draft.what == "system"
    assert draft.sender is None
    assert draft.text == line


def test_a_colon_in_a_name_does_not_split_it() -> None:
    draft = first("24/12/19, 15:05 - Mum :): dinner: at six")

    assert draft.sender is not None
    assert (draft.sender.id, draft.text) == ("Mum :)", "dinner: at six")


def test_direction_is_left_open_until_somebody_says_who_is_the_owner() -> None:
    lines = ("24/12/19, 15:05 - Ana: hi", "24/12/19, 15:06 - Sam: yes")

    assert [draft.direction for draft in records(*lines)] == [None, None]
    told = records(*lines, options=Options(me=frozenset({"ana"})))
    assert [draft.direction for draft in told] == ["out", "in"]


def test_the_owner_is_known_from_what_only_the_owner_can_delete() -> None:
    lines = (
        f"[24.12.19, 15:05:08] Ana: {MARK}You deleted this message.",
        "[24.12.19, 15:06:08] Sam: why",
    )

    found = read(WHATSAPP, chat(*lines), Options(me=frozenset({"Sam"})))

    assert [draft.direction for draft in drafts(found)] == ["out", "in"]
    assert any("the file shows that Ana exported it" in says for says in remarks(found))


def test_text_before_the_first_message_is_a_skip_with_its_place() -> None:
    found = read(WHATSAPP, chat("end of a message", "24/12/19, 15:05 - Ana: hi"))

    (skip,) = skips(found)
    assert (skip.position, skip.excerpt) == (1, "end of a message")
    assert drafts(found)[0].place == "line 2"


def test_a_file_without_any_head_is_refused() -> None:
    with pytest.raises(SourceError, match="no line of this file begins as messages"):
        read(WHATSAPP, chat("hello", "you"))


def test_the_zone_that_was_told_places_times_and_says_where_clocks_changed() -> None:
    found = records(
        "29/03/2020, 02:30 - Ana: never",
        "25/10/2020, 02:30 - Ana: twice",
        "26/10/2020, 02:30 - Ana: once",
        options=Options(zone="Europe/Berlin"),
    )

    stamps = [draft.stamp for draft in found if draft.stamp]
    assert [stamp.instant for stamp in stamps] == [None, None, "2020-10-26T01:30:00.000Z"]
    assert [stamp.note for stamp in stamps] == [
        "the clocks went forward over this time",
        "this time came twice, because the clocks went back",
        None,
    ]
    assert stamps[2].source == "told"


def test_a_later_export_gives_the_same_keys_whatever_became_of_the_texts() -> None:
    before = records(
        "24/12/19, 15:05 - Ana: a", "24/12/19, 15:05 - Ana: b", "24/12/19, 15:06 - Sam: c"
    )
    after = records(
        "24/12/19, 15:05 - Ana: a",
        "24/12/19, 15:05 - Ana: This message was deleted",
        "24/12/19, 15:06 - Sam: c <This message was edited>",
        "24/12/19, 15:07 - Sam: d",
    )

    assert [draft.key for draft in before] == [draft.key for draft in after[:3]]
    assert len({draft.key for draft in after}) == 4


def test_a_time_that_comes_again_later_makes_another_key() -> None:
    found = records(
        "24/12/19, 15:05 - Ana: a", "24/12/19, 15:06 - Ana: b", "24/12/19, 15:05 - Ana: late"
    )

    assert len({draft.key for draft in found}) == 3
    assert found[2].notes == ("its time is before that of the message above",)


def test_text_that_may_be_pasted_is_noted_and_stays_a_record() -> None:
    lines = [f"[24.12.19, 15:{minute:02}:00] Ana: {minute}" for minute in range(60)]
    lines[30] += "\nlook:\n[01.05.18, 10:00:00] Kim: never\n[01.05.18, 10:01:00] Lee: ever"

    found = records(*lines, end="\r\n")

    odd = [draft for draft in found if draft.notes]
    assert len(found) == 62
    assert [draft.sender.id for draft in odd if draft.sender] == ["Kim", "Lee"]
    assert all("somebody pasted" in draft.notes[-1] for draft in odd)
    assert "its sender has hardly any messages in this file" in odd[0].notes


def test_the_chat_is_named_by_its_file_or_by_the_notice_in_it() -> None:
    by_file = first("24/12/19, 15:05 - Ana: hi")
    notice = f"[24.12.19, 15:05:08] Our family: {MARK}Messages and calls are end-to-end encrypted."
    by_notice = drafts(read(WHATSAPP, one(notice, "_chat.txt")))[0]

    assert (by_file.title, by_file.conversation) == ("Sam", "whatsapp:Sam")
    assert by_notice.title == "Our family"
    assert by_notice.what == "system"


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Sam Lee.txt",
        "WhatsApp Chat - Sam Lee.zip",
        "WhatsApp Chat with Sam Lee (1).txt",
        "Chat de WhatsApp con Sam Lee.txt",
        "WhatsApp-Chat mit Sam Lee.txt",
        "Conversa do WhatsApp com Sam Lee.txt",
        "Discussion WhatsApp avec Sam Lee.txt",
        "Chat WhatsApp con Sam Lee.txt",
    ],
)
def test_the_same_chat_has_one_name_whatever_the_language_of_the_phone(name: str) -> None:
    source = Members({"_chat.txt": b"24/12/19, 15:05 - Ana: hi\n"}, name)

    assert drafts(read(WHATSAPP, source))[0].title == "Sam Lee"


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("24/12/19, 15:05 - Ana: hi", "_chat.txt", 0.95),
        ("24/12/19, 15:05 - Ana: hi", "note.txt", 0.7),
        ("24/12/19, 15:05 - Ana: hi", "picture.jpg", 0.7),
        ("[2019-12-24, 15:05] Ana: hi", "note.txt", 0.3),
        ("notes\n24/12/19, 15:05 - Ana: hi", "note.txt", 0.3),
    ],
)
def test_a_chat_is_recognised_by_its_lines(text: str, name: str, sure: float) -> None:
    found = WHATSAPP.recognise(one(text, name))

    assert found is not None
    assert found.sure == sure


@pytest.mark.parametrize("text", ["", "Dear Sam,\n24/12 was fine", '{"messages": []}', "\0\0\0"])
def test_what_is_no_chat_is_not_recognised(text: str) -> None:
    assert WHATSAPP.recognise(one(text, "WhatsApp Chat with Sam.txt")) is None
