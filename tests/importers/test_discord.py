"""Discord: the files of DiscordChatExporter, and the package of Discord itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evidencelog.importers.discord.importer import DiscordImporter
from evidencelog.importers.drafts import Declared, Draft
from evidencelog.importers.importer import Options, SourceError
from tests.importers.told_sources import Members, drafts, of_json, read, remarks, skips

DISCORD = DiscordImporter()
NUMBER = "1060953753550860429"  # given on 2023-01-06 at 16:11:26.414 UTC
ADAM = {"id": "52", "name": "adam77", "nickname": "Adam", "isBot": False, "avatarUrl": "a.png"}


def message(**more: Any) -> dict[str, Any]:
    return {
        "id": NUMBER,
        "type": "Default",
        "timestamp": "2023-01-06T16:11:26.414+00:00",
        "timestampEdited": None,
        "isPinned": False,
        "content": "cold in here",
        "author": ADAM,
        "attachments": [],
        "reactions": [],
        **more,
    }


def export(*messages: object, count: int | None = None, **more: object) -> dict[str, object]:
    return {
        "guild": {"id": "0", "name": "Direct Messages"},
        "channel": {"id": "77", "type": "DirectTextChat", "name": "Adam"},
        "messages": list(messages),
        "messageCount": len(messages) if count is None else count,
        **more,
    }


def first(*, options: Options | None = None, **more: Any) -> Draft:
    return drafts(read(DISCORD, of_json(export(message(**more))), options or Options()))[0]


def test_a_message_is_what_the_file_says() -> None:
    found = first()

    assert (found.what, found.text, found.title, found.conversation) == (
        "message",
        "cold in here",
        "Adam",
        "77",
    )
    assert found.sender is not None
    assert (found.sender.id, found.sender.name) == ("52", "Adam")
    assert found.stamp is not None
    assert found.stamp.instant == "2023-01-06T16:11:26.414Z"
    assert dict(found.fields)["author.name"] == "adam77"
    assert "author.avatarUrl" not in dict(found.fields)
    assert found.notes == ()


@pytest.mark.parametrize(
    ("raw", "instant"),
    [
        ("2023-01-06T16:11:26.85+00:00", "2023-01-06T16:11:26.850Z"),
        ("2023-01-06T16:11:26+00:00", "2023-01-06T16:11:26.000Z"),
        ("2023-01-06T11:11:26.4140001-05:00", "2023-01-06T16:11:26.414Z"),
    ],
)
def test_times_may_have_any_number_of_digits(raw: str, instant: str) -> None:
    stamp = first(timestamp=raw).stamp

    assert stamp is not None
    assert stamp.instant == instant


def test_a_time_that_does_not_go_with_its_number_is_noted_and_kept() -> None:
    found = first(timestamp="2023-01-05T16:11:26.414+00:00")

    assert found.stamp is not None
    assert found.stamp.instant == "2023-01-05T16:11:26.414Z"
    assert found.notes == ("by its number this was written at 2023-01-06T16:11:26.414Z",)


@pytest.mark.parametrize("number", ["100", "9" * 5000, "abc", "-5"])
def test_numbers_that_hold_no_time_check_nothing(number: str) -> None:
    assert first(id=number).notes == ()


def test_calls_last_from_their_time_to_their_end() -> None:
    found = first(type="Call", callEndedTimestamp="2023-01-06T16:12:27+00:00")

    assert (found.what, found.seconds) == ("call", 60)


@pytest.mark.parametrize(
    ("kind", "what"),
    [("Reply", "message"), ("ChatInputCommand", "message"), ("GuildMemberJoin", "system")],
)
def test_lines_of_the_app_are_no_messages(kind: str, what: str) -> None:
    assert first(type=kind).what == what


def test_edits_replies_and_reactions_are_what_they_are() -> None:
    reactions = [{"emoji": {"name": "👍"}, "count": 2, "users": [{"id": "9", "name": "Bo"}]}]

    found = first(
        timestampEdited="2023-01-06T17:00:00+00:00",
        reference={"messageId": "5"},
        reactions=reactions,
    )

    assert found.edited is not None
    assert found.reply_to == "discord/5"
    assert [(one.by and one.by.name, one.text) for one in found.reactions] == [("Bo", "👍")]


def test_files_are_found_by_paths_of_windows_and_links_stay_links() -> None:
    there = {"id": "1", "url": "chat.json_Files\\a-0F9.png", "fileName": "a.png"}
    away = {"id": "2", "url": "https://cdn.example.org/b.png", "fileName": "b.png"}
    whole = json.dumps(export(message(attachments=[there, away]))).encode()
    source = Members({"chat.json": whole, "chat.json_Files/a-0F9.png": b"PNG"})

    one, two = drafts(read(DISCORD, source))[0].files

    assert one.read is not None
    assert (one.name, b"".join(one.read())) == ("a.png", b"PNG")
    assert (two.read, two.note) == (None, "the export has only a link to it")


def test_only_who_was_told_is_the_owner() -> None:
    assert first().direction is None
    for name in ("52", "adam77", "Adam"):
        assert first(options=Options(me=frozenset({name}))).direction == "out"
    assert first(options=Options(me=frozenset({"Zoe"}))).direction == "in"


def test_the_declared_count_stands_beside_what_was_found() -> None:
    found = read(DISCORD, of_json(export(message(), count=35)))

    assert found[-1] == Declared(count=35, of="messages of result.json")
    assert len(drafts(found)) == 1


def test_a_damaged_record_is_a_skip() -> None:
    text = json.dumps(export(message(), message(id="7"), message(id="8")))

    found = read(DISCORD, Members({"c.json": text.replace('"id": "7"', '"id" "7"').encode()}))

    assert [draft.key for draft in drafts(found)] == [f"discord/{NUMBER}", "discord/8"]
    assert skips(found)[0].place == "message 2 of c.json"


def test_the_package_of_discord_has_own_messages_only() -> None:
    own = {
        "ID": int(NUMBER),
        "Timestamp": "2023-01-06 16:11:26",
        "Contents": "cold",
        "Attachments": "https://cdn.example.org/a.png https://cdn.example.org/b.png",
    }
    source = Members({
        "messages/c77/messages.json": json.dumps([own]).encode(),
        "messages/c77/channel.json": b'{"id": "77", "type": "DM", "name": "Adam"}',
        "account/user.json": b"{}",
    })  # fmt: skip

    found = read(DISCORD, source)

    assert DISCORD.recognise(source) is not None
    (one,) = drafts(found)
    assert (one.direction, one.text, one.title, one.key) == (
        "out",
        "cold",
        "Adam",
        f"discord/{NUMBER}",
    )
    assert one.stamp is not None
    assert (one.stamp.instant, one.stamp.offset) == ("2023-01-06T16:11:26.414Z", "+00:00")
    assert len(one.files) == 2
    assert "no answers" in remarks(found)[0]


def test_what_is_no_export_is_refused() -> None:
    source = of_json({"messages": []})

    assert DISCORD.recognise(source) is None
    with pytest.raises(SourceError, match="no messages of Discord"):
        read(DISCORD, source)
