"""The chronology: one row for each entry, month by month."""

from __future__ import annotations

from itertools import groupby

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Chronology, Entry, Report

_WIDTHS = (30.0, 84.0, 68.0, 46.0, 34.0)


def columns(measure: float) -> tuple[Column, ...]:
    """Return the columns of the chronology; the description takes what is left."""
    number, when, kind, exhibits, page = _WIDTHS
    return (
        Column(head=_("No."), width=number),
        Column(head=_("Date and time"), width=when),
        Column(head=_("Kind"), width=kind),
        Column(head=_("What was recorded"), width=measure - sum(_WIDTHS)),
        Column(head=_("Exhibits"), width=exhibits),
        Column(head=_("Page"), width=page, end=True),
    )


def set_chronology(flow: Flow, report: Report, _part: Chronology) -> None:
    """Set the chronology, with a heading and a bookmark for each month."""
    flow.start(_("Chronology"))
    flow.title(_("Chronology"), "chronology")
    events = [entry for entry in report.entries if entry.event]
    if not events:
        flow.text(_("No entries were chosen for this report."), design.PROSE)
    for month, entries in groupby(events, key=lambda entry: entry.month):
        flow.skip(14)
        flow.need(110)
        flow.mark(f"month {month}", level=1, text=month)
        flow.text(month, design.H2, after=5, tag="H2")
        table = Table(flow=flow, columns=columns(flow.paper.measure))
        table.begin()
        for entry in entries:
            table.row(_cells(entry))


def _cells(entry: Entry) -> list[Cell]:
    place = f"entry {entry.number}"

    def page(places: Places) -> str:
        return places.label(place)

    what = ((entry.brief, design.CELL_STRONG), (entry.summary, design.CELL))
    exhibits = "\n".join(exhibit.label for exhibit in entry.exhibits)
    return [
        Cell(texts=((str(entry.number), design.CELL_LINK),), target=place),
        Cell(texts=((entry.day, design.CELL), (entry.time, design.CELL_GREY))),
        Cell(texts=((entry.kind, design.CELL_STRONG),)),
        Cell(texts=tuple(text for text in what if text[0])),
        Cell(
            texts=((exhibits, design.CELL_LINK),),
            target=f"exhibit {entry.exhibits[0].label}" if entry.exhibits else None,
        ),
        Cell(later=page, target=place),
    ]
