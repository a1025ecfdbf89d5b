"""The typefaces that a document can use, and which of them shows what.

A page asks for one of five voices; a cluster that the voice's own face cannot show falls
back through the other faces in a fixed order, so the same text always looks the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from evidencelog.reports.text import cjk
from evidencelog.reports.text.cjk import Region
from evidencelog.reports.text.emoji import ColourFace, has_tags
from evidencelog.reports.text.faces import FOLDER, Face

Voice = Literal["serif", "serif strong", "sans", "sans strong", "mono"]

_VOICES: dict[Voice, tuple[str, dict[str, float]]] = {
    "serif": ("SourceSerif4", {"wght": 400, "opsz": 12}),
    "serif strong": ("SourceSerif4", {"wght": 600, "opsz": 12}),
    "sans": ("NotoSans", {"wght": 400}),
    "sans strong": ("NotoSans", {"wght": 600}),
    "mono": ("JetBrainsMono", {}),
}
# Amiri for Arabic: its dots are part of the letters, so that copied text comes out right.
# What is read most often stands first, for a face is opened when those before it had no glyph.
_FALLBACKS = (
    "NotoSansHebrew Amiri NotoSansDevanagari NotoSansThai NotoSansBengali NotoSansTamil "
    "NotoSansGurmukhi NotoSansGujarati NotoSansTelugu NotoSansKannada NotoSansMalayalam "
    "NotoSansOriya NotoSansSinhala NotoSansArmenian NotoSansGeorgian NotoSansEthiopic "
    "NotoSansKhmer NotoSansLao NotoSansMyanmar NotoSansSymbols NotoSansSymbols2 NotoEmoji "
    "NotoSansMath NotoSerifTibetan NotoSansThaana NotoSansSyriac NotoSansCherokee "
    "NotoSansTifinagh NotoSansCanadianAboriginal NotoSansNKo NotoSansAdlam NotoSansMongolian "
    "NotoSansJavanese NotoSansBalinese NotoSansSundanese NotoSansOlChiki NotoSansMeeteiMayek "
    "NotoSansLisu NotoSansVai NotoSansYi NotoSansCham NotoSansTaiLe NotoSansNewTaiLue "
    "NotoSansTaiTham NotoSansTaiViet NotoSansChakma NotoSansLepcha NotoSansLimbu "
    "NotoSansSylotiNagri NotoSansHanifiRohingya NotoSansOsage NotoSansBamum NotoSansBuginese "
    "NotoSansBatak NotoSansSaurashtra NotoSansSamaritan NotoSansCoptic NotoSansTagalog "
    "NotoMusic JetBrainsMono SourceSerif4"
).split()
_ZOOMS = {"Amiri": 1.18}  # as large to the eye as Noto Sans beside it
_STRONG = 600.0
_REGULAR = 400.0


class Faces:
    """All typefaces of one document; opens each the first time it is needed."""

    def __init__(self) -> None:
        self._voices = {
            voice: Face(key=f"V{index}", path=FOLDER / f"{file}.ttf", axes=axes)
            for index, (voice, (file, axes)) in enumerate(_VOICES.items())
        }
        self._fallbacks = [
            Face(key=f"B{index}", path=FOLDER / f"{file}.ttf", zoom=_ZOOMS.get(file, 1.0))
            for index, file in enumerate(_FALLBACKS)
        ]
        self._black = self._fallbacks[_FALLBACKS.index("NotoEmoji")]
        self._strong = frozenset(
            face.key for voice, face in self._voices.items() if voice.endswith("strong")
        )
        self.pictures = ColourFace(key="E", path=FOLDER / "Twemoji.ttf")
        self._regional: dict[tuple[Region, bool], Face] = {}
        self._chosen: dict[tuple[str, str, Region, bool], Face | None] = {}

    def voice(self, voice: Voice) -> Face:
        """Return the face that a voice prefers."""
        return self._voices[voice]

    def choose(
        self, cluster: str, preferred: Face, *, region: Region = "", picture: bool = False
    ) -> Face | None:
        """Return the face to show a cluster in, or None when no face has all its glyphs."""
        key = (cluster, preferred.key, region, picture)
        if key not in self._chosen:
            candidates = self._candidates(cluster, preferred, region, picture)
            found = next((face for face in candidates if face.shows(cluster)), None)
            if len(self._chosen) >= _MOST:
                self._chosen.clear()
            self._chosen[key] = found
        return self._chosen[key]

    def _candidates(
        self, cluster: str, preferred: Face, region: Region, picture: bool
    ) -> Iterator[Face]:
        """Yield the faces in the order in which they are asked."""
        if has_tags(cluster):  # what spells a flag is seen as that flag, or not at all
            yield self.pictures
            return
        if picture:
            if not self.pictures.draws(cluster) and self._draws_black(cluster):
                yield self._black
            yield self.pictures
        yield preferred
        yield self._voices["sans"]
        if region:
            yield from self._of_region(region, strong=preferred.key in self._strong)
        yield from self._fallbacks
        yield self.pictures

    def _draws_black(self, cluster: str) -> bool:
        """Tell whether the black emoji have one glyph for a sequence that those in colour lack."""
        if not self._black.shows(cluster):
            return False
        return sum(len(glyphs) for _, glyphs in self._black.shape(cluster, rtl=False)) == 1

    def _of_region(self, region: Region, *, strong: bool) -> Iterator[Face]:
        """Yield the installed fonts, those whose letter forms are asked for first."""
        for place in (region, *(other for other in cjk.ORDER if other != region)):
            path = cjk.font_file(place)
            if path is None:
                continue
            if (place, strong) not in self._regional:
                self._regional[place, strong] = Face(
                    key=f"C{cjk.ORDER.index(place) + len(cjk.ORDER) * strong}",
                    path=path,
                    axes={"wght": _STRONG if strong else _REGULAR},
                )
            yield self._regional[place, strong]

    def used(self) -> list[Face]:
        """Return the faces that the document has shown anything in, each a font of the file."""
        regional = (face for _, face in sorted(self._regional.items()))
        faces = (*self._voices.values(), *self._fallbacks, *regional, *self.pictures.albums)
        return [face for face in faces if face.uses]


_MOST = 8_000  # clusters remembered; a text of more different ones is no text
