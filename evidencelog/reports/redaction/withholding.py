"""All of it together: what is to be removed from one report, what is asked about, what is left.

The order is: answers out of the entries before the report is built (`fields.py`), then files
and pictures, then words in every text that the report has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from evidencelog.i18n import speaking
from evidencelog.reports.model import Report
from evidencelog.reports.redaction.applying import Removed, redacted, with_exhibits_removed
from evidencelog.reports.redaction.children import ChildNames
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.naming import terms_for
from evidencelog.reports.redaction.near import Near, context_of, near_matches
from evidencelog.reports.redaction.numbers import account_numbers
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.redaction.saying import saying, sentences_on
from evidencelog.reports.redaction.terms import Term
from evidencelog.reports.redaction.walking import texts_of

NO_CHILDREN: Final = ChildNames(terms=(), shared=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What is removed without asking, and what somebody has to answer.

    `children` are the tokens that are initials of children; they are counted apart.
    """

    redaction: Redaction
    redactor: Redactor
    near: tuple[Near, ...]
    children: frozenset[str] = frozenset()

    @property
    def undecided(self) -> tuple[Near, ...]:
        """The forms that most probably are meant as well."""
        return tuple(one for one in self.near if one.likely)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A report with everything withheld, by which redactor, and what was removed from it."""

    report: Report
    redactor: Redactor
    removed: tuple[Removed, ...]


def withholding(
    report: Report,
    redaction: Redaction,
    *,
    children: ChildNames = NO_CHILDREN,
    withheld: Iterable[str] = (),
) -> Withholding:
    """Return what is to be removed from a report, and what is almost that.

    `withheld` are values that the reader may not see in labelled answers; where free text
    has one of them, that is asked about. Raises UsageError for words that are too short.
    """
    with speaking(report.language):
        names = [one.name for one in report.people]
        words = terms_for(redaction.words, names)
        hidden = terms_for(withheld, names)
    redactor = Redactor((*words, *children.terms))
    asked = Redactor((*children.shared, *hidden))
    texts = [text for text, _place in texts_of(report)]
    near = [*near_matches(texts, redactor), *_exact(texts, asked, redactor, children.shared)]
    if redaction.numbers:
        near += _numbers(texts)
    return Withholding(
        redaction=redaction,
        redactor=redactor,
        near=tuple(sorted(near, key=lambda one: not one.likely)),
        children=frozenset(term.token for term in (*children.terms, *children.shared)),
    )


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
    result = redacted(shown, redactor)
    sentences = _sentences(result.report, held, result.removed)
    said = tuple(redactor.text(sentence) for sentence in sentences)
    return Outcome(report=saying(result.report, said), redactor=redactor, removed=result.removed)


def _sentences(report: Report, held: Withholding, removed: tuple[Removed, ...]) -> tuple[str, ...]:
    def total(of: Callable[[Removed], bool]) -> int:
        return sum(one.count for one in removed if of(one))

    numbers = total(lambda one: one.token.startswith("[…"))
    children = total(lambda one: one.token in held.children)
    return sentences_on(
        report,
        words=total(lambda _one: True) - numbers - children,
        children=children,
        numbers=numbers,
        fields=held.redaction.fields,
    )
