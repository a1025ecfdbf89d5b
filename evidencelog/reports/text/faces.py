"""The typefaces that ship with the program, and which of them can show what.

A page asks for one of five voices; a cluster that the voice's own face cannot show falls
back through the other faces in a fixed order, so the same text always looks the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

import uharfbuzz as hb

FOLDER = Path(__file__).parent.parent / "fonts"

Voice = Literal["serif", "serif strong", "sans", "sans strong", "mono"]

_VOICES: dict[Voice, tuple[str, dict[str, float]]] = {
    "serif": ("SourceSerif4", {"wght": 400, "opsz": 12}),
    "serif strong": ("SourceSerif4", {"wght": 600, "opsz": 12}),
    "sans": ("NotoSans", {"wght": 400}),
    "sans strong": ("NotoSans", {"wght": 600}),
    "mono": ("JetBrainsMono", {}),
}
# Amiri first for Arabic: its dots are part of the letters, so that copied text comes out right.
_FALLBACKS = (
    "Amiri NotoSansHebrew NotoSansDevanagari NotoSansThai NotoSansBengali NotoSansTamil "
    "NotoSansGurmukhi NotoSansGujarati NotoSansTelugu NotoSansKannada NotoSansMalayalam "
    "NotoSansSinhala NotoSansArmenian NotoSansGeorgian NotoSansEthiopic NotoSansKhmer "
    "NotoSansLao NotoSansMyanmar NotoSansSymbols NotoEmoji"
).split()
_JOINERS = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f")
GlyphUse = tuple[int, str]


@dataclass(slots=False, kw_only=True, eq=False)
class Face:
    """One typeface at one place on its axes, and the glyphs that a document has used of it.

    `uses` numbers every pair of glyph and source text from 1; the number is the code that
    the page shows, so each code stands for exactly one text when it is copied or read.
    """

    key: str
    file: str
    axes: dict[str, float] = field(default_factory=dict)
    uses: dict[GlyphUse, int] = field(default_factory=dict)
    fragments: dict[tuple[str, bool], str] = field(default_factory=dict)

    @cached_property
    def outline(self) -> hb.Face:
        """The font file, opened."""
        return hb.Face(hb.Blob.from_file_path(str(FOLDER / f"{self.file}.ttf")))

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
        return 1000.0 / float(self.outline.upem)

    def shows(self, cluster: str) -> bool:
        """Tell whether every character of the cluster has a glyph."""
        return all(ord(character) in self.covered for character in cluster if not _joins(character))

    def code(self, glyph: int, text: str) -> int:
        """Return the code under which a page shows this glyph for this text."""
        return self.uses.setdefault((glyph, text), len(self.uses) + 1)

    def advance(self, glyph: int) -> float:
        """Return the glyph's own width in thousandths of the type size."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale


def _joins(character: str) -> bool:
    """Joiners and selectors shape their neighbours and need no glyph of their own."""
    return character in _JOINERS or "\U000e0020" <= character <= "\U000e007f"


class Faces:
    """All typefaces of one document; makes each the first time it is needed."""

    def __init__(self) -> None:
        self._voices = {
            voice: Face(key=f"V{index}", file=file, axes=axes)
            for index, (voice, (file, axes)) in enumerate(_VOICES.items())
        }
        self._fallbacks = [
            Face(key=f"B{index}", file=file) for index, file in enumerate(_FALLBACKS)
        ]
        self._chosen: dict[tuple[str, str], Face | None] = {}

    def voice(self, voice: Voice) -> Face:
        """Return the face that a voice prefers."""
        return self._voices[voice]

    def choose(self, cluster: str, preferred: Face, *, picture: bool) -> Face | None:
        """Return the face to show a cluster in, or None when no face has all its glyphs."""
        key = (cluster, preferred.key)
        if key not in self._chosen:
            self._chosen[key] = self._search(cluster, preferred, picture)
        return self._chosen[key]

    def _search(self, cluster: str, preferred: Face, picture: bool) -> Face | None:
        emoji = self._fallbacks[-1]
        if picture and emoji.shows(cluster):
            return emoji
        for face in (preferred, self._voices["sans"], *self._fallbacks):
            if face.shows(cluster):
                return face
        return None

    def used(self) -> list[Face]:
        """Return the faces that the document has shown anything in."""
        return [face for face in (*self._voices.values(), *self._fallbacks) if face.uses]
