"""The chronology: one row for each entry, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.references import number_of
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Chronology, Entry, Report
from evidencelog.reports.text.style import Style

_NUMBER, _WHEN, _KIND, _EXHIBITS, _PAGE = 30.0, 84.0, 68.0, 46.0, 34.0
_LEAST = 180.0  # points for the description; with less, kind and exhibits stand below it


def columns(look: Look, measure: float) -> tuple[Column, ...]:
    """Return the columns of the chronology; the description takes what is left.

    In large type or on a narrow page there are no columns for the kind and the exhibits.
    """
    widths = [width * look.cells for width in (_NUMBER, _WHEN, _KIND, _EXHIBITS, _PAGE)]
    number, when, kind, exhibits, page = widths
    wide = measure - sum(widths) >= _LEAST
    rest = measure - (sum(widths) if wide else number + when + page)
    what = Column(head=_("What was recorded"), width=rest)
    sides = (Column(head=_("No."), width=number), Column(head=_("Date and time"), width=when))
    end = Column(head=_("Page"), width=page, end=True)
    if not wide:
        return (*sides, what, end)
    return (
        *sides,
        Column(head=_("Kind"), width=kind),
        what,
        Column(head=_("Exhibits"), width=exhibits),
        end,
    )


def set_chronology(flow: Flow, report: Report, _part: Chronology) -> None:
    """Set the chronology, with a heading and a bookmark for each month."""
    flow.start(_("Chronology"))
    flow.title(_("Chronology"), "chronology")
    events = [entry for entry in report.entries if entry.event]
    if not events:
        flow.text(_("No entries were chosen for this report."), flow.look.prose)
    shape = columns(flow.look, flow.paper.measure)
    cells = _wide_cells if len(shape) > len(("number", "when", "what", "page")) else _narrow_cells
    for month, entries in groupby(events, key=lambda entry: entry.month):
        flow.skip(14)
        flow.need(110 * flow.look.step)
        flow.mark(f"month {month}", level=1, text=month)
        flow.text(month, flow.look.h2, after=5, tag="H2")
        table = Table(flow=flow, columns=shape)
        table.begin()
        for entry in entries:
            table.row(cells(flow.look, entry))


def _wide_cells(look: Look, entry: Entry) -> list[Cell]:
    number, when, page = _sides(look, entry)
    exhibits = "\n".join(exhibit.label for exhibit in entry.exhibits)
    return [
        number,
        when,
        Cell(texts=((entry.kind, look.cell_strong),)),
        Cell(texts=tuple(_what(look, entry))),
        Cell(texts=((exhibits, look.cell_link),), target=_first_exhibit(entry)),
        page,
    ]


def _narrow_cells(look: Look, entry: Entry) -> list[Cell]:
    number, when, page = _sides(look, entry)
    texts = [*_what(look, entry), (entry.kind, look.cell_grey)]
    exhibits = ", ".join(exhibit.label for exhibit in entry.exhibits)
    target = _first_exhibit(entry)
    below = (f"{_('Exhibits')}: {exhibits}", target) if target else None
    return [number, when, Cell(texts=tuple(texts), below=below), page]


def _sides(look: Look, entry: Entry) -> tuple[Cell, Cell, Cell]:
    """Return the cells of the number, the time and the page."""
    place = f"entry {entry.number}"
    return (
        Cell(texts=((str(entry.number), look.cell_link),), target=place),
        Cell(texts=((entry.day, look.cell), (entry.time, look.cell_grey))),
        Cell(later=number_of(place), target=place),
    )


def _what(look: Look, entry: Entry) -> Iterator[tuple[str, Style]]:
    if entry.brief:
        yield entry.brief, look.cell_strong
    if entry.summary:
        yield entry.summary, look.cell


def _first_exhibit(entry: Entry) -> str | None:
    return f"exhibit {entry.exhibits[0].label}" if entry.exhibits else None
