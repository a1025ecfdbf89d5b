"""Glyphs made of glyphs: a syllable or a letter with its marks becomes one glyph of its own.

A page could show the parts one by one, but then no code stands for the text of the whole,
and readers of the file guess where the marks belong. TrueType has composite glyphs
(OpenType 1.9, glyf), so they are added behind those of the subset.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Part = tuple[int, int, int]
"""A glyph and its shift to the right and up, in units of the font."""

_WORDS, _OFFSETS, _MORE = 0x0001, 0x0002, 0x0020  # flags of a component
_FARTHEST = 14_000  # units: with the box of any glyph, what 16 bits hold
_WHOLE = 0xB1B0AFBA  # what the checksum of a file is taken from
_MOST_POINTS = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Composite:
    """A glyph that is drawn by others; `advance` in units of the font."""

    advance: int
    parts: tuple[Part, ...]


def with_composites(font: bytes, composites: Sequence[Composite]) -> bytes:
    """Return a TrueType font with these glyphs added behind its own, in this order."""
    if not composites:
        return font
    tables = _tables(font)
    outlines = _outlines(tables)
    count = len(outlines)
    outlines += [_outline(composite, outlines) for composite in composites]
    metrics = _metrics(tables, count)
    metrics += [(c.advance, _left(o)) for c, o in zip(composites, outlines[count:], strict=True)]
    most = max(len(composite.parts) for composite in composites)
    tables |= {
        b"glyf": b"".join(outlines),
        b"loca": _offsets(outlines),
        b"hmtx": b"".join(struct.pack(">Hh", *pair) for pair in metrics),
        b"hhea": tables[b"hhea"][:34] + struct.pack(">H", len(metrics)),
        b"maxp": _maxima(tables[b"maxp"], len(outlines), most),
        b"head": tables[b"head"][:50] + struct.pack(">h", 1) + tables[b"head"][52:],
    }
    return _file(font[:4], tables)


def _tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(count))
    return {tag: font[at : at + length] for tag, _, at, length in entries}


def _outlines(tables: dict[bytes, bytes]) -> list[bytes]:
    """Return the outline of each glyph, all of a length that four divides."""
    loca, glyf = tables[b"loca"], tables[b"glyf"]
    (long,) = struct.unpack_from(">h", tables[b"head"], 50)
    if long:
        places = [place for (place,) in struct.iter_unpack(">I", loca)]
    else:
        places = [2 * place for (place,) in struct.iter_unpack(">H", loca)]
    return [_padded(glyf[a:b]) for a, b in pairwise(places)]


def _outline(composite: Composite, outlines: Sequence[bytes]) -> bytes:
    drawn = [
        (glyph, _bounded(right), _bounded(up))
        for glyph, right, up in composite.parts
        if outlines[glyph]
    ]
    if not drawn:
        return b""
    boxes = [_moved(outlines[glyph], right, up) for glyph, right, up in drawn]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    data = struct.pack(">hhhhh", -1, min(lefts), min(bottoms), max(rights), max(tops))
    for index, (glyph, right, up) in enumerate(drawn):
        flags = _WORDS | _OFFSETS | (_MORE if index + 1 < len(drawn) else 0)
        data += struct.pack(">HHhh", flags, glyph, right, up)
    return _padded(data)


def _moved(outline: bytes, right: int, up: int) -> tuple[int, int, int, int]:
    """Return the bounding box of a shifted glyph."""
    x0, y0, x1, y1 = struct.unpack_from(">hhhh", outline, 2)
    return x0 + right, y0 + up, x1 + right, y1 + up


def _bounded(shift: int) -> int:
    """Keep a mark on a tower of hundreds within the units that a glyph has."""
    return max(-_FARTHEST, min(_FARTHEST, shift))


def _metrics(tables: dict[bytes, bytes], count: int) -> list[tuple[int, int]]:
    """Return the advance and the left bearing of each glyph."""
    (full,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    hmtx = tables[b"hmtx"]
    metrics: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", hmtx[: 4 * full]))
    bearings = struct.iter_unpack(">h", hmtx[4 * full : 4 * full + 2 * (count - full)])
    return metrics + [(metrics[-1][0], bearing) for (bearing,) in bearings]


def _left(outline: bytes) -> int:
    return int(struct.unpack_from(">h", outline, 2)[0]) if outline else 0


def _offsets(outlines: Sequence[bytes]) -> bytes:
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    return struct.pack(f">{len(places)}I", *places)


def _maxima(table: bytes, glyphs: int, parts: int) -> bytes:
    """Return the table maxp for so many glyphs, some of which have up to so many parts."""
    values = list(struct.unpack(">14H", table[4:32]))
    points, contours, deep_points, deep_contours = values[1:5]
    values[0] = glyphs
    values[3] = min(parts * max(points, deep_points), _MOST_POINTS)
    values[4] = min(parts * max(contours, deep_contours), _MOST_POINTS)
    values[12] = max(values[12], parts)
    values[13] += 1
    return table[:4] + struct.pack(">14H", *values)


def _file(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    """Return the tables as a font file with its checksums."""
    tables[b"head"] = tables[b"head"][:8] + bytes(4) + tables[b"head"][12:]
    power = len(tables).bit_length() - 1
    spread = 16 << power
    header = kind + struct.pack(">HHHH", len(tables), spread, power, 16 * len(tables) - spread)
    at = len(header) + 16 * len(tables)
    for tag in sorted(tables):
        header += struct.pack(">4sIII", tag, _checksum(tables[tag]), at, len(tables[tag]))
        at += len(_padded(tables[tag]))
    whole = header + b"".join(_padded(tables[tag]) for tag in sorted(tables))
    place = len(header) + sum(len(_padded(tables[tag])) for tag in tables if tag < b"head") + 8
    missing = struct.pack(">I", (_WHOLE - _checksum(whole)) & 0xFFFFFFFF)
    return whole[:place] + missing + whole[place + 4 :]


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _checksum(data: bytes) -> int:
    data = _padded(data)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
