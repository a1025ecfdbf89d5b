"""The outer shell of an adb backup: four lines, then a packed archive in the form of tar.

As Android's BackupManagerService writes it: `ANDROID BACKUP`, a version, 1 if packed, and
`none` or the name of a cipher.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import SourceError

MAGIC: Final = b"ANDROID BACKUP\n"

_CHUNK: Final = 256 << 10
_LONGEST_HEAD: Final = 200
_BLOCK: Final = 512
_PLAIN: Final = "none"
_FILES: Final = (b"0", b"\0", b"7")
_MOST_TIMES: Final = 200
"""How much larger than packed: text packs to a tenth, and what is made to fill memory to a
thousandth."""

_FREE: Final = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in the archive; `stream` must be read before the next member is asked for."""

    path: str
    stream: BinaryIO


class TruncatedError(Exception):
    """The archive ends before it should, or cannot be unpacked from here on."""


def members(stream: BinaryIO, size: int) -> Iterator[Member]:
    """Yield the files of a backup in their order.

    Raises SourceError for an encrypted backup and for what is none, TruncatedError where the
    archive breaks off.
    """
    packed = _head(stream)
    return _files(_Unpacked(stream, is_packed=packed, limit=size * _MOST_TIMES + _FREE))


def _head(stream: BinaryIO) -> bool:
    """Read the four lines and return whether the rest is packed."""
    lines = [stream.readline(_LONGEST_HEAD) for _line in range(4)]
    if lines[0] != MAGIC or not lines[3].endswith(b"\n"):
        raise SourceError(_("this is no backup of an Android phone"))
    cipher = lines[3].strip().decode("ascii", "replace")
    if cipher != _PLAIN:
        raise SourceError(
            _("this backup is encrypted ({cipher})").format(cipher=cipher),
            hint=_("make it again without a passphrase, or export with SMS Backup & Restore"),
        )
    return lines[2].strip() == b"1"


class _Unpacked:
    """The archive as it is unpacked, in the steps in which it is asked for."""

    def __init__(self, stream: BinaryIO, *, is_packed: bool, limit: int) -> None:
        self._stream, self._left = stream, limit
        self._unpack = zlib.decompressobj() if is_packed else None
        self._ready = b""

    def take(self, count: int) -> bytes:
        """Return so many bytes, at most a chunk. Raises TruncatedError when there are fewer."""
        while len(self._ready) < count:
            self._ready += self._more()
        taken, self._ready = self._ready[:count], self._ready[count:]
        return taken

    def _more(self) -> bytes:
        unpack = self._unpack
        try:
            if unpack is None:
                data = self._stream.read(_CHUNK)
            else:
                raw = unpack.unconsumed_tail or self._stream.read(_CHUNK)
                data = unpack.decompress(raw, _CHUNK) if raw else b""
                while not data and raw and not unpack.eof:
                    raw = unpack.unconsumed_tail or self._stream.read(_CHUNK)
                    data = unpack.decompress(raw, _CHUNK)
        except zlib.error as error:
            raise TruncatedError from error
        self._left -= len(data)
        if not data or self._left < 0:
            raise TruncatedError
        return data


def _files(archive: _Unpacked) -> Iterator[Member]:
    while True:
        head = archive.take(_BLOCK)
        if not head.strip(b"\0"):
            return
        size = _size(head)
        stream = _Part(archive, size)
        if head[156:157] in _FILES:
            yield Member(path=_path(head), stream=io.BufferedReader(stream))
        stream.pass_over(-size % _BLOCK)


class _Part(io.RawIOBase):
    """One file of the archive, from its first byte to its last."""

    def __init__(self, archive: _Unpacked, size: int) -> None:
        self._archive, self._left = archive, size

    def readable(self) -> bool:
        """Return True: this is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a memoryview is the only buffer that is ever given
        """Fill the buffer as far as the file goes."""
        data = self._archive.take(min(len(buffer), self._left, _CHUNK))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def pass_over(self, more: int) -> None:
        """Go to where the next file begins."""
        left = self._left + more
        self._left = 0
        while left:
            left -= len(self._archive.take(min(left, _CHUNK)))


def _size(head: bytes) -> int:
    """Return the size in a tar head: octal, or binary when the first bit is set."""
    field = head[124:136]
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big")
    try:
        return int(field.split(b"\0")[0].strip() or b"0", 8)
    except ValueError as error:
        raise TruncatedError from error


def _path(head: bytes) -> str:
    name, before = head[:100].split(b"\0")[0], head[345:500].split(b"\0")[0]
    path = before + b"/" + name if before and head[257:262] == b"ustar" else name
    return path.decode("utf-8", "replace")
