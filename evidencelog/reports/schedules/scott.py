"""The table that family courts in England and Wales use for allegations (a Scott schedule).

One line for each, with room for the other side's answer and the court's finding. Time with
the children that did not take place is kept apart from it, among the handovers.
"""

from __future__ import annotations

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import events, exhibits_cell, line_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Entry, Heading, Schedule, Table
from evidencelog.reports.schedules.method import method_of

NAME = "scott"
_NOT_ALLEGED = frozenset(("positive", "own-conduct"))


def scott(material: Material) -> Schedule | None:
    """Return the schedule of incidents and of contact that was not wanted."""
    taken = [(one, entry) for one, entry in events(material) if _belongs(one)]
    if not taken:
        return None
    rows = tuple(_row(place, entry) for place, (_one, entry) in enumerate(taken, 1))
    return Schedule(
        name=NAME,
        title=_("Scott schedule"),
        tables=(Table(columns=_columns(), rows=rows),),
        method=_method(material, [one for one, _entry in taken]),
        landscape=True,
    )


def _belongs(standing: Standing) -> bool:
    entry = standing.current
    if isinstance(entry, kinds.Contact):
        return entry.wanted == "no" and entry.direction != "out"
    return isinstance(entry, kinds.Incident) and not only_tagged(entry, _NOT_ALLEGED)


def only_tagged(entry: kinds.Entry, tags: frozenset[str]) -> bool:
    """Tell whether an entry is sorted by nothing but these words."""
    return bool(entry.tags) and tags.issuperset(entry.tags)


def _columns() -> tuple[Heading, ...]:
    return (
        Heading(text=_("No."), weight=0.5, end=True),
        Heading(text=_("Date"), weight=1.5),
        Heading(text=_("Allegation"), weight=3.5),
        Heading(text=_("Evidence"), weight=1.2),
        Heading(text=_("Response"), weight=2.5, blank=True),
        Heading(text=_("Evidence"), weight=1.2, blank=True),
        Heading(text=_("Court’s finding"), weight=1.8, blank=True),
    )


def _row(place: int, entry: Entry) -> tuple[Cell, ...]:
    return (
        Cell(text=str(place)),
        Cell(text=entry.day),
        Cell(text=line_of(entry), entry=entry.number),
        exhibits_cell(entry),
        Cell(),
        Cell(),
        Cell(),
    )


def _method(material: Material, taken: list[Standing]) -> tuple[str, ...]:
    return method_of(
        material,
        taken,
        _(
            "Listed are incidents and contact recorded as not wanted, one line each, in the "
            "words of the entry: its title, else the beginning of the account."
        ),
        _(
            "Not listed are incidents sorted only as something that went well or as own "
            "conduct, handovers, and contact that did not take place."
        ),
        blank=_("the other party (response, evidence) and for the court (finding)"),
    )
