"""A typeface of a document: its outlines, what it can show, and what was shown of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

import uharfbuzz as hb

from evidencelog.reports.text.bidi import MIRRORED
from evidencelog.reports.text.composing import Composite

FOLDER = Path(__file__).parent.parent / "fonts"

Glyph = tuple[int, float, float, float]
"""Glyph number, advance, shift right and shift up, in thousandths of the type size."""

Told = tuple[str, tuple[Glyph, ...]]
"""A source text with its glyphs; none for what follows in right-to-left text."""

Shaped = tuple[Told, ...]
"""Each source text with its glyphs, from left to right on the page."""

_WIDE = 500.0  # thousandths of the type size
_JOINERS = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f")
GlyphUse = tuple[int, str]


@dataclass(slots=False, kw_only=True, eq=False)
class Face:
    """One typeface at one place on its axes, and the glyphs that a document has used of it.

    `uses` numbers every pair of glyph and source text from 1; the number is the code that
    the page shows, so each code stands for exactly one text when it is copied or read. `zoom`
    evens out letters that are small for their type size.
    """

    key: str
    path: Path
    axes: dict[str, float] = field(default_factory=dict)
    zoom: float = 1.0
    uses: dict[GlyphUse, int] = field(default_factory=dict)
    composites: dict[Composite, int] = field(default_factory=dict)
    _advances: dict[int, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the font file, without what it says of its axes."""
        return self.path.stem.partition("[")[0]

    @cached_property
    def outline(self) -> hb.Face:
        """The font file, opened."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self) -> hb.Font:
        """The font on its axes, in units of the em."""
        font = hb.Font(self.outline)
        if self.axes:
            font.set_variations(self.axes)
        return font

    @cached_property
    def covered(self) -> frozenset[int]:
        """The code points that have a glyph."""
        return frozenset(self.outline.unicodes)

    @cached_property
    def scale(self) -> float:
        """Thousandths of the type size for one unit of the font."""
        return 1000.0 / float(self.outline.upem) * self.zoom

    @cached_property
    def spaces(self) -> bool:
        """Whether the face has a space that fits between words; that of emoji is too wide."""
        return ord(" ") in self.covered and self.advance(self.nominal(" ")) < _WIDE

    def nominal(self, character: str) -> int:
        """Return the glyph of a character, or 0."""
        return int(self.font.get_nominal_glyph(ord(character)) or 0)

    def shows(self, cluster: str) -> bool:
        """Tell whether every character of the cluster has a glyph."""
        return all(ord(character) in self.covered for character in cluster if not _joins(character))

    def shape(self, text: str, *, rtl: bool) -> Shaped:
        """Return each source text with its glyphs, from left to right on the page."""
        placed = self.placed(text, hb.BufferClusterLevel.MONOTONE_GRAPHEMES, rtl=rtl)
        if not rtl and len(placed) == len(text) and placed[-1][0] + 1 == len(text):
            starts = [start for start, _ in placed]
            if starts == list(range(len(text))):  # a glyph for each character: most words
                return tuple((text[start], (glyph,)) for start, glyph in placed)
        return tuple(_sources(text, placed, rtl=rtl))

    def placed(
        self, text: str, level: hb.BufferClusterLevel, *, rtl: bool = False
    ) -> list[tuple[int, Glyph]]:
        """Return where the text of each glyph begins, and the glyph."""
        if not text:
            return []
        buffer = hb.Buffer()
        buffer.cluster_level = level
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(text)
        buffer.language = "und"  # else the locale of this computer would choose letter forms
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.font, buffer)
        scale, joined = self.scale, not _JOINERS.isdisjoint(text)
        return [
            (
                _after_joiners(text, info.cluster) if joined else info.cluster,
                (info.codepoint, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale),
            )
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def glyph(self, glyphs: tuple[Glyph, ...]) -> int:
        """Return the one glyph that stands for several, or for a raised one.

        Its number lies behind those of the font; embedding adds its outline.
        """
        if len(glyphs) == 1 and glyphs[0][3] == 0:
            return glyphs[0][0]
        pen, parts = 0.0, []
        for glyph, advance, right, up in glyphs:
            parts.append((glyph, round((pen + right) / self.scale), round(up / self.scale)))
            pen += advance
        whole = Composite(advance=round(pen / self.scale), parts=tuple(parts))
        return self.composites.setdefault(whole, self.outline.glyph_count + len(self.composites))

    def code(self, glyph: int, text: str) -> int:
        """Return the code under which a page shows this glyph for this text."""
        return self.uses.setdefault((glyph, text), len(self.uses) + 1)

    def advance(self, glyph: int) -> float:
        """Return the glyph's own width in thousandths of the type size."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self._advance(glyph) * self.scale
        return known

    def _advance(self, glyph: int) -> float:
        added = glyph - self.outline.glyph_count
        if added >= 0:
            return float(next(islice(self.composites, added, None)).advance)
        return float(self.font.get_glyph_h_advance(glyph))


def _joins(character: str) -> bool:
    """Joiners and selectors shape their neighbours and need no glyph of their own."""
    return character in _JOINERS


def _after_joiners(text: str, start: int) -> int:
    """Return where the text of a glyph begins: a joiner before it belongs to what it follows."""
    end = start
    while 0 < end < len(text) and text[end] in _JOINERS:
        end += 1
    return end if end < len(text) else start


def _sources(text: str, placed: list[tuple[int, Glyph]], *, rtl: bool) -> Iterator[Told]:
    """Put the glyphs of one stretch of text together with that text."""
    if not placed:  # a joiner that has nothing to join
        yield from ((character, ()) for character in (text[::-1] if rtl else text))
        return
    starts = sorted({start for start, _ in placed})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs: list[Glyph] = []
    for index, (start, glyph) in enumerate(placed):
        glyphs.append(glyph)
        if index + 1 < len(placed) and placed[index + 1][0] == start:
            continue
        yield from told(text[start : ends[start]], tuple(glyphs), rtl=rtl)
        glyphs = []


def told(source: str, glyphs: tuple[Glyph, ...], *, rtl: bool) -> Iterator[Told]:
    """Yield glyphs with the text that the file says they stand for.

    Readers of a file turn right-to-left text round character by character, also within what
    one glyph stands for; so there each further character of a cluster has a place of its own,
    with nothing to be seen, to the left.
    """
    if rtl:
        yield from ((further, ()) for further in source[:0:-1])
        source = MIRRORED.get(source[0], source[0])  # a bracket as it looks
    yield source, glyphs
