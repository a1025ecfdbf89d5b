"""Messages of Apple devices: each row comes out as what it is, whatever the version."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidencelog.importers.drafts import Declared, Draft, Item, Reaction, Remark, Side
from evidencelog.importers.imessage.attributed import Texts, attributed
from evidencelog.importers.imessage.importer import IMessageImporter
from evidencelog.importers.imessage.typedstream import TypedStreamError
from evidencelog.importers.importer import Options, SourceError
from tests.importers.messages_database import (
    OLD,
    SECONDS,
    SINCE,
    WHEN,
    Messages,
    archived,
    edited,
    retracted,
)
from tests.importers.told_sources import drafts, one, read

IMESSAGE = IMessageImporter()
TEXTS = Texts()
BOB = Side(id="+15550100")


@pytest.fixture
def made(tmp_path: Path) -> Messages:
    return Messages(tmp_path)


def found(made: Messages) -> list[Item]:
    return read(IMESSAGE, one(made.bytes_of(), "chat.db"))


def first(made: Messages) -> Draft:
    return drafts(found(made))[0]


def test_a_message_says_who_when_and_what(made: Messages) -> None:
    made.message("G1", text="hello\nyou", destination_caller_id="+15550199")

    draft = first(made)

    assert (draft.key, draft.text, draft.direction) == ("G1", "hello\nyou", "in")
    assert (draft.sender, draft.recipients) == (BOB, (Side(id="+15550199"),))
    assert (draft.conversation, draft.title, draft.service) == ("+15550100", None, "iMessage")
    assert draft.state == "received"
    assert draft.place == "row 1"
    stamp = draft.stamp
    assert stamp is not None
    assert (stamp.instant, stamp.source) == ("2024-03-10T04:34:50.835Z", "in the file")
    assert stamp.raw == str(WHEN)


def test_times_of_both_eras_may_stand_in_one_database(made: Messages) -> None:
    made.message("old", date=SECONDS)
    made.message("new", date=SECONDS * 10**9)
    made.message("never", date=0)

    stamps = [draft.stamp for draft in drafts(found(made))]

    assert [stamp and stamp.instant for stamp in stamps] == [
        "2024-03-10T04:34:50.000Z",
        "2024-03-10T04:34:50.000Z",
        None,
    ]


def test_a_time_that_is_none_keeps_its_text(made: Messages) -> None:
    made.message("far", date=2**62)
    made.message("text", date="yesterday")

    stamps = [draft.stamp for draft in drafts(found(made))]

    assert [(one.raw, one.instant) for one in stamps if one] == [
        (str(2**62), "2147-02-20T23:53:38.427Z"),
        ("yesterday", None),
    ]


def test_a_database_of_long_ago_is_read_without_the_columns_that_came_later(
    tmp_path: Path,
) -> None:
    made = Messages(tmp_path, OLD)
    made.message("G1", text="hello", date=SECONDS)

    draft = first(made)

    assert (draft.text, draft.sender) == ("hello", BOB)


@pytest.mark.parametrize("text", ["short", "x" * 127, "é" * 200, "🙂" * 20_000])
def test_a_text_that_stands_only_among_attributes_is_found(made: Messages, text: str) -> None:
    made.message("G1", text=None, attributedBody=archived(text))

    assert first(made).text == text


@given(st.text(max_size=300))
def test_the_text_alone_is_the_text_with_its_attributes(text: str) -> None:
    assert TEXTS.text(archived(text)) == attributed(archived(text)).text == text


def test_an_audio_message_brings_what_the_device_heard(made: Messages) -> None:
    made.connection.execute("ALTER TABLE message ADD COLUMN is_audio_message INTEGER")
    body = archived("\ufffc", attribute="IMAudioTranscription")
    made.message("G1", attributedBody=body, is_audio_message=1)

    assert dict(first(made).fields)["transcription"] == "0"


def test_a_text_that_cannot_be_decoded_is_noted_and_the_message_stays(made: Messages) -> None:
    made.message("G1", attributedBody=archived("hello")[:70])

    draft = first(made)

    assert draft.text is None
    assert draft.notes == ("its text with attributes could not be read",)


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({"is_from_me": 1, "is_sent": 1}, "sent"),
        ({"is_from_me": 1, "is_sent": 0, "error": 22}, "failed"),
        ({"is_from_me": 1, "is_sent": 0}, "waiting"),
        ({"is_from_me": 1, "is_sent": 0, "schedule_type": 2}, "waiting"),
        ({}, "received"),
    ],
)
def test_a_message_that_reached_nobody_is_not_sent(
    made: Messages, cells: dict[str, object], state: str
) -> None:
    made.message("G1", **cells)

    assert first(made).state == state


def test_edits_keep_every_wording_and_when_it_was_written(made: Messages) -> None:
    info = edited(("first", SECONDS + 1.5), ("second", SECONDS + 2), ("last", SECONDS + 3))
    made.message("G1", text="last", message_summary_info=info, date_edited=WHEN)

    draft = first(made)

    assert (draft.text, draft.edits) == ("last", ("first", "second"))
    assert draft.edited is not None
    assert dict(draft.fields)["wording 1, part 1"] == "2024-03-10T04:34:51.500Z"
    assert dict(draft.fields)["wording 3, part 1"] == "2024-03-10T04:34:53.000Z"


def test_a_message_that_was_taken_back_is_unsent(made: Messages) -> None:
    made.message("G1", message_summary_info=retracted([0]), date_edited=WHEN)
    made.message("G2", date_retracted=WHEN)
    made.message("G3", text="rest", message_summary_info=retracted([1], of=2), date_edited=WHEN)

    whole, dated, part = drafts(found(made))

    assert (whole.state, dated.state, part.state) == ("unsent", "unsent", "received")
    assert whole.deleted is not None
    assert whole.deleted.instant == "2024-03-10T04:34:50.835Z"
    assert part.notes == ("taken back after sending: part 2",)


def test_what_is_said_of_changes_and_cannot_be_read_is_noted(made: Messages) -> None:
    made.message("G1", text="hello", message_summary_info=b"bplist00\xff\xff")

    assert first(made).notes == ("what it says of changes could not be read",)


def test_a_reaction_is_a_record_of_its_own_and_stands_at_its_message(made: Messages) -> None:
    made.message("G1", text="hello", is_from_me=1, is_sent=1)
    reaction = {"associated_message_guid": "p:0/G1", "text": "Liked “hello”"}
    made.message("G2", associated_message_type=2001, **reaction)

    message, liked = drafts(found(made))

    assert [(one.by, one.text, one.removed) for one in message.reactions] == [(BOB, "👍", False)]
    assert (liked.what, liked.reply_to, liked.text) == ("reaction", "G1", "Liked “hello”")
    assert liked.notes == ("the reaction 👍",)
    assert liked.reactions[0].by == BOB


def test_a_reaction_that_was_taken_back_is_marked_and_not_counted_twice(made: Messages) -> None:
    made.message("G1", text="hello")
    of = {"associated_message_guid": "bp:G1"}
    made.message("G2", associated_message_type=2000, **of)
    made.message("G3", associated_message_type=3000, **of)
    emoji = {"associated_message_emoji": "🦊", "handle_id": 2}
    made.message("G4", associated_message_type=2006, **of, **emoji)
    made.message("G5", associated_message_type=3004, **of)

    message, _put, taken, *_rest = drafts(found(made))

    assert [(one.text, one.removed) for one in message.reactions] == [
        ("❤️", True),
        ("🦊", False),
        ("‼️", True),
    ]
    assert taken.notes == ("the reaction ❤️ was taken back",)
    assert taken.reactions == (Reaction(by=BOB, text="❤️", stamp=taken.stamp, removed=True),)


def test_a_reply_names_the_message_that_it_answers(made: Messages) -> None:
    made.message("G1", text="a")
    made.message("G2", text="b", thread_originator_guid="G1")

    assert drafts(found(made))[1].reply_to == "G1"


def test_groups_have_a_title_and_all_who_take_part(made: Messages) -> None:
    made.message("G1", chat=2, text="hello", is_from_me=1, is_sent=1)
    made.message("G2", chat=2, text="hi", handle_id=2)

    mine, theirs = drafts(found(made))

    assert (mine.conversation, mine.title) == ("chat77", "School run")
    assert mine.recipients == (BOB, Side(id="carol@example.org"))
    assert theirs.sender == Side(id="carol@example.org")
    assert theirs.recipients == (BOB,)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"item_type": 1, "other_handle": 2}, "carol@example.org was added to the conversation"),
        (
            {"item_type": 1, "group_action_type": 1, "other_handle": 2},
            "carol@example.org was removed from the conversation",
        ),
        ({"item_type": 2, "group_title": "Kids"}, 'the conversation was named "Kids"'),
        ({"item_type": 3}, "somebody left the conversation"),
        ({"item_type": 4, "share_status": 0}, "sharing of the place began"),
        ({"item_type": 4, "share_status": 1}, "sharing of the place ended"),
        ({"item_type": 99}, "a line of the app of the kind 99"),
    ],
)
def test_a_line_of_the_app_is_no_message(
    made: Messages, cells: dict[str, object], says: str
) -> None:
    made.message("G1", chat=2, **cells)

    draft = first(made)

    assert (draft.what, draft.state, draft.text) == ("system", None, None)
    assert draft.notes == (says,)
    assert dict(draft.fields)["item_type"] == str(cells["item_type"])


def test_a_message_in_no_chat_is_kept_by_its_sender(made: Messages) -> None:
    made.message("G1", chat=None, text="hello")
    made.message("G2", chat=None, text="hello", handle_id=77)

    known, unknown = drafts(found(made))

    assert known.conversation == "+15550100"
    assert known.notes == ("the database puts this message into no conversation",)
    assert unknown.conversation == "?"
    assert "the database does not say who sent it" in unknown.notes


def test_a_message_among_those_recently_deleted_says_so(made: Messages) -> None:
    number = made.message("G1", chat=None, text="hello")
    made.add("chat_recoverable_message_join", chat_id=2, message_id=number, delete_date=WHEN)

    draft = first(made)

    assert (draft.state, draft.conversation) == ("deleted", "chat77")
    assert draft.deleted is not None


def test_bytes_that_are_no_text_are_noted(made: Messages) -> None:
    made.connection.execute(
        "INSERT INTO message (guid, text, date) VALUES ('G1', CAST(x'61FF62' AS TEXT), 0)"
    )

    draft = first(made)

    assert draft.text == "a\ufffdb"
    assert "bytes that are no text were replaced by \ufffd" in draft.notes


def test_views_and_virtual_tables_of_a_stranger_are_never_run(tmp_path: Path) -> None:
    endless = (
        "CREATE TABLE chat_message_join (chat_id, message_id);"
        "CREATE VIEW message AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i AS guid FROM n;"
    )
    made = Messages(tmp_path, endless)

    with pytest.raises(SourceError, match="there are no messages in"):
        found(made)


def test_what_is_no_database_of_messages_is_not_recognised() -> None:
    for data in (b"", b"SQLite format 3\0" + bytes(200), b"<xml/>", b"\xff" * 5000):
        assert IMESSAGE.recognise(one(data, "chat.db")) is None
        with pytest.raises(SourceError, match="not the database of Messages"):
            read(IMESSAGE, one(data, "chat.db"))


def test_the_same_message_has_the_same_key_in_a_later_copy(made: Messages) -> None:
    made.message("G1", text="hello")
    made.connection.execute("CREATE TABLE other AS SELECT * FROM message")
    before = first(made).key

    later = sqlite3.connect(made.path)
    later.execute("UPDATE message SET ROWID = 900, text = 'changed'")
    later.commit()
    later.close()

    assert drafts(read(IMESSAGE, one(made.path.read_bytes(), "sms.db")))[0].key == before


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    made = Messages(tmp_path_factory.mktemp("messages"), OLD + SINCE)
    for number in range(60):
        made.message(f"G{number}", attributedBody=archived(f"text {number}"))
    made.message("E", message_summary_info=edited(("a", 1.0), ("b", 2.0)), date_edited=WHEN)
    return made.bytes_of()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    changes=st.lists(st.tuples(st.integers(0, 1 << 17), st.integers(0, 255)), max_size=12),
    cut=st.none() | st.integers(0, 1 << 17),
)
def test_damage_anywhere_ends_in_records_skips_or_a_refusal(
    whole: bytes, changes: list[tuple[int, int]], cut: int | None
) -> None:
    bad = bytearray(whole)
    for place, value in changes:
        bad[place % len(bad)] = value
    began = time.monotonic()
    try:
        items = read(IMESSAGE, one(bytes(bad[:cut]), "chat.db"), Options())
    except SourceError:
        return
    assert len(items) < 500
    assert time.monotonic() - began < 20
    counted = [item for item in items if not isinstance(item, Remark | Declared)]
    assert [item.position for item in counted] == list(range(1, len(counted) + 1))


@given(st.binary(max_size=400), st.integers(0, 300))
def test_any_bytes_are_a_text_with_attributes_or_refused(noise: bytes, cut: int) -> None:
    sound = archived("some words")
    for stream in (noise, sound[:cut] + noise, sound[:21] + noise):
        for read_text in (lambda data: attributed(data).text, TEXTS.text):
            try:
                text = read_text(stream)
            except TypedStreamError:
                continue
            assert len(text) <= len(stream)
