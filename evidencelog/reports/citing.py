"""How a part of a report cites entries and exhibits, and says an entry in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evidencelog.core.history import Standing
from evidencelog.core.kinds import Entry as Recorded
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Entry
from evidencelog.reports.summary import shortened

LONGEST_LINE = 240
_FEWEST_TO_JOIN = 3


def pairs(material: Material) -> Iterator[tuple[Standing, Entry]]:
    """Yield every chosen entry beside what the report prints of it."""
    yield from zip(material.chosen, material.entries, strict=True)


def events(material: Material) -> Iterator[tuple[Standing, Entry]]:
    """Yield the entries that stand in the chronology."""
    return ((standing, entry) for standing, entry in pairs(material) if entry.event)


def said_in(standing: Standing) -> Iterator[Recorded]:
    """Yield the newest version of an entry, then what was added to it later."""
    yield standing.current
    yield from (detail.entry for detail in standing.details)


def answer(standing: Standing, name: str) -> Any:
    """Return an answer of an entry, or what was added later when it was not there."""
    return next((found for one in said_in(standing) if (found := getattr(one, name, None))), None)


def owner_of(material: Material) -> str:
    """Return the name of whoever keeps the log, or words for it."""
    return material.presentation.owner or _("the person who keeps this record")


def numbers_text(numbers: Iterable[int]) -> str:
    """Return entry numbers in order, three or more in a row as a range: `2, 4–9`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(text for run in runs for text in _run(run))


def _run(run: list[int]) -> list[str]:
    if len(run) < _FEWEST_TO_JOIN:
        return [str(number) for number in run]
    return [f"{run[0]}–{run[-1]}"]


def labels_of(entry: Entry) -> tuple[str, ...]:
    """Return how the exhibits of an entry are called."""
    return tuple(exhibit.label for exhibit in entry.exhibits)


def line_of(entry: Entry, longest: int = LONGEST_LINE) -> str:
    """Return an entry in one line as it was recorded: its title, account or words."""
    if entry.brief:
        return entry.brief
    if entry.account:
        return first_line(entry.account, longest)
    if entry.quotes:
        return f"“{first_line(entry.quotes[0].text, longest)}”"
    return first_line(entry.summary, longest) or entry.kind


def first_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return the first line of a text, marked when more follows."""
    line, *more = text.strip().splitlines() or [""]
    cut = shortened(line.strip(), longest)
    return f"{cut} […]" if more and not cut.endswith("[…]") else cut


def entry_cell(number: int) -> Cell:
    """Return a cell that leads to an entry."""
    return Cell(text=str(number), entry=number)


def exhibits_cell(entry: Entry) -> Cell:
    """Return a cell that leads to the first exhibit of an entry and names the last."""
    labels = labels_of(entry)
    if not labels:
        return Cell()
    text = labels[0] if len(labels) == 1 else _range(labels[0], labels[-1])
    return Cell(text=text, exhibit=labels[0])


def _range(first: str, last: str) -> str:
    return _("{first} to {last}").format(first=first, last=last)


def counted_entries(count: int) -> str:
    """Return a number of entries in words."""
    return ngettext("{n} entry", "{n} entries", count).format(n=count)
