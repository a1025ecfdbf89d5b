"""Logs for tests: cheap to unlock, with a clock that ticks, and what they are made to hold."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from evidencelog.app.amend import add_detail, amend, withdraw
from evidencelog.app.blobs import BlobReader
from evidencelog.app.create import create_log
from evidencelog.app.drafts import new_draft, save_draft
from evidencelog.app.erase import erase
from evidencelog.app.history import read_history
from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.labels import set_label
from evidencelog.app.receipt import make_receipt
from evidencelog.app.record import FileToAttach, Saved, record
from evidencelog.app.session import OpenLog, PassphraseSecret, unlock
from evidencelog.app.settings import change_settings
from evidencelog.core import parts
from evidencelog.core.history import History
from evidencelog.core.kinds import Contact, Incident
from evidencelog.crypto.kdf import KdfParams

SECRET = PassphraseSecret("correct horse battery staple")
CHEAP = KdfParams(memory_kib=8, iterations=1)
START = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
SMALL = b"not much, but all of it\n" * 40


@dataclass
class TickingClock:
    """A clock on which a minute passes whenever somebody looks at it."""

    at: datetime = START
    step: timedelta = timedelta(minutes=1)
    zone_name: str = "Europe/Berlin"
    looks: int = field(default=0, init=False)

    def now(self) -> datetime:
        self.looks += 1
        self.at += self.step
        return self.at

    def zone(self) -> str:
        return self.zone_name


def new_log(path: Path, clock: TickingClock | None = None) -> OpenLog:
    clock = clock or TickingClock()
    create_log(str(path), passphrase=SECRET.text, clock=clock, cost=CHEAP)
    return reopen(path, clock)


def reopen(path: Path, clock: TickingClock | None = None) -> OpenLog:
    return unlock(str(path), SECRET, clock=clock or TickingClock(at=START + timedelta(days=1)))


def incident(text: str = "They came forty minutes late.", **fields: Any) -> Incident:
    return Incident(account=text, **fields)


def record_text(log: OpenLog, text: str, *files: Path) -> Saved:
    return record(log, incident(text), [FileToAttach(path) for path in files])


def fill(log: OpenLog, folder: Path) -> None:
    """Record something of every sort: versions, a detail, files, fates, what lies beside."""
    (folder / "letter.txt").write_bytes(SMALL)
    (folder / "nothing.bin").write_bytes(b"")
    record(log, incident("They came forty minutes late.", title="Late again"))
    record(log, Contact(channel="text", words=(parts.Quote(text="Come back.", by="Sam"),)))
    record_text(log, "A letter was in the box.", folder / "letter.txt", folder / "nothing.bin")
    record_text(log, "This one will be erased.", folder / "letter.txt")
    record(log, Incident(account="This one will be withdrawn.", unknown=("weapon",)))
    amend(log, 1, incident("They came fifty minutes late.", title="Late again"), reason="a slip")
    add_detail(log, 2, Contact(duration="20 minutes"))
    withdraw(log, 5, "said in anger")
    erase(log, 4, "not mine to tell")
    beside_the_log(log)


def beside_the_log(log: OpenLog) -> None:
    first = read_history(log).get(1)
    assert first is not None
    set_label(log, first, "private")
    change_settings(log, name="Ana", date_order="dmy")
    save_draft(log, new_draft("incident"))
    make_receipt(log)


def accounts(log: OpenLog) -> dict[int, str | None]:
    """The own account of each entry that can be shown, by number."""
    return {s.number: s.current.account for s in read_history(log).readable}


Told = dict[tuple[int, int], object]


def told(history: History) -> Told:
    """Everything that a history says in words, by entry number and sequence."""
    return {
        (standing.number, version.seq): version.fields
        for standing in history.entries.values()
        for version in (*standing.versions, *standing.details)
    }


def whole_story(log: OpenLog) -> tuple[object, ...]:
    """All that a person can get out of a log, for comparing."""
    history = read_history(log)
    fates = [
        (standing.number, standing.label, standing.withdrawn, standing.erased)
        for standing in history.entries.values()
    ]
    files = {
        attachment.id: digest_of(log, attachment)
        for standing in history.readable
        for attachment in standing.current.attachments
    }
    return told(history), fates, files, len(history.damaged)


def digest_of(log: OpenLog, attachment: parts.Attachment) -> str:
    digest = hashlib.sha256()
    for chunk in BlobReader(log.store, keys_of(log), attachment).chunks():
        digest.update(chunk)
    return digest.hexdigest()


def edit(path: Path, *statements: str | tuple[str, tuple[object, ...]]) -> None:
    """Change a closed log from outside, as somebody without the key might."""
    connection = sqlite3.connect(path)
    try:
        for statement in statements:
            text, values = (statement, ()) if isinstance(statement, str) else statement
            connection.execute(text, values)
        connection.commit()
    finally:
        connection.close()


def rows(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def edit_with(path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    connection = sqlite3.connect(path)
    try:
        change(connection)
        connection.commit()
    finally:
        connection.close()
