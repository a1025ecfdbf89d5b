"""An honest look at a passphrase that somebody made up.

It only ever says why one is weak. It never says that one is strong: what a person who
knows somebody would guess, names, dates, a song, no program can see.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from evidencelog.i18n import gettext as _

SHORT = 10
FEW_CHARACTERS = 5
LONGEST_WORD = 20
RUN_SHARE = 0.6
"""How much of a passphrase may be neighbours on the keyboard or in the alphabet."""

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
    "azertyuiop",
)
_NEIGHBOURS = frozenset(pair for row in _ROWS for way in (row, row[::-1]) for pair in pairwise(way))

_OFTEN_USED = frozenset(
    (
        *("password", "passwort", "motdepasse", "passphrase", "letmein", "changeme", "secret"),
        *("iloveyou", "loveyou", "welcome", "sunshine", "princess", "superman", "trustno"),
        *("football", "baseball", "monkey", "dragon", "administrator", "evidencelog"),
    )
)
_SPOKEN_LETTERS = str.maketrans("013457@$!", "oieastasi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """What speaks against a passphrase; sentences to show, none when nothing was seen."""

    reasons: tuple[str, ...]

    @property
    def weak(self) -> bool:
        """Whether anything speaks against it."""
        return bool(self.reasons)


def strength(text: str) -> Strength:
    """Look for the commonest weaknesses. Nothing is refused for them, only said."""
    plain = _letters_and_digits(text.casefold())
    seen = (
        (len(text) < SHORT, _("shorter than {count} characters").format(count=SHORT)),
        (len(set(text)) < FEW_CHARACTERS, _("only a few different characters")),
        (plain.isdigit(), _("only digits, like a date or a telephone number")),
        (_mostly_runs(plain), _("neighbours on the keyboard or in the alphabet")),
        (_often_used(text.casefold()), _("a word that is tried first")),
        (_one_word(text), _("a single word")),
    )
    return Strength(reasons=tuple(reason for applies, reason in seen if applies))


def _mostly_runs(plain: str) -> bool:
    pairs = list(pairwise(plain))
    return bool(pairs) and sum(pair in _NEIGHBOURS for pair in pairs) / len(pairs) > RUN_SHARE


def _often_used(text: str) -> bool:
    forms = (text, text.translate(_SPOKEN_LETTERS))
    stripped = {_letters_and_digits(form).strip("0123456789") for form in forms}
    return not _OFTEN_USED.isdisjoint(stripped)


def _one_word(text: str) -> bool:
    # Only in Latin letters: other scripts write whole sentences without a space.
    return len(text) < LONGEST_WORD and text.isascii() and text.isalpha()


def _letters_and_digits(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
