"""Who and which places the printed entries name: what a reader will learn from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencelog.core.history import Standing
from evidencelog.core.kinds import Entry, Person
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import initials, is_owner, name_for
from evidencelog.reports.model import Named
from evidencelog.reports.selection import Selection
from evidencelog.reports.wording import value_of

_Mention = tuple[str, str]


def people_in(chosen: Iterable[Standing], selection: Selection) -> tuple[Named, ...]:
    """Return the people whom the labelled fields name, in order of first mention."""
    return _collected(
        (standing.number, _people(standing.current, selection)) for standing in chosen
    )


def places_in(chosen: Iterable[Standing], selection: Selection) -> tuple[Named, ...]:
    """Return the places that the labelled fields name; addresses only when asked for."""
    return _collected(
        (standing.number, _places(standing.current, selection)) for standing in chosen
    )


def _people(entry: Entry, selection: Selection) -> Iterator[_Mention]:
    if isinstance(entry, Person) and entry.name:
        child = entry.role == "child" and selection.seen_by_others
        yield initials(entry.name) if child else entry.name, value_of("role", entry.role or "")
    for one in entry.people:
        yield (
            name_for(one.name, entry, selection),
            "" if one.role == "present" else value_of("role", one.role),
        )
    for child_ in entry.children:
        yield initials(child_.name) if selection.seen_by_others else child_.name, _("child")
    for quote in entry.words:
        if quote.by and not is_owner(quote.by):
            yield name_for(quote.by, entry, selection), ""


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
        Named(name=name, role=", ".join(roles), entries=tuple(numbers))
        for name, (roles, numbers) in found.items()
    )
