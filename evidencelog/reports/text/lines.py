"""Filling lines: greedy, ragged, and never losing a character.

A word that is wider than the line is divided between clusters. Spaces at the end of a
line hang into the margin, so that copied text keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from evidencelog.reports.text.clusters import clusters
from evidencelog.reports.text.shaping import Piece, Shaper, Word
from evidencelog.reports.text.style import Style


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line in logical order; `width` in points, without the hanging spaces."""

    pieces: tuple[Piece, ...]
    width: float
    base: int


def fill(shaper: Shaper, text: str, style: Style, width: float) -> list[Line]:
    """Break text into lines of at most `width` points; an empty paragraph is an empty line."""
    lines: list[Line] = []
    for paragraph in shaper.paragraphs(text):
        base, words = shaper.words(paragraph, style.voice)
        lines.extend(_filled(shaper, words, base, style.size / 1000, width))
    return lines


def _filled(
    shaper: Shaper, words: Iterable[Word], base: int, scale: float, width: float
) -> Iterator[Line]:
    held: list[Piece] = []
    used = 0.0
    for word in words:
        for part in _parts(shaper, word, width / scale):
            if held and not part.space and (used + part.width) * scale > width:
                yield _line(held, base, scale)
                held, used = [], 0.0
            held.extend(part.pieces)
            used += part.width
    yield _line(held, base, scale)


def _line(pieces: list[Piece], base: int, scale: float) -> Line:
    solid = len(pieces)
    while solid and pieces[solid - 1].space:
        solid -= 1
    hanging = (replace(piece, level=base) for piece in pieces[solid:])  # UAX 9, L1
    width = sum(piece.width for piece in pieces[:solid]) * scale
    return Line((*pieces[:solid], *hanging), width, base)


def _parts(shaper: Shaper, word: Word, width: float) -> Iterator[Word]:
    """Yield the word, in parts no wider than `width` thousandths where it is too wide."""
    if word.space or word.width <= width:
        yield word
        return
    for piece in word.pieces:
        for text in _cut(shaper, piece, width):
            part = shaper.piece(piece.face, text, piece.level)
            yield Word((part,), part.width, part.space)


def _cut(shaper: Shaper, piece: Piece, width: float) -> Iterator[str]:
    held, used = "", 0.0
    for _, cluster in clusters(piece.text):
        wide = shaper.piece(piece.face, cluster, piece.level).width
        if held and used + wide > width:
            yield held
            held, used = "", 0.0
        held += cluster
        used += wide
    yield held
