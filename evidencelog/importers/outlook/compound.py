"""Compound files ([MS-CFB]): a file system in a file, which Outlook saves messages in.

Own code instead of a library: chains that run in circles, sizes that lie and trees that
bite their tails are bounded here, and a stream is read from the file only when it is wanted.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import SourceError

MAGIC: Final = bytes.fromhex("d0cf11e0a1b11ae1")
LARGEST_FILE: Final = 1 << 28
"""Bytes of a file that is read: mail servers refuse messages of a quarter of that."""

_MOST_ENTRIES: Final = 100_000
_LAST_SECTOR: Final = 0xFFFFFFFA
_NO_ENTRY: Final = 0xFFFFFFFF
_ENTRY: Final = 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the sectors of a file are: which follows which, and those of the small streams."""

    sector: int
    small_sector: int
    small_limit: int
    next: array[int]
    next_small: array[int]
    small_sectors: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A file in the file: its first sector and its size in bytes."""

    layout: Layout
    start: int
    size: int

    def chunks(self, file: BinaryIO) -> Iterator[bytes]:
        """Yield its bytes; where the chain of sectors is broken they end early."""
        layout, left = self.layout, self.size
        small = self.size < layout.small_limit
        follow = layout.next_small if small else layout.next
        for sector in _chain(follow, self.start):
            if left <= 0:
                return
            piece = _small(file, layout, sector) if small else _sector(file, layout.sector, sector)
            yield piece[:left]
            left -= len(piece)
            if not piece:
                return

    def read(self, file: BinaryIO, limit: int) -> bytes:
        """Return its first bytes, at most `limit` of them."""
        found = bytearray()
        for chunk in self.chunks(file):
            found += chunk
            if len(found) >= limit:
                break
        return bytes(found[:limit])


@dataclass(slots=True)
class Storage:
    """A folder in the file: streams and other storages by their names."""

    streams: dict[str, Stream] = field(default_factory=dict)
    storages: dict[str, Storage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def read_compound(file: BinaryIO, size: int) -> Storage:
    """Return the root of a compound file. Raises SourceError when it is none."""
    head = file.read(512)
    if not head.startswith(MAGIC) or len(head) < 512 or size > LARGEST_FILE:
        raise SourceError(_("this is not a file of Outlook that can be read"))
    shift, small_shift = struct.unpack_from("<HH", head, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise SourceError(_("this file of Outlook is damaged at its start"))
    directory, _signature, small_limit, small_fat, _count = struct.unpack_from("<5I", head, 48)
    sector = 1 << shift
    follow = _table(file, sector, _fat_sectors(file, head, sector, size))
    entries = _entries(b"".join(_sectors(file, sector, _chain(follow, directory))), shift)
    if not entries or entries[0].kind != _ROOT:
        raise SourceError(_("this file of Outlook is damaged: it has no directory"))
    layout = Layout(
        sector=sector,
        small_sector=1 << small_shift,
        small_limit=small_limit,
        next=follow,
        next_small=_table(file, sector, _chain(follow, small_fat)),
        small_sectors=tuple(_chain(follow, entries[0].start)),
    )
    return _tree(entries, layout)


def _fat_sectors(file: BinaryIO, head: bytes, sector: int, size: int) -> Iterator[int]:
    """Yield the sectors of the table of sectors: 109 stand in the head, others in a chain."""
    most = size // sector + 1
    for number in struct.unpack_from("<109I", head, 76):
        if number < most:
            yield number
    following, _count = struct.unpack_from("<II", head, 68)
    seen: set[int] = set()
    while following < most and following not in seen:
        seen.add(following)
        piece = _sector(file, sector, following)
        numbers = struct.unpack(f"<{len(piece) // 4}I", piece[: len(piece) // 4 * 4])
        yield from (number for number in numbers[: sector // 4 - 1] if number < most)
        following = numbers[-1] if len(numbers) == sector // 4 else _NO_ENTRY


def _table(file: BinaryIO, sector: int, sectors: Iterator[int]) -> array[int]:
    raw = bytearray()
    for number in sectors:
        # No table is larger than what it describes, so a circle ends here.
        if len(raw) > LARGEST_FILE // 16:
            break
        raw += _sector(file, sector, number)
    table: array[int] = array("I")
    table.frombytes(bytes(raw[: len(raw) // 4 * 4]))
    if sys.byteorder == "big":
        table.byteswap()
    return table


def _chain(follow: array[int], start: int) -> Iterator[int]:
    """Yield the sectors of a chain; it ends where it would begin again."""
    number = start
    for _step in range(len(follow)):
        if number >= len(follow) or number >= _LAST_SECTOR:
            return
        yield number
        number = follow[number]


def _sectors(file: BinaryIO, sector: int, numbers: Iterator[int]) -> Iterator[bytes]:
    for count, number in enumerate(numbers):
        if count * sector > _MOST_ENTRIES * _ENTRY:
            return
        yield _sector(file, sector, number)


def _sector(file: BinaryIO, sector: int, number: int) -> bytes:
    # The head takes the place of one sector.
    file.seek((number + 1) * sector)
    return file.read(sector)


def _small(file: BinaryIO, layout: Layout, number: int) -> bytes:
    """Return a small sector: these lie one after another in a stream of their own."""
    at = number * layout.small_sector
    index, within = divmod(at, layout.sector)
    if index >= len(layout.small_sectors):
        return b""
    file.seek((layout.small_sectors[index] + 1) * layout.sector + within)
    return file.read(layout.small_sector)


def _entries(raw: bytes, shift: int) -> list[_Entry]:
    whole = range(0, len(raw) // _ENTRY * _ENTRY, _ENTRY)
    return [_entry(raw[at : at + _ENTRY], shift) for at in whole]


def _entry(raw: bytes, shift: int) -> _Entry:
    length = min(struct.unpack_from("<H", raw, 64)[0], 64)
    left, right, child = struct.unpack_from("<3I", raw, 68)
    start, size = struct.unpack_from("<IQ", raw, 116)
    return _Entry(
        name=raw[: max(0, length - 2)].decode("utf-16-le", "replace"),
        kind=raw[66],
        left=left,
        right=right,
        child=child,
        start=start,
        # [MS-CFB] 2.6.1: files with small sectors use only the lower half.
        size=size & 0xFFFFFFFF if shift == 9 else size,
    )


def _tree(entries: list[_Entry], layout: Layout) -> Storage:
    """Return the root with all below it; an entry that is met again is passed over."""
    root = Storage()
    waiting = [(entries[0].child, root)]
    seen: set[int] = set()
    while waiting:
        number, parent = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        entry = entries[number]
        waiting += [(entry.left, parent), (entry.right, parent)]
        if entry.kind == _STREAM:
            stream = Stream(layout=layout, start=entry.start, size=entry.size)
            parent.streams.setdefault(entry.name, stream)
        elif entry.kind == _STORAGE:
            inner = parent.storages.setdefault(entry.name, Storage())
            waiting.append((entry.child, inner))
    return root
