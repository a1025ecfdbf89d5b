"""Filling lines: greedy, ragged, and never losing a character.

A word that is wider than the line is divided between clusters. Spaces at the end of a
line hang into the margin, so that copied text keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

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
        if len(text) > _LABEL:
            return self._fill(text, style, width)
        key = (text, style, width)
        lines = self._known.get(key)
        if lines is None:
            lines = self._fill(text, style, width)
            keep(self._known, key, lines, most=4000)
        return lines

    def _fill(self, text: str, style: Style, width: float) -> list[Line]:
        lines: list[Line] = []
        scale = style.size / 1000
        for paragraph in self.shaper.paragraphs(text):
            base, words = self.shaper.words(paragraph, style.voice)
            filling = _Paragraph(self.shaper, base, scale, width / scale)
            filling.fill(words)
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

    def fill(self, words: list[Word]) -> None:
        """Put words on the line, on the next one, or divided on several."""
        width = self.width
        for word in words:
            if self.used + word.width > width:
                if self.held and word.width:
                    self.end_line()
                if word.width > width:
                    self._divide(word)
                    continue
            self.held += word.pieces
            self.used += word.width + word.tail
        self.end_line()

    def end_line(self) -> None:
        """Finish the line as it is."""
        pieces, tail = self._ending()
        self.lines.append(Line(pieces, (self.used - tail) * self.scale, self.base))
        self.held, self.used = [], 0.0

    def _ending(self) -> tuple[tuple[Piece, ...], float]:
        """Return the pieces of the line and the width of its hanging spaces.

        The spaces take the direction of the paragraph (UAX 9, L1).
        """
        tail = 0.0
        for index in range(len(self.held) - 1, -1, -1):
            piece = self.held[index]
            if not piece.tail:
                break
            tail += piece.tail
            if piece.level != self.base:
                self.held[index : index + 1] = self._apart(piece)
            if piece.tail < piece.width:
                break
        return tuple(self.held), tail

    def _apart(self, piece: Piece) -> list[Piece]:
        """Return a piece and the spaces after it as pieces of different directions."""
        solid = piece.text.rstrip()
        spaces = self.shaper.piece(piece.face, piece.text[len(solid) :], self.base)
        return [self.shaper.piece(piece.face, solid, piece.level), spaces] if solid else [spaces]

    def _divide(self, word: Word) -> None:
        for piece in word.pieces:
            text, wide = "", 0.0
            for part, more in self._parts(piece):
                if (self.held or text) and self.used + wide + more > self.width and part.strip():
                    self._put(piece, text)
                    self.end_line()
                    text, wide = "", 0.0
                text += part
                wide += more
            self._put(piece, text)

    def _parts(self, piece: Piece) -> Iterator[tuple[str, float]]:
        """Yield what must stay together, with the room that it takes at most."""
        if piece.level % 2:  # joined letters may become wider where they are parted
            for _, cluster in clusters(piece.text):
                yield cluster, self.shaper.piece(piece.face, cluster, piece.level).width
            return
        for text, glyphs in piece.glyphs:
            room = sum(glyph[1] for glyph in glyphs)
            yield text, max(room, piece.face.advance(glyphs[0][0])) if len(glyphs) == 1 else room

    def _put(self, piece: Piece, text: str) -> None:
        if text:
            part = self.shaper.piece(piece.face, text, piece.level)
            self.held.append(part)
            self.used += part.width
