"""Times of Apple's databases: since the beginning of 2001, in UTC.

Up to macOS 10.12 and iOS 10 they are seconds, later nanoseconds; both may stand in one
database. 0 says that it never happened.
"""

from __future__ import annotations

from typing import Final

from evidencelog.importers.drafts import Stamp
from evidencelog.importers.exact_times import of_milliseconds

_BEGINNING: Final = 978_307_200_000
"""2001-01-01T00:00:00Z in milliseconds since 1970."""
_SMALLEST_FINE: Final = 100_000_000_000
"""Seconds of the year 5169; as nanoseconds the second minute of 2001."""


def stamp_of(value: object) -> Stamp | None:
    """Return the time of a cell; None when it is empty or 0."""
    if not value or isinstance(value, bytes):
        return None
    return of_milliseconds(_milliseconds(value), str(value))


def _milliseconds(value: object) -> int | None:
    try:
        number = float(value) if isinstance(value, str) else value
        if not isinstance(number, int | float):
            return None
        if abs(number) > _SMALLEST_FINE:
            return _BEGINNING + int(number) // 1_000_000
        return _BEGINNING + int(number * 1000)
    except (ValueError, OverflowError):
        return None
