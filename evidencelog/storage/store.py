"""Opening, creating and using a store.

`Store.reading()` and `Store.writing()` give short transactions; everything long is made
of several of them, so that nobody waits for more than one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from evidencelog.core.hashes import LogId
from evidencelog.errors import DamagedError, NewerVersionError, NoLogError, NothingSavedError
from evidencelog.i18n import gettext as _
from evidencelog.storage import faults
from evidencelog.storage.engine import file_of, open_engine
from evidencelog.storage.holders import holder_of
from evidencelog.storage.recovery import Recovered, needs_recovery_elsewhere, recover_elsewhere
from evidencelog.storage.rows import Head, Item
from evidencelog.storage.schema import SCHEMA_VERSION
from evidencelog.storage.transaction import Reading, Writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_MAGIC = b"SQLite format 3\x00"
_TRACE = b"evidencelog.invalid/"


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

        Raises NothingSavedError when something is there already or the place refuses; a
        half-made file is removed again.
        """
        path = file_of(location)
        _make_file(path)
        try:
            return cls._fill(path, head, genesis, doors)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def _fill(cls, path: Path, head: Head, genesis: Item, doors: Mapping[int, bytes]) -> Store:
        from evidencelog.storage.schema import metadata

        engine = open_engine(path)
        with faults.translated(), _transaction(engine, writing=True) as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            change = Writing(connection, head.log)
            change.insert_head(head)
            change.insert_items([genesis])
            for number, data in doors.items():
                change.put_door(number, data)
        return cls(engine, head.log, path, None)

    @classmethod
    def open(cls, location: str) -> Store:
        """Open an existing store; what an interrupted write left is undone by SQLite.

        Raises NoLogError, NewerVersionError or DamagedError.
        """
        path = file_of(location)
        _check_file(path)
        recovered = recover_elsewhere(path) if needs_recovery_elsewhere(path) else None
        engine = open_engine(recovered.path if recovered else path)
        try:
            with faults.translated(lambda: holder_of(path)):
                log = _only_log(engine, path)
        except BaseException:
            engine.dispose()
            if recovered:
                recovered.discard()
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
            yield Writing(connection, self.log)

    def _translated(self) -> AbstractContextManager[None]:
        return faults.translated(lambda: holder_of(self.path))

    def integrity(self) -> list[str]:
        """What SQLite itself finds wrong with the file; empty when nothing."""
        with faults.translated(), self._engine.connect() as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").all()
        return [row[0] for row in rows if row[0] != "ok"]

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the whole store into the new file `target`."""
        import sqlite3

        with faults.translated(), self._engine.connect() as connection:
            source = cast("sqlite3.Connection", connection.connection.driver_connection)
            copy = sqlite3.connect(target)
            try:
                source.backup(copy, pages=1024)
            finally:
                copy.close()


@contextmanager
def _transaction(engine: Engine, *, writing: bool = False) -> Iterator[Connection]:
    with engine.connect() as connection:
        # The option is read when the transaction begins (engine.py).
        bound = connection.execution_options(writing=writing)
        with bound.begin():
            yield bound


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_CLOEXEC", 0)
        os.close(os.open(path, flags, 0o600))
    except FileExistsError as error:
        raise NothingSavedError(
            _("there is already a file at {path}; it was not touched").format(path=path),
            hint=_("to use it, leave out `init`; to start another log, choose another place"),
        ) from error
    except OSError as error:
        raise NothingSavedError(
            _("a log cannot be made at {path} ({reason})").format(path=path, reason=error.strerror),
            hint=_("choose a folder where you may write"),
        ) from error


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        raise NoLogError(
            _("there is no log at {path}").format(path=path),
            hint=_("start one with `evidencelog init`, or name another place with --log"),
        ) from error
    except OSError as error:
        raise NoLogError(
            _("the log at {path} cannot be read ({reason})").format(
                path=path, reason=error.strerror
            ),
            hint=_("check that the disk is plugged in and that you may read the file"),
        ) from error
    if start != _MAGIC:
        _refuse_start(path, start)


def _refuse_start(path: Path, start: bytes) -> None:
    if not start:
        raise DamagedError(
            _("the file {path} is empty").format(path=path),
            hint=_("a copy was cut off or the disk was full: use your latest backup"),
        )
    if _TRACE in path.read_bytes():
        raise faults.damaged(_("its beginning was overwritten"))
    raise NoLogError(
        _("the file {path} is not a log").format(path=path),
        hint=_("name another place with --log"),
    )


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
    return LogId(logs[0])
