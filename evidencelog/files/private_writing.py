"""Writing a file that only its owner can read, whole or not at all.

The bytes go to a temporary name in the same folder and reach the disk before the real
name appears.  Nothing that exists is overwritten unless the caller said so.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from evidencelog.errors import NothingSavedError
from evidencelog.files.names import shown
from evidencelog.files.refusals import AlreadyThereError, cause_of
from evidencelog.i18n import gettext as _

_FLAGS: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | sum(
        int(getattr(os, name, 0)) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY", "O_NOINHERIT")
    )
)
# What file systems without hard links (FAT, exFAT, some network drives) answer to one.
_NO_HARD_LINKS: Final = frozenset(
    getattr(errno, name)
    for name in ("EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EACCES", "EINVAL")
    if hasattr(errno, name)
)


_DATABASE: Final = b"SQLite format 3\0"
"""How a log begins, and each backup of one: such a file is never replaced."""

UNFINISHED: Final = re.compile(r"\.[0-9a-f]{16}\.part")
"""Names under which files are written before they get their own."""


class PrivateFile:
    """A file being written for its owner only; a context manager.

    `with PrivateFile(path) as file: file.write(...); file.commit()`.  Leaving the block
    without `commit` removes what was written.  On Windows the folder's own permissions
    decide who may read, because there are no mode bits.
    """

    def __init__(self, destination: Path, *, replace: bool = False) -> None:
        """Prepare to write `destination`; `replace` allows an existing plain file to go.

        A log or a backup is never replaced. Raises AlreadyThereError when something has
        that name and may not be replaced, and NothingSavedError when the folder cannot be
        written to.
        """
        self.destination = destination
        self._replace = replace
        _refuse_if_taken(destination, replace=replace)
        # The temporary name says nothing about the content and cannot be guessed.
        self._temporary = destination.parent / f".{secrets.token_hex(8)}.part"  # UNFINISHED
        self._descriptor: int | None = self._create()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.discard()

    def write(self, data: bytes) -> int:
        """Append `data` and return its length.  Raises NothingSavedError, e.g. disk full."""
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self._open_descriptor(), left) :]
        except OSError as error:
            raise self._failed(error) from error
        return len(data)

    def sync(self) -> None:
        """Wait until everything written so far is on the disk.

        For callers that must do something between the bytes being safe and the name
        appearing.  Raises NothingSavedError.
        """
        try:
            os.fsync(self._open_descriptor())
        except OSError as error:
            raise self._failed(error) from error

    def commit(self) -> Path:
        """Make the file appear under its name, durably, and return that path.

        Raises AlreadyThereError when the name was taken meanwhile, NothingSavedError on
        any other failure; in both cases nothing has appeared.
        """
        self.sync()
        try:
            self._close()
            self._give_name()
        except FileExistsError as error:
            raise _taken(self.destination) from error
        except OSError as error:
            raise self._failed(error) from error
        _sync_folder(self.destination.parent)
        return self.destination

    def discard(self) -> None:
        """Remove what was written, unless it was committed; never raises for a second call."""
        with contextlib.suppress(OSError):
            self._close()
        with contextlib.suppress(OSError):
            self._temporary.unlink()

    def _create(self) -> int:
        try:
            return os.open(self._temporary, _FLAGS, 0o600)
        except (OSError, ValueError) as error:
            raise self._failed(error) from error

    def _open_descriptor(self) -> int:
        if self._descriptor is None:
            raise ValueError("the file is closed")
        return self._descriptor

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def _give_name(self) -> None:
        if self._replace:
            self._temporary.replace(self.destination)
        elif os.name == "nt":
            self._temporary.rename(self.destination)  # refuses an existing name there
        else:
            _rename_to_free_name(self._temporary, self.destination)

    def _failed(self, error: OSError | ValueError) -> NothingSavedError:
        reason = cause_of(error) if isinstance(error, OSError) else _("no file can have this name")
        return NothingSavedError(
            _('"{name}" could not be written: {reason}; nothing was saved').format(
                name=shown(self.destination), reason=reason
            ),
            hint=_("choose another folder or make room, then try again"),
        )


def make_private_dir(path: Path) -> None:
    """Make the folder `path`, and those above it that are missing, for the owner only.

    A folder that exists keeps its permissions.  Raises NothingSavedError.
    """
    try:
        for folder in reversed((path, *path.parents)):
            _make_one_dir(folder)
    except (OSError, ValueError) as error:
        reason = cause_of(error) if isinstance(error, OSError) else _("no folder can be named so")
        raise NothingSavedError(
            _('the folder "{name}" could not be made: {reason}; nothing was saved').format(
                name=shown(path), reason=reason
            ),
            hint=_("choose another place for it"),
        ) from error


def _make_one_dir(folder: Path) -> None:
    if folder.is_dir():
        return
    with contextlib.suppress(FileExistsError):  # made by another process meanwhile
        folder.mkdir(mode=0o700)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def _refuse_if_taken(destination: Path, *, replace: bool) -> None:
    try:
        mode = os.lstat(destination).st_mode
    except (OSError, ValueError):
        return  # nothing there, or a path whose trouble the opening will name
    if not replace or not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise _taken(destination)
    if _is_database(destination):
        raise _taken(destination)


def _is_database(path: Path) -> bool:
    try:
        if not path.is_file():  # a link to nothing, or to a pipe
            return False
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _taken(destination: Path) -> AlreadyThereError:
    return AlreadyThereError(
        _('"{name}" exists already and was left as it is; nothing was saved').format(
            name=shown(destination)
        ),
        hint=_("choose another name"),
    )


def _rename_to_free_name(temporary: Path, destination: Path) -> None:
    """Rename without ever replacing: a hard link fails when the name is taken.

    Without hard links the name is first reserved by an empty file that only we can have
    made, and that one is replaced; a crash in between leaves the empty file.
    """
    try:
        os.link(temporary, destination, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_HARD_LINKS:
            raise
        os.close(os.open(destination, _FLAGS, 0o600))
        temporary.replace(destination)
    else:
        with contextlib.suppress(OSError):  # the name is there; `discard` tries once more
            temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where folders can be synced (not on Windows, not on FUSE)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
