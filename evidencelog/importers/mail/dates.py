"""The times in mail headers (RFC 5322 3.3, 4.3; asctime of older programs).

Whoever wrote the header set the time by their own clock. Nothing is guessed: what does
not name an offset gives a local time, what is no date gives only the raw text.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

import msgspec

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS: Final = "mon tue wed thu fri sat sun".split()
# RFC 5322 4.3: these names have offsets, all others mean that the offset is not known.
_ZONES: Final = {
    "ut": "+0000",
    "utc": "+0000",
    "gmt": "+0000",
    "z": "+0000",
    "est": "-0500",
    "edt": "-0400",
    "cst": "-0600",
    "cdt": "-0500",
    "mst": "-0700",
    "mdt": "-0600",
    "pst": "-0800",
    "pdt": "-0700",
}
_LONGEST: Final = 200
"""Characters of a header that are looked at for a date: longer ones are no dates."""

_CLOCK: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
_DAY_FIRST: Final = re.compile(
    r"(?:(?P<weekday>[A-Za-z]{3,9})\s*,?\s*)?(?P<day>\d{1,2})[\s-]+(?P<month>[A-Za-z]{3,9})[\s-]+"
    rf"(?P<year>\d{{2,4}}),?\s+{_CLOCK}\s*(?P<zone>[+-]\d{{4}}|[A-Za-z]{{1,5}})?(?P<rest>.*)"
)
_ASCTIME: Final = re.compile(
    r"(?P<weekday>[A-Za-z]{3}),?\s+(?P<month>[A-Za-z]{3})\s+(?P<day>\d{1,2}),?\s+"
    rf"{_CLOCK}(?:\s+(?P<zone>[+-]\d{{4}}|[A-Z]{{1,5}}))?\s+(?P<year>\d{{4}})"
    r"(?:\s+(?P<late>[+-]\d{4}))?(?P<rest>.*)"
)
_OFFSET: Final = re.compile(r"[+-](?:[01]\d|2[0-3])[0-5]\d")
_COMMENT: Final = re.compile(r"\([^()]*\)")


def mail_stamp(raw: str) -> Stamp:
    """Return what a header says of a time; `raw` stays as it is in the result."""
    text = _COMMENT.sub(" ", raw[:_LONGEST]).strip()
    match = _DAY_FIRST.match(text) or _ASCTIME.match(text)
    moment = _moment(match) if match else None
    if match is None or moment is None or len(raw) > _LONGEST:
        return Stamp(raw=raw, note=_("this is not a date that can be read"))
    zone = match["zone"] or match.groupdict().get("late") or ""
    stamp = _placed(raw, moment, _ZONES.get(zone.lower(), zone))
    return msgspec.structs.replace(stamp, note=_oddity(match, moment, stamp))


def difference(earlier: Stamp, later: Stamp) -> timedelta | None:
    """Return how much later the second is, None when one of them has no time.

    A time without an offset is taken as UTC: up to 14 hours of the answer may be its zone.
    """
    first, second = earlier.instant or earlier.local, later.instant or later.local
    if not first or not second:
        return None
    return datetime.fromisoformat(second[:19]) - datetime.fromisoformat(first[:19])


def _moment(match: re.Match[str]) -> datetime | None:
    month = match["month"][:3].lower()
    if month not in _MONTHS:
        return None
    # RFC 5322 3.3 allows the leap second, which no clock of a computer shows.
    second = min(int(match["second"] or 0), 59)
    try:
        return datetime(  # noqa: DTZ001  the wall time; its offset is kept beside it
            _year(match["year"]),
            _MONTHS.index(month) + 1,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            second,
        )
    except ValueError:
        return None


def _year(digits: str) -> int:
    """Return the year of two, three or four digits (RFC 5322 4.3)."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _placed(raw: str, moment: datetime, zone: str) -> Stamp:
    local = moment.isoformat(timespec="seconds")
    if not _OFFSET.fullmatch(zone):
        return Stamp(raw=raw, local=local)
    distance = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
    try:
        instant = moment + distance if zone[0] == "-" else moment - distance
    except OverflowError:
        return Stamp(raw=raw, local=local)
    text = instant.isoformat(timespec="milliseconds") + "Z"
    if zone == "-0000":
        # RFC 5322 3.3: the time is UTC and says nothing of where the sender was.
        return Stamp(raw=raw, instant=text, source="in the file")
    offset = f"{zone[:3]}:{zone[3:]}"
    return Stamp(raw=raw, instant=text, local=local, offset=offset, source="in the file")


def _oddity(match: re.Match[str], moment: datetime, stamp: Stamp) -> str | None:
    weekday = (match["weekday"] or "").lower()[:3]
    if weekday in _DAYS and _DAYS[moment.weekday()] != weekday:
        return _("the day of the week does not go with the date")
    if stamp.instant is None:
        return _("the header does not say how far from UTC this time is")
    return None
