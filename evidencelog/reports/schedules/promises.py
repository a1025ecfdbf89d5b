"""What was promised, by when, and what became of it, as recorded."""

from __future__ import annotations

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import is_owner
from evidencelog.reports.citing import (
    answer,
    entry_cell,
    events,
    exhibits_cell,
    line_of,
    owner_of,
    said_in,
)
from evidencelog.reports.days import typed_day
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Entry, Heading, Schedule, Table
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.wording import value_of

NAME = "promises"


def promises(material: Material) -> Schedule | None:
    """Return every promise with its words."""
    listed = [
        (one, entry) for one, entry in events(material) if isinstance(one.current, kinds.Promise)
    ]
    if not listed:
        return None
    return Schedule(
        name=NAME,
        title=_("Promises"),
        tables=(
            Table(
                columns=_columns(),
                rows=tuple(_row(material, standing, entry) for standing, entry in listed),
            ),
        ),
        method=method_of(
            material,
            [one for one, _entry in listed],
            _("What became of a promise is what was recorded last; how it changed stands there."),
        ),
        landscape=True,
    )


def _columns() -> tuple[Heading, ...]:
    return (
        Heading(text=_("Made"), weight=1.6),
        Heading(text=_("By"), weight=1.2),
        Heading(text=_("In these words"), weight=4),
        Heading(text=_("Due"), weight=1.3),
        Heading(text=_("What became of it"), weight=1.2),
        Heading(text=_("Entry")),
        Heading(text=_("Exhibit"), weight=1),
    )


def _row(material: Material, standing: Standing, entry: Entry) -> tuple[Cell, ...]:
    by, outcome = answer(standing, "by"), answer(standing, "outcome")
    who = owner_of(material) if is_owner(by) else material.shield(by or "")
    words = "\n".join(f"“{quote.text}”" for said in said_in(standing) for quote in said.words)
    return (
        Cell(text=entry.day),
        Cell(text=who),
        Cell(text=words or line_of(entry)),
        Cell(text=material.shield(typed_day(answer(standing, "due")))),
        Cell(text=value_of("outcome", outcome) if outcome else _("not recorded")),
        entry_cell(entry.number),
        exhibits_cell(entry),
    )
