"""All of it together: what is to be removed from one report, what is asked about, what is left.

The order is: answers out of the entries before the report is built (`fields.py`), then files
and pictures, then words in every text that the report has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from evidencelog.i18n import speaking
from evidencelog.reports.model import Report
from evidencelog.reports.redaction.applying import Removed, redacted, with_exhibits_removed
from evidencelog.reports.redaction.children import ChildNames
from evidencelog.reports.redaction.file_texts import FileText
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.naming import terms_for
from evidencelog.reports.redaction.near import Near, context_of, near_matches
from evidencelog.reports.redaction.numbers import account_numbers
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.redaction.saying import saying, sentences_on
from evidencelog.reports.redaction.terms import Term, words_of
from evidencelog.reports.redaction.walking import in_order, recorded_texts

NO_CHILDREN: Final = ChildNames(terms=(), shared=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What is removed without asking, and what somebody has to answer.

    `words` are the terms for what was named, `files` the texts of attached files. `children`
    are the tokens that are initials of children; they are counted apart.
    """

    redaction: Redaction
    redactor: Redactor
    near: tuple[Near, ...]
    words: tuple[Term, ...] = ()
    files: tuple[FileText, ...] = ()
    children: frozenset[str] = frozenset()

    @property
    def undecided(self) -> tuple[Near, ...]:
        """The forms that most probably are meant as well."""
        return tuple(one for one in self.near if one.likely)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A report with everything withheld, by which redactor, and what was removed from it.

    `missing` are words that were named and stand nowhere, in no text and in no file.
    """

    report: Report
    redactor: Redactor
    removed: tuple[Removed, ...]
    missing: tuple[str, ...] = ()


def withholding(
    report: Report,
    redaction: Redaction,
    *,
    children: ChildNames = NO_CHILDREN,
    withheld: Iterable[str] = (),
    files: tuple[FileText, ...] = (),
) -> Withholding:
    """Return what is to be removed from a report, and what is almost that.

    `withheld` are values that the reader may not see in labelled answers; where free text
    has one of them, that is asked about. `files` are the texts of attached files. Raises
    UsageError for words that are too short.
    """
    with speaking(report.language):
        names = [one.name for one in report.people]
        in_files = (file.text for file in files)
        words = terms_for(redaction.words, names, chain(in_order(report), in_files))
        hidden = terms_for(withheld, names)
    redactor = Redactor((*words, *children.terms), report.language)
    asked = Redactor((*children.shared, *hidden), report.language)
    texts = [text for text, _place in recorded_texts(report)] + [file.text for file in files]
    near = [
        *near_matches(texts, redactor, others=children.others | _parties(report)),
        *_exact(texts, asked, redactor, children.shared),
    ]
    if redaction.numbers:
        near += _numbers(texts)
    return Withholding(
        redaction=redaction,
        redactor=redactor,
        near=tuple(sorted(near, key=lambda one: not one.likely)),
        words=words,
        files=files,
        children=frozenset(term.token for term in (*children.terms, *children.shared)),
    )


def _parties(report: Report) -> frozenset[str]:
    return frozenset(word for one in report.caption.parties for word in words_of(one.name))


def _exact(
    texts: Iterable[str], asked: Redactor, done: Redactor, shared: Iterable[Term]
) -> Iterable[Near]:
    """List what is only removed after a question, wherever it stands as it is."""
    found: dict[str, Near] = {}
    for text in texts:
        taken = [(one.start, one.end) for one in done.find(text)] if asked else []
        for one in asked.find(text):
            if not any(start < one.end and one.start < end for start, end in taken):
                likely = one.term not in shared
                _count(found, text, (one.start, one.end), one.term, likely=likely)
    return found.values()


def _numbers(texts: Iterable[str]) -> Iterable[Near]:
    found: dict[str, Near] = {}
    for text in texts:
        for one in account_numbers(text):
            term = Term(text=one.written, token=one.shortened)
            _count(found, text, (one.start, one.end), term, likely=True)
    return found.values()


def _count(
    found: dict[str, Near], text: str, span: tuple[int, int], term: Term, *, likely: bool
) -> None:
    form = text[slice(*span)]
    known = found.get(form)
    contexts = (*(known.contexts if known else ()), context_of(text, *span))
    found[form] = Near(
        form=form,
        term=term,
        reason="number" if term.token.startswith("[…") else "shared",
        likely=likely,
        count=(known.count if known else 0) + 1,
        contexts=contexts[:3],
    )


def apply(report: Report, held: Withholding, accepted: Iterable[Near] = ()) -> Outcome:
    """Return the report without what is withheld and without the forms that were said yes to.

    Raises UsageError for a file that the report does not have.
    """
    redactor = held.redactor.with_terms(one.as_term for one in accepted)
    shown = with_exhibits_removed(report, held.redaction)
    result = redacted(shown, redactor, held.files)
    sentences = _sentences(result.report, held, result.removed)
    said = tuple(redactor.text(sentence) for sentence in sentences)
    return Outcome(
        report=saying(result.report, said),
        redactor=redactor,
        removed=_ordered(result.removed, redactor),
        missing=tuple(_missing(report, held.words, result.removed)),
    )


def _ordered(removed: tuple[Removed, ...], redactor: Redactor) -> tuple[Removed, ...]:
    """Return what was removed in the order of the tokens, which is that of the report."""
    ranks = {term.token: rank for rank, term in reversed([*enumerate(redactor.terms)])}
    return tuple(sorted(removed, key=lambda one: ranks.get(one.token, len(ranks))))


def _missing(report: Report, words: Iterable[Term], removed: Iterable[Removed]) -> Iterator[str]:
    """Yield the words that neither stood where something was removed, nor in what is left out."""
    tokens = {one.token for one in removed}
    gone = [one.words for one in removed]
    for term in words:
        alone = Redactor((replace(term, month=False),), report.language)
        if term.token in tokens or any(map(alone.touches, gone)):
            continue
        if not any(alone.touches(text) for text, _place in recorded_texts(report)):
            yield term.text


def _sentences(report: Report, held: Withholding, removed: tuple[Removed, ...]) -> tuple[str, ...]:
    def total(of: Callable[[Removed], bool]) -> int:
        return sum(one.count - one.in_files for one in removed if of(one))

    numbers = total(lambda one: one.token.startswith("[…"))
    children = total(lambda one: one.token in held.children)
    return sentences_on(
        report,
        words=total(lambda _one: True) - numbers - children,
        children=children,
        numbers=numbers,
        in_files=sum(one.in_files for one in removed),
        fields=held.redaction.fields,
    )
