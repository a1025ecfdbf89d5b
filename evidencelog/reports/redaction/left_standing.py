"""Names that are words as well and stay: so that a written file is not refused over them.

In an account they are told apart by what stands beside them. On a page, another cell or a
running head may stand there instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from evidencelog.reports.redaction.matching import Found, Redactor
from evidencelog.reports.redaction.terms import around


@dataclass(frozen=True, slots=True)
class LeftStanding:
    """The words right before and behind each such name that stays, empty at either end."""

    beside: frozenset[tuple[str, str, str]] = frozenset()

    @classmethod
    def in_texts(cls, redactor: Redactor, texts: Iterable[str]) -> LeftStanding:
        """Return what the texts still have after the redactor went over them."""
        words = [one for one in redactor.terms if one.ordinary]
        anywhere = Redactor(tuple(replace(one, ordinary=False, month=False) for one in words))
        if not words:
            return cls()
        return cls(
            frozenset(
                (found.term.joined, *_beside(text, found))
                for text in texts
                for found in anywhere.find(text)
            )
        )

    def has(self, text: str, found: Found) -> bool:
        """Tell whether what was found on a page is one of them."""
        if not found.term.ordinary or not self.beside:
            return False
        before, after = _beside(text, found)
        return any(
            word == found.term.joined and first in ("", before) and last in ("", after)
            for word, first, last in self.beside
        )


def _beside(text: str, found: Found) -> tuple[str, str]:
    before, after = around(text, found.start, found.end)
    return before.rpartition(" ")[2], after.partition(" ")[0]
