"""How a log stands to a receipt or to another copy, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.core.checkpoint import Relation
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.verify.copies import CopyComparison
    from evidencelog.app.verify.remembered import Comparison
    from evidencelog.cli.verdict import Outcome


def receipt_sentences(name: str, comparison: Comparison, outcome: Outcome) -> tuple[str, ...]:
    """Return what a receipt says about this log, and what to do where it does not fit."""
    if comparison.fits:
        return _fitting(name, comparison, outcome)
    if comparison.relation is Relation.OTHER_LOG:
        return (
            _("The receipt {name} belongs to another log.").format(name=name),
            _("What to do: choose the log with --log FILE, or ask for the right receipt."),
        )
    if comparison.relation is Relation.OLDER_COPY:
        return (
            _("This is an older copy: the receipt {name} was made when the log had more.").format(
                name=name
            ),
            ngettext(
                "The receipt covers {there} record, and here there are {here}.",
                "The receipt covers {there} records, and here there are {here}.",
                comparison.size,
            ).format(there=comparison.size, here=outcome.verdict.records),
            _("What to do: look for the newer file or a later backup. Do not go on in this one."),
        )
    return (
        _("This is NOT the log of the receipt {name}: its history is another one.").format(
            name=name
        ),
        _("Somewhere in the first {size} records something was rewritten or left out.").format(
            size=comparison.size
        ),
        _("What to do: keep this file, look for an older copy, compare with --against COPY."),
    )


def _fitting(name: str, comparison: Comparison, outcome: Outcome) -> tuple[str, ...]:
    covered = outcome.covered(comparison.size)
    first = _("The receipt {name} fits.").format(name=name)
    if covered is None:
        return (
            first,
            ngettext(
                "It covers the first {count} record of {total}: all was there, exactly like this,",
                "It covers the first {count} records of {total}: all was there, exactly like this,",
                comparison.size,
            ).format(count=comparison.size, total=outcome.verdict.records),
            _("when it was handed over. Whoever keeps it can say which day that was."),
        )
    total = outcome.verdict.entries or 0
    return (
        first,
        ngettext(
            "It covers {count} entry of {total}: all was there, exactly like this, when it was",
            "It covers {count} entries of {total}: all was there, exactly like this, when it was",
            covered,
        ).format(count=covered, total=total),
        _("handed over. Whoever keeps it can say which day that was."),
        *_after(total - covered),
    )


def _after(later: int) -> tuple[str, ...]:
    if later <= 0:
        return ()
    return (
        ngettext(
            "{count} entry came after it; for that one there is only this computer's clock.",
            "{count} entries came after it; for those there is only this computer's clock.",
            later,
        ).format(count=later),
    )


def copy_sentences(copy: CopyComparison) -> tuple[str, ...]:
    """Return where this log and another copy part, and what to do."""
    sentences = _relation_sentences(copy)
    if copy.other_damaged:
        return (*sentences, _("The other copy is damaged: check it with --log OTHER verify."))
    return sentences


def _relation_sentences(copy: CopyComparison) -> tuple[str, ...]:
    parting = copy.parting
    more_here, more_there = parting.here - parting.common, parting.there - parting.common
    if copy.relation is Relation.OTHER_LOG:
        return (_("The other file is another log, not a copy of this one."),)
    if copy.relation is Relation.SAME:
        return (_("Both copies are the same."),)
    same = _("The same up to record {record}; ").format(record=parting.common - 1)
    if copy.relation is Relation.CONTINUED:
        return (
            same
            + ngettext(
                "this copy has {count} more.", "this copy has {count} more.", more_here
            ).format(count=more_here),
            *_from_entry(copy),
        )
    if copy.relation is Relation.OLDER_COPY:
        return (
            same
            + ngettext(
                "the other copy has {count} more.", "the other copy has {count} more.", more_there
            ).format(count=more_there),
            _("What to do: go on in the other copy; this one is older."),
        )
    return (
        _("The two differ from record {record} on.").format(record=parting.common),
        *_from_entry(copy),
        _("Here {here} records follow, in the other copy {there}.").format(
            here=more_here, there=more_there
        ),
        _("What to do: keep both files. If you did not write in both, ask who did."),
    )


def _from_entry(copy: CopyComparison) -> tuple[str, ...]:
    if copy.first_entry is None:
        return ()
    return (_("The first entry concerned is entry {number}.").format(number=copy.first_entry),)
