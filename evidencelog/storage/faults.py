"""What went wrong in the database, in the words of the error tree.

Four things must never be confused: a full disk, a file that cannot be written, damage,
and another process at work. SQLite's extended result codes tell them apart.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from evidencelog.core.display import one_line
from evidencelog.errors import (
    DamagedError,
    EvidenceLogError,
    InUseError,
    NothingSavedError,
)
from evidencelog.i18n import gettext as _

_REASON = 120
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


@contextmanager
def translated(holder: Callable[[], str] = str) -> Iterator[None]:
    """Turn every database error inside the block into an error of this program.

    `holder` tells which process holds the store; it is asked only when one does.
    """
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.ProgrammingError):
            raise
        raise translate(error.orig or error, holder) from error
    except sqlite3.Error as error:
        raise translate(error, holder) from error
    except UnicodeDecodeError as error:
        # SQLite quotes damaged names in its message, and the driver fails to decode that.
        raise damaged(_("the names of its tables are overwritten")) from error
    except SQLAlchemyError as error:
        raise damaged(str(error)) from error


def translate(error: BaseException, holder: Callable[[], str]) -> EvidenceLogError:
    """Return the error that says in plain words what `error` means for the person."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in _BUSY:
        return _busy(holder())
    if primary == sqlite3.SQLITE_FULL:
        return disk_full()
    if primary in _READ_ONLY:
        return read_only()
    if primary == sqlite3.SQLITE_IOERR:
        return _input_output(error)
    return damaged(str(error))


def _busy(holder: str) -> InUseError:
    who = holder or _("another program")
    return InUseError(
        _("the log is in use by {who}, and 30 seconds of waiting did not help").format(who=who),
        hint=_("let the other one finish or close it, then try again"),
    )


def disk_full() -> NothingSavedError:
    """The disk has no room."""
    return NothingSavedError(
        _("there is no space left on the disk, so this was not saved"),
        hint=_("make some space on that disk, then try again"),
    )


def read_only() -> NothingSavedError:
    """The file or its folder refuses writing."""
    return NothingSavedError(
        _("the log's file or folder cannot be written to, so this was not saved"),
        hint=_("copy the log to a place where you may write, or ask for the right to write"),
    )


def damaged(reason: str) -> DamagedError:
    """The database itself is damaged."""
    # SQLite quotes what it stumbled over, which may be any bytes.
    return DamagedError(
        _("the log's file is damaged ({reason})").format(reason=one_line(reason, _REASON)),
        hint=_(
            "make a copy of the file before anything else; `evidencelog verify` says what can "
            "still be read, and `evidencelog restore` brings back a backup"
        ),
    )


def _input_output(error: BaseException) -> EvidenceLogError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, OSError) and cause.errno == errno.ENOSPC:
        return disk_full()
    return NothingSavedError(
        _("the disk did not take or give the data ({reason})").format(reason=error),
        hint=_("check the disk (full, unplugged or failing), then try again"),
    )
