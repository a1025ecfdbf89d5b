"""Telegram Desktop: what stands in `result.json` comes out, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evidencelog.importers.drafts import Contact, Draft, Enclosed
from evidencelog.importers.importer import Options, SourceError
from evidencelog.importers.telegram.importer import TelegramImporter
from tests.importers.told_sources import Members, drafts, of_json, one, read, remarks, skips

TELEGRAM = TelegramImporter()
BOB = {"from": "Bob", "from_id": "user7"}


def message(number: int, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "type": "message",
        "date": "2023-08-10T23:11:02",
        "date_unixtime": "1691719862",
        **BOB,
        "text": "hello",
        **more,
    }


def chat(*messages: object, **head: object) -> dict[str, object]:
    told = {"name": "Bob", "type": "personal_chat", "id": 7}
    return {**told, **head, "messages": list(messages)}


def first(*messages: object, options: Options | None = None, **head: object) -> Draft:
    return drafts(read(TELEGRAM, of_json(chat(*messages, **head)), options or Options()))[0]


def test_both_times_give_the_offset_of_the_computer_that_exported() -> None:
    stamp = first(message(1)).stamp

    assert stamp is not None
    assert stamp.raw == "2023-08-10T23:11:02"
    assert stamp.instant == "2023-08-11T02:11:02.000Z"
    assert stamp.offset == "-03:00"
    assert stamp.source == "in the file"


def test_an_old_export_gives_local_times_only_until_a_zone_is_told() -> None:
    old = message(1)
    del old["date_unixtime"]

    alone = first(old).stamp
    told = first(old, options=Options(zone="America/Sao_Paulo")).stamp

    assert alone is not None
    assert told is not None
    assert (alone.instant, alone.local, alone.source) == (None, "2023-08-10T23:11:02", "unknown")
    assert (told.instant, told.source) == ("2023-08-11T02:11:02.000Z", "told")


def test_times_that_contradict_each_other_are_noted_and_have_no_offset() -> None:
    stamp = first(message(1, date="2023-08-10T23:18:02")).stamp

    assert stamp is not None
    assert stamp.offset is None
    assert stamp.note == "the local time and the one in UTC do not belong together"


def test_a_text_of_parts_is_joined_and_a_hidden_link_is_kept() -> None:
    parts = ["see ", {"type": "text_link", "text": "here", "href": "https://example.org/"}]

    found = first(message(1, text=parts, text_entities=parts))

    assert found.text == "see here"
    assert "https://example.org/" in dict(found.fields)["text_entities"]


def test_a_control_character_in_the_spelling_of_telegram_does_not_lose_the_record() -> None:
    text = json.dumps(chat(message(1, text="one @ two"), message(2)))

    found = read(TELEGRAM, one(text.replace("one @ two", "one \\x0B two")))

    assert [draft.text for draft in drafts(found)] == ["one \v two", "hello"]


def test_a_chat_of_two_tells_who_its_owner_is_not() -> None:
    mine = message(2, **{"from": "Alice", "from_id": "user3"})

    found = drafts(read(TELEGRAM, of_json(chat(message(1), mine))))

    assert [draft.direction for draft in found] == ["in", "out"]
    assert [side.id for side in found[1].recipients] == ["user7"]


def test_in_a_group_only_who_was_told_is_the_owner() -> None:
    group: dict[str, Any] = {"type": "private_group", "name": "Family"}

    assert first(message(1), **group).direction is None
    assert first(message(1), options=Options(me=frozenset({"Bob"})), **group).direction == "out"


def test_a_deleted_account_keeps_its_number_and_is_noted() -> None:
    found = first(message(1, **{"from": None}))

    assert found.sender is not None
    assert (found.sender.id, found.sender.name) == ("user7", None)
    assert found.notes == ("the account of the sender has no name: it may have been deleted",)


@pytest.mark.parametrize(
    ("reason", "seconds", "state"),
    [
        ("missed", None, "missed"),
        ("busy", None, "declined"),
        ("hangup", 56, "answered"),
        ("hangup", None, None),
        ("disconnect", 3, "answered"),
    ],
)
def test_a_call_has_the_state_that_its_reason_tells(
    reason: str, seconds: int | None, state: str | None
) -> None:
    call = message(1, type="service", actor="Bob", actor_id="user7", action="phone_call")
    call |= {"discard_reason": reason, "text": ""} | (
        {"duration_seconds": seconds} if seconds else {}
    )

    found = first(call)

    assert (found.what, found.state, found.seconds) == ("call", state, seconds)
    assert dict(found.fields)["discard_reason"] == reason


def test_a_line_of_the_app_is_no_message() -> None:
    found = first(message(1, type="service", actor="Bob", action="joined_telegram", text=""))

    assert found.what == "system"
    assert found.text is None
    assert found.notes[0] == "a line of Telegram: joined_telegram"


def test_edits_replies_forwards_and_polls_are_what_they_are() -> None:
    found = first(
        message(
            9,
            edited="2023-08-10T23:12:02",
            edited_unixtime="1691719922",
            reply_to_message_id=4,
            forwarded_from="Carol",
            poll={"question": "When?", "answers": [{"text": "now", "voters": 1}]},
        )
    )

    assert found.edited is not None
    assert found.edited.instant == "2023-08-11T02:12:02.000Z"
    assert found.reply_to == "user7/4"
    assert found.notes == ("forwarded; it was written by Carol",)
    assert dict(found.fields)["poll.question"] == "When?"


def test_an_edit_of_1970_is_none() -> None:
    assert first(message(1, edited="1970-01-01T01:00:00")).edited is None


def test_reactions_name_those_that_the_file_names() -> None:
    recent = [{"from": "Bob", "from_id": "user7", "date": "2023-08-10T23:12:02"}]

    found = first(message(1, reactions=[{"emoji": "👍", "count": 2, "recent": recent}]))

    assert [(one.by and one.by.id, one.text) for one in found.reactions] == [
        ("user7", "👍"),
        (None, "👍"),
    ]


def test_files_are_found_beside_the_export_and_missing_ones_say_why() -> None:
    gone = "(File not included. Change data exporting settings to download.)"
    export = chat(message(1, photo="photos/one.jpg"), message(2, file=gone, file_name="a.pdf"))
    source = Members({"x/result.json": json.dumps(export).encode(), "x/photos/one.jpg": b"JPEG"})

    there, not_there = (draft.files[0] for draft in drafts(read(TELEGRAM, source)))

    assert there.read is not None
    assert b"".join(there.read()) == b"JPEG"
    assert not_there == Enclosed(name="a.pdf", note=gone)


def account(*chats: object) -> Members:
    return of_json(
        {
            "about": "Here is the data",
            "personal_information": {"user_id": 3, "first_name": "Alice", "last_name": ""},
            "contacts": {"list": [{"first_name": "Bob", "phone_number": "+1 555 0100"}]},
            "chats": {"about": "", "list": list(chats)},
        }
    )


def test_an_account_gives_contacts_and_knows_its_owner() -> None:
    mine = message(2, **{"from": "Alice", "from_id": "user3"})
    group = chat(mine, message(3), type="private_group", id=12, name=None)

    found = read(TELEGRAM, account(chat(message(1)), group), Options(me=frozenset({"Bob"})))

    assert [item.ids for item in found if isinstance(item, Contact)] == [
        (("phone", "+1 555 0100"),)
    ]
    assert [draft.direction for draft in drafts(found)] == ["in", "out", "in"]
    assert [draft.key for draft in drafts(found)] == ["user7/1", "chat12/2", "chat12/3"]
    assert remarks(found) == [
        "the file says that it is the account of Alice, and this counts, not what was told"
    ]


def test_a_group_that_became_public_keeps_its_keys() -> None:
    private = first(message(1), type="private_supergroup", id=12)
    public = first(message(1), type="public_supergroup", id=12, name="Other")

    assert private.key == public.key == "channel12/1"


def test_an_unsupported_message_is_skipped_with_its_reason() -> None:
    found = read(TELEGRAM, of_json(chat(message(1), {"id": 2, "type": "unsupported"}, message(3))))

    assert [draft.position for draft in drafts(found)] == [1, 3]
    assert skips(found)[0].place == "message 2 of Bob in result.json"
    assert "too old" in skips(found)[0].reason


def test_a_record_that_is_damaged_costs_only_itself() -> None:
    text = json.dumps(chat(*(message(number) for number in range(1, 6))))

    found = read(TELEGRAM, one(text.replace('"id": 3,', '"id": 3.,')))

    assert [draft.key for draft in drafts(found)] == ["user7/1", "user7/2", "user7/4", "user7/5"]
    assert len(skips(found)) == 1


def test_an_export_that_was_cut_off_gives_what_there_is_and_says_so() -> None:
    text = json.dumps(chat(message(1), message(2), message(3)))

    found = read(TELEGRAM, one(text[:-40]))

    assert len(drafts(found)) == 2
    assert skips(found)[0].reason == "the file ends in the middle of it"


def test_messages_before_the_head_of_their_chat_still_belong_to_it() -> None:
    head_last = {"messages": [message(1)], "name": "Bob", "type": "personal_chat", "id": 7}

    assert drafts(read(TELEGRAM, of_json(head_last)))[0].key == "user7/1"


def test_records_without_ids_have_keys_that_do_not_depend_on_their_place() -> None:
    bare = message(1)
    del bare["id"]
    later = bare | {"date_unixtime": "1691719999"}

    both = drafts(read(TELEGRAM, of_json(chat(bare, bare, later))))
    rest = drafts(read(TELEGRAM, of_json(chat(later))))

    assert len({draft.key for draft in both}) == 3
    assert rest[0].key == both[2].key


def test_what_is_no_export_is_not_recognised_and_refused() -> None:
    for source in (of_json({"messages": [{"sender_name": "A"}]}), of_json([1]), one(b"\xff\xd8")):
        assert TELEGRAM.recognise(source) is None
        with pytest.raises(SourceError, match="not an export of Telegram"):
            read(TELEGRAM, source)
