"""Which of the three numbers of a date is the day: worked out from the file, never assumed.

Evidence, the strongest first: a number that can be no month or no day; that the days of the
file run forward in one reading only; names of media, which hold the date. Dates are looked at
by their shape (separator, width of the year), because a file may be put together from parts
that different phones wrote. A shape that shows nothing by itself is read like the others of
the file, when these agree, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from evidencelog.importers.importer import DateOrder
from evidencelog.importers.whatsapp.months import month_of

FIRST_YEAR: Final = 2009  # WhatsApp did not exist before
_ERA = range(2500, 2700)  # years as Thailand counts them, 543 ahead
_PLACES: Final[dict[DateOrder, tuple[int, int, int]]] = {
    "dmy": (2, 1, 0),
    "mdy": (2, 0, 1),
    "ymd": (0, 1, 2),
}
_FIGURES = re.compile(r"\d+")
_SEPARATOR = re.compile("[./\\-\u5e74\u6708\ub144\uc6d4]")


class Found(NamedTuple):
    """The numbers of a date, and its shape: what dates that were written alike share."""

    shape: str
    numbers: tuple[int, int, int]


def found(text: str) -> Found | None:
    """Return the three numbers of a date in figures; None for one with a word in it."""
    parts = _FIGURES.findall(text)
    separator = _SEPARATOR.search(text)
    if len(parts) != 3 or separator is None:
        return None
    first, second, third = parts
    spaced = " " if " " in text.strip() else ""
    width = "y" if len(first) > 2 else "Y" if len(third) > 2 else "-"
    return Found(f"{separator.group()}{spaced}{width}", (int(first), int(second), int(third)))


def day_of(numbers: tuple[int, int, int], order: DateOrder) -> date | None:
    """Return the day that the numbers mean in this order; None when there is no such day."""
    year, month, day = (numbers[place] for place in _PLACES[order])
    if year < 100:
        year += 2000
    elif year in _ERA:
        year -= 543
    elif not FIRST_YEAR <= year < 2400:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(slots=True)
class _Reading:
    """How the dates of one shape look in one order."""

    impossible: int = 0
    backward: int = 0  # steps back of more than a day
    before: int = 0

    def add(self, day: date | None) -> None:
        if day is None:
            self.impossible += 1
            return
        ordinal = day.toordinal()
        if ordinal < self.before - 1:
            self.backward += 1
        self.before = ordinal


@dataclass(slots=True)
class Evidence:
    """What the dates of one shape show, in bounded memory however many there are."""

    shape: str
    readings: dict[DateOrder, _Reading] = field(init=False)
    differ: bool = False
    usual: bool = False  # whether any date is possible with its year last
    ambiguous: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        orders: tuple[DateOrder, ...] = ("dmy", "mdy")
        if self.shape.endswith("y"):
            orders = ("ymd",)
        elif self.shape.endswith("-"):
            orders = ("dmy", "mdy", "ymd")
        self.readings = {order: _Reading() for order in orders}

    def add(self, numbers: tuple[int, int, int], stamp: str) -> None:
        """Count one more date; the same date again shows nothing new."""
        days = {order: day_of(numbers, order) for order in self.readings}
        usual = any(day for order, day in days.items() if order != "ymd")
        self.usual = self.usual or usual
        for order, day in days.items():
            if day or (usual and order != "ymd") or (order == "ymd" and any(days.values())):
                self.readings[order].add(day)
        if days.get("dmy") and days.get("mdy") and days["dmy"] != days["mdy"]:
            self.differ = True
            if len(self.ambiguous) < 5:
                self.ambiguous.append(stamp)

    @property
    def mixed(self) -> bool:
        """Whether some dates are possible only day first and others only month first."""
        return self.order is None and all(
            self.readings[order].impossible for order in ("dmy", "mdy") if order in self.readings
        )

    @property
    def order(self) -> tuple[DateOrder, str] | None:
        """The only order that fits, and why: `form`, `numbers`, `same` or `run`."""
        if len(self.readings) == 1:
            return next(iter(self.readings)), "form"
        possible = [order for order, one in self.readings.items() if not one.impossible]
        calm = [order for order in possible if not self.readings[order].backward]
        if calm == ["ymd"] or (not self.usual and "ymd" in calm):
            return "ymd", "run"
        # Two figures of a year first are rare: with nothing that speaks for them, they are
        # thought of only where dates are written with spaces, as in Korea.
        if " " not in self.shape:
            possible = [order for order in possible if order != "ymd"]
            calm = [order for order in calm if order != "ymd"]
        if len(possible) == 1:
            return possible[0], "numbers"
        if possible == ["dmy", "mdy"] and not self.differ:
            return "dmy", "same"
        return (calm[0], "run") if len(calm) == 1 else None


def from_media(
    evidence: Evidence, pairs: Iterable[tuple[tuple[int, int, int], date]]
) -> DateOrder | None:
    """Return the one order in which dates agree with those in names of media beside them."""
    agreeing: set[DateOrder] = set()
    for numbers, named in pairs:
        fitting = {order for order in evidence.readings if day_of(numbers, order) == named}
        if fitting and fitting != set(evidence.readings):
            agreeing |= fitting
    possible = [order for order in agreeing if not evidence.readings[order].impossible]
    return possible[0] if len(possible) == 1 else None


def named_day(text: str) -> date | None:
    """Return the day of a date with the month as a word; None without a year or when unknown."""
    numbers = [int(part) for part in _FIGURES.findall(text)]
    month = month_of(text)
    years = [number for number in numbers if number >= FIRST_YEAR]
    days = [number for number in numbers if number <= 31]
    if month is None or len(years) != 1 or len(days) != 1:
        return None
    try:
        return date(years[0], month, days[0])
    except ValueError:
        return None
