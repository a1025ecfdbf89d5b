"""Who and which places are named, and where."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import headings_of_parts
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Named, People, Report

_RUNNING = ("chronology", "entries", "conversations")
_ROOM = 260.0  # points; with less, the tables begin on a new page


def set_people(flow: Flow, report: Report, part: People) -> None:
    """Set the tables of people and of places; nothing when neither is named."""
    if not (part.people or part.places):
        return
    if _goes_on(flow, report):
        flow.skip(36)
    else:
        flow.start(_("People and places"))
    flow.title(headings_of_parts()[part.key], part.key)
    _set_named(flow, _("Person"), part.people)
    if part.people and part.places:
        flow.skip(18)
    _set_named(flow, _("Place"), part.places)


def _goes_on(flow: Flow, report: Report) -> bool:
    """Tell whether the tables follow on the page that was begun, as after the entries."""
    keys = [part.key for part in report.parts]
    place = keys.index(People.key)
    if not place or keys[place - 1] not in _RUNNING:
        return False
    return flow.room >= _ROOM and flow.sheet.section == flow.section


def _set_named(flow: Flow, head: str, named: tuple[Named, ...]) -> None:
    if not named:
        return
    measure = flow.paper.measure
    table = Table(
        flow=flow,
        columns=(
            Column(head=head, width=measure * 0.40),
            Column(head=_("As"), width=measure * 0.25),
            Column(head=_("In entries"), width=measure * 0.35),
        ),
    )
    table.begin()
    for one in named:
        numbers = ", ".join(str(number) for number in one.entries)
        table.row(
            [
                Cell(texts=((one.name, flow.look.cell_strong),)),
                Cell(texts=((one.role, flow.look.cell),)),
                Cell(texts=((numbers, flow.look.cell),)),
            ]
        )
