"""The operators that put a line of shaped text on a page.

Words appear in the file in the order in which they are read, each at its own place, so
that what is copied or read aloud comes out in order even where text runs both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from evidencelog.reports.text.bidi import visual_order
from evidencelog.reports.text.faces import Face
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.shaping import Glyph, Piece, keep

_NOTHING = "\u200b"
_NEGLIGIBLE = 0.4  # thousandths of the type size


def number(value: float) -> str:
    """Return a number as briefly as a page needs it."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def hexadecimal(text: str) -> str:
    """Return text as the UTF-16 digits of a PDF string."""
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


def show(line: Line, x: float, y: float, size: float) -> str:
    """Return the operators that show the line with its left end at x on the baseline y."""
    if not line.pieces:
        return ""
    if not any(piece.level for piece in line.pieces):
        if line.drawn is None:
            line.drawn = _group(line.pieces, size)
        return _placed(line.drawn, x, y)
    return "\n".join(
        _placed(_group(pieces, size), left, y) for left, pieces in _groups(line, x, size)
    )


def _placed(operators: str, x: float, y: float) -> str:
    return f"BT 1 0 0 1 {number(x)} {number(y)} Tm {operators} ET"


def _groups(line: Line, x: float, size: float) -> Iterator[tuple[float, list[Piece]]]:
    """Yield stretches that lie side by side in reading order, with their left ends."""
    if line.base:
        x -= sum(piece.width for piece in line.pieces) * size / 1000 - line.width
    lefts: dict[int, float] = {}
    for index in visual_order([piece.level for piece in line.pieces]):
        lefts[index] = x
        x += line.pieces[index].width * size / 1000
    group: list[Piece] = []
    left = 0.0
    for index, piece in enumerate(line.pieces):
        if group and (piece.level % 2 or group[-1].level % 2 or piece.level != group[-1].level):
            yield left, group
            group = []
        if not group:
            left = lefts[index]
        group.append(piece)
    if group:
        yield left, group


def _group(pieces: Iterable[Piece], size: float) -> str:
    parts: list[str] = []
    face: Face | None = None
    held: list[str] = []
    for piece in pieces:
        if piece.face is not face:
            _flush(parts, held)
            face = piece.face
            parts.append(f"/{face.key} {number(size)} Tf")
        simple = _fragment(piece)
        if simple:
            held.append(simple)
        else:
            _flush(parts, held)
            parts.extend(_careful(piece, size))
    _flush(parts, held)
    return " ".join(parts)


def _flush(parts: list[str], held: list[str]) -> None:
    if held:
        parts.append("[" + "".join(held) + "] TJ")
        held.clear()


def _fragment(piece: Piece) -> str:
    """Return the strings of a piece whose every text has one glyph on the line, else ''."""
    key = (piece.text, piece.level % 2 == 1)
    known = piece.face.fragments.get(key)
    if known is None:
        single = all(len(glyphs) == 1 and not glyphs[0][3] for _, glyphs in piece.glyphs)
        known = _strings(piece.face, piece.glyphs) if single else ""
        if len(piece.text) < 64:  # long pieces do not come up again
            keep(piece.face.fragments, key, known)
    return known


def _strings(face: Face, glyphs: tuple[tuple[str, tuple[Glyph, ...]], ...]) -> str:
    parts: list[str] = []
    codes = ""
    for text, cluster in glyphs:
        for index, (glyph, advance, right, _) in enumerate(cluster):
            if right:
                parts.append(f"<{codes}>{number(-right)}")
                codes = ""
            codes += f"{face.code(glyph, _NOTHING if index else text):04X}"
            after = face.advance(glyph) + right - advance
            if abs(after) > _NEGLIGIBLE:
                parts.append(f"<{codes}>{number(after)}")
                codes = ""
    return "".join(parts) + (f"<{codes}>" if codes else "")


def _careful(piece: Piece, size: float) -> Iterator[str]:
    """Yield a piece in which several glyphs make one text, or some are raised."""
    for text, glyphs in piece.glyphs:
        if len(glyphs) > 1:
            yield f"/Span <</ActualText <FEFF{hexadecimal(text)}>>> BDC"
        yield from _raised(piece.face, text, glyphs, size)
        if len(glyphs) > 1:
            yield "EMC"


def _raised(face: Face, text: str, glyphs: tuple[Glyph, ...], size: float) -> Iterator[str]:
    """Yield the glyphs of one text, those at one height together."""
    source = text
    for height, group in groupby(glyphs, key=lambda glyph: number(glyph[3] * size / 1000)):
        strings = _strings(face, ((source, tuple(group)),))
        source = _NOTHING
        yield f"[{strings}] TJ" if height == "0" else f"{height} Ts [{strings}] TJ 0 Ts"
