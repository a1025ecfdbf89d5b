"""What is to be removed: words, how exactly they must match, and what stands in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from evidencelog.core.words import split_words
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.redaction.folding import fold

WORD = re.compile(r"[^\W_]+")
"""A word of folded text: lines as in file names part words."""

_FEWEST_LETTERS = 2
_FEWEST_DIGITS = 4
_BESIDE = 120  # characters, in which the words beside a place stand
_WORDS_BESIDE = 3

Case = Literal["any", "capital", "same"]
Around = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that are removed wherever they stand as whole words.

    `case` says how much capitals count: not at all, a capital first letter (for a name that
    is also an ordinary word), or each letter as in `text`. `month` marks a name that is also
    that of a month, which is left alone in a date, `ordinary` one that is a word or a month:
    it is only removed where the text shows that it is a name. `around` are the folded words
    before and behind the one place that somebody decided on. `child` marks the name of a
    child. `token` is printed instead.
    """

    text: str
    token: str
    case: Case = "any"
    month: bool = False
    ordinary: bool = False
    around: Around | None = None
    child: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return words_of(self.text)

    @property
    def joined(self) -> str:
        """The folded words without anything between them."""
        return "".join(self.words)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(WORD.findall(fold(text)))


def around(text: str, start: int, end: int) -> Around:
    """Return the folded words before and behind a part of a text, by which a place is known."""
    before = words_of(text[max(0, start - _BESIDE) : start])
    after = words_of(text[end : end + _BESIDE])
    return " ".join(before[-_WORDS_BESIDE:]), " ".join(after[:_WORDS_BESIDE])


def is_unspaced(char: str) -> bool:
    """Tell whether a character is of a script that puts no spaces between words."""
    return not char.isascii() and len(split_words(char + char)) > 1


def findable(text: str) -> bool:
    """Tell whether a text has enough letters or digits that it can be searched for."""
    joined = "".join(words_of(text))
    if joined.isdecimal():
        return len(joined) >= _FEWEST_DIGITS
    return len(joined) >= _FEWEST_LETTERS or any(map(is_unspaced, joined))


def checked(text: str) -> str:
    """Return words that somebody asked to remove. Raises UsageError when they say too little."""
    if not findable(text):
        raise UsageError(
            _('"{text}" is too short to be removed wherever it stands').format(text=text),
            hint=_("give at least two letters, or four digits"),
        )
    return " ".join(text.split())
