"""Time zones that a calendar explains itself: VTIMEZONE (RFC 5545 3.6.5).

Its rules are changes of the clock, once or every year. Read are the forms that programs
write; a zone with any other rule is not understood at all rather than half.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, NamedTuple

from evidencelog.importers.calendar.components import Component

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_OFFSET: Final = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
_LOCAL: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?Z?")
_BY_DAY: Final = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_MOST_CHANGES: Final = 2000
"""Changes of the clock that a zone names one by one: two a year since 1900 are 250."""


class Placed(NamedTuple):
    """The offset of a local time by the rules, and whether it was there once."""

    offset: timedelta
    how: Literal["once", "twice", "never"]


class _Change(NamedTuple):
    """A change of the clock: when, on the clock as it was before, and both offsets."""

    at: datetime
    before: timedelta
    after: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class _Yearly:
    """A day of the year: the nth weekday of a month, or the first one from a day on."""

    month: int
    weekday: int | None
    nth: int | None
    days: tuple[int, ...]

    def day(self, year: int) -> date | None:
        """Return the day in this year, None when the year has none."""
        last = calendar.monthrange(year, self.month)[1]
        days = [date(year, self.month, day) for day in range(1, last + 1)]
        fitting = [
            day
            for day in days
            if (self.weekday is None or day.weekday() == self.weekday)
            and (not self.days or day.day in self.days)
        ]
        index = 0 if self.nth is None else self.nth - (self.nth > 0)
        return fitting[index] if -len(fitting) <= index < len(fitting) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Observance:
    """One STANDARD or DAYLIGHT: from when on, and how often it begins."""

    start: datetime
    before: timedelta
    after: timedelta
    dates: tuple[datetime, ...]
    yearly: _Yearly | None
    until: datetime | None

    def changes(self, year: int) -> Iterator[_Change]:
        """Yield the changes around a year, and the first of all."""
        for at in (self.start, *self.dates):
            yield _Change(at, self.before, self.after)
        years = {year - 1, year, year + 1}
        if self.until is not None:
            # The last change of a rule that has ended still tells what came after.
            years.add(self.until.year)
        for one in years:
            again = self._again(one)
            if again is not None and self.start < again <= (self.until or again):
                yield _Change(again, self.before, self.after)

    def _again(self, year: int) -> datetime | None:
        if self.yearly is None or not 1 <= year <= 9999:
            return None
        day = self.yearly.day(year)
        return datetime.combine(day, self.start.time()) if day is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRules:
    """The rules of one zone of a calendar."""

    observances: tuple[_Observance, ...]

    def place(self, local: datetime) -> Placed:
        """Return the offset of a local time, and whether the clocks showed it once."""
        found = sorted({change for one in self.observances for change in one.changes(local.year)})
        before = [change for change in found if change.at <= local]
        coming = next((change for change in found if change.at > local), None)
        offset = before[-1].after if before else found[0].before
        try:
            if before and local < before[-1].at + (before[-1].after - before[-1].before):
                return Placed(offset, "never")
            if coming and local >= coming.at + (coming.after - coming.before):
                return Placed(offset, "twice")
        except OverflowError:
            # At the very ends of the calendar nothing changes.
            return Placed(offset, "once")
        return Placed(offset, "once")


def zone_rules(zone: Component) -> ZoneRules | None:
    """Return the rules of a VTIMEZONE, None when they are of a form that is not read."""
    inner = [one for one in zone.inner if one.name in ("STANDARD", "DAYLIGHT")]
    observances = [_observance(one) for one in inner]
    known = tuple(one for one in observances if one is not None)
    named = sum(1 + len(one.dates) for one in known)
    if not known or len(known) < len(inner) or named > _MOST_CHANGES:
        return None
    return ZoneRules(observances=known)


def local_time(text: str) -> datetime | None:
    """Return the wall time of `20260314T180500` or `20260314`, None for any other text."""
    match = _LOCAL.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        # RFC 5545 3.3.12 allows the leap second, which no clock of a computer shows.
        return datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001 # a wall time, placed by the rules of its zone
    except ValueError:
        return None


def _observance(part: Component) -> _Observance | None:
    start, before, after = (
        local_time(part.value("DTSTART")),
        _offset(part.value("TZOFFSETFROM")),
        _offset(part.value("TZOFFSETTO")),
    )
    dates = [local_time(text) for line in part.all("RDATE") for text in line.value.split(",")]
    known = tuple(one for one in dates if one is not None)
    rules = [line.value for line in part.all("RRULE")]
    if start is None or before is None or after is None or len(rules) > 1:
        return None
    rule = _rule(rules[0]) if rules else {}
    yearly = _yearly(rule, start) if rules else None
    if (rules and yearly is None) or len(known) < len(dates):
        return None
    until = local_time(rule["UNTIL"]) if "UNTIL" in rule else None
    if until is not None and rule["UNTIL"].endswith("Z"):
        until = _moved(until, before)
    return _Observance(
        start=start, before=before, after=after, dates=known, yearly=yearly, until=until
    )


def _moved(until: datetime, offset: timedelta) -> datetime:
    try:
        return until + offset
    except OverflowError:
        return until


def _rule(text: str) -> dict[str, str]:
    pairs = (piece.partition("=") for piece in text.upper().split(";")[:20])
    return {name.strip(): value.strip() for name, mark, value in pairs if mark}


def _yearly(rule: dict[str, str], start: datetime) -> _Yearly | None:
    read = {"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "INTERVAL", "WKST"}
    if rule.get("FREQ") != "YEARLY" or rule.get("INTERVAL", "1") != "1" or set(rule) - read:
        return None
    month = rule.get("BYMONTH", str(start.month))
    days = rule.get("BYMONTHDAY", "")
    if not re.fullmatch(r"0?[1-9]|1[0-2]", month) or not re.fullmatch(r"(?:\d\d?,?)*", days):
        return None
    numbers = tuple(int(day) for day in days.split(",") if day)
    by_day = _BY_DAY.fullmatch(rule.get("BYDAY", ""))
    if "BYDAY" not in rule:
        return _Yearly(month=int(month), weekday=None, nth=None, days=numbers or (start.day,))
    if by_day is None or by_day[1] in ("0", "+0", "-0"):
        return None
    nth = int(by_day[1]) if by_day[1] else None
    return _Yearly(month=int(month), weekday=_DAYS.index(by_day[2]), nth=nth, days=numbers)


def _offset(text: str) -> timedelta | None:
    match = _OFFSET.fullmatch(text)
    if match is None or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -size if match[1] == "-" else size
