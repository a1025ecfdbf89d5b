"""Pictures as glyphs of a Type 3 font: flat coloured outlines (PDF 32000-1, 9.6.5)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from evidencelog.reports.text.colour import Colour
from evidencelog.reports.text.emoji import NOTHING, Album
from evidencelog.reports.text.unicode_map import to_unicode

Point = tuple[float, float]


def embed_pictures(pdf: pikepdf.Pdf, album: Album) -> Dictionary:
    """Return the font dictionary of the pictures that a document showed from an album."""
    uses = list(album.uses)
    names = [f"/p{code}" for code in range(1, len(uses) + 1)]
    streams = [pdf.make_stream(_picture(album, glyph)) for glyph, _ in uses]
    em = album.outline.upem
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{album.name}{album.key}"),
        Flags=4,
        ItalicAngle=0,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 0, 0]),
            FontMatrix=Array([1 / em, 0, 0, 1 / em, 0, 0]),
            CharProcs=Dictionary(dict(zip(names, streams, strict=True))),
            Encoding=Dictionary(
                Type=Name.Encoding, Differences=Array([1, *(Name(name) for name in names)])
            ),
            FirstChar=1,
            LastChar=len(uses),
            Widths=Array([_advance(album, glyph) for glyph, _ in uses]),
            FontDescriptor=pdf.make_indirect(descriptor),
            Resources=Dictionary(),
            ToUnicode=pdf.make_stream(to_unicode([text for _, text in uses], digits=2)),
        )
    )


def _advance(album: Album, glyph: int) -> int:
    return 0 if glyph == NOTHING else int(album.font.get_glyph_h_advance(glyph))


def _picture(album: Album, glyph: int) -> bytes:
    """Return the operators of one picture, from back to front."""
    parts = [f"{_advance(album, glyph)} 0 d0"]
    current: Colour | None = None
    for layer, colour in album.layers.of.get(glyph, ()):
        path = _outline(album.font, layer)
        if path and colour != current:
            parts.append(" ".join(f"{part / 255:.3g}" for part in colour) + " rg")
            current = colour
        if path:
            parts.append(f"{path} f")
    return "\n".join(parts).encode("ascii")


def _outline(font: hb.Font, glyph: int) -> str:
    pen = _Pen()
    font.draw_glyph_with_pen(glyph, pen)
    return " ".join(pen.operators)


@dataclass(slots=True, eq=False)
class _Pen:
    """Writes the strokes of an outline as operators; HarfBuzz chooses the names."""

    operators: list[str] = field(default_factory=list)
    at: Point = (0.0, 0.0)

    def moveTo(self, to: Point) -> None:  # noqa: N802 # HarfBuzz calls it so
        self._add("m", to)

    def lineTo(self, to: Point) -> None:  # noqa: N802 # HarfBuzz calls it so
        self._add("l", to)

    def curveTo(self, first: Point, second: Point, to: Point) -> None:  # noqa: N802 # HarfBuzz calls it so
        self._add("c", first, second, to)

    def qCurveTo(self, control: Point, to: Point) -> None:  # noqa: N802 # HarfBuzz calls it so
        """A curve with one control point is one with two, each two thirds of the way to it."""
        first, second = (
            tuple(end + 2 / 3 * (middle - end) for end, middle in zip(start, control, strict=True))
            for start in (self.at, to)
        )
        self._add("c", (first[0], first[1]), (second[0], second[1]), to)

    def closePath(self) -> None:  # noqa: N802 # HarfBuzz calls it so
        self.operators.append("h")

    def _add(self, operator: str, *points: Point) -> None:
        numbers = (f"{value:.4g}" for point in points for value in point)
        self.operators.append(" ".join((*numbers, operator)))
        self.at = points[-1]
