"""Times of imported rows as a person reads them: wall time, with its offset where it is known."""

from __future__ import annotations

from functools import lru_cache

from evidencelog.core.imported import FoundTime, occurred_of
from evidencelog.core.moments import MomentError, Occurred, parse_instant
from evidencelog.core.zones import find_zone, to_recorded


def local_time(time: FoundTime | None, zone: str) -> Occurred | None:
    """Return a found time as wall time; None where the source gives no time that can be read.

    The wall time of the source is taken as it is. Where there is only an instant, it is shown
    as clocks in `zone` showed it: the instant is the same. Raises UnknownZoneError.
    """
    if time is None:
        return None
    if time.local is not None or time.instant is None:
        return occurred_of(time)
    try:
        return _seen_in(time.instant, zone)
    except MomentError:
        return None


# Neighbours in a conversation are read twice: for the day above them and for their own line.
@lru_cache(maxsize=64)
def _seen_in(instant: str, zone: str) -> Occurred:
    find_zone(zone)
    seen = to_recorded(parse_instant(instant), zone=zone)
    return Occurred(
        precision="exact",
        from_=seen.local,
        zone=seen.zone,
        offset=seen.offset,
        instant=instant,
    )


def when_key(time: FoundTime | None) -> str:
    """Return a text by which rows of one source stand in order of time; empty for no time."""
    return "" if time is None else time.instant or time.local or ""
