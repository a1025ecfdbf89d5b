"""How the database is opened.

SQLite: one file, rollback journal in DELETE mode (nothing lies beside the file at rest),
`synchronous=EXTRA`, explicit `BEGIN IMMEDIATE` for writing. On Python 3.11 the driver
begins no transaction of its own for SELECT, so transactions are begun by hand.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.schema import PAGE_SIZE

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

WAIT_SECONDS = 30.0
_PRAGMAS = (
    f"page_size={PAGE_SIZE}",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cache_size=-2000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)


def file_of(location: str) -> Path:
    """Return the file that `location` names.

    Raises UsageError for a database address of a kind that is not built in.
    """
    if "://" in location:
        raise UsageError(
            _("this address is not one that this version can open: {location}").format(
                location=location.partition("://")[0] + "://..."
            ),
            hint=_("give the path of a file"),
        )
    return Path(location)


def open_engine(path: Path) -> Engine:
    """Return an engine on an existing SQLite file; never creates one."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    def connect() -> sqlite3.Connection:
        uri = f"{path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.text_factory = _text
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            # Nobody else knows of it yet, and its lock must not outlive it.
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _text(data: bytes) -> str:
    # The store has no text of its own. Damage can make some, which must not stop the reading.
    return data.decode("utf-8", "replace")


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")
