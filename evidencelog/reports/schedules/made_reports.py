"""Reports made to police, doctors, schools and offices, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidencelog.core import kinds, parts
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import answer, entry_cell, events, exhibits_cell
from evidencelog.reports.days import typed_day
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Entry, Heading, Schedule, Table
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.wording import value_of

NAME = "reports"

_Row = tuple[Standing, tuple[Cell, ...]]


def made_reports(material: Material) -> Schedule | None:
    """Return the reports that have an entry, and those that other entries name."""
    listed = [row for standing, entry in events(material) for row in _rows(standing, entry)]
    if not listed:
        return None
    shielded = tuple(tuple(_shielded(material, cell) for cell in row) for _one, row in listed)
    return Schedule(
        name=NAME,
        title=_("Reports made to others"),
        tables=(Table(columns=_columns(), rows=shielded),),
        method=method_of(
            material,
            [standing for standing, _row in listed],
            _(
                "Listed are entries about a report, and calls to the police and treatment noted "
                "with another entry; for these the day is the one of that entry, where no other "
                "was noted."
            ),
        ),
        landscape=True,
    )


def _columns() -> tuple[Heading, ...]:
    return (
        Heading(text=_("Date"), weight=1.6),
        Heading(text=_("Office"), weight=2),
        Heading(text=_("Reference"), weight=1.4),
        Heading(text=_("Officer, badge number"), weight=1.5),
        Heading(text=_("Outcome, as recorded"), weight=3),
        Heading(text=_("Entry")),
        Heading(text=_("Exhibit"), weight=1),
    )


def _rows(standing: Standing, entry: Entry) -> Iterator[_Row]:
    if isinstance(standing.current, kinds.Report):
        yield standing, _report(standing, entry)
    police: parts.PoliceReport | None = answer(standing, "police")
    if police is not None:
        yield standing, _police(police, entry)
    visit: parts.MedicalVisit | None = answer(standing, "medical")
    if visit is not None:
        yield standing, _visit(visit, entry)


def _report(standing: Standing, entry: Entry) -> tuple[Cell, ...]:
    agency = answer(standing, "agency")
    office = answer(standing, "agency_name") or (value_of("agency", agency) if agency else "")
    return _row(
        entry,
        office,
        answer(standing, "reference"),
        _listed(answer(standing, "officer"), answer(standing, "badge")),
        answer(standing, "outcome"),
    )


def _police(police: parts.PoliceReport, entry: Entry) -> tuple[Cell, ...]:
    office = police.force or value_of("agency", "police")
    officer = _listed(police.officer, police.badge)
    return _row(entry, office, police.report, officer, police.outcome)


def _visit(visit: parts.MedicalVisit, entry: Entry) -> tuple[Cell, ...]:
    office = visit.provider or value_of("agency", "medical")
    cells = _row(entry, office, visit.record, "", "")
    return (Cell(text=typed_day(visit.date)), *cells[1:]) if visit.date else cells


def _row(
    entry: Entry, office: str, reference: str | None, officer: str, outcome: str | None
) -> tuple[Cell, ...]:
    return (
        Cell(text=entry.day),
        Cell(text=office),
        Cell(text=reference or ""),
        Cell(text=officer),
        Cell(text=outcome or ""),
        entry_cell(entry.number),
        exhibits_cell(entry),
    )


def _listed(*answers: str | None) -> str:
    return ", ".join(one for one in answers if one)


def _shielded(material: Material, cell: Cell) -> Cell:
    return replace(cell, text=material.shield(cell.text))
