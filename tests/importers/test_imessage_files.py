"""What lies around the database of Messages: files, the log beside it, damage."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from evidencelog.importers.drafts import Draft, Item
from evidencelog.importers.imessage.importer import IMessageImporter
from evidencelog.importers.importer import SourceError
from tests.importers.messages_database import Messages
from tests.importers.told_sources import Members, drafts, one, read, remarks, skips

IMESSAGE = IMessageImporter()


@pytest.fixture
def made(tmp_path: Path) -> Messages:
    return Messages(tmp_path)


def found(made: Messages) -> list[Item]:
    return read(IMESSAGE, one(made.bytes_of(), "chat.db"))


def first(made: Messages) -> Draft:
    return drafts(found(made))[0]


def attached(made: Messages, path: str | None) -> None:
    number = made.message("G1", text="\ufffc")
    file = made.add(
        "attachment", filename=path, mime_type="image/jpeg", transfer_name="IMG_1.jpg",
        total_bytes=4,
    )  # fmt: skip
    made.add("message_attachment_join", message_id=number, attachment_id=file)


def bytes_of(draft: Draft) -> bytes | None:
    file = draft.files[0]
    return None if file.read is None else b"".join(file.read())


def test_files_beside_the_database_are_found(made: Messages) -> None:
    attached(made, "~/Library/Messages/Attachments/aa/05/X/IMG_1.jpg")
    source = Members(
        {
            "Messages/Attachments/aa/05/X/IMG_1.jpg": b"JPEG",
            "Messages/Attachments/bb/05/Y/IMG_1.jpg": b"other",
            "Messages/chat.db": made.bytes_of(),
        }
    )

    assert bytes_of(drafts(read(IMESSAGE, source))[0]) == b"JPEG"


def test_files_in_a_backup_are_found_by_the_digest_of_their_path(made: Messages) -> None:
    attached(made, "~/Library/SMS/Attachments/aa/05/X/IMG_1.jpg")
    path = b"MediaDomain-Library/SMS/Attachments/aa/05/X/IMG_1.jpg"
    digest = hashlib.sha1(path, usedforsecurity=False).hexdigest()
    database = "3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28"
    source = Members({database: made.bytes_of(), f"{digest[:2]}/{digest}": b"JPEG"})

    assert bytes_of(drafts(read(IMESSAGE, source))[0]) == b"JPEG"


def test_a_missing_file_says_where_it_was(made: Messages) -> None:
    attached(made, "~/Library/Messages/Attachments/aa/05/X/IMG_1.jpg")

    file = first(made).files[0]

    assert (file.name, file.type, file.read) == ("IMG_1.jpg", "image/jpeg", None)
    assert file.note is not None
    assert "~/Library/Messages/Attachments/aa/05/X/IMG_1.jpg, 4 bytes" in file.note


def test_a_file_that_was_never_loaded_says_so(made: Messages) -> None:
    attached(made, None)

    assert first(made).files[0].note == "it was not loaded onto this device"


def with_log(made: Messages) -> tuple[bytes, bytes]:
    """Return a database and its log, with one message in each."""
    made.message("G1", text="old")
    made.connection.execute("PRAGMA journal_mode=WAL")
    made.connection.execute("PRAGMA wal_autocheckpoint=0")
    made.message("G2", text="new")
    return made.path.read_bytes(), Path(f"{made.path}-wal").read_bytes()


def texts(items: list[Item]) -> list[str | None]:
    return [draft.text for draft in drafts(items)]


def test_what_stands_only_in_the_log_beside_it_is_read(made: Messages) -> None:
    database, log = with_log(made)

    both = read(IMESSAGE, Members({"chat.db": database, "chat.db-wal": log}))
    torn = read(IMESSAGE, Members({"chat.db": database, "chat.db-wal": log[:-5]}))
    alone = read(IMESSAGE, one(database, "chat.db"))

    assert texts(both) == ["old", "new"]
    assert remarks(both) == []
    assert texts(torn)[0] == "old"
    assert texts(alone) == ["old"]
    assert "chat.db was copied without chat.db-wal" in remarks(alone)[0]


def test_a_log_of_another_database_changes_nothing(made: Messages) -> None:
    database, log = with_log(made)
    other = log[:16] + bytes(8) + log[24:]

    assert texts(read(IMESSAGE, Members({"chat.db": database, "chat.db-wal": other}))) == ["old"]


def test_messages_that_are_gone_are_counted(made: Messages) -> None:
    made.message("G1", text="hello")
    made.add("chat_message_join", chat_id=1, message_id=77)
    made.add("deleted_messages", guid="G0")

    assert remarks(found(made)) == [
        "1 messages are listed in conversations and are no longer there",
        "1 messages are noted as deleted; nothing else is left of them here",
    ]


def test_a_damaged_page_costs_its_messages_and_each_is_listed(made: Messages) -> None:
    made.connection.execute("BEGIN")
    for number in range(1, 401):
        made.message(f"G{number}", text=f"message {number}." + "x" * 100)
    made.connection.execute("COMMIT")
    data = bytearray(made.bytes_of())
    page = data.find(b"message 200.") // 4096 * 4096
    data[page : page + 4096] = b"\xaa" * 4096

    items = read(IMESSAGE, one(bytes(data), "chat.db"))

    assert len(drafts(items)) + len(skips(items)) == 400
    assert 5 < len(skips(items)) < 60
    assert skips(items)[0].reason == "this part of the database is damaged"
    assert texts(items)[-1] == "message 400." + "x" * 100


def test_a_database_that_was_cut_off_gives_what_is_left_and_says_so(made: Messages) -> None:
    made.connection.execute("BEGIN")
    for number in range(1, 401):
        made.message(f"G{number}", text=f"message {number}." + "x" * 100)
    made.connection.execute("COMMIT")
    data = made.bytes_of()
    cut = data.find(b"message 300.") // 4096 * 4096

    items = read(IMESSAGE, one(data[:cut], "chat.db"))

    assert len(drafts(items)) > 200
    assert skips(items)
    assert any("was cut off" in says for says in remarks(items))


def test_damage_to_the_names_in_a_schema_is_a_refusal(made: Messages) -> None:
    made.message("G1", text="hello")
    data = made.bytes_of().replace(b"CREATE TABLE handle", b"CREATE TAB\xff\x8f handle")

    with pytest.raises(SourceError, match="a damaged database"):
        read(IMESSAGE, one(data, "chat.db"))
