"""What is almost a term: listed for a yes, never silently removed and never silently left.

`likely` forms are what a person who wants the term gone nearly always wants gone as well.
The others may just as well be another word, so nothing but an answer removes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from evidencelog.reports.redaction.folding import Folded, fold
from evidencelog.reports.redaction.matching import Found, Redactor
from evidencelog.reports.redaction.ordinary import in_a_date, meaning
from evidencelog.reports.redaction.own_words import in_own_sentence
from evidencelog.reports.redaction.spelling import one_edit_apart
from evidencelog.reports.redaction.terms import WORD, Around, Term, around

Reason = Literal[
    "ending",
    "longer",
    "spelling",
    "spaced",
    "broken",
    "part",
    "order",
    "capital",
    "digits",
    "number",
    "shared",
    "ordinary",
]
"""In which way a form is almost a term: `broken` has signs or spaces between some letters,
`number` is one of an account, `shared` a name that somebody else has too, `ordinary` a name
that may be a word or a month at this one place."""

_MOST_CONTEXTS = 3
_BESIDE = 32  # characters of context on each side
_LEAST_JOINED = 3
_LEAST_SPELLING = 5
_LONG = 6
_LEAST_SAME_DIGITS = 6
_DIGITS = re.compile(r"\+?\(?\d(?:[\s().,\-\u2010-\u2015\u2212/]{0,3}\d){4,}")
_HYPHENATED = re.compile(r"-\s+")
_ENDINGS = frozenset(("s", "es", "x", "n", "in"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """One form, as it is written, that is almost a term; `contexts` show where it stands.

    `count` is how often it does. `token` is what would stand there instead. `around` are the
    words beside it when only that place is meant, not the form wherever it stands.
    """

    form: str
    term: Term
    reason: Reason
    likely: bool
    count: int
    contexts: tuple[str, ...]
    around: Around | None = None

    @property
    def token(self) -> str:
        """What would stand in its place."""
        return self.term.token

    @property
    def as_term(self) -> Term:
        """The form as a term of its own, for whoever said yes."""
        return Term(text=self.form, token=self.term.token, case="same", around=self.around)


_Key = tuple[str, Around | None]


@dataclass(slots=True)
class _Listing:
    """Forms as they are met, each with how often and where."""

    counts: Counter[_Key] = field(default_factory=Counter)
    first: dict[_Key, tuple[Term, Reason, bool]] = field(default_factory=dict)
    contexts: dict[_Key, list[str]] = field(default_factory=dict)

    def add(self, text: str, found: Found, reason: Reason, *, likely: bool) -> None:
        place = around(text, found.start, found.end) if reason == "ordinary" else None
        key = (found.words, place)
        self.counts[key] += 1
        self.first.setdefault(key, (found.term, reason, likely))
        shown = self.contexts.setdefault(key, [])
        context = context_of(text, found.start, found.end)
        if len(shown) < _MOST_CONTEXTS and context not in shown:
            shown.append(context)

    def near(self) -> tuple[Near, ...]:
        listed = (
            Near(
                form=key[0],
                term=term,
                reason=reason,
                likely=likely,
                count=self.counts[key],
                contexts=tuple(self.contexts[key]),
                around=key[1],
            )
            for key, (term, reason, likely) in self.first.items()
        )
        return tuple(sorted(listed, key=lambda one: (not one.likely, fold(one.form), one.form)))


def context_of(text: str, start: int, end: int) -> str:
    """Return the words around a place on one line."""
    begin, stop = max(0, start - _BESIDE), min(len(text), end + _BESIDE)
    before = "…" if begin else ""
    after = "…" if stop < len(text) else ""
    return before + " ".join(text[begin:stop].split()) + after


def near_matches(
    texts: Iterable[str], redactor: Redactor, *, others: Collection[str] = ()
) -> tuple[Near, ...]:
    """Return the forms in these texts that are almost a term of the redactor.

    `others` are the folded words of other people's names: one of them alone is never taken
    for the part of a child's name.
    """
    listing = _Listing()
    if redactor.terms:
        looking = _Looking.for_terms(redactor, others)
        for text in texts:
            for found, reason, likely in looking.at(text):
                listing.add(text, found, reason, likely=likely)
    return listing.near()


@dataclass(frozen=True, slots=True)
class _Looking:
    """Everything that is needed to look for near forms, and what is known of each word."""

    redactor: Redactor
    spread: tuple[tuple[re.Pattern[str], Term, Reason], ...]
    numbers: Mapping[str, Term]
    others: Collection[str]
    known: dict[str, tuple[Term, Reason] | None] = field(default_factory=dict)

    @classmethod
    def for_terms(cls, redactor: Redactor, others: Collection[str]) -> _Looking:
        spread = tuple(one for term in redactor.terms for one in _spread(term))
        numbers = {
            term.joined: term
            for term in redactor.terms
            if term.joined.isdecimal() and len(term.joined) >= _LEAST_SAME_DIGITS
        }
        return cls(redactor, spread, numbers, others)

    def at(self, text: str) -> Iterator[tuple[Found, Reason, bool]]:
        whole = Folded.of(text)
        taken = [(one.start, one.end) for one in self.redactor.find(text)]
        for found, reason, likely in self._all(whole):
            if any(start < found.end and found.start < end for start, end in taken):
                continue
            taken.append((found.start, found.end))
            language = self.redactor.language
            if not (language and in_own_sentence(text, found.start, found.end, language)):
                yield found, reason, likely

    def _all(self, whole: Folded) -> Iterator[tuple[Found, Reason, bool]]:
        for pattern, term, reason in self.spread:
            for match in pattern.finditer(whole.folded):
                likely = reason != "broken" or _as_many_words(match.group(), term)
                yield _found(whole, match, term), reason, likely
        if self.numbers:
            yield from self._digits(whole)
        for match in WORD.finditer(whole.folded):
            hit = self._word(match.group())
            if hit is not None:
                yield from _judged(whole.text, _found(whole, match, hit[0]), hit[1])

    def _digits(self, whole: Folded) -> Iterator[tuple[Found, Reason, bool]]:
        for match in _DIGITS.finditer(whole.folded):
            digits = re.sub(r"\D", "", match.group())
            for wanted, term in self.numbers.items():
                if digits.endswith(wanted) or (
                    len(digits) >= _LEAST_SAME_DIGITS and wanted.endswith(digits)
                ):
                    yield _found(whole, match, term), "digits", True
                    break

    def _word(self, word: str) -> tuple[Term, Reason] | None:
        if word not in self.known:
            # A name by itself goes before one that it is only a part of.
            terms = sorted(self.redactor.terms, key=lambda term: term.joined != word)
            self.known[word] = next(
                (
                    (term, reason)
                    for term in terms
                    if (reason := _relation(word, term)) is not None
                    and not (reason == "part" and term.child and word in self.others)
                ),
                None,
            )
        return self.known[word]


def _judged(text: str, found: Found, reason: Reason) -> Iterator[tuple[Found, Reason, bool]]:
    """Yield a word that is almost a term with how probable it is, unless it is another word."""
    place = found.start, found.end
    if not found.term.ordinary:
        if not (found.term.month and in_a_date(text, *place)):
            yield found, reason, _likely(found, reason, text)
    elif reason != "capital":
        if reason == "ending" or _in_an_address(text, *place):
            yield found, reason, False
    elif (meant := meaning(text, *place)) != "word":
        if meant == "name" or found.words[0].isupper():
            yield found, "ordinary", True
        else:
            yield found, reason, False


def _found(whole: Folded, match: re.Match[str], term: Term) -> Found:
    start, end = whole.span(*match.span())
    return Found(start=start, end=end, words=whole.text[start:end], term=term)


def _relation(word: str, term: Term) -> Reason | None:
    """Return in which way a folded word is almost a term, if it is."""
    joined = term.joined
    if word == joined:
        return _same_letters(term)
    if joined.isdecimal():
        return None
    if len(joined) >= _LEAST_JOINED and joined in word:
        return "ending" if word.startswith(joined) and word[len(joined) :] in _ENDINGS else "longer"
    if term.case == "any" and len(joined) >= _LEAST_SPELLING and one_edit_apart(word, joined):
        return "spelling"
    parts = term.words if len(term.words) > 1 and term.case == "any" else ()
    return "part" if any(_is_part(word, part) for part in parts) else None


def _is_part(word: str, part: str) -> bool:
    """Tell whether a word is one of several that were named, with or without an ending."""
    if len(part) < _LEAST_JOINED or part.isdecimal():
        return False
    return word == part or (word.startswith(part) and word[len(part) :] in _ENDINGS)


def _same_letters(term: Term) -> Reason | None:
    """Return why a word that has all letters of a term was not removed as one."""
    if term.case != "any":
        return "capital"
    if len(term.words) == 1:
        return None
    return "digits" if term.joined.isdecimal() else "longer"


def _likely(found: Found, reason: Reason, text: str) -> bool:
    """Tell whether a form is most probably meant: an ending, a name, a part of an address."""
    if found.term.case != "any" or reason in ("part", "capital"):
        return False
    if reason == "ending" or _in_an_address(text, found.start, found.end):
        return True
    length = len(found.term.joined)
    if reason == "longer":
        return length >= _LONG or (length > _LEAST_JOINED and found.words[0].isupper())
    return found.words[0].isupper() or not found.term.text[0].isupper()


def _in_an_address(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands in an e-mail address, a link, an account or a file name."""
    before = re.search(r"\S*\Z", text[max(0, start - 80) : start])
    after = re.match(r"\S*", text[end : end + 80])
    token = (before.group() if before else "") + "\0" + (after.group() if after else "")
    return bool(re.search(r"@|://|\0[\w-]*\.\w{2,5}\b", token))


def _spread(term: Term) -> Iterator[tuple[re.Pattern[str], Term, Reason]]:
    """Yield patterns of the letters with signs between them, and of two words turned round."""
    if term.case == "any" and len(term.joined) > _LEAST_JOINED and not term.joined.isdecimal():
        letters = r"[\W_]{1,2}".join(map(re.escape, term.joined))
        yield _as_words(letters), term, "spaced"
        hyphenated = r"(?:-\s{0,2})?".join(map(re.escape, term.joined))
        yield _as_words(hyphenated), term, "spaced"
        if len(term.joined) >= _LEAST_SPELLING:
            broken = r"[\W_]{0,3}".join(map(re.escape, term.joined))
            yield _as_words(broken), term, "broken"
    if len(term.words) == 2:
        first, last = map(re.escape, term.words)
        yield _as_words(rf"{last},?\s+{first}"), term, "order"
        yield _as_words(rf"{first}\s+[^\W\d_]\.?\s+{last}"), term, "longer"


def _as_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])")


def _as_many_words(form: str, term: Term) -> bool:
    """Tell whether a form has no more spaces than the term, but for those behind a hyphen.

    Else it may be two other words: the same letters are in `they all` and in `the y all`.
    """
    return _HYPHENATED.sub("-", form.strip()).count(" ") < len(term.words)
