"""Words of the program itself: sentences and labels that it prints, which nobody recorded.

They are the texts of the catalogues. A word to be removed that stands in a sentence of the
program is no trace of what was recorded: it is neither offered nor removed, and a file that
prints it is not refused.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from evidencelog.i18n import DOMAIN, LOCALES, SOURCE
from evidencelog.reports.redaction.ordinary import is_month
from evidencelog.reports.redaction.terms import words_of

_IN_CODES = ("log", "key", "records", "fingerprint")
"""What the code on the page of figures says, in any language (`reports/verification.py`)."""
_FILLED_IN = re.compile(r"\{[^{}]*\}")
_SENTENCE = re.compile(r"(?<=[.:;!?])\s+")
_WORDS = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_AROUND = 200  # characters, in which there are two words
_LEAST_WORDS = 3
"""Words of the program in a row that are its own wherever they stand: a person who writes
the same says nothing else with them."""


def is_own_label(text: str, language: str) -> bool:
    """Tell whether a text is one of the program's own from beginning to end."""
    return text in _messages(language)


def in_own_sentence(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether a part of a text belongs to a sentence of the program in that language."""
    return _is_within(_sentences(language), text, start, end)


def in_own_print(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether a part of a written page may be a label of the program, or its sentence.

    Of a sentence three words in a row are enough: the rest may stand on another page.
    """
    if _is_within(_labels(language), text, start, end):
        return True
    before = _WORDS.findall(text[max(0, start - _AROUND) : start])
    after = _WORDS.findall(text[end : end + _AROUND])
    words = (*before[-2:], text[start:end], *after[:2])
    return any(
        " ".join(words[at : at + _LEAST_WORDS]) in _in_a_row(language)
        for at in range(len(words) - _LEAST_WORDS + 1)
    )


def own_texts(language: str) -> frozenset[str]:
    """Return every text of the program in a language; none without a language."""
    return _messages(language) if language else frozenset()


def _is_within(pieces: dict[str, re.Pattern[str]], text: str, start: int, end: int) -> bool:
    word = next(iter(words_of(text[start:end])), "")
    if word not in pieces:
        return False
    return any(one.start() <= start and end <= one.end() for one in pieces[word].finditer(text))


@cache
def _sentences(language: str) -> dict[str, re.Pattern[str]]:
    return _by_word(one for one in _literals(language) if len(one.split()) >= _LEAST_WORDS)


@cache
def _labels(language: str) -> dict[str, re.Pattern[str]]:
    # A page has the name of a month in its dates, which are known by what stands beside it.
    short = (one for one in _literals(language) if len(one.split()) < _LEAST_WORDS)
    usual = [*_IN_CODES, *(one for one in short if not is_month(one.casefold()))]
    return _by_word((*usual, *(one.upper() for one in usual)))  # heads of columns are large


@cache
def _in_a_row(language: str) -> frozenset[str]:
    texts = [_WORDS.findall(one) for one in _literals(language)]
    return frozenset(
        " ".join(words[at : at + _LEAST_WORDS])
        for words in texts
        for at in range(len(words) - _LEAST_WORDS + 1)
    )


def _by_word(literals: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """Return what finds the literals that have a folded word, by that word."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for literal in literals:
        for word in words_of(literal):
            known[word].add(literal)
    return _Compiled({word: frozenset(literals) for word, literals in known.items()})


class _Compiled(dict[str, re.Pattern[str]]):
    """Patterns that are put together when they are first asked for: most never are."""

    def __init__(self, literals: dict[str, frozenset[str]]) -> None:
        super().__init__()
        self._literals = literals

    def __contains__(self, word: object) -> bool:
        return word in self._literals

    def __missing__(self, word: str) -> re.Pattern[str]:
        ordered = sorted(self._literals[word], key=lambda one: (-len(one), one))
        choices = (r"\s+".join(map(re.escape, one.split())) for one in ordered)
        self[word] = re.compile(rf"(?<![^\W_])(?:{'|'.join(choices)})(?![^\W_])")
        return self[word]


@cache
def _literals(language: str) -> frozenset[str]:
    """Return each sentence of the program, or what it has between what is filled in."""
    texts = (one for text in _messages(language) for one in _SENTENCE.split(text))
    parts = (" ".join(part.split()) for text in texts for part in _FILLED_IN.split(text))
    return frozenset(part for part in parts if words_of(part))


@cache
def _messages(language: str) -> frozenset[str]:
    return frozenset(filter(None, _all(language.partition("-")[0])))


def _all(language: str) -> Iterator[str]:
    """Yield every text in a language; those of the source stand in each catalogue as keys."""
    for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"):
        data = path.read_bytes()
        _magic, _revision, count, keys, texts = struct.unpack_from("<5I", data)
        if language == SOURCE:
            yield from (key.rpartition("\x04")[2] for key in _strings(data, keys, count))
        elif path.parent.parent.name == language:
            yield from _strings(data, texts, count)


def _strings(data: bytes, table: int, count: int) -> Iterator[str]:
    """Yield the strings of a compiled catalogue, all forms of each (GNU gettext, MO files)."""
    for place in range(count):
        length, start = struct.unpack_from("<2I", data, table + 8 * place)
        yield from data[start : start + length].decode().split("\0")
