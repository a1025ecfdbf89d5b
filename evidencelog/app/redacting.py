"""What is withheld from one export, and the check that nothing of it is in the written file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidencelog.app.searching import FileSearch
from evidencelog.core.history import History, Standing
from evidencelog.errors import ReportRefusedError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.model import Report
from evidencelog.reports.redaction.applying import Removed, with_exhibits_removed
from evidencelog.reports.redaction.children import child_names
from evidencelog.reports.redaction.fields import paths_of, without_fields
from evidencelog.reports.redaction.hidden_values import hidden_values
from evidencelog.reports.redaction.left_standing import LeftStanding
from evidencelog.reports.redaction.matching import NOTHING, Redactor
from evidencelog.reports.redaction.naming import terms_for
from evidencelog.reports.redaction.near import Near
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.redaction.self_test import leaks_in, refuse_leaks, unbroken_words
from evidencelog.reports.redaction.walking import texts_of
from evidencelog.reports.redaction.withholding import (
    NO_CHILDREN,
    Outcome,
    Withholding,
    apply,
    withholding,
)
from evidencelog.reports.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What is withheld from a report, and how far that has been decided.

    `plain` is the report before anything was removed from its texts. `hidden` are values
    that no text of it has, and that must not get into the file in another way. `answered`
    tells whether somebody answered what `held.near` asks. `missing` are words that were
    named and stand nowhere.
    """

    plain: Report
    held: Withholding
    hidden: Redactor
    redactor: Redactor = NOTHING
    removed: tuple[Removed, ...] = ()
    left: tuple[Near, ...] = ()
    missing: tuple[str, ...] = ()
    answered: bool = False

    @property
    def near(self) -> tuple[Near, ...]:
        """The forms to ask about."""
        return self.held.near


def without_answers(history: History, redaction: Redaction, language: str) -> History:
    """Return the history without the answers that are withheld. Raises UsageError."""
    if not redaction.fields:
        return history
    with speaking(language):
        return without_fields(history, paths_of(redaction.fields))


def withheld_from(
    report: Report,
    history: History,
    selection: Selection,
    redaction: Redaction,
    *,
    named: Iterable[Standing],
    files: FileSearch,
) -> tuple[Report, Withheld]:
    """Return the report without what was named, and what there is to ask.

    `named` are the entries by which children are known, `files` reads what is attached.
    Raises UsageError for words that are too short, or a file or a page of one that the report
    does not have.
    """
    _check_shown(report, selection)
    values = hidden_values(history, selection)
    others = selection.seen_by_others and not selection.in_full
    shown = with_exhibits_removed(report, redaction)
    held = withholding(
        report,
        redaction,
        children=child_names(named) if others else NO_CHILDREN,
        withheld=values if others else (),
        files=files.texts(shown, redaction, words=others or bool(redaction.words)),
    )
    withheld = Withheld(plain=report, held=held, hidden=_unprinted(report, values))
    outcome = apply(report, held)
    return outcome.report, _with(withheld, outcome, left=held.near, answered=not held.undecided)


def answered(withheld: Withheld, accepted: Iterable[Near]) -> tuple[Report, Withheld]:
    """Return the report without the forms that were said yes to as well."""
    yes = frozenset(accepted)
    outcome = apply(withheld.plain, withheld.held, yes)
    left = tuple(one for one in withheld.near if one not in yes)
    return outcome.report, _with(withheld, outcome, left=left, answered=True)


def _with(
    withheld: Withheld, outcome: Outcome, *, left: tuple[Near, ...], answered: bool
) -> Withheld:
    return Withheld(
        plain=withheld.plain,
        held=withheld.held,
        hidden=withheld.hidden,
        redactor=outcome.redactor,
        removed=outcome.removed,
        missing=outcome.missing,
        left=left,
        answered=answered,
    )


def _check_shown(report: Report, selection: Selection) -> None:
    names = {
        f"{entry.number}-{place}"
        for entry in report.entries
        for place in range(1, len(entry.exhibits) + 1)
    }
    missing = sorted(selection.show_intimate - names)
    if missing:
        raise UsageError(_("this report has no file {name}").format(name=", ".join(missing)))


def _unprinted(report: Report, values: tuple[str, ...]) -> Redactor:
    """Return the values that free text does not have either."""
    terms = terms_for(values, ())
    every = Redactor(terms)
    printed = (
        {found.term for text, _place in texts_of(report) for found in every.find(text)}
        if terms
        else set()
    )
    return Redactor(tuple(term for term in terms if term not in printed))


def check_undecided(withheld: Withheld) -> None:
    """Raise ReportRefusedError when forms that are almost withheld were never asked about."""
    if not withheld.answered:
        raise ReportRefusedError(
            _("it is not decided whether to remove what is almost what was named")
        )


def check_written(
    data: bytes, report: Report, withheld: Withheld, exhibits: Mapping[int, str]
) -> None:
    """Search a written file for everything withheld; `exhibits` are named by page, from 1.

    Raises ReportRefusedError.
    """
    redactor = withheld.redactor.with_terms(withheld.hidden.terms)
    if not redactor:
        return
    texts = [text for text, _place in texts_of(report)]
    texts += [redactor.text(file.text) for file in withheld.held.files]
    leaks = leaks_in(
        data,
        redactor,
        unbroken=unbroken_words(redactor, texts),
        left=LeftStanding.in_texts(redactor, texts),
    )
    refuse_leaks(leaks, exhibits)
