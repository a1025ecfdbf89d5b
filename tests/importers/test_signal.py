"""Signal chats from signal-export: each message once, with what the tool knows of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.drafts import Draft
from evidencelog.importers.importer import Options, SourceError, UndecidedError
from evidencelog.importers.signal import lines
from evidencelog.importers.signal.importer import SignalExport
from tests.importers.told_sources import Members, drafts, one, read, remarks, skips

SIGNAL = SignalExport()
SAMPLE = Path(__file__).parent.parent / "samples" / "chat-miner" / "signal" / "test_export.txt"
CHAT = (
    "[2024-11-03 01:30:00] Me: hello  \n\n"
    "[2024-11-03 01:31:00] Sam: \n\n> hello\n> you\n\nyes\nand no  \n(- Me: 👍, Ana: ❤ -)\n\n"
    "[2024-11-03 01:32:00] Sam: look  ![a b.jpg](./media/a%20b.jpg)  \n\n"
)
TWO = 2


def markdown(text: str, **files: bytes) -> list[Draft]:
    members = {"Sam/chat.md": text.encode(), **{f"Sam/{k}": v for k, v in files.items()}}
    return drafts(read(SIGNAL, Members(members)))


def message(**more: object) -> dict[str, object]:
    return {
        "date": "2024-11-03T01:30:00",
        "sender": "Sam",
        "body": "hi  ",
        "quote": "",
        "sticker": None,
        "reactions": [],
        "attachments": [],
        "deleted": False,
        "call": False,
        "missed": False,
        **more,
    }


def data(*messages: object) -> list[Draft]:
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in messages)
    return drafts(read(SIGNAL, Members({"Sam/data.json": text.encode()})))


def test_the_sample_of_another_project_is_read() -> None:
    found = drafts(read(SIGNAL, one(SAMPLE.read_bytes(), SAMPLE.name)))

    assert [draft.text for draft in found] == ["Hello John!", "Hello\nJane!"]
    assert [draft.stamp.local for draft in found if draft.stamp] == [
        "2019-12-24T12:23",
        "2020-01-17T21:49",
    ]
    assert [draft.direction for draft in found] == [None, None]


def test_quotes_reactions_and_files_are_set_apart_from_the_text() -> None:
    first, reply, picture = markdown(CHAT, **{"media/a b.jpg": b"picture"})

    assert (first.text, first.direction, first.reply_to) == ("hello", "out", None)
    assert (reply.text, reply.direction, reply.reply_to) == ("yes\nand no", "in", "hello\nyou")
    assert [(one.by.id, one.text) for one in reply.reactions if one.by] == [
        ("Me", "👍"),
        ("Ana", "❤"),
    ]
    assert picture.text == "look"
    assert picture.files[0].read is not None
    assert b"".join(picture.files[0].read()) == b"picture"


def test_a_second_run_of_the_tool_doubles_nothing_and_loses_nothing() -> None:
    text = CHAT + CHAT + "[2024-11-04 08:00:00] Sam: new  \n\n"

    found = read(SIGNAL, Members({"Sam/chat.md": text.encode()}))

    assert [draft.text for draft in drafts(found)] == ["hello", "yes\nand no", "look", "new"]
    assert {skip.reason for skip in skips(found)} == {
        "the same as above: the tool ran twice into one folder"
    }
    assert "Sam/chat.md was written 2 times, one after the other" in remarks(found)


def test_a_text_that_was_sent_twice_stays_twice() -> None:
    line = "[2024-11-03 01:30:00] Me: ok  \n\n"

    found = markdown(line + line)

    assert [draft.text for draft in found] == ["ok", "ok"]
    assert len({draft.key for draft in found}) == TWO


def test_what_was_deleted_between_two_runs_is_seen() -> None:
    gone = CHAT.replace(
        "Sam: look  ![a b.jpg](./media/a%20b.jpg)  ", "Sam: (This message was deleted)"
    )

    found = markdown(CHAT + gone)

    assert [draft.state for draft in found] == [None, None, None, "deleted"]
    assert found[2].key == found[3].key


@pytest.mark.parametrize(
    ("text", "direction", "state", "seconds"),
    [
        ("Missed voice call", "in", "missed", None),
        ("Incoming video call (accepted, 45s)", "in", "answered", 45),
        ("Outgoing video call (accepted, 1m 5s)", "out", "answered", 65),
        ("Outgoing voice call (unanswered)", "out", "missed", None),
        ("Incoming voice call (declined)", "in", "declined", None),
        ("Outgoing call", "out", None, None),
    ],
)
def test_calls_are_calls(text: str, direction: str, state: str | None, seconds: int | None) -> None:
    (found,) = markdown(f"[2024-11-03 01:30:00] Sam: {text}  \n\n")

    assert (found.what, found.direction, found.state, found.seconds) == (
        "call",
        direction,
        state,
        seconds,
    )


def test_json_tells_a_call_from_the_same_words_typed() -> None:
    typed, call = data(
        message(body="Missed voice call  "), message(body="Missed voice call  ", call=True)
    )

    assert typed.what == "message"
    assert call.what == "call"


def test_json_gives_edits_deletions_and_ids() -> None:
    edits = [{"date": "2024-11-03T01:30:00", "body": "old  "}]

    (found,) = data(message(edits=edits, id="guid-1", deleted=True, reactions=[["Me", "👍"]]))

    assert found.edits == ("old",)
    assert found.state == "deleted"
    assert found.key == "signal:Sam|guid-1"
    assert [one.text for one in found.reactions] == ["👍"]


def test_json_is_read_instead_of_the_markdown_beside_it() -> None:
    members = {"Sam/chat.md": CHAT.encode(), "Sam/data.json": json.dumps(message()).encode()}

    found = read(SIGNAL, Members(members))

    assert [draft.text for draft in drafts(found)] == ["hi"]
    assert any("chat.md was not read" in says for says in remarks(found))


def test_a_broken_line_of_json_is_a_skip_and_the_rest_is_read() -> None:
    text = f"{json.dumps(message())}\nnot json\n{json.dumps(message(body='end'))}\n"

    found = read(SIGNAL, Members({"Sam/data.json": text.encode()}))

    assert [draft.text for draft in drafts(found)] == ["hi", "end"]
    assert [(skip.place, skip.reason) for skip in skips(found)] == [
        ("Sam/data.json, line 2", "this line is no JSON object")
    ]


def test_times_stay_local_until_a_zone_is_told() -> None:
    source = Members({"Sam/data.json": json.dumps(message(date="2024-11-03T01:30:00")).encode()})

    open_ = drafts(read(SIGNAL, source))[0].stamp
    told = drafts(read(SIGNAL, source, Options(zone="America/New_York")))[0].stamp

    assert open_ is not None
    assert told is not None
    assert (open_.local, open_.instant) == ("2024-11-03T01:30:00", None)
    assert told.note == "this time came twice, because the clocks went back"


def test_chats_are_named_by_their_folders() -> None:
    members = {"export/Ana/chat.md": CHAT.encode(), "export/Sam/chat.md": CHAT.encode()}

    found = drafts(read(SIGNAL, Members(members)))

    assert {draft.conversation for draft in found} == {"signal:Ana", "signal:Sam"}
    assert len({draft.key for draft in found}) == len(found)


def test_the_sender_that_the_tool_did_not_find_is_left_open() -> None:
    (found,) = markdown("[2024-11-03 01:30:00] No-Sender: hi  \n\n")

    assert found.sender is None
    assert found.notes == ("the export does not name the sender",)


def test_a_missing_file_is_named() -> None:
    found = markdown("[2024-11-03 01:30:00] Sam: [x.pdf](./media/x.pdf)  \n\n")

    assert found[0].files[0].note == "named in the chat, and not among its files"


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        (CHAT, "chat.md", 0.95),
        (CHAT, "notes.txt", 0.85),
        ("[2019-05-29, 15:04] Me: hi\n", "notes.md", 0.75),
        ("[2019-05-29 15:04:11] Me: hi\n", "notes.txt", 0.2),
        (json.dumps(message()), "data.json", 0.95),
    ],
)
def test_files_of_the_tool_are_recognised(text: str, name: str, sure: float) -> None:
    found = SIGNAL.recognise(one(text, name))

    assert found is not None
    assert found.sure == sure


@pytest.mark.parametrize("text", ["", "# notes", '{"a": 1}', "24/12/19, 15:05 - Ana: hi"])
def test_other_files_are_not_recognised(text: str) -> None:
    assert SIGNAL.recognise(one(text, "chat.md")) is None
    with pytest.raises(SourceError, match="no chat of signal-export"):
        read(SIGNAL, one(text, "chat.md"))


def test_a_line_without_end_is_a_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    text = json.dumps(message()) + "\n" + '{"date": "' + "x" * 5000 + "\n" + json.dumps(message())

    found = read(SIGNAL, Members({"Sam/data.json": text.encode()}))

    assert [skip.place for skip in skips(found)] == ["Sam/data.json, line 2"]
    assert len(drafts(found)) == TWO


@given(st.integers(min_value=0, max_value=len(CHAT.encode()) - 1), st.binary(max_size=3))
def test_damaged_markdown_is_read_or_refused(place: int, instead: bytes) -> None:
    whole = CHAT.encode()
    outcome("Sam/chat.md", whole[:place] + instead + whole[place + len(instead) :])
    outcome("Sam/chat.md", whole[:place])


@given(st.integers(min_value=0), st.binary(max_size=3))
def test_damaged_json_is_read_or_refused(place: int, instead: bytes) -> None:
    whole = (
        json.dumps(message(reactions=[["Me", "x"]], edits=[{"body": "a"}])) + "\n"
    ).encode() * 2
    at = place % len(whole)
    outcome("Sam/data.json", whole[:at] + instead + whole[at + len(instead) :])


@pytest.mark.parametrize("value", ["[" * 100_000, '{"a":' * 100_000, "{}", "null", '{"date": 1}'])
def test_json_made_to_break_a_reader_does_not(value: str) -> None:
    outcome("Sam/data.json", f"{json.dumps(message())}\n{value}\n".encode())


def outcome(name: str, content: bytes) -> None:
    source = Members({name: content})
    SIGNAL.recognise(source)
    try:
        read(SIGNAL, source, Options(zone="Europe/Berlin"))
    except (SourceError, UndecidedError):
        return
