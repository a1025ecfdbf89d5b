"""From characters to positioned glyphs: direction, fallback, HarfBuzz.

A paragraph is cut at its spaces, and each stretch with the spaces after it is shaped once
and remembered, for most words of a long record come up again and again. Between the words of
a stretch (a Thai sentence, an address) a line may end too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from evidencelog.reports.text import bidi, breaks, cjk
from evidencelog.reports.text.choosing import Faces, Voice
from evidencelog.reports.text.clusters import AS_TEXT, clusters, is_emoji
from evidencelog.reports.text.emoji import ColourFace, Emoji, emoji_key
from evidencelog.reports.text.faces import Face, Shaped
from evidencelog.reports.text.tokens import token, visible

_STRETCHES = re.compile(f"[^{breaks.SPACES}]+[{breaks.SPACES}]*|[{breaks.SPACES}]+")
_SPACES = re.compile(f"[{breaks.SPACES}]+$")
_PLAIN = re.compile("[!-,.0-~]+ *")  # every voice has these, and no line ends among them
_LONGEST = 256  # characters shaped at once: HarfBuzz gives up on a word of a million
_USUAL = 64  # characters; what is longer does not come up again


@dataclass(slots=True, eq=False)
class Piece:
    """Shaped text of one face and direction, with the spaces after it.

    `width` is in thousandths of the type size, `tail` the part of it that is spaces at the
    end. `strings` keeps how a page shows it.
    """

    face: Face
    text: str
    level: int
    width: float
    tail: float
    glyphs: Shaped
    strings: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Pieces between which no line may end; `tail` is the width of the spaces after them."""

    pieces: tuple[Piece, ...]
    width: float
    tail: float


class _Atom(NamedTuple):
    """A cluster on its way into a piece; `free`: a line may end before it."""

    text: str
    face: Face
    level: int
    free: bool


_Key = tuple[str, cjk.Region, str, str]
"""The preferred face, the region, the text and the levels of its characters."""

_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(slots=True, eq=False)
class Shaper:
    """Shapes the text of one document and remembers what could not be printed as it is."""

    faces: Faces = field(default_factory=Faces)
    unprintable: set[str] = field(default_factory=set)
    _emoji: dict[str, bool] = field(default_factory=dict)
    _pieces: dict[tuple[str, str, int], Piece] = field(default_factory=dict)
    _words: dict[_Key, tuple[Word, ...]] = field(default_factory=dict)

    def paragraphs(self, text: str) -> list[str]:
        """Return the text's lines as its author broke them, with tokens for the unprintable."""
        shown, tokens = visible(text)
        self.unprintable |= tokens
        return shown.split("\n")

    def emoji(self) -> tuple[Emoji, ...]:
        """Return what each emoji of the document is."""
        return tuple(emoji_key(self._emoji.items()))

    def words(self, paragraph: str, voice: Voice) -> tuple[int, list[Word]]:
        """Return the base level (1: right to left) and the words of one paragraph."""
        face = self.faces.voice(voice)
        if not bidi.has_rtl(paragraph):
            region = cjk.region(paragraph)
            found: list[Word] = []
            for text in _STRETCHES.findall(paragraph):
                key = (face.key, region, text, "")
                found += self._words.get(key) or self._make(key, face)
            return 0, found
        return self._both_ways(paragraph, face)

    def _both_ways(self, paragraph: str, face: Face) -> tuple[int, list[Word]]:
        base, region = bidi.base_level(paragraph), cjk.region(paragraph)
        levels = bidi.levels(paragraph, base)
        found: list[Word] = []
        for match in _STRETCHES.finditer(paragraph):
            key = (face.key, region, match[0], levels[match.start() : match.end()])
            found += self._words.get(key) or self._make(key, face)
        return base, found

    def _make(self, key: _Key, face: Face) -> tuple[Word, ...]:
        words = tuple(self._cut(key, face))
        if len(key[2]) < _USUAL:
            keep(self._words, key, words)
        return words

    def _cut(self, key: _Key, preferred: Face) -> Iterator[Word]:
        """Yield the words of one stretch."""
        text = key[2]
        if not key[3] and _PLAIN.fullmatch(text):
            parts = range(0, len(text), _LONGEST)
            yield _word([self.piece(preferred, text[at : at + _LONGEST], 0) for at in parts])
            return
        held: list[Piece] = []
        atoms: list[_Atom] = []
        for atom in self._atoms(key, preferred):
            if atoms and (atom.free or not _goes_with(atom, atoms)):
                held.append(self._joined(atoms))
                atoms = []
            if atom.free and held:
                yield _word(held)
                held = []
            atoms.append(atom)
        held.append(self._joined(atoms))
        yield _word(held)

    def _joined(self, atoms: list[_Atom]) -> Piece:
        return self.piece(atoms[0].face, "".join(atom.text for atom in atoms), atoms[0].level)

    def _atoms(self, key: _Key, preferred: Face) -> Iterator[_Atom]:
        """Yield the clusters of a stretch, each with its face and level."""
        _, region, text, levels = key
        inside = breaks.inside(text)
        before, free_before = "", False
        face = preferred
        for start, cluster in clusters(text):
            level = int(levels[start]) if levels else 0
            free = breaks.is_free(cluster)
            apart = start in inside or (
                before != ""
                and (free or free_before)
                and not cluster.isspace()
                and breaks.between(before, cluster)
            )
            if cluster == " " and face.spaces:
                yield _Atom(cluster, face, level, free=False)
                continue
            for shown, face in self._placed(cluster, preferred, region):
                yield _Atom(shown, face, level, apart)
                apart = False
            before, free_before = cluster, free

    def _placed(
        self, cluster: str, preferred: Face, region: cjk.Region
    ) -> Iterator[tuple[str, Face]]:
        picture = is_emoji(cluster)
        face = self.faces.choose(cluster, preferred, region=region, picture=picture)
        if picture or AS_TEXT in cluster:
            whole = face is not None and (face is not self.faces.pictures or face.draws(cluster))
            self._emoji[cluster] = whole
        if face is not None:
            yield cluster, face
            return
        for character in cluster:
            face = self.faces.choose(character, preferred, region=region, picture=picture)
            if face is None:
                self.unprintable.add(character)
            yield (character, face) if face else (token(character), preferred)

    def piece(self, face: Face, text: str, level: int) -> Piece:
        """Return the text shaped in a face; an odd level runs right to left."""
        key = (face.key, text, level)
        piece = self._pieces.get(key)
        if piece is None:
            piece = _shape(face, text, level)
            if len(text) < _USUAL:
                keep(self._pieces, key, piece)
        return piece


def keep(cache: dict[_K, _V], key: _K, value: _V, *, most: int = 8_000) -> None:
    """Remember a value, and begin anew when a document has too many different ones."""
    if len(cache) >= most:
        cache.clear()
    cache[key] = value


def _goes_with(atom: _Atom, atoms: list[_Atom]) -> bool:
    """Tell whether a cluster can be shaped together with those before it."""
    first = atoms[0]
    return (
        atom.face is first.face
        and atom.level == first.level
        and len(atoms) < _LONGEST
        and not isinstance(atom.face, ColourFace)
    )


def _word(pieces: list[Piece]) -> Word:
    width = sum(piece.width for piece in pieces)
    tail = 0.0
    for piece in reversed(pieces):
        tail += piece.tail
        if piece.tail < piece.width:
            break
    return Word(tuple(pieces), width - tail, tail)


def _shape(face: Face, text: str, level: int) -> Piece:
    glyphs = face.shape(text, rtl=level % 2 == 1)
    width = sum(glyph[1] for _, cluster in glyphs for glyph in cluster)
    spaces = _SPACES.search(text)
    tail = 0.0
    if spaces:
        ends = glyphs[: -len(spaces[0]) - 1 : -1] if level % 2 == 0 else glyphs[: len(spaces[0])]
        tail = sum(glyph[1] for _, cluster in ends for glyph in cluster)
    return Piece(face, text, level, width, tail, glyphs)
