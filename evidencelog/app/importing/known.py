"""What the log has already of a format: an index in memory, made anew for each import.

It is made from the rows themselves and nothing of it is kept, so that nothing about messages
lies anywhere in clear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from evidencelog.app.import_rows import opened_rows
from evidencelog.app.importing.likeness import likeness
from evidencelog.app.session import OpenLog
from evidencelog.core.fields import Fields
from evidencelog.core.history import Damage, History


class Earlier(NamedTuple):
    """A row that the log has: how it is cited, and what it is like."""

    cited: str
    like: bytes
    conversation: str
    when: str


@dataclass(slots=True)
class Known:
    """The newest row of each record, by its match; all that rows were like at some time."""

    rows: dict[bytes, Earlier] = field(default_factory=dict)
    once: set[tuple[bytes, bytes]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def take(self, fields: Fields) -> None:
        """Take in one row of the log; rows come in the order of the log."""
        plain = {label: value for label, value in fields if isinstance(value, str)}
        match = _match(plain.get("/match"))
        if match is None or plain.get("/kind") == "page":
            return
        before = self.rows.get(match)
        if before is not None:
            self.once.add((match, before.like))
        self.rows[match] = Earlier(
            cited=f"{plain.get('/import')}.{plain.get('/row')}",
            like=likeness(fields),
            conversation=plain.get("/conversation", ""),
            when=plain.get("/time/instant") or plain.get("/time/local") or "",
        )

    def has(self, match: bytes, like: bytes) -> bool:
        """Whether the log has that record, saying just that."""
        row = self.rows.get(match)
        return (row is not None and row.like == like) or (match, like) in self.once


def _match(text: str | None) -> bytes | None:
    try:
        return bytes.fromhex(text or "") or None
    except ValueError:
        return None


def known_of(
    log: OpenLog,
    history: History,
    format_: str,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Known:
    """Return what the log has of a format. Withdrawn imports count, erased ones do not."""
    known = Known()
    spans = [
        (standing.first.seq, entry.rows)
        for standing, entry in history.imports()
        if entry.format == format_
    ]
    total, done = sum(rows for _seq, rows in spans), 0
    for seq, rows in spans:
        for record in opened_rows(log, seq + 1, seq + 1 + rows):
            done += 1
            if not done % 1000:
                progress(done, total)
            if not isinstance(record, Damage):
                known.take(record.fields)
    known.files = set(_digests(history))
    return known


def _digests(history: History) -> Iterable[str]:
    """Yield the digest of each file that belongs to a document."""
    for standing in history.readable:
        if standing.kind == "document":
            for attachment in standing.current.attachments:
                yield attachment.sha256
