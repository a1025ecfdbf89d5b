"""The only place that reads the clock."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from evidencelog.core.moments import Clock as ClockNote
from evidencelog.core.moments import Recorded, instant_text, parse_instant
from evidencelog.core.zones import to_recorded

FAR_AHEAD = timedelta(days=366)
SLACK = timedelta(seconds=1)
"""How far a clock that is being set by the network may step back without a remark."""


class Clock(Protocol):
    """Tells the time and the zone in which the person lives; injected everywhere."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    def zone(self) -> str:
        """The IANA name of the person's time zone."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """This computer's clock, in the zone given."""

    zone_name: str

    def now(self) -> datetime:
        """The present instant by this computer."""
        return datetime.now(UTC)

    def zone(self) -> str:
        """The zone that was given."""
        return self.zone_name


def seconds_now() -> int:
    """Seconds since 1970 by this computer, to tell an unfinished file from an abandoned one.

    Not a time that is recorded: processes that share a log must mean the same thing by it.
    """
    return int(time.time())


def recorded_now(clock: Clock, previous: str | None) -> Recorded:
    """Return the time of writing, with a note when it contradicts the entry before.

    `previous` is the recorded instant of the entry before, if there is one. A clock that
    ran backwards, stood still or jumped far ahead is noted, never corrected.
    """
    now = clock.now()
    return to_recorded(now, zone=clock.zone(), clock=_contradiction(now, previous))


def _contradiction(now: datetime, previous: str | None) -> ClockNote | None:
    if previous is None:
        return None
    before = parse_instant(previous)
    if instant_text(now) == previous:
        return "stood still"
    if now < before - SLACK:
        return "backwards"
    # Subtracting keeps clear of the last year that a computer can count.
    if now - before > FAR_AHEAD:
        return "far ahead"
    return None
