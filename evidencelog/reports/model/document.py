"""A whole report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evidencelog.reports.model.case import Bates, Caption, Conventions
from evidencelog.reports.model.entries import Entry, Exhibit, Named
from evidencelog.reports.model.parts import Part, People

Form = Literal["timeline", "incident", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report.

    `stamp` is the time of the log's last record, as `YYYY-MM-DDThh:mm:ssZ`: the only date
    that the file carries. `entries` are in the order of the chronology.
    """

    form: Form = "timeline"
    title: str
    subtitle: str
    caption: Caption
    language: str
    stamp: str
    conventions: Conventions
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    bates: Bates | None = None

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits of all entries, in the order in which they are printed."""
        ordered = sorted(self.entries, key=lambda entry: entry.number)
        return tuple(exhibit for entry in ordered for exhibit in entry.exhibits)

    @property
    def people(self) -> tuple[Named, ...]:
        """The people that the report names."""
        return next((part.people for part in self.parts if isinstance(part, People)), ())

    @property
    def places(self) -> tuple[Named, ...]:
        """The places that the report names."""
        return next((part.places for part in self.parts if isinstance(part, People)), ())

    def part(self, key: str) -> Part | None:
        """Return the part of that key, if the report has one."""
        return next((part for part in self.parts if part.key == key), None)
