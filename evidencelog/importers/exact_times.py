"""Times that a file gives as numbers or in ISO 8601.

Nothing here reads a clock or the zone of this machine. A time that cannot be placed keeps
its raw text, and a note says why.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from evidencelog.core.moments import offset_text
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001  all arithmetic here is in UTC
_LAST: Final = 253_402_300_799_999
"""Milliseconds of the last instant of the year 9999."""
_FURTHEST: Final = timedelta(hours=18)
"""No zone was ever further from UTC; what is further is no offset but a wrong clock."""
_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?"
    r"(?:Z|([+-])(\d\d):?(\d\d))?",
    re.ASCII,
)


def instant_of(milliseconds: int) -> str | None:
    """Return the UTC text of milliseconds since 1970; None outside 1970 to 9999."""
    if not 0 <= milliseconds <= _LAST:
        return None
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds") + "Z"


def of_milliseconds(milliseconds: int | None, raw: str) -> Stamp:
    """Return the time of a number of milliseconds since 1970 in UTC."""
    instant = None if milliseconds is None else instant_of(milliseconds)
    if instant is None:
        return unreadable(raw)
    return Stamp(raw=raw, instant=instant, source="in the file")


def of_iso(raw: str) -> Stamp:
    """Return an ISO time as it stands; without an offset it stays a local time.

    Fractions may have any number of digits. What is finer than a millisecond is cut.
    """
    found = _ISO.fullmatch(raw.strip())
    moment = _moment(found) if found else None
    if found is None or moment is None:
        return unreadable(raw)
    local = moment.isoformat(timespec="seconds" if found[3] else "minutes")
    if not raw.strip().endswith("Z") and found[5] is None:
        return Stamp(raw=raw, local=local)
    distance = timedelta(hours=int(found[6] or 0), minutes=int(found[7] or 0))
    if distance > _FURTHEST:
        return Stamp(raw=raw, local=local, note=_("no clock was ever that far from UTC"))
    distance = -distance if found[5] == "-" else distance
    fraction = timedelta(milliseconds=int(f"{found[4] or ''}000"[:3]))
    try:
        instant = (moment - distance + fraction).isoformat(timespec="milliseconds") + "Z"
    except OverflowError:
        return unreadable(raw)
    offset = offset_text(distance)
    return Stamp(raw=raw, instant=instant, local=local, offset=offset, source="in the file")


def of_both(raw: str, local: str, milliseconds: int) -> Stamp:
    """Return a time that stands twice in the file: on the wall and in UTC.

    The difference is the offset of the clock that wrote the local time. When it cannot be
    one, the two contradict each other; then a note says so, and UTC counts.
    """
    stamp = of_milliseconds(milliseconds, raw)
    wall = of_iso(local).local
    if stamp.instant is None or wall is None:
        return stamp
    utc = _EPOCH + timedelta(milliseconds=milliseconds)
    distance = datetime.fromisoformat(wall) - utc.replace(microsecond=0)
    if abs(distance) > _FURTHEST or distance % timedelta(minutes=15):
        note = _("the local time and the one in UTC do not belong together")
        return Stamp(raw=raw, instant=stamp.instant, source="in the file", note=note)
    return Stamp(
        raw=raw,
        instant=stamp.instant,
        local=wall,
        offset=offset_text(distance),
        source="in the file",
    )


def unreadable(raw: str) -> Stamp:
    """Return a time of which there is nothing but its text."""
    return Stamp(raw=raw, note=_("this is not a time that can be read"))


def _moment(found: re.Match[str]) -> datetime | None:
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}:{found[3] or '00'}")
    except ValueError:
        return None
