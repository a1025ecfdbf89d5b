"""What video and sound recordings of phones say: ISO base media and QuickTime boxes.

Times of the movie and media headers count seconds from 1904 in UTC (ISO/IEC 14496-12
8.2.2), though some cameras write local time there; they are given as found.  Zero means
that nothing was written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evidencelog.files.facts import (
    Bytes,
    EmbeddedFact,
    FactKind,
    UnreadableError,
    as_text,
    fact,
)
from evidencelog.i18n import gettext as _

_EPOCH: Final = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - shown with "UTC" in its label
_BOXES: Final = 20_000
_DEPTH: Final = 6
_LEAF_LIMIT: Final = 1 << 16
_INSIDE: Final = frozenset({b"moov", b"trak", b"mdia", b"udta", b"meta", b"ilst"})
_APPLE: Final = {
    "com.apple.quicktime.creationdate": FactKind.TIME,
    "com.apple.quicktime.location.ISO6709": FactKind.PLACE,
    "com.apple.quicktime.make": FactKind.DEVICE,
    "com.apple.quicktime.model": FactKind.DEVICE,
    "com.apple.quicktime.software": FactKind.DEVICE,
    "com.android.version": FactKind.DEVICE,
}
_USER_DATA: Final = {
    b"\xa9xyz": ("location", FactKind.PLACE),
    b"\xa9day": ("date", FactKind.TIME),
    b"\xa9mak": ("make", FactKind.DEVICE),
    b"\xa9mod": ("model", FactKind.DEVICE),
    b"\xa9swr": ("software", FactKind.DEVICE),
    b"\xa9too": ("encoder", FactKind.DEVICE),
}
_WANTED: Final = frozenset({b"mvhd", b"mdhd", b"loci", b"data", b"keys", *_USER_DATA})


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    end: int
    depth: int
    parent: bytes


def recording_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield what the headers and the user data of a recording say.

    Raises UnreadableError when there are more boxes than any recording has.
    """
    keys: list[str] = []
    for box in _walk(data, _Box(b"", 0, data.size, 0, b"")):
        body = b""
        if box.name in _WANTED:
            body = data.at(box.start, min(box.end - box.start, _LEAF_LIMIT))
        if box.name == b"keys":
            keys = list(_key_names(body))
        yield from _leaf(box, body, keys)


def _walk(data: Bytes, outer: _Box) -> Iterator[_Box]:
    """Yield all boxes of interest, each before those inside it, without recursion."""
    open_boxes = [(_content_start(data, outer), outer)]
    for _count in range(_BOXES):
        if not open_boxes:
            return
        at, around = open_boxes.pop()
        box = _box_at(data, at, around)
        if box is None:
            continue
        open_boxes.append((box.end, around))
        yield box
        if box.name in _INSIDE and box.depth < _DEPTH:
            open_boxes.append((_content_start(data, box), box))
        elif around.name == b"ilst":
            open_boxes.append((box.start, box))
    raise UnreadableError(_("there is more of it than is looked through"))


def _content_start(data: Bytes, box: _Box) -> int:
    """In ISO files `meta` begins with version and flags; in QuickTime files it does not."""
    if box.name == b"meta" and data.at(box.start + 4, 4) not in {b"hdlr", b"keys", b"ilst"}:
        return box.start + 4
    return box.start


def _box_at(data: Bytes, at: int, around: _Box) -> _Box | None:
    header = data.at(at, 16)
    if at + 8 > around.end or len(header) < 8:
        return None
    size, start = int.from_bytes(header[:4], "big"), at + 8
    if size == 1:
        size, start = int.from_bytes(header[8:16], "big"), at + 16
    end = around.end if size == 0 else at + size
    if end < start:
        return None
    # A truncated file still has its headers: the box is cut where the outer one ends.
    return _Box(header[4:8], start, min(end, around.end), around.depth + 1, around.name)


def _leaf(box: _Box, body: bytes, keys: list[str]) -> Iterator[EmbeddedFact]:
    if box.name in {b"mvhd", b"mdhd"}:
        yield from _header_times(box.name.decode("ascii"), body)
    elif box.name == b"loci" and box.parent == b"udta":
        yield from _3gpp_location(body)
    elif box.name == b"data" and box.depth > 1:
        yield from _item(box.parent, body, keys)
    elif box.parent == b"udta" and box.name in _USER_DATA:
        name, kind = _USER_DATA[box.name]
        length = int.from_bytes(body[:2], "big")
        yield from _made(kind, f"QuickTime {name}", as_text(body[4 : 4 + length]))


def _made(kind: FactKind, label: str, value: str, raw: str | None = None) -> list[EmbeddedFact]:
    found = fact(kind, label, value, raw)
    return [found] if found is not None else []


def _header_times(name: str, body: bytes) -> Iterator[EmbeddedFact]:
    """Version 1 of the header has 64-bit times."""
    width = 8 if body[:1] == b"\x01" else 4
    for position, what in ((4, "creation time"), (4 + width, "modification time")):
        seconds = int.from_bytes(body[position : position + width], "big")
        if seconds:
            label = f"MP4 {name} {what} (UTC by the standard)"
            yield from _made(FactKind.TIME, label, _from_1904(seconds), str(seconds))


def _from_1904(seconds: int) -> str:
    try:
        return str(_EPOCH + dt.timedelta(seconds=seconds))
    except OverflowError:
        return str(seconds)


def _key_names(body: bytes) -> Iterator[str]:
    """The names that items refer to by number (QTFF, metadata item keys atom)."""
    at = 8
    while at + 8 <= len(body):
        size = int.from_bytes(body[at : at + 4], "big")
        if size < 8:
            return
        yield as_text(body[at + 8 : at + size])
        at += size


def _item(parent: bytes, body: bytes, keys: list[str]) -> list[EmbeddedFact]:
    """A metadata value: four bytes of type, four of locale, then the value."""
    value = as_text(body[8:])
    number = int.from_bytes(parent, "big")
    if parent in _USER_DATA:
        name, kind = _USER_DATA[parent]
        return _made(kind, f"QuickTime {name}", value)
    name = keys[number - 1] if 0 < number <= len(keys) else ""
    return _made(_APPLE[name], name, value) if name in _APPLE else []


def _3gpp_location(body: bytes) -> list[EmbeddedFact]:
    """3GPP TS 26.244 8.9: a name, a role, then longitude, latitude, altitude (16.16)."""
    name, _nul, rest = body[6:].partition(b"\x00")
    if len(rest) < 9:
        return []
    longitude, latitude = (
        int.from_bytes(rest[at : at + 4], "big", signed=True) / 65536 for at in (1, 5)
    )
    return _made(
        FactKind.PLACE,
        "3GPP location",
        f"{latitude:.6f}, {longitude:.6f}",
        f"{as_text(name)} {rest[1:9].hex()}",
    )
