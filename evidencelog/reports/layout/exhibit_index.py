"""The index of exhibits: what each is, where it stands, how it can be recognised."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.exhibit_words import type_of
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.references import Later
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Exhibit, Report

_DIGITS = 16  # of a hash: enough to tell files apart, the whole stands with the exhibit


def set_index(flow: Flow, report: Report) -> None:
    """Set one row for each exhibit, with its pages, its numbers and the start of its hash."""
    numbered = report.bates is not None
    table = Table(flow=flow, columns=_columns(flow, numbered=numbered))
    table.begin(_("Index of exhibits"))
    for exhibit in report.exhibits:
        table.row(_cells(exhibit, numbered=numbered))
    flow.y -= 8
    flow.text(
        _("The last column is the beginning of each file's SHA-256; the whole stands with it."),
        design.SMALL,
    )


def _columns(flow: Flow, *, numbered: bool) -> tuple[Column, ...]:
    measure = flow.paper.measure
    bates = 0.16 if numbered else 0.0
    first = (
        Column(head=_("Exhibit"), width=measure * 0.11),
        Column(head=_("Description"), width=measure * (0.42 - bates)),
        Column(head=_("Type"), width=measure * 0.17),
        Column(head=_("Pages"), width=measure * 0.10, end=True),
    )
    last = Column(head="SHA-256", width=measure * 0.20)
    if not numbered:
        return (*first, last)
    return (*first, Column(head=_("Numbers"), width=measure * bates), last)


def _cells(exhibit: Exhibit, *, numbered: bool) -> list[Cell]:
    place = f"exhibit {exhibit.label}"
    about = [(exhibit.description or exhibit.name, design.CELL)]
    if exhibit.description:
        about.append((exhibit.name, design.CELL_GREY))
    cells = [
        Cell(texts=((exhibit.label, design.CELL_LINK),), target=place),
        Cell(texts=tuple(about)),
        Cell(texts=((type_of(exhibit), design.CELL),)),
        Cell(later=_pages(place)),
    ]
    if numbered:
        cells.append(Cell(later=_numbers(place)))
    digest = f"{exhibit.sha256[: _DIGITS // 2]} {exhibit.sha256[_DIGITS // 2 : _DIGITS]}"
    return [*cells, Cell(texts=((digest, design.CELL),))]


def end_of(place: str) -> str:
    """Return the name of the last page of what begins at `place`."""
    return f"{place} end"


def _pages(place: str) -> Later:
    def words(places: Places) -> str:
        return _from_to(places.label(place), places.label(end_of(place)))

    return words


def _numbers(place: str) -> Later:
    def words(places: Places) -> str:
        return _from_to(places.bates(place), places.bates(end_of(place)))

    return words


def _from_to(first: str, last: str) -> str:
    return first if first == last or not last else f"{first}–{last}"
