"""The order of what happened, and the time between an event and writing it down.

A moment that is known only roughly stands where its stretch of time begins, and before the
finer ones that begin there: the year before its January, a date before the times of that
day, "in the evening" before 17:00. What has no known time at all comes last.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from evidencelog.core.moments import (
    Occurred,
    Recorded,
    first_moment,
    grain_of,
    parse_instant,
    parse_offset,
)
from evidencelog.core.zones import readings, to_recorded

SortKey = tuple[int, timedelta, int, str]

_YEAR_ONE = first_moment("0001")
_RANK_OF_GRAIN = {"year": 0, "month": 1, "day": 2, "minute": 6, "second": 7}
_RANK_OF_PRECISION = {"part": 3, "range": 4, "about": 5}
# Only an order for reading, not a statement about when an evening is.
_PART_BEGINS = {
    "morning": timedelta(hours=5),
    "afternoon": timedelta(hours=12),
    "evening": timedelta(hours=17),
    "night": timedelta(hours=21),
}


def sort_key(occurred: Occurred | None, recorded: Recorded | None) -> SortKey:
    """Return what entries are sorted by to stand in the order in which things happened.

    An entry without any `occurred` stands where it was written down; equal moments keep
    the order of writing down.
    """
    written = recorded.at if recorded else ""
    if occurred is None:
        return (0, _since_year_one(written), 6, written) if written else (1, timedelta(), 0, "")
    if occurred.from_ is None:
        return (1, timedelta(), 0, written)
    begins = _placed(occurred.from_, occurred.offset, occurred.zone)
    grain = grain_of(occurred.from_)
    rank = _RANK_OF_GRAIN[grain]
    if grain in ("minute", "second") or occurred.part:
        rank = _RANK_OF_PRECISION.get(occurred.precision, rank)
    if occurred.part:
        begins += _PART_BEGINS[occurred.part]
    return (0, begins, rank, written)


def delay(occurred: Occurred | None, recorded: Recorded | None) -> timedelta | None:
    """Return how long after its end an event was written down; negative: before it.

    A whole number of days where only the day is known. None where that is not known
    either, and where there is nothing to compare.
    """
    if occurred is None or recorded is None or occurred.from_ is None:
        return None
    end = occurred.to or occurred.from_
    offset = occurred.to_offset if occurred.to else occurred.offset
    grain = grain_of(end)
    if grain in ("year", "month"):
        return None
    if grain == "day":
        return first_moment(_day_of(recorded, occurred.zone)) - first_moment(end)
    return _since_year_one(recorded.at) - _placed(end, offset, occurred.zone)


def is_future(occurred: Occurred, now: datetime) -> bool:
    """Say whether a moment, or the end of a range, is still to come at the aware time `now`."""
    if occurred.from_ is None:
        return False
    end = occurred.to or occurred.from_
    here = to_recorded(now, zone=occurred.zone or "UTC")
    if grain_of(end) in ("year", "month", "day"):
        return end > here.local[: len(end)]
    offset = occurred.to_offset if occurred.to else occurred.offset
    return _placed(end, offset, occurred.zone) > _since_year_one(here.at)


def _since_year_one(instant: str) -> timedelta:
    return parse_instant(instant).replace(tzinfo=None) - _YEAR_ONE


def _placed(local: str, offset: str | None, zone: str | None) -> timedelta:
    """Return the first moment of a local time in UTC as a distance, which cannot overflow."""
    distance = first_moment(local) - _YEAR_ONE
    if offset is None and zone is not None:
        midnight = local if "T" in local else f"{first_moment(local).date().isoformat()}T00:00"
        offset = readings(midnight, zone=zone).each[0].offset
    return distance - parse_offset(offset) if offset else distance


def _day_of(recorded: Recorded, zone: str | None) -> str:
    """Return the day on which it was written down, by the calendar of the event's zone."""
    if zone is None:
        return recorded.local[:10]
    return to_recorded(parse_instant(recorded.at), zone=zone).local[:10]
