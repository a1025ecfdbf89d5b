"""Finding terms in text, and putting their tokens in the place of what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from evidencelog.reports.redaction.folding import Folded, fold
from evidencelog.reports.redaction.line_ends import Closed, closed
from evidencelog.reports.redaction.ordinary import in_a_date, meaning
from evidencelog.reports.redaction.own_words import in_own_sentence
from evidencelog.reports.redaction.terms import WORD, Term, around, is_unspaced

# Between the words of a term: a few signs such as a hyphen or a comma, and any white space, as
# in columns. It takes what there is at once (possessive), so a long run of spaces costs no more.
_BETWEEN = r"(?=[\W_])(?: *+(?:[^\w ]|_)){0,4}+ *+"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_MARK = "[...]"
"""How a report marks that a text goes on, folded."""

_CUT = re.compile(r"\s*" + re.escape(_MARK))

_MOST_PASSES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place of a term in a text."""

    start: int
    end: int
    words: str
    term: Term


@dataclass(frozen=True, slots=True)
class Redactor:
    """Everything that is removed from one report.

    `text` is what part of a report becomes, `touches` tells whether it would change at all.
    Both take any text: of a field, of a file, of a page that was read back. With the
    `language` of a report, the program's own sentences in that language are left alone.
    """

    terms: tuple[Term, ...]
    language: str = ""
    _keys: dict[str, tuple[Term, ...]] = field(init=False, repr=False, compare=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _needles: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _beginnings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys: dict[str, tuple[Term, ...]] = {}
        for term in self.terms:
            key = " ".join(term.words)
            keys[key] = (*keys.get(key, ()), term)
        object.__setattr__(self, "_keys", keys)
        object.__setattr__(self, "_pattern", _pattern_of(keys))
        needles = {max(key.split(" "), key=len) for key in keys}
        beginnings = {key.split(" ")[0] for key in keys if " " in key}
        object.__setattr__(self, "_needles", tuple(sorted(needles)))
        object.__setattr__(self, "_beginnings", tuple(sorted(beginnings)))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def with_terms(self, terms: Iterable[Term]) -> Redactor:
        """Return a redactor that removes further terms too."""
        return Redactor((*self.terms, *terms), self.language)

    def text(self, text: str) -> str:
        """Return the text with a token in the place of each term."""
        for _pass in range(_MOST_PASSES):
            found = tuple(self.find(text))
            if not found:
                return text
            text = replaced(text, found)
        return "[…]"  # tokens and what stands beside them keep making new terms

    def touches(self, text: str) -> bool:
        """Tell whether any term stands in the text."""
        return next(self.find(text), None) is not None

    def find(self, text: str) -> Iterator[Found]:
        """Yield the places of terms, from first to last, none over another."""
        if not self.terms or not text:
            return
        found = [*self._whole(text)]
        divided = closed(text)
        if divided is not None:
            found += _divided(text, divided, self._whole(divided.text), found)
        yield from sorted(filter(partial(self._is_recorded, text), found), key=_start)

    def _is_recorded(self, text: str, found: Found) -> bool:
        """Tell whether what was found belongs to no sentence of the program."""
        return not (self.language and in_own_sentence(text, found.start, found.end, self.language))

    def _whole(self, text: str) -> Iterator[Found]:
        folded = fold(text)
        if self._may_be_in(folded):
            yield from self._matches(Folded.of(text, folded))

    def _may_be_in(self, folded: str) -> bool:
        """Tell quickly that there is nothing to find: the search itself takes much longer."""
        if any(needle in folded for needle in self._needles):
            return True
        return _MARK in folded and any(beginning in folded for beginning in self._beginnings)

    def _matches(self, whole: Folded) -> Iterator[Found]:
        last = 0
        for match in self._pattern.finditer(whole.folded):
            start, end = whole.span(*match.span())
            term = self._term(match.group(), whole.text, start, end)
            if term is not None:
                last = match.end()
                start = _with_sign(whole.text, start, end, term)
                yield Found(start=start, end=end, words=whole.text[start:end], term=term)
        if _MARK in whole.folded:
            yield from self._cut_off(whole, last)

    def _term(self, matched: str, text: str, start: int, end: int) -> Term | None:
        candidates = self._keys[" ".join(WORD.findall(matched))]
        return next((term for term in candidates if _fits(term, text, start, end)), None)

    def _cut_off(self, whole: Folded, last: int) -> Iterator[Found]:
        """Yield beginnings of terms right before the mark that a text was cut there."""
        for mark in _CUT.finditer(whole.folded):
            for term in self.terms:
                begun = _beginning(term.words, whole.folded[: mark.start()])
                if begun is not None and begun >= last:
                    start, end = whole.span(begun, mark.start())
                    yield Found(start=start, end=end, words=whole.text[start:end], term=term)
                    break


def _with_sign(text: str, start: int, end: int, term: Term) -> int:
    """Return where a number begins with the sign before it, which is a part of it: +1, (917)."""
    if not term.joined.isdecimal():
        return start
    if text[start - 1 : start] == "(" and ")" in text[start:end]:
        start -= 1
    return start - 1 if text[start - 1 : start] == "+" else start


def _start(found: Found) -> int:
    return found.start


def _divided(
    text: str, divided: Closed, inside: Iterable[Found], known: Iterable[Found]
) -> Iterator[Found]:
    """Yield what is divided at the end of a line, where nothing was found as it stands."""
    taken = [(one.start, one.end) for one in known]
    for one in inside:
        if divided.bridges(one.start, one.end):
            start, end = divided.span(one.start, one.end)
            if not any(start < last and first < end for first, last in taken):
                yield Found(start=start, end=end, words=text[start:end], term=one.term)


def replaced(text: str, found: Iterable[Found]) -> str:
    """Return the text with tokens in the places that were found."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], one.term.token]
        at = one.end
    return "".join((*parts, text[at:]))


def _pattern_of(keys: Iterable[str]) -> re.Pattern[str]:
    # The longest first, so that a whole name goes before its first part.
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    return re.compile("|".join(map(_choice, ordered)) or r"(?!)")


def _choice(key: str) -> str:
    words = _BETWEEN.join(map(re.escape, key.split(" ")))
    before = "" if is_unspaced(key[0]) else _BEFORE
    after = "" if is_unspaced(key[-1]) else _AFTER
    return f"{before}{words}{after}"


def _fits(term: Term, text: str, start: int, end: int) -> bool:
    words = text[start:end]
    if term.case == "same" and _letters(words) != _letters(term.text):
        return False
    if term.case == "capital" and not _begins_large(words):
        return False
    if term.around is not None and term.around != around(text, start, end):
        return False
    if term.ordinary:
        return meaning(text, start, end) == "name"
    return not (term.month and in_a_date(text, start, end))


def _begins_large(words: str) -> bool:
    first = words[0]
    return first.isupper() or first.istitle() or first.lower() == first.upper()


def _letters(text: str) -> str:
    """Return the letters and digits as they are written; signs do not tell forms apart."""
    return "".join(char for char in text if WORD.search(fold(char)))


def _beginning(words: tuple[str, ...], before: str) -> int | None:
    """Return where the text ends with some, not all, of these words; None when it does not."""
    for count in range(len(words) - 1, 0, -1):
        wanted = _BETWEEN.join(map(re.escape, words[:count]))
        found = re.search(rf"{_BEFORE}{wanted}[\W_]{{0,4}}\Z", before[-400:])
        if found:
            return max(0, len(before) - 400) + found.start()
    return None


NOTHING = Redactor(())
"""Removes nothing."""
