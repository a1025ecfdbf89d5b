"""Which entries name a clause of an order or a stated limit, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.reports.citing import answer, events, pairs, said_in
from evidencelog.reports.material import Material
from evidencelog.reports.model import Entry
from evidencelog.reports.schedules.scott import only_tagged

Recorded = tuple[Standing, Entry]
_NOT_AS_PLANNED = frozenset(("late", "missed", "refused"))
_WENT_WELL = frozenset(("positive", "own-conduct"))


@dataclass(slots=True, kw_only=True)
class Concerned:
    """The entries that name one clause: `occasions`, and `others` that say it was kept.

    `target` is the number of the order or stated limit when it is printed as well, `named`
    what the entries call it when that is no number.
    """

    target: int | None
    named: str
    clause: str
    occasions: list[Recorded] = field(default_factory=list)
    others: list[Recorded] = field(default_factory=list)


def concerned_by(material: Material) -> tuple[Concerned, ...]:
    """Return each clause that printed entries name, in the order of first mention."""
    chosen = {one.number for one in material.chosen}
    found: dict[tuple[str, str], Concerned] = {}
    for standing, entry in events(material):
        for order, clause in dict.fromkeys(_named(standing)):
            one = found.get((order, clause))
            if one is None:
                number = int(order) if order.isdecimal() else None
                target = number if number in chosen else None
                named = "" if number is not None else order
                one = Concerned(target=target, named=named, clause=clause)
                found[order, clause] = one
            (one.occasions if is_occasion(standing) else one.others).append((standing, entry))
    return tuple(found.values())


def _named(standing: Standing) -> Iterator[tuple[str, str]]:
    for entry in said_in(standing):
        for clause in entry.clauses:
            yield (clause.order or "").strip(), clause.clause.strip()


def is_occasion(standing: Standing) -> bool:
    """Tell whether an entry says that something else happened than was ordered or asked.

    An entry may also name a clause because it was kept: a handover on time, contact that
    was wanted, something that went well. Papers and reports are about other entries.
    """
    entry = standing.current
    if isinstance(entry, kinds.Exchange):
        return entry.status in _NOT_AS_PLANNED
    if isinstance(entry, kinds.Contact):
        return entry.wanted != "yes" and entry.direction != "out"
    return isinstance(entry, kinds.Incident) and not only_tagged(entry, _WENT_WELL)


def report_numbers(material: Material) -> Mapping[int, tuple[str, ...]]:
    """Return the numbers of reports made of each entry, by its number."""
    found: dict[int, dict[str, None]] = {}
    for standing, _entry in pairs(material):
        police = answer(standing, "police")
        if police is not None and police.report:
            found.setdefault(standing.number, {})[police.report] = None
    for report, about in _reported(material):
        found.setdefault(about, {})[report] = None
    return {number: tuple(reports) for number, reports in found.items()}


def _reported(material: Material) -> Iterator[tuple[str, int]]:
    """Yield the number of a report with each entry that it, or that names it, as linked."""
    numbers = {
        standing.number: reference
        for standing in material.chosen
        if standing.kind == "report" and (reference := answer(standing, "reference"))
    }
    for standing in material.chosen:
        for linked in {link.number for entry in said_in(standing) for link in entry.links}:
            if standing.number in numbers:
                yield numbers[standing.number], linked
            if linked in numbers:
                yield numbers[linked], standing.number
