"""Which imported rows a report prints, and which of the same conversation it leaves out.

Nothing here reads a log: an index of rows goes in, the numbers to print come out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evidencelog.core.imported import AnyRow
from evidencelog.core.kinds import Import

Cited = Mapping[int, tuple[int, ...]]
"""The entries that cite a row, by the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omitted:
    """Rows of the conversation that are not printed: how many, the lowest, the highest.

    They stand before the row `before`, at the end when it is None. `count` is None when the
    rows between were not looked at, so that some may belong to another conversation.
    """

    first: int
    last: int
    count: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Rows of one conversation of one import in the order in which they are printed.

    `total` is how many rows of it the import has. `zone` is where clocks are read for rows of
    which only the instant is known.
    """

    number: int
    entry: Import
    conversation: str
    rows: tuple[AnyRow, ...]
    zone: str
    title: str | None = None
    service: str | None = None
    total: int | None = None
    omitted: tuple[Omitted, ...] = ()
    cited: Cited = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row in an index: its number and the time to order by, empty where it has none."""

    row: int
    when: str


def in_time(index: Iterable[Placed]) -> list[int]:
    """Return the rows of a conversation in order of time; one without follows the one before."""
    keyed: list[tuple[str, int]] = []
    last = ""
    for placed in index:
        last = placed.when or last
        keyed.append((last, placed.row))
    return [row for _when, row in sorted(keyed)]


def with_neighbours(ordered: Sequence[int], wanted: Collection[int], around: int) -> set[int]:
    """Return the wanted rows with so many before and after each of them."""
    places = [place for place, row in enumerate(ordered) if row in wanted]
    return {
        ordered[near]
        for place in places
        for near in range(max(0, place - around), min(len(ordered), place + around + 1))
    }


def left_out(ordered: Sequence[int], printed: Collection[int]) -> tuple[Omitted, ...]:
    """Return every stretch of a conversation that is not printed."""
    found: list[Omitted] = []
    waiting: list[int] = []
    for row in ordered:
        if row not in printed:
            waiting.append(row)
            continue
        found += _stretch(waiting, row)
        waiting = []
    return (*found, *_stretch(waiting, None))


def _stretch(rows: Sequence[int], before: int | None) -> Iterable[Omitted]:
    if rows:
        yield Omitted(first=min(rows), last=max(rows), count=len(rows), before=before)


def between(rows: Sequence[int], last: int) -> tuple[Omitted, ...]:
    """Return the numbers that are passed over, up to `last`, when nothing else is known."""
    found: list[Omitted] = []
    expected = 1
    for row in rows:
        if row > expected:
            found.append(Omitted(first=expected, last=row - 1, before=row))
        expected = row + 1
    if last >= expected:
        found.append(Omitted(first=expected, last=last))
    return tuple(found)
