"""Reading the database of Messages, beside SQLite alone reading the same rows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from evidencelog.importers.imessage.importer import IMessageImporter
from evidencelog.importers.importer import Options
from tests.benchmarks.measuring import tell, timed
from tests.importers.messages_database import WHEN, Messages, archived
from tests.importers.told_sources import one

pytestmark = pytest.mark.bench

MANY = 100_000
JOINED = (
    "SELECT m.*, c.guid, h.id FROM message m"
    " LEFT JOIN chat_message_join j ON j.message_id = m.rowid"
    " LEFT JOIN chat c ON c.rowid = j.chat_id LEFT JOIN handle h ON h.rowid = m.handle_id"
)


def test_messages_are_read_beside_sqlite_alone(tmp_path: Path) -> None:
    made = Messages(tmp_path)
    made.connection.execute("BEGIN")
    for number in range(MANY):
        body = archived(f"message {number} with some words")
        made.message(f"GUID-{number}", attributedBody=body, date=WHEN + number * 10**9)
    made.connection.execute("COMMIT")
    source = one(made.bytes_of(), "chat.db")

    def bare() -> None:
        connection = sqlite3.connect(made.path)
        assert sum(1 for _row in connection.execute(JOINED)) == MANY
        connection.close()

    def ours() -> None:
        assert sum(1 for _item in IMessageImporter().read(source, Options())) == MANY

    alone, own = timed(bare)(), timed(ours)()
    what = f"{own:.1f} s, {own / alone:.1f} x SQLite alone"
    tell("100,000 messages of chat.db", what, target="<= 8 s", reached=own <= 8)
