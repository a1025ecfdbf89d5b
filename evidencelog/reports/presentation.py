"""How a report is put together: its form, its parts and their order, whose case it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidencelog.reports.model import Bates, Caption, Declaration, Form

TIMELINE = (
    "cover",
    "contents",
    "chronology",
    "entries",
    "people",
    "exhibits",
    "declarations",
    "integrity",
)
CONTENTS: dict[Form, tuple[str, ...]] = {"timeline": TIMELINE}
"""The parts of each form in their usual order; what has no data is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """Everything about a report that is not in its entries.

    `contents` are the keys of its parts in order. `exhibits` says how exhibits are named:
    by their place in the log, which stays the same in every report ("12-1"), or counted
    through this report in numbers or letters; `prefix` stands before such a count.
    `schedules` are the names of the schedules to print, None for all that have data.
    """

    form: Form = "timeline"
    title: str = ""
    caption: Caption = field(default_factory=Caption)
    owner: str = ""
    language: str = "en"
    profile: str = "generic-letter"
    paper: str = "letter"
    contents: tuple[str, ...] = TIMELINE
    exhibits: str = "log"
    prefix: str = ""
    bates: Bates | None = None
    schedules: frozenset[str] | None = None
    declarations: tuple[Declaration, ...] = ()
