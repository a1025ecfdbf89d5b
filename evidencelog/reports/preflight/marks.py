"""Where on a page something is shown, read from its content stream (ISO 32000-1, 8 and 9).

Enough for pages that this program writes: text with the widths of its fonts, pictures,
rectangles and straight lines. Curves and clipping are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import pikepdf
from pikepdf import Matrix

_OPERATORS: Final = "q Q cm BT Tm Td TD T* TL Tf Tj TJ Do re m l"
_ASCENT: Final = 0.7  # of the type size: what most letters reach
_THOUSAND: Final = 1000


class Box(NamedTuple):
    """A rectangle on the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


@dataclass(slots=True)
class _Pen:
    """The state that operators change: matrices, the font and its size."""

    fonts: Any
    page: Matrix = field(default_factory=Matrix)
    kept: list[Matrix] = field(default_factory=list)
    text: Matrix = field(default_factory=Matrix)
    line: Matrix = field(default_factory=Matrix)
    leading: float = 0.0
    size: float = 0.0
    widths: dict[int, float] = field(default_factory=dict)
    bytes_a_sign: int = 1
    usual: float = 0.0


def marks(page: pikepdf.Page) -> Iterator[Box]:
    """Yield a box around everything that a page shows, in the order of its operators."""
    resources: Any = page.obj.get("/Resources", {})
    pen = _Pen(fonts=resources.get("/Font", {}))
    for step in pikepdf.parse_content_stream(page, _OPERATORS):
        if isinstance(step, pikepdf.ContentStreamInstruction):
            yield from _done(pen, str(step.operator), list(step.operands))


def _done(pen: _Pen, operator: str, held: list[Any]) -> Iterator[Box]:
    if operator in ("Tj", "TJ"):
        yield _shown(pen, held[0] if operator == "TJ" else [held[0]])
    elif operator == "Do":
        yield _box(pen.page, 0, 0, 1, 1)
    elif operator == "re":
        yield _box(pen.page, *(float(value) for value in held))
    elif operator in ("m", "l"):
        yield _box(pen.page, float(held[0]), float(held[1]), 0.1, 0.1)
    elif operator in ("q", "Q", "cm"):
        _keep(pen, operator, held)
    else:
        _set_text(pen, operator, held)


def _keep(pen: _Pen, operator: str, held: list[Any]) -> None:
    if operator == "q":
        pen.kept.append(pen.page)
    elif operator == "Q" and pen.kept:
        pen.page = pen.kept.pop()
    elif operator == "cm":
        pen.page = Matrix(*(float(value) for value in held)) @ pen.page


def _set_text(pen: _Pen, operator: str, held: list[Any]) -> None:
    if operator == "Tf":
        pen.size = float(held[1])
        _use_font(pen, pen.fonts.get(str(held[0])))
        return
    if operator == "TL":
        pen.leading = float(held[0])
        return
    if operator == "BT":
        pen.line = Matrix()
    elif operator == "Tm":
        pen.line = Matrix(*(float(value) for value in held))
    elif operator == "T*":
        pen.line = pen.line.translated(0, -pen.leading)
    else:
        pen.line = pen.line.translated(float(held[0]), float(held[1]))
    pen.text = pen.line


def _shown(pen: _Pen, pieces: Any) -> Box:
    """Return the box of a text, and move on by its width."""
    width = 0.0
    for piece in pieces:
        if isinstance(piece, pikepdf.String):
            width += sum(_widths(pen, bytes(piece)))
        else:
            width -= float(piece)
    width *= pen.size / _THOUSAND
    box = _box(pen.text @ pen.page, 0, 0, width, pen.size * _ASCENT)
    pen.text = pen.text.translated(width, 0)
    return box


def _widths(pen: _Pen, signs: bytes) -> Iterator[float]:
    step = pen.bytes_a_sign
    for place in range(0, len(signs), step):
        sign = int.from_bytes(signs[place : place + step], "big")
        yield pen.widths.get(sign, pen.usual)


def _use_font(pen: _Pen, font: Any) -> None:
    """Read the widths of a font: listed from a first sign on, or by number of the sign."""
    pen.widths, pen.usual, pen.bytes_a_sign = {}, 0.0, 1
    if font is None:
        return
    below = font.get("/DescendantFonts")
    if below is None:
        scale = float(font.get("/FontMatrix", [0.001])[0]) * _THOUSAND
        first = int(font.get("/FirstChar", 0))
        listed = enumerate(font.get("/Widths", []), first)
        pen.widths = {sign: float(width) * scale for sign, width in listed}
        return
    pen.bytes_a_sign = 2
    pen.usual = float(below[0].get("/DW", _THOUSAND))
    pen.widths = dict(_listed(list(below[0].get("/W", []))))


def _listed(held: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield the widths of /W: `first [a b c]`, or `first last width` (9.7.4.3)."""
    place = 0
    while place + 1 < len(held):
        first = int(held[place])
        if isinstance(held[place + 1], pikepdf.Array):
            yield from enumerate((float(one) for one in held[place + 1]), first)
            place += 2
        else:
            for sign in range(first, int(held[place + 1]) + 1):
                yield sign, float(held[place + 2])
            place += 3


def _box(matrix: Matrix, x: float, y: float, width: float, height: float) -> Box:
    corners = [
        matrix.transform(corner)
        for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
    ]
    across, up = zip(*corners, strict=True)
    return Box(min(across), min(up), max(across), max(up))
