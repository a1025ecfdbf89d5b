"""Times as they are shown: local, with the weekday."""

from __future__ import annotations

from evidencelog.core.moment_words import describe_recorded
from evidencelog.core.moments import parse_instant
from evidencelog.core.zones import to_recorded


def instant_shown(instant: str, zone: str) -> str:
    """Return an instant of the log as a person in `zone` reads it on the wall."""
    return describe_recorded(to_recorded(parse_instant(instant), zone=zone), style="short")
