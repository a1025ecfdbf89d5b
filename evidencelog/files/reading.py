"""Reading an original once, from end to end, without trusting that it is a plain file.

A named pipe would hang, a device may never end, and a file that is still being written
would be kept as something that never existed.  Each is refused by name, and what was
read counts only after `Source.check_unchanged` has agreed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from evidencelog.files.names import name_of, shown
from evidencelog.files.refusals import AttachmentRefusedError, SourceChangedError, cause_of
from evidencelog.i18n import gettext as _

CHUNK: Final = 1 << 20
"""Bytes read at a time; memory use is one chunk whatever the size of the file."""

Progress = Callable[[int, int], None]
"""Called after each chunk with the bytes read so far and the size at opening."""

# Without O_NONBLOCK the opening of a named pipe waits for a writer, perhaps for ever; with
# O_NOCTTY a terminal device cannot become ours. Windows has neither and needs O_BINARY.
_FLAGS: Final = os.O_RDONLY | sum(
    int(getattr(os, name, 0))
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY", "O_NOINHERIT")
)


@dataclass(frozen=True, slots=True)
class _Identity:
    """What must be the same before and after reading; times in nanoseconds."""

    device: int
    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, found: os.stat_result) -> _Identity:
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


class Source:
    """An original, open for reading; a context manager that closes it.

    `name` is the file's own name (see `names.name_of`), `size` its bytes and `modified_ns`
    its modification time in nanoseconds since 1970 UTC, both as they were at opening.
    """

    def __init__(self, path: Path, stream: BinaryIO, found: os.stat_result) -> None:
        self.path = path
        self.name = name_of(path)
        self.size = found.st_size
        self.modified_ns = found.st_mtime_ns
        self._stream = stream
        self._opened_as = _Identity.of(found)
        self._bytes_read: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()

    def head(self, limit: int = 1 << 16) -> bytes:
        """Return the first `limit` bytes, or all there are; reading then starts anew.

        Raises AttachmentRefusedError when the disk cannot give them.
        """
        try:
            self._stream.seek(0)
            return self._stream.read(limit)
        except OSError as error:
            raise _refused(self.path, cause_of(error)) from error

    def chunks(self, progress: Progress | None = None) -> Iterator[bytes]:
        """Yield the whole file from its first byte, at most `CHUNK` bytes at a time.

        Raises AttachmentRefusedError when a part cannot be read, and SourceChangedError
        as soon as there is more than the size at opening: a growing file never ends.
        """
        self._bytes_read = None
        total = 0
        for chunk in self._read_through():
            total += len(chunk)
            if total > self.size:
                raise _changed(self.path)
            yield chunk
            if progress is not None:
                progress(total, self.size)
        self._bytes_read = total

    def check_unchanged(self) -> None:
        """Raise SourceChangedError unless everything read is one unchanged file.

        Compared with the state at opening: device, inode, size and modification time of
        what is open and of what now has the path, and the count of bytes read.  A change
        that also puts the modification time back between two reads is not seen.
        """
        try:
            states = (os.fstat(self._stream.fileno()), self.path.stat())
        except OSError as error:
            raise _changed(self.path) from error
        same = all(_Identity.of(state) == self._opened_as for state in states)
        if not same or self._bytes_read != self.size:
            raise _changed(self.path)

    def seekable(self) -> BinaryIO:
        """Return the open stream for readers that jump about; it stays owned by this."""
        self._stream.seek(0)
        return self._stream

    def _read_through(self) -> Iterator[bytes]:
        try:
            self._stream.seek(0)
            while chunk := self._stream.read(CHUNK):
                yield chunk
        except OSError as error:
            raise _refused(self.path, cause_of(error)) from error


def open_source(path: Path) -> Source:
    """Open the plain file at `path`, following links, for reading from end to end.

    Raises AttachmentRefusedError when it is missing, may not be read, or is a folder,
    named pipe, socket or device.  The kind is asked before opening, because opening some
    devices already does something, and again after, because it may have been exchanged.
    """
    try:
        _refuse_unless_plain(path, path.stat().st_mode)
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise _refused(path, _why(error)) from error
    try:
        found = os.fstat(descriptor)
        _refuse_unless_plain(path, found.st_mode)
        return Source(path, os.fdopen(descriptor, "rb"), found)
    except BaseException:
        os.close(descriptor)
        raise


def _why(error: OSError | ValueError) -> str:
    # ValueError: Python itself refuses a path with a null character in it.
    if isinstance(error, OSError):
        return cause_of(error)
    return _("no file can have this name")


def _refuse_unless_plain(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = (
        (stat.S_ISDIR, _("it is a folder, not a file")),
        (stat.S_ISFIFO, _("it is a named pipe, not a file")),
        (stat.S_ISSOCK, _("it is a socket, not a file")),
        (stat.S_ISCHR, _("it is a device, not a file")),
        (stat.S_ISBLK, _("it is a disk, not a file")),
    )
    reason = next((text for test, text in kinds if test(mode)), _("it is not a plain file"))
    raise _refused(path, reason)


def _refused(path: Path, reason: str) -> AttachmentRefusedError:
    return AttachmentRefusedError(
        _('"{name}" cannot be attached: {reason}; nothing was saved').format(
            name=shown(path), reason=reason
        ),
        hint=_("check the name and the folder, or save a copy of the file and attach that"),
    )


def _changed(path: Path) -> SourceChangedError:
    return SourceChangedError(
        _('"{name}" was changed while it was read; nothing was saved').format(name=shown(path)),
        hint=_("wait until nothing is writing to it any more, or attach a copy of it"),
    )
