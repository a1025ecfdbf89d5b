"""A SQLite database of somebody else, held in memory, and read as if any page were damaged.

It is the only place outside the log's own storage that uses SQLite: the bytes of the source
are handed to it in memory, so nothing of them reaches the disk in clear. Whatever stands in the
database is data: views, triggers and virtual tables of it are never run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.imessage import wal
from evidencelog.importers.importer import Source, SourceError

MOST_BYTES: Final = 4 << 30
"""Of a database; it is held in memory. That of many years of messages has less than one GiB."""
MOST_GAPS: Final = 1000
"""Damaged places after which the rest of a table is given up."""

_STEPS_AT_ONCE: Final = 100_000
_STEPS_PER_BYTE: Final = 40
_LEAST_STEPS: Final = 50_000_000
"""Steps of SQLite's machine: reading every row takes about two per byte. Damaged trees can
lead in circles, and what is past these limits is one."""
_FARTHEST: Final = 1 << 60
_FAILURES: Final = (sqlite3.Error, ValueError, OverflowError, MemoryError, SystemError)
"""Of a damaged database: not even the message of its error need be text."""

Cell = str | bytes | int | float | None
Row = tuple[Cell, ...]


class TableDamagedError(Exception):
    """A table that cannot be read, or not any further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Rows that cannot be read: the numbers of the first and the last that might be there."""

    first: int
    last: int | None


@dataclass(slots=True)
class Database:
    """An open database.

    `texts_repaired` counts texts with bytes that no text can have, `pages_missing` those that
    its header counts and that are not there: it was cut off.
    """

    connection: sqlite3.Connection
    tables: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts_repaired: int = 0
    log_missing: bool = False
    pages_missing: int = 0

    def has(self, table: str, *columns: str) -> bool:
        """Return whether there is a table with these columns."""
        return table in self.tables and set(columns) <= set(self.tables[table])

    def select(self, query: str) -> Iterator[Row]:
        """Yield the rows of a query. Raises TableDamagedError."""
        try:
            # `yield from` would close the cursor, and perhaps only after its database.
            for row in self.connection.execute(query):  # noqa: UP028
                yield row
        except _FAILURES as error:
            raise TableDamagedError(str(error)) from error

    def rows(self, table: str) -> Iterator[Row | Gap]:
        """Yield each row with its number before it, in the order of the numbers.

        What is damaged becomes a gap, and reading goes on behind it.
        """
        last, gaps = -_FARTHEST, 0
        query = self._query(table)
        while True:
            try:
                for row in self.select(f"{query} > {last} ORDER BY rowid"):
                    number = row[0]
                    if not isinstance(number, int) or number <= last:
                        raise TableDamagedError("rows out of their order")
                    last = number
                    yield row
            except TableDamagedError:
                gaps += 1
                following = self._behind(query, last) if gaps < MOST_GAPS else None
                first = 1 if last == -_FARTHEST else last + 1
                yield Gap(first=first, last=None if following is None else following)
                if following is None:
                    return
                last = following
            else:
                return

    def _query(self, table: str) -> str:
        columns = ", ".join(_quoted(name) for name in self.tables[table])
        return f"SELECT rowid, {columns} FROM {_quoted(table)} WHERE rowid"  # noqa: S608  # quoted

    def _behind(self, query: str, last: int) -> int | None:
        """Return the number up to which nothing can be read; None when nothing follows."""
        start = max(last, 0)
        step = 1
        while not self._readable(query, start + step):
            step *= 2
            if step > _FARTHEST:
                return None
        bad, good = step // 2, step
        while good - bad > 1:
            middle = (bad + good) // 2
            if self._readable(query, start + middle):
                good = middle
            else:
                bad = middle
        return start + good

    def _readable(self, query: str, after: int) -> bool:
        """Return whether there is a sound row behind this number."""
        try:
            return any(True for _row in self.select(f"{query} > {after} ORDER BY rowid LIMIT 1"))
        except TableDamagedError:
            return False

    def text(self, data: bytes) -> str:
        """Return a text; bytes that are none become U+FFFD, and are counted."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            self.texts_repaired += 1
            return data.decode("utf-8", "replace")


@contextmanager
def open_database(source: Source, name: str, log: str | None) -> Iterator[Database]:
    """Open a member of a source as a database, with its log if there is one.

    Raises SourceError when it is none, is damaged from its beginning or too large.
    """
    data = _loaded(source, name)
    late = wal.needs_log(bytes(data[: wal.HEADER])) and log is None
    if log is not None:
        with source.open(log) as stream:
            wal.apply(data, stream, MOST_BYTES)
    wal.without_log(data)
    missing = wal.cut_to_size(data)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        _limit(connection, len(data))
        database = Database(connection, log_missing=late, pages_missing=missing)
        _fill(database, data, name)
        yield database
    finally:
        connection.close()


def _loaded(source: Source, name: str) -> bytearray:
    size = source.size(name)
    if size > MOST_BYTES:
        raise SourceError(
            _("{name} is too large to be looked into").format(name=name),
            hint=_("export the conversations that matter, and import these"),
        )
    data = bytearray()
    with source.open(name) as stream:
        for chunk in _chunks(stream):
            data += chunk
            if len(data) > MOST_BYTES:
                raise SourceError(_("{name} is too large to be looked into").format(name=name))
    if wal.page_size(bytes(data[: wal.HEADER])) is None:
        raise SourceError(_("{name} is not a database").format(name=name))
    return data


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(1 << 20):
        yield chunk


def _limit(connection: sqlite3.Connection, size: int) -> None:
    """End a query that goes on past all measure, and run nothing of what a schema defines."""
    left = (_LEAST_STEPS + size * _STEPS_PER_BYTE) // _STEPS_AT_ONCE

    def step() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    connection.set_progress_handler(step, _STEPS_AT_ONCE)
    for pragma in ("temp_store=MEMORY", "trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _fill(database: Database, data: bytearray, name: str) -> None:
    """Hand the bytes to SQLite and see which tables there are. Raises SourceError."""
    connection = database.connection
    try:
        connection.deserialize(data)
        data.clear()
        connection.execute("PRAGMA query_only=ON")
        connection.text_factory = database.text
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        ).fetchall()
        for (table,) in names:
            found = connection.execute(f"PRAGMA table_info({_quoted(str(table))})").fetchall()
            database.tables[str(table)] = tuple(str(row[1]) for row in found)
    except (*_FAILURES, AttributeError) as error:
        raise SourceError(
            _("{name} is a damaged database").format(name=name),
            hint=_("copy it again while Messages is closed, together with the files beside it"),
        ) from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
