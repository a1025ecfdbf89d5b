"""Putting together a SQLite database with the log of changes that lies beside it.

What was written last stands only in `chat.db-wal` until the database takes it over. The
layout is that of "WAL-mode File Format" in SQLite's documentation: a header of 32 bytes, then
frames of 24 bytes and a page. A frame counts when its salts are those of the header, the sum
over everything up to it is right, and a later or the same frame ends a transaction.
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from typing import BinaryIO, Final

HEADER: Final = 100
"""Bytes of the header of a database."""
MAGIC: Final = b"SQLite format 3\0"

_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_LITTLE: Final = 0x377F0682
_BIG: Final = 0x377F0683
_MASK: Final = 0xFFFFFFFF
_PAGES: Final = slice(28, 32)
"""Where a header says how many pages there are."""
_VERSIONS: Final = slice(18, 20)
"""Where a header says that a log may be needed; 1 1 says that none is."""


def page_size(header: bytes) -> int | None:
    """Return the size of the pages; None when this is no header of a database."""
    if len(header) < HEADER or not header.startswith(MAGIC):
        return None
    size = int.from_bytes(header[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size >= 512 and not size & (size - 1) else None


def needs_log(header: bytes) -> bool:
    """Return whether the database is of those whose last changes may lie in a log."""
    return header[_VERSIONS] == b"\2\2"


def without_log(database: bytearray) -> None:
    """Mark a copy as complete, so that it can be opened by itself."""
    database[_VERSIONS] = b"\1\1"


def cut_to_size(database: bytearray) -> int:
    """Make a copy that was cut off say how long it is; return how many pages are missing.

    SQLite opens no database that is shorter than it says, though most of it may be sound.
    """
    size = page_size(bytes(database[:HEADER])) or HEADER
    there = len(database) // size
    missing = int.from_bytes(database[_PAGES], "big") - there
    if missing <= 0:
        return 0
    del database[there * size :]
    database[_PAGES] = there.to_bytes(4, "big")
    return missing


@dataclass(slots=True)
class _Frames:
    """The frames of a log in their order, each checked."""

    stream: BinaryIO
    page: int
    order: str = "little"
    sums: tuple[int, int] = (0, 0)
    salts: bytes = b""

    def header(self) -> bool:
        """Read the header of the log; False when it is none for this database."""
        head = self.stream.read(_LOG_HEADER)
        if len(head) < _LOG_HEADER:
            return False
        magic, _version, page = struct.unpack(">III", head[:12])
        if magic not in (_LITTLE, _BIG) or page != self.page:
            return False
        self.order = "little" if magic == _LITTLE else "big"
        self.salts = head[16:24]
        self.sums = _summed(head[:24], (0, 0), self.order)
        return self.sums == struct.unpack(">II", head[24:])

    def next(self) -> tuple[int, int, bytes] | None:
        """Return number, size of the database and content of the next page, if it counts."""
        head = self.stream.read(_FRAME_HEADER)
        page = self.stream.read(self.page)
        if len(head) < _FRAME_HEADER or len(page) < self.page or head[8:16] != self.salts:
            return None
        self.sums = _summed(page, _summed(head[:8], self.sums, self.order), self.order)
        if self.sums != struct.unpack(">II", head[16:]):
            return None
        number, size = struct.unpack(">II", head[:8])
        return number, size, page


def apply(database: bytearray, log: BinaryIO, most: int) -> int:
    """Bring a copy of a database up to date; return how many pages of the log were used.

    A log of another database, or one that is damaged from its beginning, changes nothing. A
    database never grows beyond `most` bytes.
    """
    size = page_size(bytes(database[:HEADER]))
    if size is None:
        return 0
    frames = _Frames(log, size)
    used = 0
    waiting: list[tuple[int, bytes]] = []
    found = frames.next() if frames.header() else None
    while found is not None:
        number, pages, content = found
        if not number or number * size > most or len(waiting) * size > most:
            break
        waiting.append((number, content))
        if pages:
            used += _take(database, waiting, pages, size)
            waiting.clear()
        found = frames.next()
    return used


def _take(database: bytearray, waiting: list[tuple[int, bytes]], pages: int, size: int) -> int:
    """Put the pages of one transaction in their places."""
    for number, content in waiting:
        end = number * size
        if len(database) < end:
            database.extend(bytes(end - len(database)))
        database[end - size : end] = content
    del database[pages * size :]
    return len(waiting)


def _summed(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Return the sums over eight bytes at a time (WAL-mode File Format, "Checksum")."""
    numbers = array("I", data)
    if order != sys.byteorder:
        numbers.byteswap()
    one, two = sums
    for first, second in zip(numbers[::2], numbers[1::2], strict=False):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
