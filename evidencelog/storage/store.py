"""Opening, creating and using a store.

`Store.reading()` and `Store.writing()` give short transactions; everything long is made
of several of them, so that nobody waits for more than one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from evidencelog.core.hashes import LogId
from evidencelog.errors import NewerVersionError, NoLogError, NothingSavedError
from evidencelog.i18n import gettext as _
from evidencelog.storage import faults
from evidencelog.storage.engine import file_of, open_engine
from evidencelog.storage.holders import holder_of
from evidencelog.storage.place import check_file, new_file
from evidencelog.storage.recovery import Recovered, journal_of, recover_elsewhere
from evidencelog.storage.rows import Head, Item, whole_bytes
from evidencelog.storage.schema import SCHEMA_VERSION
from evidencelog.storage.transaction import Reading, Writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_INSTRUCTED = _("somebody added instructions to it that act when something is saved")


class Store:
    """One log in one database. Use as a context manager."""

    def __init__(self, engine: Engine, log: LogId, path: Path, recovered: Recovered | None) -> None:
        self._engine = engine
        self._recovered = recovered
        self.log = log
        self.path = path

    @classmethod
    def create(cls, location: str, head: Head, genesis: Item, doors: Mapping[int, bytes]) -> Store:
        """Create the file, readable by its owner only, with its tables and first rows.

        It gets its name when it is whole, so that an interruption leaves no half-made log
        there. Raises NothingSavedError when something has that name or the place refuses.
        """
        path = file_of(location)
        with new_file(path) as temporary:
            _fill(temporary, head, genesis, doors)
        return cls.open(location)

    @classmethod
    def open(cls, location: str) -> Store:
        """Open an existing store; what an interrupted write left is undone by SQLite.

        Raises NoLogError, NewerVersionError or DamagedError.
        """
        path = file_of(location)
        check_file(path)
        try:
            return cls._opened(path, None)
        except NothingSavedError:
            # SQLite would have to undo an interrupted write, where nothing may be written.
            if not journal_of(path).exists():
                raise
        recovered = recover_elsewhere(path)
        try:
            return cls._opened(path, recovered)
        except BaseException:
            recovered.discard()
            raise

    @classmethod
    def _opened(cls, path: Path, recovered: Recovered | None) -> Store:
        engine = open_engine(recovered.path if recovered else path)
        try:
            with faults.translated(lambda: holder_of(path)):
                log = _only_log(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, log, path, recovered)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        if self._recovered:
            self._recovered.discard()

    @property
    def writable(self) -> bool:
        """Whether the file can be written to from here."""
        return self._recovered is None and os.access(self.path, os.W_OK)

    @property
    def shareable(self) -> bool:
        """Whether another process can open the same rows by the path alone."""
        return self._recovered is None

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A short read transaction. Raises DamagedError and InUseError."""
        with self._translated(), _transaction(self._engine) as connection:
            yield Reading(connection, self.log)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A write transaction; committed durably at the end of the block, else undone.

        Raises NothingSavedError, InUseError and DamagedError; then nothing was changed.
        """
        if self._recovered:
            raise faults.read_only()
        with self._translated(), _transaction(self._engine, writing=True) as connection:
            if _instructions(connection):
                raise faults.damaged(_INSTRUCTED)
            yield Writing(connection, self.log)

    def _translated(self) -> AbstractContextManager[None]:
        return faults.translated(lambda: holder_of(self.path))

    def integrity(self, *, thorough: bool = True) -> list[str]:
        """What SQLite itself finds wrong with the file; empty when nothing.

        Without `thorough` indexes are not compared with their tables, which takes a tenth of
        the time: for a caller who reads every row through them.
        """
        check = "integrity_check" if thorough else "quick_check"
        with faults.translated(), self._engine.connect() as connection:
            rows = connection.exec_driver_sql(f"PRAGMA {check}(20)").all()
            instructed = [_INSTRUCTED] if _instructions(connection) else []
        return instructed + [row[0] for row in rows if row[0] != "ok"]

    def copy_to(self, target: Path, progress: Callable[[int, int], None] | None = None) -> None:
        """Write a consistent copy of the whole store into the new file `target`.

        `progress` is told how many pages were copied, and of how many.
        """
        import sqlite3

        def tell(_status: int, left: int, total: int) -> None:
            if progress is not None:
                progress(total - left, total)

        with faults.translated(), self._engine.connect() as connection:
            source = cast("sqlite3.Connection", connection.connection.driver_connection)
            copy = sqlite3.connect(target)
            try:
                source.backup(copy, pages=1024, progress=tell)
            finally:
                copy.close()


def _instructions(connection: Connection) -> int:
    """How many triggers and views there are: no log has any.

    Whoever can write to the file can add one, and SQLite would obey it: drop what is saved,
    or keep the key of what is erased.
    """
    query = "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
    return int(connection.exec_driver_sql(query).scalar_one())


@contextmanager
def _transaction(engine: Engine, *, writing: bool = False) -> Iterator[Connection]:
    with engine.connect() as connection:
        # The option is read when the transaction begins (engine.py).
        bound = connection.execution_options(writing=writing)
        with bound.begin():
            yield bound


def _fill(path: Path, head: Head, genesis: Item, doors: Mapping[int, bytes]) -> None:
    from evidencelog.storage.schema import metadata

    engine = open_engine(path)
    try:
        with faults.translated(), _transaction(engine, writing=True) as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            change = Writing(connection, head.log)
            change.insert_head(head)
            change.insert_items([genesis])
            for number, data in doors.items():
                change.put_door(number, data)
    finally:
        engine.dispose()


def _only_log(engine: Engine, path: Path) -> LogId:
    with engine.connect() as connection, connection.begin():
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
        if "head" not in tables or "item" not in tables:
            raise NoLogError(
                _("the file {path} is a database, but not a log").format(path=path),
                hint=_("name another place with --log"),
            )
        if version > SCHEMA_VERSION:
            raise NewerVersionError(
                _("this log was written by a newer version of the program"),
                hint=_("update the program; the log was not changed"),
            )
        logs = connection.exec_driver_sql("SELECT log FROM head").scalars().all()
    if version != SCHEMA_VERSION or len(logs) != 1:
        raise faults.damaged(_("its first row is missing or overwritten"))
    return LogId(whole_bytes(logs[0]))
