"""The file that holds a store: making it, and telling what is there instead of one."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from evidencelog.core.display import visible
from evidencelog.errors import DamagedError, EvidenceLogError, NoLogError, NothingSavedError
from evidencelog.i18n import gettext as _
from evidencelog.storage import faults

_MAGIC = b"SQLite format 3\x00"
_TRACE = b"evidencelog.invalid/"
_STEP = 1 << 20


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Make a new file, for its owner only, under a passing name; name it at the end.

    Folders that are missing are made, for their owner only. Raises NothingSavedError when
    something has the name already, or the place refuses; then nothing is left there.
    """
    if path.exists() or path.is_symlink():
        raise _taken(path)
    try:
        _make_folders(path.parent)
        temporary = path.with_name(f".{secrets.token_hex(8)}.part")
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_CLOEXEC", 0)
        os.close(os.open(temporary, flags, 0o600))
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    try:
        yield temporary
        _give_name(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _make_folders(folder: Path) -> None:
    # `mkdir(parents=True)` would leave the mode of those above to the umask.
    for missing in reversed([f for f in (folder, *folder.parents) if not f.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _give_name(temporary: Path, path: Path) -> None:
    """Let the file appear under its name, durably, and never in place of another one."""
    try:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            # File systems without hard links: FAT, exFAT, some network drives.
            if path.exists():
                raise FileExistsError(path) from None
            temporary.rename(path)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise _refused(path, error) from error


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not on Windows, not everywhere else
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _taken(path: Path) -> NothingSavedError:
    return NothingSavedError(
        _("there is already a file at {path}; it was not touched").format(path=_shown(path)),
        hint=_("to use it, leave out `init`; to start another log, choose another place"),
    )


def _refused(path: Path, error: OSError | ValueError) -> NothingSavedError:
    reason = getattr(error, "strerror", None) or str(error)
    return NothingSavedError(
        _("a log cannot be made at {path} ({reason})").format(path=_shown(path), reason=reason),
        hint=_("choose a folder where you may write"),
    )


def check_file(path: Path) -> None:
    """Raise NoLogError or DamagedError unless there is a database file at `path`.

    A named pipe or a device is refused without being opened: that could wait for ever.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _no_log(path)
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
            if start == _MAGIC:
                return
            if not start:
                raise _empty(path)
            raise _overwritten() if _has_trace(file) else _no_log(path)
    except FileNotFoundError as error:
        raise NoLogError(
            _("there is no log at {path}").format(path=_shown(path)),
            hint=_("start one with `evidencelog init`, or name another place with --log"),
        ) from error
    except (OSError, ValueError) as error:
        raise NoLogError(
            _("the log at {path} cannot be read ({reason})").format(
                path=_shown(path), reason=getattr(error, "strerror", None) or str(error)
            ),
            hint=_("check that the disk is plugged in and that you may read the file"),
        ) from error


def _has_trace(file: BinaryIO) -> bool:
    """Whether a log's signed checkpoint stands anywhere in the file."""
    before = b""
    while chunk := file.read(_STEP):
        if _TRACE in before + chunk:
            return True
        before = chunk[-len(_TRACE) :]
    return False


def _empty(path: Path) -> EvidenceLogError:
    return DamagedError(
        _("the file {path} is empty").format(path=_shown(path)),
        hint=_("a copy was cut off or the disk was full: use your latest backup"),
    )


def _overwritten() -> EvidenceLogError:
    return faults.damaged(_("its beginning was overwritten"))


def _no_log(path: Path) -> EvidenceLogError:
    return NoLogError(
        _("the file {path} is not a log").format(path=_shown(path)),
        hint=_("name another place with --log"),
    )


def _shown(path: Path) -> str:
    return visible(os.fsencode(path).decode("utf-8", "replace"))
