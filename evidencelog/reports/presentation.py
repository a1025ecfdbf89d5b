"""How a report is put together: its form, its parts and their order, whose case it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidencelog.core.moments import Occurred
from evidencelog.reports.model import Bates, Caption, Conventions, Declaration, Form

TIMELINE = (
    "cover",
    "contents",
    "summary",
    "chronology",
    "entries",
    "conversations",
    "exhibits",
    "schedules",
    "charts",
    "people",
    "selection",
    "integrity",
    "verification",
)
STATEMENT = ("cover", "statement", "exhibits", "declarations", "integrity", "verification")
INCIDENT = ("incident", "exhibits")

CONTENTS: dict[Form, tuple[str, ...]] = {
    "timeline": TIMELINE,
    "statement": STATEMENT,
    "incident": INCIDENT,
}
"""The parts of each form in their usual order; what has no data is left out."""

SCHEDULE_NAMES = tuple(
    "scott patterns orders boundaries handovers promises reports witnesses identifiers "
    "glossary".split()
)
"""The words by which schedules are asked for, in the order of printing."""

PARTS = (*TIMELINE, "declarations", "statement", "incident")
"""The keys of all parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """Everything about a report that is not in its entries.

    `contents` are the keys of its parts in order. `exhibits` says how exhibits are named:
    by their place in the log, which stays the same in every report ("12-1"), or counted
    through this report in numbers or letters; `prefix` stands before such a count.
    `schedules` are the names of the schedules to print, None for all that have data.
    `as_of` is the time at whose end the log stood as it is printed; None for as it is.
    """

    form: Form = "timeline"
    title: str = ""
    caption: Caption = field(default_factory=Caption)
    owner: str = ""
    language: str = "en"
    conventions: Conventions = field(default_factory=Conventions)
    contents: tuple[str, ...] = TIMELINE
    exhibits: str = "log"
    prefix: str = ""
    bates: Bates | None = None
    schedules: frozenset[str] | None = None
    as_of: Occurred | None = None
    declarations: tuple[Declaration, ...] = ()
