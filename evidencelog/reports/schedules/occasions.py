"""The tables of occasions: when, where, what was recorded, with exhibit and report number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import answer, entry_cell, exhibits_cell, line_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Heading, Table
from evidencelog.reports.schedules.concerned import Recorded


def occasions_table(
    material: Material,
    recorded: Sequence[Recorded],
    reports: Mapping[int, tuple[str, ...]],
    *,
    caption: str,
) -> Table:
    """Return one row for each occasion, numbered from 1."""
    rows = []
    for place, (standing, entry) in enumerate(recorded, 1):
        numbers = ", ".join(reports.get(standing.number, ()))
        rows.append(
            (
                Cell(text=str(place)),
                Cell(text=entry.day),
                Cell(text=material.shield(place_of(standing))),
                Cell(text=f"{entry.kind}: {line_of(entry)}"),
                entry_cell(entry.number),
                exhibits_cell(entry),
                Cell(text=material.shield(numbers)),
            )
        )
    return Table(columns=_columns(), rows=tuple(rows), caption=caption)


def others_table(recorded: Sequence[Recorded], *, caption: str) -> Table:
    """Return the entries that name a clause without saying that it was not followed."""
    return Table(
        columns=(
            Heading(text=_("Date and time"), weight=1.6),
            Heading(text=_("As recorded"), weight=4),
            Heading(text=_("Entry")),
        ),
        rows=tuple(
            (
                Cell(text=entry.day),
                Cell(text=f"{entry.kind}: {line_of(entry)}"),
                entry_cell(entry.number),
            )
            for _standing, entry in recorded
        ),
        caption=caption,
    )


def place_of(standing: Standing) -> str:
    """Return where something was, else where it was planned; never an address."""
    place = answer(standing, "place")
    if place is not None and place.text:
        return str(place.text)
    return str(answer(standing, "planned_place") or "")


def _columns() -> tuple[Heading, ...]:
    return (
        Heading(text=_("No."), weight=0.5, end=True),
        Heading(text=_("Date and time"), weight=1.7),
        Heading(text=_("Place"), weight=1.6),
        Heading(text=_("Manner, as recorded"), weight=4),
        Heading(text=_("Entry")),
        Heading(text=_("Exhibit"), weight=1.2),
        Heading(text=_("Report no."), weight=1.2),
    )
