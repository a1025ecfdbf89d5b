"""What a verification came to: the verdict with what it was compared with, and its exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidencelog.core.checkpoint import Relation
from evidencelog.errors import ExitCode

if TYPE_CHECKING:
    from evidencelog.app.verify import Verdict
    from evidencelog.app.verify.copies import CopyComparison
    from evidencelog.app.verify.remembered import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A verdict, the names of the receipts that it was compared with, and the other copy."""

    verdict: Verdict
    receipts: tuple[str, ...] = ()
    copy: CopyComparison | None = None

    @property
    def ok(self) -> bool:
        """Whether all is unchanged and fits everything that it was compared with."""
        return self.verdict.ok and (self.copy is None or self.copy.fits)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How the log stands to each receipt and to the other copy."""
        found = tuple(comparison.relation for comparison in self.verdict.receipts)
        return found if self.copy is None else (*found, self.copy.relation)

    @property
    def exit_code(self) -> ExitCode:
        """Damage weighs more than being old, because it says that something was changed."""
        if self.verdict.damaged or Relation.DIFFERENT in self.relations:
            return ExitCode.RECORD_DAMAGED
        return ExitCode.DONE if self.ok else ExitCode.NOT_ANCHORED

    @property
    def anchor(self) -> Comparison | None:
        """The receipt that fits and covers most, if there is one."""
        fitting = [comparison for comparison in self.verdict.receipts if comparison.fits]
        return max(fitting, key=lambda comparison: comparison.size, default=None)

    def covered(self, size: int) -> int | None:
        """Return how many numbered entries the first `size` records hold; None without the key."""
        if self.verdict.entries is None:
            return None
        return sum(1 for seq in self.verdict.numbers.values() if seq < size)
