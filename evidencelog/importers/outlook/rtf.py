"""The compressed text of Outlook ([MS-OXRTFCP]): only opened, never interpreted."""

from __future__ import annotations

import struct
from typing import Final

LONGEST: Final = 1 << 25
_HEAD: Final = struct.Struct("<IIII")
_COMPRESSED: Final = 0x75465A4C
_PLAIN: Final = 0x414C454D
# [MS-OXRTFCP] 2.1.2.1: what every text may refer back to from its first byte on.
_DICTIONARY: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}"
    rb"{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par "
    rb"\pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW: Final = 4096


def opened_rtf(data: bytes) -> bytes | None:
    """Return the RTF, None when the data is neither of the two forms or is damaged."""
    if len(data) < _HEAD.size:
        return None
    size, raw_size, form, _checksum = _HEAD.unpack_from(data)
    body = data[_HEAD.size : min(len(data), size + 4)]
    if form == _PLAIN:
        return body[:raw_size]
    return _decompressed(body, min(raw_size, LONGEST)) if form == _COMPRESSED else None


def _decompressed(body: bytes, size: int) -> bytes | None:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write, place, found = len(_DICTIONARY), 0, bytearray()
    while place < len(body) and len(found) < size:
        control = body[place]
        place += 1
        for bit in range(8):
            is_reference = control >> bit & 1
            piece = body[place : place + 1 + is_reference]
            place += 1 + is_reference
            if len(piece) < 1 + is_reference:
                return bytes(found) or None
            offset, length = piece[0] << 4 | piece[-1] >> 4, (piece[-1] & 15) + 2
            if is_reference and offset == write:
                return bytes(found[:size])
            for step in range(length if is_reference else 1):
                sign = window[(offset + step) % _WINDOW] if is_reference else piece[0]
                window[write] = sign
                write = (write + 1) % _WINDOW
                found.append(sign)
    return bytes(found[:size])
