"""Days as a report counts and names them: only what is known to the day is counted by day."""

from __future__ import annotations

from datetime import date, timedelta

from evidencelog.core.moment_words import describe
from evidencelog.core.moments import MomentError, Occurred, Precision, grain_of

_TO_THE_MINUTE = frozenset(("exact", "minute", "about"))
_BY_GRAIN: dict[str, Precision] = {
    "month": "month",
    "day": "date",
    "minute": "minute",
    "second": "exact",
}


def day_of(occurred: Occurred | None) -> date | None:
    """Return the local day on which something happened or began, where it is known."""
    if occurred is None or occurred.from_ is None or len(occurred.from_) < 10:
        return None
    return date.fromisoformat(occurred.from_[:10])


def last_day_of(occurred: Occurred | None) -> date | None:
    """Return the local day on which something ended, where it is known to the day."""
    first = day_of(occurred)
    if first is None or occurred is None:
        return None
    if occurred.to is not None:
        return date.fromisoformat(occurred.to[:10]) if len(occurred.to) >= 10 else None
    goes_on = occurred.part == "night" and first < date.max
    return first + timedelta(days=1) if goes_on else first


def hour_of(occurred: Occurred | None) -> int | None:
    """Return the local hour of one clock time; none for a stretch or a part of the day."""
    if occurred is None or occurred.from_ is None or "T" not in occurred.from_:
        return None
    return int(occurred.from_[11:13]) if occurred.precision in _TO_THE_MINUTE else None


def day_words(day: date) -> str:
    """Return a day with its weekday: `Sat 14 Mar 2026`."""
    return describe(Occurred(precision="date", from_=day.isoformat()), style="short")


def read_day(text: str | None) -> date | None:
    """Return the day that a typed answer is, when it is nothing but an ISO date or time."""
    try:
        return date.fromisoformat(text[:10]) if text and _is_time(text) else None
    except ValueError:
        return None


def typed_day(text: str | None) -> str:
    """Return a typed date in words when it is an ISO date, and as it was typed when not."""
    if not text or not _is_time(text) or grain_of(text) == "year":
        return text or ""
    precision = _BY_GRAIN[grain_of(text)]
    return describe(Occurred(precision=precision, from_=text), style="short")


def _is_time(text: str) -> bool:
    try:
        grain_of(text)
    except MomentError:
        return False
    return True
