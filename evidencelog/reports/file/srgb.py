"""A profile of the sRGB colours, which a file for archiving must carry.

It is made from the published numbers (IEC 61966-2-1; the primaries adapted to D50 by the
Bradford method) in the form of ICC.1:2004-10, so it has no date of making and no licence.
"""

from __future__ import annotations

import struct
from functools import cache

NAME = "sRGB IEC61966-2.1"

_D50 = (0.9642, 1.0, 0.8249)
_RED = (0.4360747, 0.2225045, 0.0139322)
_GREEN = (0.3850649, 0.7168786, 0.0971045)
_BLUE = (0.1430804, 0.0606169, 0.7141733)
# From D65, the white of sRGB, to D50, the white of every profile.
_ADAPTATION = (
    *(1.0478112, 0.0228866, -0.0501270),
    *(0.0295424, 0.9904844, -0.0170491),
    *(-0.0092345, 0.0150436, 0.7521316),
)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER = 128


@cache
def profile() -> bytes:
    """Return the profile; always the same bytes."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(_CURVE)
    tags = [
        (b"desc", _words(NAME)),
        (b"cprt", _words("No rights are claimed")),
        (b"wtpt", _point(_D50)),
        (b"chad", b"sf32" + bytes(4) + _fixed(_ADAPTATION)),
        (b"rXYZ", _point(_RED)),
        (b"gXYZ", _point(_GREEN)),
        (b"bXYZ", _point(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    table, body = _table(tags)
    return _header(_HEADER + len(table) + len(body)) + table + body


def _table(tags: list[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """Return the tag table and the data; equal data is stored once."""
    start = _HEADER + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for signature, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += signature + struct.pack(">II", places[data], len(data))
    return table, body


def _header(size: int) -> bytes:
    """Return the header: version 4.2, a display, RGB to XYZ, made on 1 January 2000."""
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    header = struct.pack(">I4xI", size, 0x04200000) + b"mntrRGB XYZ " + made + b"acsp"
    return (header.ljust(68, b"\0") + _fixed(_D50)).ljust(_HEADER, b"\0")


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _point(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(data), 28) + data
