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

    `seq` is the place in the log, `entry` the entry number where it is known, `code` a
    short stable name for programs, `what` a sentence for people.
    """

    grade: Grade
    code: str
    what: str
    seq: int | None = None
    entry: int | None = None
    file: str | None = None
