"""Messenger and Instagram: every era of their downloads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.drafts import Draft
from evidencelog.importers.importer import Options, SourceError
from evidencelog.importers.meta.importer import InstagramImporter, MessengerImporter
from evidencelog.importers.meta.mojibake import repaired
from evidencelog.importers.meta.pages import local_time
from tests.importers.told_sources import Members, drafts, of_json, one, read, remarks, skips

MESSENGER, INSTAGRAM = MessengerImporter(), InstagramImporter()
AT = 1_600_000_000_000
FOLDER = "your_facebook_activity/messages/inbox/alice_10158923412345678"
TWO = [{"name": "Sam"}, {"name": "Alice"}]


def message(minute: int, **more: Any) -> dict[str, Any]:
    return {"sender_name": "Alice", "timestamp_ms": AT + minute * 60_000, **more}


def thread(*messages: object, **more: object) -> dict[str, object]:
    path = "inbox/alice_10158923412345678"
    return {
        "participants": TWO,
        "messages": list(messages),
        "title": "Alice",
        "thread_path": path,
        **more,
    }


def folder(*parts: object, at: str = FOLDER) -> Members:
    files = {f"{at}/message_{n}.json": json.dumps(part).encode() for n, part in enumerate(parts, 1)}
    return Members(files)


def single(**more: Any) -> Draft:
    return drafts(read(MESSENGER, folder(thread(message(0, **more)))))[0]


def as_meta(text: str) -> str:
    return text.encode().decode("latin-1")


def test_parts_are_merged_by_number_and_told_in_the_order_of_time() -> None:
    parts = [thread(message(20 - n, content=f"m{n}")) for n in range(1, 12)]

    found = drafts(read(MESSENGER, folder(*parts)))

    assert [draft.text for draft in found] == [f"m{n}" for n in range(11, 0, -1)]
    assert found[0].place == f"message 1 of {FOLDER}/message_11.json"


def test_equal_times_keep_the_order_in_which_they_were_written() -> None:
    newest_first = thread(message(2, content="last"), *(message(1, content=c) for c in "cba"))

    found = drafts(read(MESSENGER, folder(newest_first)))

    assert [draft.text for draft in found] == ["a", "b", "c", "last"]
    assert len({draft.key for draft in found}) == 4


@pytest.mark.parametrize(
    "root",
    [
        "messages/inbox/x_y",
        "your_activity_across_facebook/messages/archived_threads/x_y",
        "your_facebook_activity/messages/e2ee_cutover/x_y",
        "facebook-sam/messages/message_requests/x_y",
    ],
)
def test_every_era_of_folders_is_read(root: str) -> None:
    source = folder(thread(message(0, content="hello")), at=root)

    assert MESSENGER.recognise(source) is not None
    assert [draft.text for draft in drafts(read(MESSENGER, source))] == ["hello"]


def test_the_single_files_of_2018_are_read() -> None:
    source = Members({"messages/alice_ab/message.json": json.dumps(thread(message(0))).encode()})

    assert MESSENGER.recognise(source) is not None
    assert len(drafts(read(MESSENGER, source))) == 1


def test_a_thread_that_moved_or_was_renamed_keeps_its_keys() -> None:
    now = folder(thread(message(0)))
    later = folder(
        thread(message(0), title="Ally", thread_path="archived_threads/ally_10158923412345678"),
        at="your_facebook_activity/messages/archived_threads/ally_10158923412345678",
    )

    assert drafts(read(MESSENGER, now))[0].key == drafts(read(MESSENGER, later))[0].key


def test_broken_letters_are_repaired_and_kept_as_they_are() -> None:
    found = single(content=as_meta("café ❤"), sender_name=as_meta("Zoë"))

    assert found.text == "café ❤"
    assert found.sender is not None
    assert found.sender.id == "Zoë"
    assert dict(found.fields)["content (as in the file)"] == as_meta("café ❤")
    assert dict(found.fields)["sender_name (as in the file)"] == as_meta("Zoë")


def test_letters_that_do_not_stand_for_bytes_are_left_alone() -> None:
    assert single(content="naïve ❤").text == "naïve ❤"
    assert single(content="naïve").text == "naïve"
    assert "content is not in the spelling" in single(content="naïve").notes[0]


def test_names_inside_other_fields_are_repaired_too() -> None:
    found = single(share={"link": "https://example.org", "share_text": as_meta("für dich")})

    assert dict(found.fields)["share.share_text"] == "für dich"
    assert as_meta("für dich") in dict(found.fields)["share (as in the file)"]


@given(st.text())
def test_what_meta_breaks_is_repaired(text: str) -> None:
    fit = text.encode("utf-8", "replace").decode()

    assert repaired(as_meta(fit)) == fit


@given(st.text())
def test_what_stands_for_no_bytes_is_never_changed(text: str) -> None:
    fixed = repaired(text)

    assert fixed == text or as_meta(fixed) == text


@pytest.mark.parametrize(
    ("more", "what", "state", "seconds"),
    [
        ({"call_duration": 61, "type": "Call"}, "call", "answered", 61),
        ({"call_duration": 0, "missed": True}, "call", "missed", 0),
        ({"is_unsent": True}, "message", "unsent", None),
        ({"type": "Subscribe", "users": [{"name": "Bo"}]}, "system", None, None),
        ({"content": "hi"}, "message", None, None),
    ],
)
def test_calls_and_unsent_messages_are_what_they_are(
    more: dict[str, Any], what: str, state: str | None, seconds: int | None
) -> None:
    found = single(**more)

    assert (found.what, found.state, found.seconds) == (what, state, seconds)


def test_reactions_name_who_reacted() -> None:
    found = single(reactions=[{"reaction": as_meta("❤"), "actor": as_meta("Zoë")}])

    assert [(one.by and one.by.id, one.text) for one in found.reactions] == [("Zoë", "❤")]
    assert "reactions.1 (as in the file)" in dict(found.fields)


def test_files_are_found_whatever_the_folders_above_are_called() -> None:
    uri = "messages/inbox/alice_10158923412345678/photos/1.jpg"
    photo = thread(message(0, photos=[{"uri": uri}], gifs=[{"uri": "https://example.org/a.gif"}]))
    source = folder(photo)
    there = Members({**source.members, f"{FOLDER}/photos/1.jpg": b"JPEG"})

    (found, link), (gone, _link) = (
        drafts(read(MESSENGER, one_of))[0].files for one_of in (there, source)
    )

    assert found.read is not None
    assert b"".join(found.read()) == b"JPEG"
    assert (gone.read, gone.note) == (None, "this file is not part of the export")
    assert (link.read, link.note) == (None, "the export has only a link to it")


def test_only_who_was_told_is_the_owner() -> None:
    source = folder(thread(message(0), message(1, sender_name="Sam")))

    alone = drafts(read(MESSENGER, source))
    told = drafts(read(MESSENGER, source, Options(me=frozenset({"Sam"}))))

    assert [draft.direction for draft in alone] == [None, None]
    assert [draft.direction for draft in told] == ["in", "out"]
    assert [side.id for side in told[1].recipients] == ["Alice"]


def encrypted(*messages: object) -> Members:
    whole = {"participants": ["Sam", "Alice"], "threadName": "Alice", "messages": list(messages)}
    return Members({"messages/Alice_12.json": json.dumps(whole).encode(), "messages/media/p": b""})


def test_the_separate_download_of_encrypted_chats_is_read() -> None:
    secret = {"senderName": "Alice", "timestamp": AT, "type": "text", "media": [], "reactions": []}
    source = encrypted(
        {**secret, "text": "hello", "isUnsent": False},
        {**secret, "text": "", "isUnsent": True, "timestamp": AT + 1},
    )

    found = drafts(read(MESSENGER, source))

    assert MESSENGER.recognise(source) is not None
    assert [(draft.text, draft.state) for draft in found] == [("hello", None), ("", "unsent")]
    assert found[0].title == "Alice"
    assert found[0].stamp is not None
    assert found[0].stamp.instant == "2020-09-13T12:26:40.000Z"


def test_a_chat_that_moved_to_encryption_is_remarked() -> None:
    december, summer = 1_702_000_000_000, 1_750_000_000_000
    source = Members({
        **folder(thread({**message(0), "timestamp_ms": december})).members,
        **folder(thread({**message(0), "timestamp_ms": summer}, thread_path="inbox/bo_99999999"),
                 at="your_facebook_activity/messages/inbox/bo_99999999").members,
    })  # fmt: skip

    (says,) = remarks(read(MESSENGER, source))

    assert says.startswith("1 conversation ends when Messenger began to encrypt chats")


def test_a_damaged_file_does_not_lose_its_neighbours() -> None:
    source = folder(thread(message(0)))
    bad = Members({"your_facebook_activity/messages/inbox/b_1/message_1.json": b"{oops",
                   **source.members})  # fmt: skip

    found = read(MESSENGER, bad)

    assert MESSENGER.recognise(bad) is not None
    assert len(drafts(found)) == 1
    assert skips(found)[0].place == "your_facebook_activity/messages/inbox/b_1/message_1.json"
    assert skips(found)[0].reason.startswith("this file cannot be read as JSON")


def test_a_byte_order_mark_does_not_matter() -> None:
    source = one(b"\xef\xbb\xbf" + json.dumps(thread(message(0))).encode(), "message_1.json")

    assert len(drafts(read(MESSENGER, source))) == 1


def test_instagram_is_told_by_its_folders() -> None:
    source = folder(
        thread(message(0, content="see you (edited)")),
        at="your_instagram_activity/messages/inbox/al_123456789",
    )

    assert MESSENGER.recognise(source) is None
    assert INSTAGRAM.recognise(source) is not None
    (found,) = drafts(read(INSTAGRAM, source))
    assert found.service == "Instagram"
    assert "an edited message twice" in found.notes[0]


def test_instagram_of_the_years_before_is_read_as_described() -> None:
    said = {
        "sender": "ally",
        "created_at": "2019-12-24T11:23:00.123456+00:00",
        "text": "café",
        "likes": [{"username": "sam", "date": "2019-12-24T11:24:00+00:00"}],
        "media": "https://example.org/a.jpg",
    }
    source = of_json([{"participants": ["sam", "ally"], "conversation": [said]}], "messages.json")

    found = read(INSTAGRAM, source, Options(me=frozenset({"sam"})))

    assert INSTAGRAM.recognise(source) is not None
    assert MESSENGER.recognise(source) is None
    (one_of,) = drafts(found)
    assert (one_of.text, one_of.direction, one_of.conversation) == ("café", "in", "ally, sam")
    assert one_of.stamp is not None
    assert one_of.stamp.instant == "2019-12-24T11:23:00.123Z"
    assert [(like.by and like.by.id, like.text) for like in one_of.reactions] == [("sam", "like")]
    assert one_of.files[0].note == "the export has only a link to it"
    assert remarks(found) == ["this form of the download was built from a description"]


def test_a_file_that_names_no_service_is_offered_for_both_and_remarked() -> None:
    source = of_json({"messages": [message(0, content="hello")]}, "export.json")

    assert MESSENGER.recognise(source) is not None
    assert INSTAGRAM.recognise(source) is not None
    found = read(MESSENGER, source)
    assert drafts(found)[0].service is None
    assert remarks(found) == ["the file does not say whether it is of Messenger or Instagram"]


PAGE = """<!DOCTYPE html><html><head><title>Alice</title><style>a > b {}</style></head><body>
<div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">Alice</div><div class="_2ph_ _a6-p">
<div><div></div><div>two &amp; three<br/>four</div><div><img src="photos/1.jpg"/></div></div></div>
<div class="_3-94 _a6-o">Sep 13, 2020 12:27:05 pm</div></div>
<div class="pam"><div class="_3-96 _2pio _2lek _2lel">Sam</div><div class="_3-96 _2let"><div>one
</div></div><div class="_3-94 _2lem">13 Sep 2020, 12:26</div></div></body></html>"""


def test_web_pages_are_read_as_far_as_they_go_and_say_what_they_lack() -> None:
    at = "messages/inbox/alice_10158923412345678"
    source = Members({f"{at}/message_1.html": PAGE.encode(), f"{at}/photos/1.jpg": b"JPEG"})

    found = read(MESSENGER, source, Options(zone="America/New_York"))

    assert MESSENGER.recognise(source) is not None
    sam, alice = drafts(found)
    assert sam.stamp is not None
    assert (sam.stamp.local, sam.stamp.instant) == ("2020-09-13T12:26", "2020-09-13T16:26:00.000Z")
    assert alice.stamp is not None
    assert alice.stamp.local == "2020-09-13T12:27:05"
    assert alice.text == "two & three\nfour"
    assert alice.files[0].read is not None
    assert "the download as JSON has more" in remarks(found)[-1]


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("Sep 13, 2020, 12:26 AM", "2020-09-13T00:26"),
        ("Sep 13, 2020, 12:26\u202fPM", "2020-09-13T12:26"),
        ("13 September 2020 at 23:59", "2020-09-13T23:59"),
        ("Feb 31, 2020, 1:00 PM", None),
        ("13 mars 2020, 12:26", None),
        ("13.09.2020 12:26", None),
        ("Sep 13, 2020, 25:00", None),
    ],
)
def test_only_dates_with_english_months_are_read(text: str, local: str | None) -> None:
    assert local_time(text) == local


def test_what_is_no_conversation_is_refused() -> None:
    with pytest.raises(SourceError, match="no conversations of Messenger") as caught:
        read(MESSENGER, Members({"a.txt": b"x", "b.txt": b"y"}))
    assert "JSON" in caught.value.hint
