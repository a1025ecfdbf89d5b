"""Databases of Messages as devices keep them, made for tests."""

from __future__ import annotations

import plistlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

LENGTH_OF_A_BYTE = 0x7F

OLD = """
CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,
  text TEXT, handle_id INTEGER DEFAULT 0, subject TEXT, attributedBody BLOB, service TEXT,
  account TEXT, error INTEGER DEFAULT 0, date INTEGER, date_read INTEGER,
  date_delivered INTEGER, is_delivered INTEGER DEFAULT 0, is_from_me INTEGER DEFAULT 0,
  is_sent INTEGER DEFAULT 0, item_type INTEGER DEFAULT 0, other_handle INTEGER DEFAULT -1,
  group_title TEXT, group_action_type INTEGER DEFAULT 0, share_status INTEGER);
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT NOT NULL, service TEXT);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT,
  service_name TEXT, display_name TEXT);
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, guid TEXT, filename TEXT, uti TEXT,
  mime_type TEXT, transfer_name TEXT, total_bytes INTEGER);
CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
CREATE TABLE deleted_messages (ROWID INTEGER PRIMARY KEY, guid TEXT);
INSERT INTO handle VALUES (1, '+15550100', 'iMessage'), (2, 'carol@example.org', 'iMessage');
INSERT INTO chat VALUES (1, 'iMessage;-;+15550100', '+15550100', 'iMessage', NULL),
  (2, 'iMessage;+;chat77', 'chat77', 'iMessage', 'School run');
INSERT INTO chat_handle_join VALUES (1, 1), (2, 1), (2, 2);
"""
"""What devices of macOS 10.12 or iOS 10 have; times there are seconds."""

SINCE = """
ALTER TABLE message ADD COLUMN associated_message_guid TEXT;
ALTER TABLE message ADD COLUMN associated_message_type INTEGER DEFAULT 0;
ALTER TABLE message ADD COLUMN associated_message_emoji TEXT;
ALTER TABLE message ADD COLUMN thread_originator_guid TEXT;
ALTER TABLE message ADD COLUMN message_summary_info BLOB;
ALTER TABLE message ADD COLUMN date_edited INTEGER DEFAULT 0;
ALTER TABLE message ADD COLUMN date_retracted INTEGER DEFAULT 0;
ALTER TABLE message ADD COLUMN destination_caller_id TEXT;
ALTER TABLE message ADD COLUMN schedule_type INTEGER DEFAULT 0;
CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER,
  delete_date INTEGER);
"""
"""What was added since."""

SECONDS = 731_738_090
"""2024-03-10 04:34:50 UTC."""
WHEN = SECONDS * 10**9 + 835_487_536


@dataclass(slots=True)
class Messages:
    """A database being filled; `bytes_of` closes it."""

    folder: Path
    schema: str = OLD + SINCE
    connection: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        self.connection.executescript(f"PRAGMA synchronous=OFF; BEGIN; {self.schema} COMMIT")

    @property
    def path(self) -> Path:
        return self.folder / "made.db"

    def message(self, guid: str, **columns: object) -> int:
        """Add a row to the table of messages, and put it into a chat (`chat`: the first)."""
        chat = columns.pop("chat", 1)
        cells = {"guid": guid, "date": WHEN, "handle_id": 1, "service": "iMessage", **columns}
        number = self.add("message", **cells)
        if chat is not None:
            self.add("chat_message_join", chat_id=chat, message_id=number)
        return number

    def add(self, table: str, **cells: object) -> int:
        names, marks = ", ".join(cells), ", ".join("?" * len(cells))
        query = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        return self.connection.execute(query, tuple(cells.values())).lastrowid or 0

    def bytes_of(self) -> bytes:
        self.connection.close()
        return self.path.read_bytes()


def archived(text: str, attribute: str = "__kIMMessagePartAttributeName") -> bytes:
    """Return a text as `attributedBody` has it, with one attribute over all of it."""
    data = text.encode()
    return (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00"
        b"\x84\x84\x08NSObject\x00\x85\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+"
        + _number(len(data)) + data
        + b"\x86\x84\x02iI\x01" + _number(len(text.encode("utf-16-le")) // 2)
        + b"\x92\x84\x84\x84\x0cNSDictionary\x00\x94\x84\x01i\x01\x92\x84\x96\x96"
        + _number(len(attribute)) + attribute.encode()
        + b"\x86\x92\x84\x84\x84\x08NSNumber\x00\x84\x84\x07NSValue\x00\x94\x84\x01*"
        b"\x84\x99\x99\x00\x86\x86\x86"
    )  # fmt: skip


def _number(value: int) -> bytes:
    if value <= LENGTH_OF_A_BYTE:
        return bytes([value])
    if value < 1 << 15:
        return b"\x81" + value.to_bytes(2, "little")
    return b"\x82" + value.to_bytes(4, "little")


def edited(*wordings: tuple[str, float]) -> bytes:
    """Return what is kept of a message of one part that had these wordings."""
    parts = [{"t": archived(text), "d": when} for text, when in wordings]
    return plistlib.dumps({"ec": {"0": parts}, "ep": [0], "otr": {"0": {"lo": 0, "le": 1}}},
                          fmt=plistlib.FMT_BINARY)  # fmt: skip


def retracted(parts: Sequence[int], of: int = 1) -> bytes:
    """Return what is kept of a message of which these parts were taken back."""
    ranges = {str(part): {"lo": part, "le": 1} for part in range(of)}
    return plistlib.dumps({"rp": list(parts), "otr": ranges}, fmt=plistlib.FMT_BINARY)
