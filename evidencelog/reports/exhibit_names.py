"""How exhibits are called in a report: by their place in the log, or counted through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

from evidencelog.i18n import gettext as _
from evidencelog.reports.model import Entry, Exhibit, Fact
from evidencelog.reports.presentation import Presentation


def named_exhibits(entries: tuple[Entry, ...], presentation: Presentation) -> tuple[Entry, ...]:
    """Return the entries with their exhibits called as the presentation asks.

    Exhibits are counted in the order in which they are printed; each then says as well
    which file of the log it is, for that name is the same in every report.
    """
    if presentation.exhibits == "log":
        return entries
    names = _names(presentation)
    labels = {
        exhibit.label: next(names)
        for entry in sorted(entries, key=lambda one: one.number)
        for exhibit in entry.exhibits
    }
    return tuple(
        replace(entry, exhibits=tuple(_named(one, labels[one.label]) for one in entry.exhibits))
        for entry in entries
    )


def _named(exhibit: Exhibit, label: str) -> Exhibit:
    place = Fact(label=_("File in the log"), value=exhibit.label)
    return replace(exhibit, label=label, facts=(place, *exhibit.facts))


def _names(presentation: Presentation) -> Iterator[str]:
    for number in count(1):
        name = letters(number) if presentation.exhibits == "letter" else str(number)
        yield f"{presentation.prefix}{name}"


def letters(number: int) -> str:
    """Return A, B ... Z, AA, AB ... for 1, 2 and so on."""
    name = ""
    while number:
        number, place = divmod(number - 1, len(ascii_uppercase))
        name = ascii_uppercase[place] + name
    return name
