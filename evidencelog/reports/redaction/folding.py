"""Text as a reader takes it: without case, accents, look-alike letters and invisible marks.

Digits of all scripts are those of ASCII.

Each character is folded by itself, so a place in the folded text always leads back to one in
the text. The order of several marks on one letter is therefore not normalised; all marks of
alphabets are dropped anyway, and those of Indic scripts, Thai and Japanese are letters in all
but name and stay.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

# Small letters of other alphabets that print as Latin ones, small or as capitals, and Latin
# ones that do not decompose. Capitals are made small first, so both fold alike.
_LOOK_ALIKES = {
    **dict(zip("авекмнорстухіјѕһԁԛԝӏ", "abekmhopctyxijshdqwl", strict=True)),
    **dict(zip("αβεζηικμνορτυχϲϳ", "abezhikmnoptyxcj", strict=True)),
    **dict(zip("ıłøđħŧŀɡɑ", "ilodhtlga", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
}
_INVISIBLE = frozenset(("Cf", "Cc", "Cs", "Co", "Cn"))
_FILLERS = frozenset("\u034f\u0640\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Combining classes of points and accents; the others belong to the letters of their scripts.
_ACCENTS = frozenset((1, *range(10, 37), *range(200, 241)))


class _Folds(dict[int, str]):
    """What each code point folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        self[code] = folded
        return folded


def _fold(char: str) -> str:
    if char in "\t\n\v\f\r":
        return " "
    decomposed = unicodedata.normalize("NFKD", char)
    plain = "".join(_bare(one) for one in decomposed)
    lowered = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(_LOOK_ALIKES.get(one, one) for one in map(_bare, lowered))


def _bare(char: str) -> str:
    if not char:
        return ""
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in _INVISIBLE or char in _FILLERS or "\ufe00" <= char <= "\ufe0f":
        return ""
    if category in ("Mn", "Me") and unicodedata.combining(char) in _ACCENTS:
        return ""
    return char


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return the folded text; white space of each kind is a space."""
    return text.translate(_FOLDS)


@dataclass(slots=True)
class Folded:
    """A text and its folded form, and the way back from one to the other."""

    text: str
    folded: str
    _places: tuple[int, ...] | None = None

    @classmethod
    def of(cls, text: str, folded: str | None = None) -> Folded:
        """Return a text with its folded form, which the caller may know already."""
        return cls(text, fold(text) if folded is None else folded)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the folded text stands in the text, with marks after it."""
        if self.text.isascii() and len(self.folded) == len(self.text):
            return start, end
        if self._places is None:  # most texts are never asked
            self._places = tuple(at for at, char in enumerate(self.text) for _ in _folds_of(char))
        last = self._places[end - 1] + 1
        while last < len(self.text) and not _folds_of(self.text[last]):
            last += 1
        return self._places[start], last


def _folds_of(char: str) -> str:
    return _FOLDS[ord(char)]
