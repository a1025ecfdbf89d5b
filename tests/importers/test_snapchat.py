"""Snapchat: the old files and the new ones, as they are described."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evidencelog.importers.drafts import Draft
from evidencelog.importers.importer import Options, SourceError
from evidencelog.importers.snapchat.importer import SnapchatImporter
from tests.importers.told_sources import Members, drafts, of_json, read

SNAPCHAT = SnapchatImporter()


def record(**more: Any) -> dict[str, Any]:
    return {"Media Type": "TEXT", "Created": "2023-05-06 07:08:09 UTC", **more}


def new(**more: Any) -> dict[str, Any]:
    told = {"From": "alice", "Content": "hello", "Conversation Title": None, "IsSender": False}
    return record(**{**told, "Created(microseconds)": 1683356889123, **more})


def first(value: object, name: str = "chat_history.json", options: Options | None = None) -> Draft:
    return drafts(read(SNAPCHAT, of_json(value, name), options or Options()))[0]


def test_a_new_record_has_its_time_to_the_millisecond() -> None:
    found = first({"alice": [new()]})

    assert found.stamp is not None
    assert found.stamp.raw == "2023-05-06 07:08:09 UTC"
    assert found.stamp.instant == "2023-05-06T07:08:09.123Z"
    assert dict(found.fields)["Created(microseconds)"] == "1683356889123"
    assert (found.direction, found.conversation, found.text) == ("in", "alice", "hello")


def test_an_old_record_has_its_time_to_the_second_and_its_way_from_the_list() -> None:
    old = {
        "Received Saved Chat History": [record(From="alice", Text="hi")],
        "Sent Saved Chat History": [record(To="alice", Text="ho")],
    }

    came, went = drafts(read(SNAPCHAT, of_json(old)))

    assert (came.direction, went.direction) == ("in", "out")
    assert (came.conversation, went.conversation) == ("alice", "alice")
    assert [side.id for side in went.recipients] == ["alice"]
    assert came.stamp is not None
    assert came.stamp.instant == "2023-05-06T07:08:09.000Z"


def test_the_same_message_in_both_eras_has_one_key() -> None:
    old = {"Received Saved Chat History": [record(From="alice", Text="hello")]}

    assert first(old).key == first({"alice": [new()]}).key


def test_times_that_contradict_each_other_are_noted() -> None:
    stamp = first({"alice": [new(**{"Created(microseconds)": 1683350000000})]}).stamp

    assert stamp is not None
    assert stamp.instant == "2023-05-06T07:08:09.000Z"
    assert stamp.note == "the two times of this record are not the same"


def test_true_microseconds_are_understood_too() -> None:
    stamp = first({"alice": [new(**{"Created(microseconds)": 1683356889123456})]}).stamp

    assert stamp is not None
    assert stamp.instant == "2023-05-06T07:08:09.123Z"


def test_references_to_characters_are_resolved_and_kept() -> None:
    found = first({"alice": [new(Content="it&#39;s me")]})

    assert found.text == "it's me"
    assert dict(found.fields)["Content (as in the file)"] == "it&#39;s me"


def test_a_snap_says_that_it_was_sent_and_not_what_it_showed() -> None:
    sent = record(**{"From": "sam", "Media Type": "IMAGE", "IsSender": True})

    found = first({"alice": [sent]}, "snap_history.json")

    assert (found.what, found.direction, found.text) == ("message", "out", None)
    assert found.notes == ("a snap: the export does not hold what it showed",)
    assert [side.id for side in found.recipients] == ["alice"]


def test_a_status_is_a_line_of_the_app() -> None:
    assert first({"alice": [new(**{"Media Type": "STATUSERASEDMESSAGE"})]}).what == "system"


def test_a_group_has_its_title_and_nobody_alone_as_recipient() -> None:
    found = first({"123-abc": [new(**{"Conversation Title": "Family", "IsSender": True})]})

    assert (found.title, found.conversation, found.recipients) == ("Family", "123-abc", ())


def test_media_are_found_by_their_ids() -> None:
    chat = json.dumps({"alice": [new(**{"Media IDs": "b~one | b~two"})]}).encode()
    source = Members({"json/chat_history.json": chat, "chat_media/2023-05-06_b~one.jpg": b"JPEG"})

    one, two = drafts(read(SNAPCHAT, source))[0].files

    assert one.read is not None
    assert b"".join(one.read()) == b"JPEG"
    assert (two.name, two.read) == ("b~two", None)


def test_it_says_that_it_was_built_from_a_description() -> None:
    assert SNAPCHAT.basis == "description"
    assert SNAPCHAT.recognise(of_json({"alice": [new()]})) is not None


def test_what_is_something_else_is_refused() -> None:
    with pytest.raises(SourceError, match="no chats of Snapchat"):
        read(SNAPCHAT, of_json({"messages": [{"id": 1}]}))
