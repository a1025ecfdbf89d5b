"""Which numbers, addresses and accounts were used, whose they are, and how that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.citing import answer, numbers_text, pairs
from evidencelog.reports.correspondents import other_end, plain_identifier, shows_identifiers
from evidencelog.reports.days import typed_day
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Heading, Schedule, Table
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.wording import one_line

NAME = "identifiers"


@dataclass(slots=True)
class _Identifier:
    """A number or address with whom it was noted for, and the entries that name it."""

    value: str
    people: dict[str, None] = field(default_factory=dict)
    known: dict[str, None] = field(default_factory=dict)
    entries: dict[int, Standing] = field(default_factory=dict)


def identifiers(material: Material) -> Schedule | None:
    """Return the map of numbers and addresses; for others to read only when it is asked for."""
    if material.selection.seen_by_others and not material.selection.contacts:
        return None
    withheld = _withheld(material)
    found = _found(material, withheld)
    if not found:
        return None
    return Schedule(
        name=NAME,
        title=_("Numbers, addresses and accounts"),
        tables=(
            Table(
                columns=(
                    Heading(text=_("As recorded"), weight=2.4),
                    Heading(text=_("Person"), weight=2),
                    Heading(text=_("How it is known"), weight=3),
                    Heading(text=_("Entries"), weight=1.6),
                ),
                rows=tuple(_row(material, one) for one in found.values()),
            ),
        ),
        method=(
            *method_of(
                material,
                [standing for one in found.values() for standing in one.entries.values()],
                _(
                    "Listed is what was noted with a person of the other side, and the other end "
                    "of each contact. Who used it at a given moment is not known from this."
                ),
            ),
            *_about_withheld(len(withheld)),
        ),
    )


def _withheld(material: Material) -> frozenset[str]:
    """Return what belongs to people whose numbers this reader may not see."""
    return frozenset(
        plain_identifier(identifier.value)
        for standing in material.chosen
        if isinstance(person := standing.current, kinds.Person)
        and not shows_identifiers(person, material.selection)
        for identifier in person.identifiers
    )


def _found(material: Material, withheld: frozenset[str]) -> dict[str, _Identifier]:
    found: dict[str, _Identifier] = {}
    for standing, _entry in pairs(material):
        for value, person, known in _named(standing):
            key = plain_identifier(value)
            if key in withheld:
                continue
            one = found.setdefault(key, _Identifier(value))
            one.entries[standing.number] = standing
            one.people |= {person: None} if person else {}
            one.known |= {known: None} if known else {}
    return found


def _named(standing: Standing) -> Iterator[tuple[str, str, str]]:
    """Yield value, person and how it is known, as far as the entry says."""
    entry = standing.current
    if isinstance(entry, kinds.Person):
        noted = _("noted with the person in entry {number}").format(number=standing.number)
        for identifier in entry.identifiers:
            blocked = typed_day(identifier.blocked)
            since = _("blocked {when}").format(when=blocked) if blocked else ""
            kind = identifier.type or ""
            known = "; ".join(one for one in (noted, kind, since) if one)
            yield identifier.value, entry.name or "", known
    elif isinstance(entry, kinds.Contact) and (end := other_end(entry)):
        shown = answer(standing, "shown_as")
        known = _("shown on the device as {name}").format(name=shown) if shown else ""
        yield end, "", known


def _row(material: Material, one: _Identifier) -> tuple[Cell, ...]:
    shield = material.shield
    single = next(iter(one.entries)) if len(one.entries) == 1 else None
    return (
        Cell(text=shield(one_line(one.value)), strong=True),
        Cell(text=shield(", ".join(one.people)) or _("not recorded")),
        Cell(text=shield("\n".join(one.known))),
        Cell(text=numbers_text(one.entries), entry=single),
    )


def _about_withheld(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{n} number or address of somebody else is withheld.",
            "{n} numbers or addresses of other people are withheld.",
            count,
        ).format(n=count),
    )
