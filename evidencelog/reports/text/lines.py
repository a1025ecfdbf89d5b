"""Filling lines: greedy, ragged, and never losing a character.

A word that is wider than the line is divided between clusters. Spaces at the end of a
line hang into the margin, so that copied text keeps them.
"""

from __future__ import annotations

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
            scale = style.size / 1000
            filling = _Paragraph(self.shaper, base, scale, width / scale)
            for word in words:
                filling.add(word)
            filling.end_line()
            lines.extend(filling.lines)
        return lines


@dataclass(slots=True, eq=False)
class _Paragraph:
    """A paragraph being filled; widths in thousandths of the type size."""

    shaper: Shaper
    base: int
    scale: float
    width: float
    lines: list[Line] = field(default_factory=list)
    held: list[Piece] = field(default_factory=list)
    used: float = 0.0

    def add(self, word: Word) -> None:
        """Put a word on the line, on the next one, or divided on several."""
        if word.space or word.width <= self.width:
            if self.held and not word.space and self.used + word.width > self.width:
                self.end_line()
            self.held.extend(word.pieces)
            self.used += word.width
        else:
            for piece in word.pieces:
                self._divide(piece)

    def end_line(self) -> None:
        """Finish the line as it is."""
        self.lines.append(_line(self.held, self.base, self.scale))
        self.held, self.used = [], 0.0

    def _divide(self, piece: Piece) -> None:
        text, wide = "", 0.0
        for _, cluster in clusters(piece.text):
            more = self.shaper.piece(piece.face, cluster, piece.level).width
            if (self.held or text) and self.used + wide + more > self.width:
                self._put(piece, text)
                self.end_line()
                text, wide = "", 0.0
            text += cluster
            wide += more
        self._put(piece, text)

    def _put(self, piece: Piece, text: str) -> None:
        if text:
            part = self.shaper.piece(piece.face, text, piece.level)
            self.held.append(part)
            self.used += part.width


def _line(pieces: list[Piece], base: int, scale: float) -> Line:
    solid = len(pieces)
    while solid and pieces[solid - 1].space:
        solid -= 1
    hanging = (replace(piece, level=base) for piece in pieces[solid:])  # UAX 9, L1
    width = sum(piece.width for piece in pieces[:solid]) * scale
    return Line((*pieces[:solid], *hanging), width, base)
