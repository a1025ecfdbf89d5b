"""Comparing two copies of a log: up to where they are the same, and which one goes on."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.app.verify import Verdict, verify_keyless
from evidencelog.app.verify.remembered import Parting, part_of
from evidencelog.core.checkpoint import Relation
from evidencelog.errors import DamagedError, NewerVersionError, NoLogError, NoVerdictError
from evidencelog.i18n import gettext as _
from evidencelog.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyComparison:
    """Where two copies part, and how this one stands to the other.

    `other_damaged` is true when the other one does not check out by itself.

    `first_entry` is the first entry that only one of them has, or that differs.
    """

    parting: Parting
    relation: Relation
    other_damaged: bool
    first_entry: int | None

    @property
    def fits(self) -> bool:
        """Whether this log holds everything that the other copy holds, unchanged."""
        return self.relation in (Relation.SAME, Relation.CONTINUED)


def compare_with_copy(verdict: Verdict, other: str) -> CopyComparison:
    """Compare a verified log with the copy at `other`, which needs no passphrase.

    Raises NoVerdictError for a copy that cannot be opened.
    """
    try:
        with Store.open(other) as store:
            there = verify_keyless(store)
    except (NoLogError, DamagedError, NewerVersionError) as error:
        raise NoVerdictError(
            _("the other copy cannot be compared: {why}").format(why=error.message),
            hint=_("check its name; this log was not touched"),
        ) from error
    parting = part_of(verdict.leaves, there.leaves)
    return CopyComparison(
        parting=parting,
        relation=_relation(parting, same_log=there.log_id == verdict.log_id),
        other_damaged=there.damaged,
        first_entry=_first_entry(verdict, parting),
    )


def _relation(parting: Parting, *, same_log: bool) -> Relation:
    if not same_log:
        return Relation.OTHER_LOG
    if parting.common == parting.here == parting.there:
        return Relation.SAME
    if parting.common == parting.there:
        return Relation.CONTINUED
    if parting.common == parting.here:
        return Relation.OLDER_COPY
    return Relation.DIFFERENT


def _first_entry(verdict: Verdict, parting: Parting) -> int | None:
    alike = [number for number, seq in verdict.numbers.items() if seq < parting.common]
    if len(alike) == len(verdict.numbers):
        return None
    # Not the least of the others: where a record is gone here, that is a later entry.
    return max(alike, default=0) + 1
