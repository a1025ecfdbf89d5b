"""The layers of colour glyphs: the tables COLR and CPAL, version 0 (OpenType 1.9).

HarfBuzz can read them too, but its Python side runs out of memory on a palette of more than
a thousand colours, and both tables are short lists.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import uharfbuzz as hb

Colour = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""

_FOREGROUND = 0xFFFF  # "the colour of the text"
_BLACK: Colour = (0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """For each colour glyph its outlines from back to front, each with its colour."""

    of: dict[int, tuple[tuple[int, Colour], ...]]


def layers(face: hb.Face) -> Layers:
    """Read the colour glyphs of a font whose layers are flat and opaque.

    Raises struct.error or IndexError for a font whose tables are damaged.
    """
    colours = _palette(bytes(face.reference_table("CPAL").data))
    table = bytes(face.reference_table("COLR").data)
    _, bases, bases_at, layers_at, count = struct.unpack_from(">HHIIH", table)
    drawn = [
        (glyph, _BLACK if colour == _FOREGROUND else colours[colour])
        for glyph, colour in struct.iter_unpack(">HH", table[layers_at : layers_at + 4 * count])
    ]
    records = struct.iter_unpack(">HHH", table[bases_at : bases_at + 6 * bases])
    return Layers(of={glyph: tuple(drawn[first : first + n]) for glyph, first, n in records})


def _palette(table: bytes) -> list[Colour]:
    """Return the first palette of the table CPAL."""
    _, entries, _, _, at, first = struct.unpack_from(">HHHHIH", table)
    records = struct.iter_unpack(">BBBB", table[at + 4 * first : at + 4 * (first + entries)])
    return [(red, green, blue) for blue, green, red, _ in records]
