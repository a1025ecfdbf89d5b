"""Filling lines: greedy, ragged, and never losing a character.

A word that is wider than the line is divided between clusters. Spaces at the end of a
line hang into the margin, so that copied text keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from evidencelog.reports.text.clusters import clusters
from evidencelog.reports.text.shaping import Piece, Shaper, Word, keep
from evidencelog.reports.text.style import Style

_LABEL = 60  # characters; a longer text does not come up again


@dataclass(slots=True, eq=False)
class Line:
    """One line in logical order; `width` in points, without the hanging spaces.

    `drawn` keeps the operators of a line that runs one way, for labels come up again.
    """

    pieces: tuple[Piece, ...]
    width: float
    base: int
    drawn: str | None = None


@dataclass(slots=True, eq=False)
class Filler:
    """Breaks the text of one document into lines."""

    shaper: Shaper = field(default_factory=Shaper)
    _known: dict[tuple[str, Style, float], list[Line]] = field(default_factory=dict)

    def fill(self, text: str, style: Style, width: float) -> list[Line]:
        """Break text into lines of at most `width` points; an empty paragraph is an empty line."""
        key = (text, style, width)
        lines = self._known.get(key)
        if lines is None:
            lines = self._fill(text, style, width)
            if len(text) <= _LABEL:
                keep(self._known, key, lines, most=4000)
        return lines

    def _fill(self, text: str, style: Style, width: float) -> list[Line]:
        lines: list[Line] = []
        for paragraph in self.shaper.paragraphs(text):
            base, words = self.shaper.words(paragraph, style.voice)
            lines.extend(_filled(self.shaper, words, base, style.size / 1000, width))
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
