"""Google Chat: what Takeout has, against the samples of another project and made ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evidencelog.importers.drafts import Draft
from evidencelog.importers.google_chat.dates import chat_stamp
from evidencelog.importers.google_chat.importer import GoogleChatImporter
from evidencelog.importers.importer import Options, SourceError
from tests.importers.told_sources import Members, drafts, of_folder, of_json, read, skips

CHAT = GoogleChatImporter()
SAMPLES = Path(__file__).parent.parent / "samples" / "gvoice-sms-takeout-xml"
AT = "Google Chat/Groups/DM abc/messages.json"


def message(**more: Any) -> dict[str, Any]:
    return {
        "creator": {"name": "Alice", "email": "alice@example.org", "user_type": "Human"},
        "created_date": "Wednesday, April 15, 2015 at 12:51:08\u202fAM UTC",
        "text": "hello",
        "message_id": "abc/1/1",
        **more,
    }


def source(*messages: object, **members: bytes) -> Members:
    return Members({AT: json.dumps({"messages": list(messages)}).encode(), **members})


def first(**more: Any) -> Draft:
    return drafts(read(CHAT, source(message(**more))))[0]


def test_the_samples_give_what_was_counted_in_them() -> None:
    found = drafts(read(CHAT, of_folder(SAMPLES)))

    assert [
        len([d for d in found if d.conversation == c]) for c in ("2k64eoAAAAE", "AAAAdvGdRgs")
    ] == [2, 5]
    assert found[0].stamp is not None
    assert found[0].stamp.instant == "2014-08-25T17:29:21.000Z"
    assert found[-1].stamp is not None
    assert found[-1].stamp.instant == "2019-01-10T20:25:48.000Z"
    assert {d.sender.id for d in found if d.sender} == {
        "emc2@science.example.org",
        "mssc@science.example.org",
        "fskf@authors.example.com",
    }
    (picture,) = found[-1].files
    assert picture.read is not None
    assert len(b"".join(picture.read())) == 12737
    assert found[-1].title == "Group Chat"


@pytest.mark.parametrize(
    ("raw", "instant", "note"),
    [
        ("Wednesday, April 15, 2015 at 12:51:08\u202fAM UTC", "2015-04-15T00:51:08.000Z", None),
        ("Wednesday, April 15, 2015 at 12:51:08 PM UTC", "2015-04-15T12:51:08.000Z", None),
        (
            "Monday, April 15, 2015 at 1:51:08 PM UTC",
            "2015-04-15T13:51:08.000Z",
            "the day of the week does not go with the date",
        ),
        ("Wednesday, April 15, 2015 at 1:51:08 PM PDT", None, None),
        ("Mittwoch, 15. April 2015 um 00:51:08 UTC", None, "this is not a time that can be read"),
        (
            "Monday, February 30, 2015 at 1:51:08 PM UTC",
            None,
            "this is not a time that can be read",
        ),
        (
            "Wednesday, April 15, 2015 at 13:51:08 PM UTC",
            None,
            "this is not a time that can be read",
        ),
    ],
)
def test_dates_are_read_as_they_are_written_or_not_at_all(
    raw: str, instant: str | None, note: str | None
) -> None:
    stamp = chat_stamp(raw)

    assert (stamp.raw, stamp.instant, stamp.note) == (raw, instant, note)


def test_edits_and_deletions_are_told() -> None:
    edited = first(updated_date="Wednesday, April 15, 2015 at 1:00:00 AM UTC").edited
    deleted = first(
        text="", deletion_metadata={"deletion_type": "CREATOR"}, message_state="DELETED"
    )

    assert edited is not None
    assert edited.instant == "2015-04-15T01:00:00.000Z"
    assert (deleted.state, deleted.text) == ("deleted", None)
    assert dict(deleted.fields)["deletion_metadata.deletion_type"] == "CREATOR"


def test_files_are_found_though_their_names_were_changed() -> None:
    files = [{"original_name": "what?.png", "export_name": "File-what?.png"}] * 2
    folder = AT.rpartition("/")[0]

    found = drafts(read(CHAT, source(message(attached_files=files), **{
        f"{folder}/File-what_.png": b"1", f"{folder}/File-what_(1).png": b"2"
    })))[0].files  # fmt: skip

    assert [b"".join(one.read()) for one in found if one.read] == [b"1", b"2"]
    assert [one.name for one in found] == ["what?.png", "what?.png"]


def test_the_account_is_the_owner_that_the_file_names() -> None:
    user = json.dumps({"user": {"name": "Alice", "email": "alice@example.org"}}).encode()
    own = source(message(), **{"Google Chat/Users/User 1/user_info.json": user})

    assert drafts(read(CHAT, own))[0].direction == "out"
    assert first().direction is None
    told = Options(me=frozenset({"bob@example.org"}))
    assert drafts(read(CHAT, source(message()), told))[0].direction == "in"


def test_a_damaged_file_does_not_lose_its_neighbours() -> None:
    found = read(CHAT, source(message(), **{"Google Chat/Groups/DM b/messages.json": b"{..."}))

    assert len(drafts(found)) == 1
    assert skips(found)[0].place == "the outline of Google Chat/Groups/DM b/messages.json"


def test_what_is_something_else_is_refused() -> None:
    with pytest.raises(SourceError, match="no messages of Google Chat"):
        read(CHAT, of_json({"messages": [{"id": 1}]}))
