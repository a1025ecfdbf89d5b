"""From what was said of one point in time to every local time that it can be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from evidencelog.core.moments import Part, Precision
from evidencelog.core.typed_times.calendar import days_from
from evidencelog.core.typed_times.clause import Clause, Context, not_understood
from evidencelog.core.typed_times.clocks import Clock, possible

_NEAR = timedelta(hours=1)
_MORNING_COMES_AT = 12


class Point(NamedTuple):
    """One reading: a local time, and what of it is not in its text."""

    local: str
    precision: Precision | None = None
    part: Part | None = None


def read_points(clause: Clause, context: Context) -> tuple[Point, ...]:
    """Return every reading of a clause; raises TimeNotUnderstoodError when it has none."""
    if clause.number is not None:
        raise not_understood()
    if clause.clock is not None:
        times = dict.fromkeys(_times(clause, clause.clock, context))
        return tuple(Point(local, "about" if clause.about else None) for local in times)
    if not clause.days:
        raise not_understood()
    if clause.part is not None:
        if not all(map(_is_day, clause.days)):
            raise not_understood()
        return tuple(Point(day, "part", clause.part) for day in clause.days)
    return tuple(Point(day, "about" if clause.about else None) for day in clause.days)


def past_days(clock: Clock, context: Context) -> tuple[str, ...]:
    """Return the day of a time without a date: the last such time that is not ahead.

    A time that comes within the hour may be a slip or an estimate for the present one, so
    both days are possible.
    """
    today = context.today.isoformat()
    ahead = datetime.fromisoformat(f"{today}T{clock.text()}") - context.local
    if ahead <= timedelta():
        return (today,)
    yesterday = days_from(context.today, -1)
    return (today, yesterday) if ahead <= _NEAR else (yesterday,)


def day_after(day: str) -> str:
    """Return the next day; raises TimeNotUnderstoodError after the last of all."""
    return days_from(date.fromisoformat(day), 1)


def day_before(day: str) -> str:
    """Return the day before; raises TimeNotUnderstoodError before the first of all."""
    return days_from(date.fromisoformat(day), -1)


def timed(day: str, clock: Clock) -> str:
    """Return the local time of a clock time on a day; raises unless it is a day."""
    if not _is_day(day):
        raise not_understood()
    return f"{day}T{clock.text()}"


def _times(clause: Clause, clock: Clock, context: Context) -> list[str]:
    return [
        timed(on, time)
        for time in possible(clock, clause.part)
        for day in clause.days or past_days(time, context)
        for on in _days_of(day, time, clause)
    ]


def _days_of(day: str, time: Clock, clause: Clause) -> tuple[str, ...]:
    """Return on which day a time falls when its day is only named by a night or midnight."""
    if not _is_day(day):
        raise not_understood()
    after_midnight = clause.part == "night" and time.hour < _MORNING_COMES_AT
    if after_midnight and clause.night_began:
        return (day_after(day),)
    if after_midnight or (time.midnight and clause.days):
        return (day, day_after(day))
    return (day,)


def _is_day(day: str) -> bool:
    return len(day) == len("2026-03-14")
