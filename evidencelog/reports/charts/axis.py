"""The places of a chart over time: weeks, months when there are many, else years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from evidencelog.core.moment_words import month_and_year
from evidencelog.i18n import gettext as _
from evidencelog.reports.days import day_words

Unit = Literal["week", "month", "year"]

MOST_WEEKS = 78
"""A year and a half."""
MOST_MONTHS = 120
MOST_YEARS = 100
_WEEK = timedelta(days=7)
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Axis:
    """The first days of all weeks, months or years from the first to the last event."""

    unit: Unit
    starts: tuple[date, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The name of each place."""
        return tuple(self._name(start) for start in self.starts)

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands under the axis at each place: of weeks, the first of each month."""
        if self.unit != "week":
            return self.places
        months = [month_and_year(start.isoformat()) for start in self.starts]
        return tuple(
            month if place == 0 or month != months[place - 1] else ""
            for place, month in enumerate(months)
        )

    @property
    def heading(self) -> str:
        """What a place is, as the head of a column."""
        return {
            "week": _("Week beginning"),
            "month": _("Month"),
            "year": _("Year"),
        }[self.unit]

    def start(self, day: date) -> date:
        """Return the first day of the week, month or year of a day."""
        return _start(day, self.unit)

    def _name(self, start: date) -> str:
        if self.unit == "week":
            return day_words(start)
        return month_and_year(start.isoformat()) if self.unit == "month" else str(start.year)


def axis_of(
    days: Iterable[date], *, units: Sequence[Unit] = ("week", "month", "year")
) -> Axis | None:
    """Return the finest axis that is not too long, or none when even the last one is."""
    known = sorted(days)
    most = {"week": MOST_WEEKS, "month": MOST_MONTHS, "year": MOST_YEARS}
    if not known:
        return None
    for unit in units:
        starts = _starts(known[0], known[-1], unit, most[unit])
        if starts:
            return Axis(unit, starts)
    return None


def _starts(first: date, last: date, unit: Unit, most: int) -> tuple[date, ...]:
    found = [_start(first, unit)]
    end = _start(last, unit)
    while found[-1] < end:
        if len(found) == most:
            return ()
        found.append(_next(found[-1], unit))
    return tuple(found)


def _start(day: date, unit: Unit) -> date:
    if unit == "week":
        return date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    if unit == "week":
        return start + _WEEK
    if unit == "month" and start.month < _DECEMBER:
        return start.replace(month=start.month + 1)
    return date(start.year + 1, 1, 1)
