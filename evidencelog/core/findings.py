"""What a verification found: graded values, never only yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How much a finding weighs."""

    DAMAGE = "damage"
    """Something is not as it was recorded."""
    ABSENT = "absent"
    """Something cannot be read from here, so nothing is said about it."""
    NOTE = "note"
    """Worth knowing; the record is unchanged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found.

    `seq` is the place in the log, `entry` the entry number where it is known, `row` the row
    when that entry is an import, `code` a short stable name for programs, `what` a sentence
    for people.
    """

    grade: Grade
    code: str
    what: str
    seq: int | None = None
    entry: int | None = None
    file: str | None = None
    row: int | None = None

    @property
    def cited(self) -> str | None:
        """How a person names the place: `12`, or `57.123` for a row of an import."""
        if self.entry is None:
            return None
        return str(self.entry) if self.row is None else f"{self.entry}.{self.row}"
