"""Days, months and years out of numbers and names, as ISO texts; every reading of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from evidencelog.core.moments import TimeNotUnderstoodError
from evidencelog.i18n import gettext as _

DateOrder = Literal["dmy", "mdy", "ymd"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"),
            ("may",), ("june", "jun"), ("july", "jul"), ("august", "aug"),
            ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"), ("tuesday", "tues", "tue"), ("wednesday", "weds", "wed"),
            ("thursday", "thurs", "thur", "thu"), ("friday", "fri"), ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}  # fmt: skip

_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")
# The same day of February is eight years apart around a century that is no leap year.
_YEARS_BACK = 8


def day_text(year: int, month: int, day: int) -> str | None:
    """Return a date as text, or None when no calendar has it."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_text(year: int, month: int) -> str:
    """Return a month as text; raises TimeNotUnderstoodError when there is none."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        raise no_such_date()
    return f"{year:04d}-{month:02d}"


def year_text(year: int) -> str:
    """Return a year as text; raises TimeNotUnderstoodError outside of 1 to 9999."""
    if not 1 <= year <= 9999:
        raise no_such_date()
    return f"{year:04d}"


def days_from(today: date, days: int) -> str:
    """Return the date that is so many days after `today`; raises TimeNotUnderstoodError."""
    try:
        return (today + timedelta(days=days)).isoformat()
    except OverflowError as error:
        raise no_such_date() from error


def numeric_dates(
    first: str, middle: str, last: str, *, today: date, order: DateOrder | None
) -> tuple[str, ...]:
    """Return every reading of a date of three numbers, or the one that `order` settles.

    A year of four digits shows its place; one of two digits is the latest that is not
    more than a year ahead. Raises TimeNotUnderstoodError when there is no reading.
    """
    readings: dict[DateOrder, str] = {}
    if len(first) == 4:
        order = None
    for each in _ORDERS:
        year, month, day = {
            "dmy": (last, middle, first),
            "mdy": (last, first, middle),
            "ymd": (first, middle, last),
        }[each]
        if len(year) in (2, 4) and max(len(month), len(day)) <= 2:
            text = day_text(_full_year(year, today), int(month), int(day))
            if text is not None:
                readings[each] = text
    return _settled(readings, order)


def yearless_dates(
    first: str, second: str, *, today: date, order: DateOrder | None
) -> tuple[str, ...]:
    """Return the readings of `3/4` or `14.3.`, each in the latest year that is not ahead."""
    readings: dict[DateOrder, str] = {}
    for each, month, day in (("dmy", second, first), ("mdy", first, second)):
        text = latest(int(month), int(day), today=today)
        if text is not None:
            readings["dmy" if each == "dmy" else "mdy"] = text
    # Whoever writes the year first writes the month before the day.
    return _settled(readings, "mdy" if order == "ymd" else order)


def latest(month: int, day: int, *, today: date) -> str | None:
    """Return the last such day up to `today`, or None when no year has it."""
    for year in range(today.year, max(today.year - _YEARS_BACK, 1) - 1, -1):
        text = day_text(year, month, day)
        if text is not None and text <= today.isoformat():
            return text
    return None


def latest_month(month: int, *, today: date) -> str:
    """Return the last such month up to the present one."""
    return month_text(today.year if month <= today.month else today.year - 1, month)


def weekday_dates(weekday: int, *, today: date, before_today: bool) -> tuple[str, ...]:
    """Return the last such weekday; without "last", today and a week ago are both meant."""
    back = (today.weekday() - weekday) % 7
    if back:
        return (days_from(today, -back),)
    if before_today:
        return (days_from(today, -7),)
    return (today.isoformat(), days_from(today, -7))


def no_such_date() -> TimeNotUnderstoodError:
    """Return the error for a date that no calendar has."""
    return TimeNotUnderstoodError(
        _("there is no such date"), hint=_("check the day and the month; write it like 2026-03-14")
    )


def _full_year(digits: str, today: date) -> int:
    if len(digits) == 4:
        return int(digits)
    century = today.year - today.year % 100
    year = century + int(digits)
    return year if year <= today.year + 1 else year - 100


def _settled(readings: dict[DateOrder, str], order: DateOrder | None) -> tuple[str, ...]:
    if order in readings:
        return (readings[order],)
    if not readings:
        raise no_such_date()
    return tuple(dict.fromkeys(readings.values()))
