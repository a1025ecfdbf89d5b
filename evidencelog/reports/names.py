"""Who and which places the printed entries name: what a reader will learn from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencelog.core.history import Standing
from evidencelog.core.kinds import Entry, Person
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import is_owner
from evidencelog.reports.model import Named
from evidencelog.reports.selection import Selection
from evidencelog.reports.wording import value_of

_Mention = tuple[str, str]


def people_in(chosen: Iterable[Standing]) -> tuple[Named, ...]:
    """Return the people whom the labelled fields name, in order of first mention.

    Whoever has an entry as a person appears under its name, however others are called.
    """
    standings = tuple(chosen)
    known = known_as(standings)
    return _collected(
        (
            one.number,
            ((known.get(name.casefold(), name), role) for name, role in _people(one.current)),
        )
        for one in standings
    )


def known_as(standings: Iterable[Standing]) -> dict[str, str]:
    """Return the full name behind each short name and alias that only one person has."""
    found: dict[str, set[str]] = {}
    for standing in standings:
        entry = standing.current
        if isinstance(entry, Person) and entry.name:
            for alias in (entry.name, entry.short or "", *entry.aliases):
                found.setdefault(alias.casefold(), set()).add(entry.name)
    return {alias: names.pop() for alias, names in found.items() if len(names) == 1 and alias}


def places_in(chosen: Iterable[Standing], selection: Selection) -> tuple[Named, ...]:
    """Return the places that the labelled fields name; addresses only when asked for."""
    return _collected((one.number, _places(one.current, selection)) for one in chosen)


def _people(entry: Entry) -> Iterator[_Mention]:
    if isinstance(entry, Person) and entry.name:
        yield entry.name, value_of("role", entry.role or "")
    for one in entry.people:
        yield one.name, "" if one.role == "present" else value_of("role", one.role)
    for child in entry.children:
        yield child.name, _("child")
    for quote in entry.words:
        if quote.by and not is_owner(quote.by):
            yield quote.by, ""


def _places(entry: Entry, selection: Selection) -> Iterator[_Mention]:
    if entry.place and entry.place.text:
        yield entry.place.text, ""
    if entry.place and entry.place.address and selection.addresses:
        yield entry.place.address, _("address")


def _collected(mentions: Iterable[tuple[int, Iterator[_Mention]]]) -> tuple[Named, ...]:
    found: dict[str, tuple[dict[str, None], dict[int, None]]] = {}
    for number, named in mentions:
        for name, role in named:
            roles, numbers = found.setdefault(name, ({}, {}))
            if role:
                roles[role] = None
            numbers[number] = None
    return tuple(
        Named(name=name, role=", ".join(roles), entries=tuple(sorted(numbers)))
        for name, (roles, numbers) in found.items()
    )
