"""What a file says of itself, and the only way by which its readers touch the bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _

BUDGET: Final = 64 << 20
"""Bytes that may be read from one file while looking for what it says of itself."""

SEARCHED: Final = 24 << 20
"""Bytes of a longer file that a search looks through, half at either end."""

READS: Final = 50_000
"""Reads from one file; a chain of tiny pieces must end as well."""

VALUE_LIMIT: Final = 500
"""Characters of a value that are kept; the original holds the rest."""


class FactKind(StrEnum):
    """What a fact is about; `UNREADABLE` says why a part of the file told nothing."""

    TIME = "time"
    PLACE = "place"
    DEVICE = "device"
    OTHER = "other"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFact:
    """One thing that a file says: where it stands, how it reads, and exactly as found.

    `label` names the place in the file ("EXIF DateTimeOriginal") and is not translated.
    `value` puts together what belongs together (a time and its stated offset, degrees as
    decimals); nothing is converted to another zone and no missing zone is supplied.
    """

    kind: FactKind
    label: str
    value: str
    raw: str


class UnreadableError(Exception):
    """A part of a file does not hold what its place promises; the text says what."""


def fact(kind: FactKind, label: str, value: str, raw: str | None = None) -> EmbeddedFact | None:
    """Make a fact, or None when nothing but blanks was found."""
    clean = _clean(value)
    if not clean:
        return None
    return EmbeddedFact(
        kind=kind, label=label, value=clean, raw=clean if raw is None else _clean(raw)
    )


def _clean(text: str) -> str:
    """Drop the padding that fixed fields end with, and what could not be stored as text."""
    stored = text.encode("utf-8", "replace").decode("utf-8")
    return stored.strip("\x00 \t\r\n")[:VALUE_LIMIT]


def as_text(data: bytes) -> str:
    """Decode text whose encoding the file does not state: UTF-8, else one byte a character."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


class Bytes:
    """A file as bytes at offsets, with limits on how much of it is read in all."""

    def __init__(self, stream: BinaryIO, *, budget: int = BUDGET, reads: int = READS) -> None:
        self._stream = stream
        self._budget = budget
        self._reads = reads
        self.size = stream.seek(0, io.SEEK_END)

    def at(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes; fewer only at the end of the file.

        Raises UnreadableError past the limits or when the disk fails.
        """
        wanted = max(0, min(length, self.size - offset)) if offset >= 0 else 0
        self._budget -= wanted
        self._reads -= 1
        if self._budget < 0 or self._reads < 0:
            raise UnreadableError(_("there is more of it than is looked through"))
        try:
            self._stream.seek(max(offset, 0))
            return self._stream.read(wanted)
        except OSError as error:
            raise UnreadableError(_("the disk reported an error")) from error

    def exactly(self, offset: int, length: int) -> bytes:
        """Return `length` bytes.  Raises UnreadableError when the file ends before."""
        data = self.at(offset, length)
        if len(data) != length:
            raise UnreadableError(_("the file ends in the middle of it"))
        return data

    def find_all(self, needle: bytes, *, limit: int) -> Iterator[int]:
        """Yield at most `limit` offsets of `needle`, first those nearest the beginning.

        Of a file longer than `SEARCHED` only both ends are looked through.
        """
        step, overlap, found = 1 << 20, len(needle) - 1, 0
        for start in self._places_to_search(step):
            data = self.at(start, step + overlap)
            at = data.find(needle)
            while at >= 0:
                yield start + at
                found += 1
                if found == limit:
                    return
                at = data.find(needle, at + 1)

    def _places_to_search(self, step: int) -> Iterator[int]:
        if self.size <= SEARCHED:
            yield from range(0, self.size, step)
            return
        yield from range(0, SEARCHED // 2, step)
        yield from range(self.size - SEARCHED // 2, self.size, step)


class Window(io.RawIOBase):
    """The same bytes for a library that wants a file; the limits hold through it."""

    def __init__(self, data: Bytes) -> None:
        super().__init__()
        self._data = data
        self._position = 0

    def readable(self) -> bool:
        """Return True: it is for reading only."""
        return True

    def seekable(self) -> bool:
        """Return True: any offset may be asked for."""
        return True

    def tell(self) -> int:
        """Return the offset of the next byte."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to an offset.  Raises ValueError before the beginning, as files do."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._data.size}[whence]
        if base + offset < 0:
            raise ValueError("negative seek")
        self._position = base + offset
        return self._position

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.  Raises UnreadableError past the limits."""
        wanted = self._data.size if size < 0 else size
        found = self._data.at(self._position, wanted)
        self._position += len(found)
        return found
