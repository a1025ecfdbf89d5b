"""The tokens that stand where words were removed: the same words, the same token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from evidencelog.i18n import gettext as _
from evidencelog.reports.redaction.folding import fold
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.ordinary import is_month
from evidencelog.reports.redaction.terms import Term, checked, words_of

_LEAST_DIGITS = 5


def terms_for(
    words: Iterable[str], names: Collection[str], texts: Iterable[str] = ()
) -> tuple[Term, ...]:
    """Return the terms for words to be removed; `names` are the people that the log names.

    Tokens are counted from 1 in the order in which the words first stand in `texts`. Raises
    UsageError for words that are too short to be searched for.
    """
    wanted = tuple(dict.fromkeys(checked(text) for text in words))
    plain = Redactor(tuple(Term(text=text, token="") for text in wanted))
    people = {words_of(name) for name in names}
    numbers: Counter[str] = Counter()
    known: dict[tuple[str, ...], str] = {}
    terms = []
    for text in _by_first_place(wanted, plain, texts):
        key = words_of(text)
        if key not in known:
            known[key] = _token(_sort_of(text, people), numbers, plain)
        # A date that the program prints is none of the words that somebody wants removed.
        month = len(key) == 1 and is_month(key[0])
        terms.append(Term(text=text, token=known[key], month=month))
    return tuple(terms)


def _by_first_place(wanted: tuple[str, ...], plain: Redactor, texts: Iterable[str]) -> list[str]:
    """Return the words in the order in which they are met; those that are not, at the end."""
    left = dict.fromkeys(wanted)
    met: list[str] = []
    for text in texts:
        if len(left) < 2:
            break
        for found in plain.find(text):
            if found.term.text in left:
                del left[found.term.text]
                met.append(found.term.text)
    return [*met, *left]


def _sort_of(text: str, people: set[tuple[str, ...]]) -> str:
    words = words_of(text)
    if "@" in fold(text):
        return _("e-mail")
    digits = sum(char.isdecimal() for char in "".join(words))
    if digits >= _LEAST_DIGITS and digits * 2 > len("".join(words)):
        return _("number")
    if any(words == name or words[0] in name for name in people):
        return _("name")
    return _("removed")


def _token(sort: str, numbers: Counter[str], plain: Redactor) -> str:
    """Return the next token of a sort; never one that would itself have to be removed."""
    for token in _tokens(sort, numbers):
        if not plain.touches(token):
            return token
    raise AssertionError("there is always a token without any word")  # pragma: no cover


def _tokens(sort: str, numbers: Counter[str]) -> Iterator[str]:
    numbers[sort] += 1
    yield f"[{sort} {numbers[sort]}]"
    yield f"[■ {numbers[sort]}]"
    numbers["■"] += 1
    yield f"[{'■' * numbers['■']}]"
