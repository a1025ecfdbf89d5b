"""The numbers of Discord, which tell when they were given.

The upper bits of a number are milliseconds since the beginning of 2015. The one who
exports cannot choose them, so they are an independent check of the written time.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.exact_times import instant_of

_FIRST: Final = 1_420_070_400_000
_BITS: Final = 22
_SMALLEST: Final = 1 << 40
"""Numbers below were given in the first five minutes; what has them has made them up."""
_ALLOWED: Final = 2.0
"""Seconds between the two that mean nothing."""


def milliseconds_of(number: int | None) -> int | None:
    """Return the time in a number, in milliseconds since 1970; None when it has none."""
    if number is None or number < _SMALLEST:
        return None
    return (number >> _BITS) + _FIRST


def disagreement(number: int | None, stamp: Stamp | None) -> str | None:
    """Return what to say when the number of a message was given at another time."""
    milliseconds = milliseconds_of(number)
    given = instant_of(milliseconds) if milliseconds is not None else None
    if given is None or stamp is None or stamp.instant is None:
        return None
    apart = datetime.fromisoformat(given[:-1]) - datetime.fromisoformat(stamp.instant[:-1])
    if abs(apart.total_seconds()) <= _ALLOWED:
        return None
    return _("by its number this was written at {instant}").format(instant=given)
