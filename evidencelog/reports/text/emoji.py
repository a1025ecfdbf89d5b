"""Emoji in colour: which picture stands for a sequence, and what the reader is told of it.

The pictures are vectors of flat colours. A font of a file may hold 255 of them, so those
that a document uses are laid in one or more albums.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import uharfbuzz as hb

from evidencelog.i18n import gettext as _
from evidencelog.reports.text.clusters import AS_PICTURE, ZWJ
from evidencelog.reports.text.colour import Layers, layers
from evidencelog.reports.text.faces import Face, Glyph, Shaped, Told, told

NOTHING = -1
"""The number of a picture that shows nothing and takes no room."""

_ALBUM = 255  # pictures: a code of such a font is one byte, and 0 stays free
_TAGS = re.compile("[\U000e0020-\U000e007f]+")
_BARE = re.compile(
    f"([\u0023\u002a\u0030-\u0039\u00a9-\u3299\U0001f000-\U0001faff])(?!{AS_PICTURE})"
)


def has_tags(cluster: str) -> bool:
    """Tell whether a cluster is spelled with the invisible letters of flags."""
    return _TAGS.search(cluster) is not None


@dataclass(slots=False, kw_only=True, eq=False)
class Album(Face):
    """Up to 255 pictures of a colour face that a document uses: one font of the file."""

    layers: Layers


@dataclass(slots=False, kw_only=True, eq=False)
class ColourFace(Face):
    """A typeface of pictures; HarfBuzz finds the one for a family, a flag or a skin tone."""

    spaces = False
    albums: list[Album] = field(default_factory=list)
    _places: dict[tuple[int, str], tuple[Album, int]] = field(default_factory=dict)

    @cached_property
    def layers(self) -> Layers:
        """The coloured layers of each picture."""
        return layers(self.outline)

    def draws(self, cluster: str) -> bool:
        """Tell whether one picture stands for the whole cluster."""
        return len(self._pictures(cluster)) == 1

    def shows(self, cluster: str) -> bool:
        """Tell whether pictures stand for all parts of the cluster."""
        return bool(self._pictures(cluster))

    def shape(self, text: str, *, rtl: bool) -> Shaped:
        """Return the pictures of one cluster, each with its part of the text."""
        found = self._pictures(text)
        starts = [start for start, _ in found[1:]]
        parts = list(zip([0, *starts], [*starts, len(text)], found, strict=True))
        shaped: list[Told] = []
        for start, end, (_at, glyph) in reversed(parts) if rtl else parts:
            shaped += told(text[start:end], (glyph,), rtl=rtl)
        return tuple(shaped)

    def _pictures(self, cluster: str) -> list[tuple[int, Glyph]]:
        """Return the pictures with the starts of their parts; none when one is missing."""
        for spelling in (cluster, cluster.replace(AS_PICTURE, ""), _BARE.sub(_selected, cluster)):
            found = self._shaped(spelling)
            if len(found) == 1 and self._is_told(cluster, found):
                return found
        found = self._shaped(cluster)
        return found if self._is_told(cluster, found) else []

    def _is_told(self, cluster: str, found: list[tuple[int, Glyph]]) -> bool:
        """Tell whether the pictures say all of the cluster.

        Of a flag that is spelled in tags the plain black flag says nothing.
        """
        tags = _TAGS.search(cluster)
        if tags and found == self._shaped(cluster[: tags.start()]):
            return False
        return all(glyph[0] in self.layers.of for _, glyph in found)

    def _shaped(self, spelling: str) -> list[tuple[int, Glyph]]:
        return self.placed(spelling, hb.BufferClusterLevel.MONOTONE_CHARACTERS)

    def place(self, glyph: int, text: str) -> tuple[Album, int]:
        """Return the album that holds the picture for this text, and its code in there."""
        place = self._places.get((glyph, text))
        if place is None:
            if not self.albums or len(self.albums[-1].uses) == _ALBUM:
                key = f"{self.key}{len(self.albums)}"
                self.albums.append(Album(key=key, path=self.path, layers=self.layers))
            album = self.albums[-1]
            place = self._places[glyph, text] = (album, album.code(glyph, text))
        return place


def _selected(found: re.Match[str]) -> str:
    return found[1] + AS_PICTURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Emoji:
    """One emoji as it was typed: `code_points` as `U+1F44D U+1F3FD`, `names` as in Unicode.

    `whole` is False when this program's pictures have none for the sequence, so that its
    parts are printed side by side, or it is printed in black, or as numbers.
    """

    sequence: str
    code_points: str
    names: tuple[str, ...]
    whole: bool


def emoji_key(used: Iterable[tuple[str, bool]]) -> Iterator[Emoji]:
    """Yield what each emoji is, in the order of their code points."""
    for sequence, whole in sorted(used):
        yield Emoji(
            sequence=sequence,
            code_points=" ".join(f"U+{ord(character):04X}" for character in sequence),
            names=tuple(_name(character) for character in sequence if character != AS_PICTURE),
            whole=whole,
        )


def _name(character: str) -> str:
    """Return the name in Unicode, or the number of what is newer than this Python knows."""
    if character == ZWJ:
        return "ZERO WIDTH JOINER"
    return unicodedata.name(character, f"U+{ord(character):04X}")


def credit() -> str:
    """Return the line that the licence of the pictures asks for."""
    return _(
        "Emoji are drawn with Twemoji, copyright Twitter, Inc. and other contributors, "
        "CC BY 4.0 (creativecommons.org/licenses/by/4.0); other devices draw them differently."
    )
