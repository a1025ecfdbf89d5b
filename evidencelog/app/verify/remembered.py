"""Comparing a log with what somebody else kept of it (docs/format.md, rule 21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidencelog.app.receipt import Remembered
from evidencelog.core.checkpoint import Relation
from evidencelog.core.hashes import Digest
from evidencelog.core.merkle import tree_root


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How the log stands to one receipt; `size` is the number of records it covers."""

    relation: Relation
    size: int

    @property
    def fits(self) -> bool:
        """Whether the log is the one of the receipt, or continues it."""
        return self.relation in (Relation.SAME, Relation.CONTINUED)


def compare_with(remembered: Remembered | None, leaves: Sequence[Digest]) -> Comparison:
    """Return how the log with these leaves stands to what was kept; None is another log."""
    if remembered is None:
        return Comparison(relation=Relation.OTHER_LOG, size=0)
    size = remembered.size
    if len(leaves) < size:
        return Comparison(relation=Relation.OLDER_COPY, size=size)
    if size == 0 or not remembered.matches(tree_root(leaves[:size])):
        return Comparison(relation=Relation.DIFFERENT, size=size)
    relation = Relation.SAME if len(leaves) == size else Relation.CONTINUED
    return Comparison(relation=relation, size=size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """Where two copies of a log part: they agree on the first `common` records."""

    common: int
    here: int
    there: int


def part_of(here: Sequence[Digest], there: Sequence[Digest]) -> Parting:
    """Return how far two copies of one log are the same."""
    common = 0
    for mine, other in zip(here, there, strict=False):
        if mine != other:
            break
        common += 1
    return Parting(common=common, here=len(here), there=len(there))
