"""SMS Backup & Restore: every record of real files, and of files made up for one trait each."""

from __future__ import annotations

import base64
from collections import Counter
from pathlib import Path

import pytest

from evidencelog.importers.drafts import Declared, Enclosed
from evidencelog.importers.importer import Options, SourceError
from tests.importers.phone_backups import (
    BACKUP,
    WHEN,
    addr,
    call,
    file_of,
    first,
    found,
    mms,
    part,
    sms,
)
from tests.importers.told_sources import Members, drafts, one, read, remarks, skips

SAMPLES = Path(__file__).parent.parent / "samples" / "sms-backup-reader-2"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8


def data_of(enclosed: Enclosed) -> bytes:
    assert enclosed.read is not None
    return b"".join(enclosed.read())


@pytest.mark.parametrize(
    ("name", "services", "states", "files", "times"),
    [
        ("empty", {}, {}, 0, ()),
        (
            "sample_mms", {"MMS": 4}, {"received": 4}, 4,
            ("2024-07-16T20:29:24.000Z", "2024-07-16T20:29:27.000Z"),
        ),
        (
            "sample_small", {"SMS": 5, "MMS": 2}, {"received": 4, "sent": 3}, 0,
            ("2017-12-02T14:49:27.463Z", "2024-07-14T23:04:03.000Z"),
        ),
        (
            "sms_small", {"SMS": 12}, {"received": 8, "sent": 4}, 0,
            ("2017-12-02T14:49:27.463Z", "2017-12-02T18:10:45.524Z"),
        ),
    ],
)  # fmt: skip
def test_every_record_of_a_real_file_is_read(
    name: str, services: dict[str, int], states: dict[str, int], files: int, times: tuple[str, ...]
) -> None:
    items = found((SAMPLES / f"{name}.xml").read_bytes())
    messages = drafts(items)
    instants = sorted(one.stamp.instant for one in messages if one.stamp and one.stamp.instant)

    assert skips(items) == []
    assert [item.count for item in items if isinstance(item, Declared)] == [len(messages)]
    assert Counter(one.service for one in messages) == services
    assert Counter(one.state for one in messages) == states
    assert sum(len(one.files) for one in messages) == files
    assert tuple(instants[:1] + instants[-1:]) == times
    assert len(instants) == len(messages)


def test_the_shape_is_recognised_by_its_content_whatever_the_file_is_called() -> None:
    data = file_of(sms())
    comment = "<!--File Created By SMS Backup & Restore v10.20.002 on 01/02/2026-->"
    told = data.replace("<smses", comment + "<smses")

    plain = BACKUP.recognise(one(data, "holiday.jpg"))
    named = BACKUP.recognise(one(told, "x"))
    wide = BACKUP.recognise(one(data.encode("utf-16"), "x"))

    assert plain is not None
    assert wide is not None
    assert named is not None
    assert plain.sure > 0.9
    assert wide.sure > 0.9
    assert named.tool == "File Created By SMS Backup & Restore v10.20.002 on 01/02/2026"
    assert BACKUP.recognise(one("<html><body>sms</body></html>", "sms.xml")) is None
    assert BACKUP.recognise(one(b"\x89PNG", "sms.xml")) is None


@pytest.mark.parametrize(
    ("kind", "direction", "state"),
    [
        ("1", "in", "received"),
        ("2", "out", "sent"),
        ("3", "out", "draft"),
        ("4", "out", "waiting"),
        ("5", "out", "failed"),
        ("6", "out", "waiting"),
        ("9", None, None),
    ],
)
def test_drafts_and_failed_messages_are_what_they_are(
    kind: str, direction: str | None, state: str | None
) -> None:
    draft = first(sms(type=kind))

    assert (draft.direction, draft.state) == (direction, state)
    assert (draft.sender is not None) == (direction == "in")
    assert bool(draft.recipients) == (direction == "out")


def test_a_message_of_an_unknown_kind_is_neither_received_nor_sent() -> None:
    draft = first(sms(type="9"))

    assert draft.notes == ("type 9 is not known: neither received nor sent",)
    assert ("address", "+15550000001") in draft.fields


def test_the_word_null_is_no_value_and_a_text_of_it_is_told() -> None:
    draft = first(sms(body="null", subject="null", service_center="null", contact_name="null"))

    assert draft.text is None
    assert draft.subject is None
    assert draft.title is None
    assert draft.fields == (("body", "null"),)
    assert draft.notes == ("the file writes null, which is no text or this very word",)


def test_an_empty_text_is_a_text() -> None:
    assert first(sms(body="")).text == ""


def test_texts_stay_as_they_are() -> None:
    text = " ‎<a href=\"x\">\n\n\t'é́' &amp; \u202f😀 "

    assert first(sms(body=text).replace("\n", "&#10;").replace("\t", "&#9;")).text == text


def test_the_phone_time_beside_the_instant_gives_its_offset() -> None:
    stamp = first(sms(readable_date="Dec 2, 2017 6:49:27 AM")).stamp

    assert stamp is not None
    assert stamp.raw == WHEN
    assert stamp.instant == "2017-12-02T14:49:27.463Z"
    assert (stamp.local, stamp.offset, stamp.source) == (
        "2017-12-02T06:49:27", "-08:00", "inferred",
    )  # fmt: skip


def test_a_phone_time_that_no_place_showed_is_told() -> None:
    stamp = first(sms(readable_date="Dec 5, 2017 06:49:27")).stamp

    assert stamp is not None
    assert stamp.local is None
    assert stamp.note == (
        "the file also writes Dec 5, 2017 06:49:27, which no place showed at that moment"
    )


def test_a_zone_that_was_told_serves_where_the_file_shows_none() -> None:
    stamp = first(sms(), Options(zone="America/New_York")).stamp

    assert stamp is not None
    assert stamp.instant == "2017-12-02T14:49:27.463Z"
    assert (stamp.local, stamp.offset, stamp.zone, stamp.source) == (
        "2017-12-02T09:49:27", "-05:00", "America/New_York", "told",
    )  # fmt: skip


def test_what_the_file_shows_goes_before_the_zone_that_was_told() -> None:
    record = sms(readable_date="Dec 2, 2017 06:49:27")

    items = found(file_of(record, record), Options(zone="America/New_York"))

    assert [one.stamp.offset for one in drafts(items) if one.stamp] == ["-08:00", "-08:00"]
    assert remarks(items)[-1] == (
        "2 records show another distance from UTC than America/New_York had; theirs is kept"
    )


@pytest.mark.parametrize(
    ("date", "instant"),
    [
        ("1720997593000", "2024-07-14T22:53:13.000Z"),
        ("1720997593", "2024-07-14T22:53:13.000Z"),
        ("99999999999999", "5138-11-16T09:46:39.999Z"),
        ("0", None),
        ("-1", None),
        ("bad", None),
        ("", None),
        ("1" * 5000, None),
        ("١٧٢٠٩٩٧٥٩٣", "2024-07-14T22:53:13.000Z"),
        ("17209975930_0", None),
    ],
)
def test_numbers_up_to_eleven_digits_are_seconds(date: str, instant: str | None) -> None:
    stamp = first(sms(date=date)).stamp

    assert stamp is not None
    assert (stamp.raw, stamp.instant) == (date, instant)
    assert (stamp.note is None) == (instant is not None)


def test_a_message_that_came_long_after_it_was_sent_says_so() -> None:
    draft = first(sms(date="1720997593000", date_sent="1720990000"))

    assert draft.notes == ("date_sent is 2024-07-14T20:46:40.000Z (UTC)",)
    assert first(mms(date="1720997593000", date_sent="1720997593")).notes == ()


def test_what_is_declared_and_what_is_found_stand_beside_each_other() -> None:
    items = found(file_of(sms(), "<sms/>", count=2444))

    assert [item.count for item in items if isinstance(item, Declared)] == [2444]
    assert "the file says that it has 2444 records; it has 2" in remarks(items)
    assert [(item.position, item.place, item.reason) for item in skips(items)] == [
        (2, "line 4", "it says nothing: no time, no text")
    ]


def test_several_addresses_are_one_conversation_in_any_order() -> None:
    one_way = first(mms(address="+1555~(555) 000-2", msg_box="2", contact_name="Ana, Ben"))
    other_way = first(mms(address="5550002~+1555", msg_box="2"))

    assert one_way.conversation == other_way.conversation == "+1555~5550002"
    assert [side.id for side in one_way.recipients] == ["+1555", "(555) 000-2"]
    assert [side.name for side in one_way.recipients] == [None, None]
    assert one_way.title == "Ana, Ben"


def test_the_sender_within_a_group_is_the_one_that_its_addresses_name() -> None:
    addrs = addr("+1777", "137") + addr("+1888", "151") + addr("+1999", "130")
    draft = first(mms(address="+1777~+1999", addrs=addrs))

    assert draft.sender is not None
    assert draft.sender.id == "+1777"
    assert [side.id for side in draft.recipients] == ["+1888", "+1999"]


def test_a_group_message_without_addresses_has_no_sender() -> None:
    draft = first(mms(address="+1777~+1999"))

    assert draft.sender is None
    assert draft.notes == ("the file does not say which of them sent it",)


def test_the_other_number_is_never_the_sender_of_what_was_sent() -> None:
    draft = first(mms(msg_box="2", addrs=addr("+15550000001", "137")))

    assert draft.sender is None
    assert [side.id for side in draft.recipients] == ["+15550000001"]


def test_layout_is_no_file_and_text_parts_are_the_text() -> None:
    draft = first(
        mms(
            part(ct="application/smil", name="01.smil", text="<smil><body/></smil>"),
            part(ct="text/plain", chset="106", text="first"),
            part(ct="text/plain", chset="106", text="null"),
            part(ct="text/plain", text="second"),
            part(ct="image/png", cl="a.png", data=base64.b64encode(PNG).decode()),
        )
    )

    assert draft.text == "first\nsecond"
    assert ("layout", "01.smil") in draft.fields
    assert "2 texts, joined by line breaks" in draft.notes
    assert draft.files[0].name == "part 3"
    assert draft.files[0].note == "the export does not hold this file"
    assert data_of(draft.files[1]) == PNG


def test_a_false_type_stands_beside_what_the_content_begins_like() -> None:
    draft = first(mms(part(ct="image/jpeg", cl="a", data=base64.b64encode(PNG).decode())))

    assert draft.files[0].type == "image/jpeg"
    assert draft.files[0].note == (
        "the export calls it image/jpeg; its content begins like image/png"
    )


@pytest.mark.parametrize("data", ["@@@@", "a", "iVBORw0KGgo=====x", "é"])
def test_a_damaged_file_does_not_lose_its_message(data: str) -> None:
    draft = first(mms(part(ct="image/png", cl="a", data=data), part(ct="text/plain", text="t")))

    assert draft.text == "t"
    assert draft.files[0].read is None
    assert draft.files[0].note == "what the export holds of it is damaged"


def test_base64_with_line_breaks_or_without_filling_is_not_damaged() -> None:
    packed = base64.b64encode(PNG + b"1").decode()
    broken = packed[:8] + "\n" + packed[8:].rstrip("=")

    assert data_of(first(mms(part(ct="image/png", cl="a", data=broken))).files[0]) == PNG + b"1"


def test_a_text_part_with_its_text_in_base64_is_text() -> None:
    packed = base64.b64encode("héllo".encode()).decode()

    assert first(mms(part(ct="text/plain", chset="106", text="null", data=packed))).text == "héllo"


def test_a_notice_of_a_message_is_not_received_content() -> None:
    draft = first(mms(m_type="130"))

    assert draft.state is None
    assert draft.notes == ("this is the notice of a message; its content was not fetched",)


def test_rcs_is_told_by_its_transaction() -> None:
    assert first(mms(tr_id="proto:CjoKImNvbS5nb29nbGU", m_id="null")).service == "RCS"
    assert first(mms(tr_id="T1")).service == "MMS"


def test_several_pictures_of_one_second_have_keys_of_their_own() -> None:
    keys = {first(mms(m_id=f"m{number}")).key for number in range(3)}

    assert len(keys) == 3


def test_a_key_survives_another_name_text_and_writing_of_the_time() -> None:
    before = first(sms(contact_name="Ana", readable_date="Dec 2, 2017 06:49:27"))
    after = first(sms(contact_name="A.", readable_date="02.12.2017 06:49:27", body="other"))

    assert before.key == after.key
    assert first(sms(type="4")).key == first(sms(type="2")).key
    assert first(sms(address="+15550000002")).key != before.key


@pytest.mark.parametrize(
    ("kind", "duration", "what", "direction", "state"),
    [
        ("1", "125", "call", "in", "answered"),
        ("2", "3", "call", "out", "answered"),
        ("2", "0", "call", "out", None),
        ("3", "0", "call", "in", "missed"),
        ("4", "9", "voicemail", "in", "received"),
        ("5", "0", "call", "in", "declined"),
        ("6", "0", "call", "in", "blocked"),
        ("7", "60", "call", "in", "answered"),
        ("44", "0", "call", None, None),
    ],
)
def test_calls_are_what_they_are(
    kind: str, duration: str, what: str, direction: str | None, state: str | None
) -> None:
    draft = drafts(found(file_of(call(type=kind, duration=duration), root="calls")))[0]

    assert (draft.what, draft.direction, draft.state) == (what, direction, state)
    assert draft.seconds == int(duration)


@pytest.mark.parametrize(
    ("presentation", "note"),
    [
        ("2", "the caller withheld the number"),
        ("3", "the number was not known to the phone"),
        ("4", "the call came from a payphone"),
        ("1", "the file names no number"),
    ],
)
def test_a_call_without_a_number_says_why(presentation: str, note: str) -> None:
    draft = first(call(number="-2", presentation=presentation))

    assert draft.sender is None
    assert draft.conversation == "?"
    assert draft.notes == (note,)
    assert ("number", "-2") in draft.fields


def test_an_archive_of_messages_and_calls_is_one_source() -> None:
    members = {
        "readme.txt": b"nothing",
        "sms-20260101.xml": file_of(sms(), mms()).encode(),
        "calls-20260101.xml": file_of(call(), root="calls").encode(),
        "x.jpg": PNG,
    }
    items = read(BACKUP, Members(members, "backup.zip"))

    assert [one.what for one in drafts(items)] == ["message", "message", "call"]
    assert drafts(items)[2].place == "line 3 of calls-20260101.xml"


def test_a_source_without_any_of_it_is_refused() -> None:
    with pytest.raises(SourceError, match="no messages or calls in the form of SMS Backup"):
        found("<note>hello</note>")


def test_other_elements_are_named_once() -> None:
    items = found(file_of("<rcs a='b'/>", "<rcs/>", sms()))

    assert len(drafts(items)) == 1
    assert [text for text in remarks(items) if "rcs" in text] == [
        "there is an element called rcs at line 3, which is no message or call"
    ]
