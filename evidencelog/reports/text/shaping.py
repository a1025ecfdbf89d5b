"""From characters to positioned glyphs: direction, fallback, HarfBuzz.

A `Piece` is the longest stretch of one word that has one face and one direction. Pieces
are kept and shared, for most words of a long record come up again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import uharfbuzz as hb

from evidencelog.reports.text import bidi
from evidencelog.reports.text.clusters import clusters, is_emoji
from evidencelog.reports.text.faces import Face, Faces, Voice
from evidencelog.reports.text.tokens import token, visible

Glyph = tuple[int, float, float, float]
"""Glyph number, advance, shift right and shift up, in thousandths of the type size."""

_PLAIN_WORDS = re.compile(r"[^ ]+| +")
# Scripts in which a line may end after any cluster (a dictionary would know better for Thai).
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
_LONGEST = 256  # characters shaped at once: HarfBuzz gives up on a word of a million
_NEVER_FIRST = frozenset("、。，．：；！？）」』】》〉〕々ーっゃゅょッャュョ”’%)]}.,!?:;ๆฯ")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Shaped text of one face and direction; `width` in thousandths of the type size."""

    face: Face
    text: str
    level: int
    width: float
    glyphs: tuple[tuple[str, tuple[Glyph, ...]], ...]
    space: bool


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Pieces between which no line may end; a space is a word of its own."""

    pieces: tuple[Piece, ...]
    width: float
    space: bool


@dataclass(slots=True, eq=False)
class Shaper:
    """Shapes the text of one document and remembers what could not be printed as it is."""

    faces: Faces = field(default_factory=Faces)
    unprintable: set[str] = field(default_factory=set)
    _pieces: dict[tuple[str, str, int], Piece] = field(default_factory=dict)
    _words: dict[tuple[str, str], Word] = field(default_factory=dict)

    def paragraphs(self, text: str) -> list[str]:
        """Return the text's lines as its author broke them, with tokens for the unprintable."""
        shown, tokens = visible(text)
        self.unprintable |= tokens
        return shown.split("\n")

    def words(self, paragraph: str, voice: Voice) -> tuple[int, list[Word]]:
        """Return the base level (1: right to left) and the words of one paragraph."""
        face = self.faces.voice(voice)
        if paragraph.isascii():
            return 0, [self._plain(word, face) for word in _PLAIN_WORDS.findall(paragraph)]
        if not bidi.has_rtl(paragraph):
            return 0, list(self._grouped(paragraph, face, None))
        base = bidi.base_level(paragraph)
        return base, list(self._grouped(paragraph, face, bidi.levels(paragraph, base)))

    def _plain(self, text: str, face: Face) -> Word:
        word = self._words.get((face.key, text))
        if word is None:
            starts = range(0, len(text), _LONGEST)
            parts = (self.piece(face, text[at : at + _LONGEST], 0) for at in starts)
            word = _word(tuple(parts))
            keep(self._words, (face.key, text), word)
        return word

    def _grouped(self, text: str, preferred: Face, levels: list[int] | None) -> Iterator[Word]:
        pending: list[Piece] = []
        for stretch, face, level, ends_word in self._stretches(text, preferred, levels):
            piece = self.piece(face, stretch, level)
            if piece.space and pending:
                yield _word(tuple(pending))
                pending = []
            pending.append(piece)
            if ends_word or piece.space:
                yield _word(tuple(pending))
                pending = []
        if pending:
            yield _word(tuple(pending))

    def _stretches(
        self, text: str, preferred: Face, levels: list[int] | None
    ) -> Iterator[tuple[str, Face, int, bool]]:
        """Yield text of one face, level and sort, and whether a line may end after it."""
        stretch = ""
        state: tuple[Face, int, bool] | None = None
        for start, cluster in clusters(text):
            level = levels[start] if levels else 0
            free = _UNSPACED.match(cluster) is not None or is_emoji(cluster)
            for shown, face in self._placed(cluster, preferred):
                here = (face, level, cluster.isspace())
                breaks = free and stretch != "" and cluster not in _NEVER_FIRST
                full = len(stretch) >= _LONGEST
                if state is not None and (here != state or breaks or full):
                    yield stretch, state[0], state[1], breaks
                    stretch = ""
                stretch += shown
                state = here
        if state is not None:
            yield stretch, state[0], state[1], True

    def _placed(self, cluster: str, preferred: Face) -> Iterator[tuple[str, Face]]:
        face = self.faces.choose(cluster, preferred, picture=is_emoji(cluster))
        if face is not None:
            yield cluster, face
            return
        for character in cluster:
            face = self.faces.choose(character, preferred, picture=False)
            if face is None:
                self.unprintable.add(character)
            yield (character, face) if face else (token(character), preferred)

    def piece(self, face: Face, text: str, level: int) -> Piece:
        """Return the text shaped in a face; an odd level runs right to left."""
        key = (face.key, text, level)
        piece = self._pieces.get(key)
        if piece is None:
            glyphs = tuple(_shape(face, text, rtl=level % 2 == 1))
            width = sum(glyph[1] for _, cluster in glyphs for glyph in cluster)
            piece = Piece(face, text, level, width, glyphs, text.isspace() and "\u00a0" not in text)
            if len(text) < 64:  # long pieces do not come up again
                keep(self._pieces, key, piece)
        return piece


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def keep(cache: dict[_Key, _Value], key: _Key, value: _Value, *, most: int = 8_000) -> None:
    """Remember a value, and begin anew when a document has too many different ones."""
    if len(cache) >= most:
        cache.clear()
    cache[key] = value


def _word(pieces: tuple[Piece, ...]) -> Word:
    return Word(pieces, sum(piece.width for piece in pieces), all(piece.space for piece in pieces))


def _shape(face: Face, text: str, *, rtl: bool) -> Iterator[tuple[str, tuple[Glyph, ...]]]:
    """Yield each source text with its glyphs, from left to right on the page."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.language = "und"  # else the locale of this computer would choose letter forms
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(face.font, buffer)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    current, glyphs = None, list[Glyph]()
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if current is not None and info.cluster != current:
            yield _source(text[current : ends[current]], rtl), tuple(glyphs)
            glyphs = []
        current = info.cluster
        glyphs.append(
            (
                info.codepoint,
                position.x_advance * face.scale,
                position.x_offset * face.scale,
                position.y_offset * face.scale,
            )
        )
    if current is not None:
        yield _source(text[current : ends[current]], rtl), tuple(glyphs)


def _source(text: str, rtl: bool) -> str:
    """Return the text that a reader of the file should find; a mirrored bracket as it looks."""
    return bidi.MIRRORED.get(text, text) if rtl else text
