"""Who is named as a witness, and for which entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.i18n import said
from evidencelog.reports.citing import numbers_text, pairs, said_in
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Heading, Schedule, Table
from evidencelog.reports.names import known_as
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.wording import WITHHELD

NAME = "witnesses"


@dataclass(slots=True)
class _Witness:
    """Somebody, with everything that entries say of who it is."""

    name: str
    notes: dict[str, None] = field(default_factory=dict)
    contacts: dict[str, None] = field(default_factory=dict)
    entries: dict[int, Standing] = field(default_factory=dict)


def witnesses(material: Material) -> Schedule | None:
    """Return the list of witnesses; how to reach them only when that is asked for."""
    found = _found(material)
    if not found:
        return None
    return Schedule(
        name=NAME,
        title=_("Witnesses"),
        tables=(
            Table(
                columns=(
                    Heading(text=_("Name"), weight=2),
                    Heading(text=_("What is noted of them"), weight=3),
                    Heading(text=_("Entries"), weight=1.5),
                    Heading(text=_("Contact details"), weight=2),
                ),
                rows=tuple(_row(material, one) for one in found.values()),
            ),
        ),
        method=method_of(
            material,
            [standing for one in found.values() for standing in one.entries.values()],
            _(
                "Listed is who was noted as a witness. That somebody is listed does not say "
                "that they were asked, or what they would say."
            ),
        ),
    )


def _found(material: Material) -> dict[str, _Witness]:
    known = known_as(material.chosen)
    found: dict[str, _Witness] = {}
    for standing, _entry in pairs(material):
        for name, note, contact in _named(standing):
            full = known.get(name.casefold(), name)
            one = found.setdefault(full.casefold(), _Witness(full))
            one.entries[standing.number] = standing
            one.notes |= {note: None} if note else {}
            one.contacts |= {contact: None} if contact else {}
    return found


def _named(standing: Standing) -> Iterator[tuple[str, str | None, str | None]]:
    entry = standing.current
    if isinstance(entry, kinds.Person) and entry.role == "witness" and entry.name:
        yield entry.name, entry.relation, entry.contact
    for version in said_in(standing):
        for present in version.people:
            if present.role == "witness":
                yield present.name, present.note, present.contact


def _row(material: Material, one: _Witness) -> tuple[Cell, ...]:
    shield = material.shield
    contact = shield("\n".join(one.contacts))
    if contact and not material.selection.contacts:
        contact = said(WITHHELD)
    single = next(iter(one.entries)) if len(one.entries) == 1 else None
    return (
        Cell(text=shield(one.name), strong=True),
        Cell(text=shield("; ".join(one.notes))),
        Cell(text=numbers_text(one.entries), entry=single),
        Cell(text=contact),
    )
