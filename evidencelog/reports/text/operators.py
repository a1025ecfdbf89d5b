"""The operators that put a line of shaped text on a page.

Words appear in the file in the order in which they are read, each at its own place, so
that what is copied or read aloud comes out in order even where text runs both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencelog.reports.text.bidi import visual_order
from evidencelog.reports.text.emoji import NOTHING, ColourFace
from evidencelog.reports.text.faces import Face, Shaped
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.shaping import Piece

_NEGLIGIBLE = 0.4  # thousandths of the type size


def number(value: float) -> str:
    """Return a number as briefly as a page needs it."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


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
        if isinstance(piece.face, ColourFace):
            _flush(parts, held)
            parts.extend(_pictures(piece.face, piece.glyphs, size))
            face = None
            continue
        if piece.face is not face:
            _flush(parts, held)
            face = piece.face
            parts.append(f"/{face.key} {number(size * face.zoom)} Tf")
        if piece.strings is None:
            piece.strings = _strings(face, piece.glyphs)
        held.append(piece.strings)
    _flush(parts, held)
    return " ".join(parts)


def _flush(parts: list[str], held: list[str]) -> None:
    if held:
        parts.append("[" + "".join(held) + "] TJ")
        held.clear()


def _pictures(face: ColourFace, glyphs: Shaped, size: float) -> Iterator[str]:
    for text, pictures in glyphs:
        album, code = face.place(pictures[0][0] if pictures else NOTHING, text)
        yield f"/{album.key} {number(size)} Tf <{code:02X}> Tj"


def _strings(face: Face, glyphs: Shaped) -> str:
    """Return the codes of a piece, each standing for one text, and the shifts between them."""
    parts: list[str] = []
    codes = ""
    for text, cluster in glyphs:
        glyph = face.glyph(cluster)
        right = after = 0.0
        if len(cluster) == 1 and glyph == cluster[0][0]:  # else the composite has it all
            _, advance, right, _ = cluster[0]
            after = face.advance(glyph) + right - advance
        if right:
            parts.append(f"<{codes}>{number(-right / face.zoom)}")
            codes = ""
        codes += f"{face.code(glyph, text):04X}"
        if abs(after) > _NEGLIGIBLE:
            parts.append(f"<{codes}>{number(after / face.zoom)}")
            codes = ""
    return "".join(parts) + (f"<{codes}>" if codes else "")
