"""Exports of chats that were cut, changed or made up: read, skipped or refused, never worse."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidencelog.importers.discord.importer import DiscordImporter
from evidencelog.importers.drafts import Draft
from evidencelog.importers.google_chat.importer import GoogleChatImporter
from evidencelog.importers.google_voice.importer import GoogleVoiceImporter
from evidencelog.importers.importer import Importer, Options, SourceError
from evidencelog.importers.meta.importer import InstagramImporter, MessengerImporter
from evidencelog.importers.snapchat.importer import SnapchatImporter
from evidencelog.importers.telegram.importer import TelegramImporter
from tests.importers import (
    test_discord,
    test_google_chat,
    test_google_voice,
    test_meta,
    test_snapchat,
    test_telegram,
)
from tests.importers.told_sources import Members, read

TOLD = Options(me=frozenset({"Alice"}), zone="America/New_York")
FORMATS: dict[str, tuple[Importer, str, bytes]] = {
    "telegram": (
        TelegramImporter(),
        "result.json",
        json.dumps(test_telegram.chat(
            test_telegram.message(1, text=["a", {"type": "bold", "text": "b"}]),
            test_telegram.message(2, photo="(File not included.)", edited="2023-08-10T23:11:02"),
            test_telegram.message(3, type="service", action="phone_call", discard_reason="busy"),
        )).encode(),
    ),
    "messenger": (
        MessengerImporter(),
        "your_facebook_activity/messages/inbox/a_b/message_1.json",
        json.dumps(test_meta.thread(
            test_meta.message(2, content="caf\u00c3\u00a9", reactions=[{"reaction": "x"}]),
            test_meta.message(1, photos=[{"uri": "a/b.jpg"}], share={"link": "l"}),
            test_meta.message(0, call_duration=3, users=[{"name": "Bo"}]),
        )).encode(),
    ),
    "messenger pages": (
        MessengerImporter(), "messages/inbox/a_b/message_1.html", test_meta.PAGE.encode(),
    ),
    "instagram": (
        InstagramImporter(),
        "your_instagram_activity/messages/inbox/a_1/message_1.json",
        json.dumps(test_meta.thread(test_meta.message(0, content="a (edited)"))).encode(),
    ),
    "early instagram": (
        InstagramImporter(),
        "messages.json",
        json.dumps(
            [{"participants": ["a", "b"],
              "conversation": [{"sender": "a", "created_at": "2019-12-24T11:23:00Z",
                                "text": "t", "likes": [{"username": "b"}], "media": "m"}]}]
        ).encode(),
    ),
    "discord": (
        DiscordImporter(),
        "c.json",
        json.dumps(test_discord.export(
            test_discord.message(attachments=[{"url": "a\\b.png"}], reference={"messageId": "1"}),
            test_discord.message(type="Call", callEndedTimestamp="2023-01-06T16:12:27+00:00"),
        )).encode(),
    ),
    "snapchat": (
        SnapchatImporter(),
        "chat_history.json",
        json.dumps({"alice": [test_snapchat.new(), test_snapchat.new(Content="&#39;")]}).encode(),
    ),
    "google-chat": (
        GoogleChatImporter(),
        test_google_chat.AT,
        json.dumps({"messages": [
            test_google_chat.message(attached_files=[{"export_name": "a"}]),
            test_google_chat.message(deletion_metadata={}),
        ]}).encode(),
    ),
    "google-voice": (
        GoogleVoiceImporter(),
        "x.html",
        test_google_voice.chat(
            test_google_voice.message(test_google_voice.AT, test_google_voice.ALICE, "a"),
            test_google_voice.message(test_google_voice.AT, test_google_voice.ME, "b"),
        ),
    ),
}  # fmt: skip
EVERY = pytest.mark.parametrize("name", FORMATS)
# What a value may be replaced by: every kind, the extremes, and what only looks right.
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 2**63, 10**400, "", "x", "\ud800", "\x00", "9" * 400, [], [None], [[]],
    {}, {"a": 1}, "2023-99-99T99:99:99", "(File ", "0001-01-01T00:00:00+23:59", "é" * 9, [{}],
)  # fmt: skip


def strings(value: object) -> Iterator[str]:
    """Yield every string in a draft."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, msgspec.Struct):
        yield from strings(msgspec.structs.astuple(value))
    elif is_dataclass(value):
        yield from strings(tuple(getattr(value, field.name) for field in fields(value)))


def survives(name: str, data: bytes) -> int:
    """Read it; return how many records came out. Only a SourceError may be raised."""
    importer, path, _whole = FORMATS[name]
    source = Members({path: data, "other.txt": b""})
    importer.recognise(source)
    try:
        found = read(importer, source, TOLD)
    except SourceError:
        return 0
    for draft in found:
        if isinstance(draft, Draft):
            assert draft.key
            "".join(strings(draft)).encode()  # nothing in it that cannot be written
    return sum(isinstance(item, Draft) for item in found)


@EVERY
def test_the_whole_file_is_read(name: str) -> None:
    assert survives(name, FORMATS[name][2]) > 0


@EVERY
def test_a_cut_at_any_byte_is_survived(name: str) -> None:
    whole = FORMATS[name][2]
    start = time.perf_counter()

    counts = [survives(name, whole[:at]) for at in range(0, len(whole), 7)]

    assert counts[0] == 0
    assert counts == sorted(counts)
    assert time.perf_counter() - start < 60


@EVERY
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_changed_bytes_are_survived(name: str, data: st.DataObject) -> None:
    whole = bytearray(FORMATS[name][2])
    for _change in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    survives(name, bytes(whole))


def replaced(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    if not path:
        return odd
    if isinstance(value, dict):
        return {k: replaced(v, path[1:], odd) if k == path[0] else v for k, v in value.items()}
    return [replaced(v, path[1:], odd) if k == path[0] else v for k, v in enumerate(value)]


def paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [before]
    for name, one in inner if isinstance(value, dict | list) else ():
        found += paths(one, (*before, name)) if isinstance(one, dict | list) else [(*before, name)]
    return found


@pytest.mark.parametrize("name", [n for n, (_i, path, _w) in FORMATS.items() if "html" not in path])
def test_any_value_may_be_of_any_kind(name: str) -> None:
    whole = json.loads(FORMATS[name][2])

    for path in paths(whole):
        for odd in ODD:
            survives(name, json.dumps(replaced(whole, path, odd)).encode())


@EVERY
@given(data=st.binary(max_size=200))
def test_any_bytes_at_all_are_survived(name: str, data: bytes) -> None:
    survives(name, data)


@pytest.mark.parametrize("importer", {id(i): i for i, _p, _w in FORMATS.values()}.values())
def test_no_format_takes_a_file_of_another(importer: Importer) -> None:
    for name, (own, path, whole) in FORMATS.items():
        known = importer.recognise(Members({path: whole}))
        if known is not None and known.sure > 0.8:
            assert importer.name == own.name, name
