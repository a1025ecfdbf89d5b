"""Times of SMS Backup & Restore: milliseconds since 1970, and a text in the phone's own time.

`date` is an instant. `readable_date` is the same moment as the phone showed it, in its
language; the distance of the two is the phone's offset from UTC, if it is one that any place
has.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from evidencelog.core.moments import offset_text
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.sms.readable import OFFSETS, has_time, read_offset

_DAY: Final = 86_400
_EPOCH: Final = date(1970, 1, 1).toordinal()
_SECONDS_DIGITS: Final = 11
"""Digits up to which a number counts seconds: `date_sent` of mms does, all else milliseconds.

Three more are read for these: up to the year 5138, so that all years have four digits.
"""

_REMEMBERED: Final = 4096
_NOON: Final = 43_200
_SHOWN: Final = 60
_MINUTE_AND_SECOND: Final = re.compile(r"[0-9]{2}[:.][0-9]{2}(?![0-9])")
_MINUTES: Final = tuple(f"{n // 60:02d}:{n % 60:02d}:" for n in range(1440))
_SECONDS: Final = tuple(f"{n:02d}" for n in range(60))


def seconds_and_thousandths(text: str) -> tuple[int, int] | None:
    """Return the instant of a number in seconds or milliseconds since 1970 UTC.

    None for nothing, zero and what is no such number: zero stands for unknown.
    """
    digits = len(text)
    if digits > _SECONDS_DIGITS + 3 or not text.isdecimal():
        return None
    number = int(text)
    if not number:
        return None
    if digits > _SECONDS_DIGITS:
        return divmod(number, 1000)
    return number, 0


class Clock:
    """Makes stamps; remembers how the phone writes days, and counts what it found.

    `offsets` counts the records by the offset that was inferred. `zone` is what the owner
    told; it is used where the file shows no offset, and `against` counts where it shows
    another.
    """

    def __init__(self, zone: ZoneInfo | None = None) -> None:
        self.offsets: dict[int, int] = {}
        self.against = 0
        self._zone = zone
        self._days: dict[int, str] = {}
        self._written: dict[tuple[str, str], tuple[int, int]] = {}

    def stamp(self, raw: str | None, readable: str | None) -> Stamp | None:
        """Return the time of a record; None when the file gives none at all."""
        if raw is None:
            return None if readable is None else Stamp(raw=readable, note=_("there is no number"))
        at = seconds_and_thousandths(raw)
        if at is None:
            return Stamp(raw=raw, note=_("this number is no time"))
        seconds, thousandths = at
        minutes, rest = divmod(seconds, 60)
        second = _SECONDS[rest]
        instant = f"{self._minute(minutes)}{second}.{thousandths:03d}Z"
        if readable is None:
            return self._told(raw, instant, seconds)
        offset = self._offset(readable, seconds)
        if offset is None:
            return self._told(raw, instant, seconds, _unclear(readable))
        self.offsets[offset] = self.offsets.get(offset, 0) + 1
        if self._zone is not None:
            self._compare(seconds, offset, self._zone)
        return Stamp(
            raw=raw,
            instant=instant,
            local=self._minute(minutes + offset // 60) + second,
            offset=OFFSETS[offset],
            source="inferred",
        )

    def instant(self, seconds: int, thousandths: int = 0) -> str:
        """Return an instant as text, for a time beside the main one."""
        return f"{self._minute(seconds // 60)}{_SECONDS[seconds % 60]}.{thousandths:03d}Z"

    def _minute(self, minutes: int) -> str:
        """Return `2024-03-14T18:05:` for minutes since 1970."""
        day, within = divmod(minutes, 1440)
        written = self._days.get(day)
        if written is None:
            if len(self._days) > _REMEMBERED:
                self._days.clear()
            written = self._days[day] = date.fromordinal(_EPOCH + day).isoformat() + "T"
        return written + _MINUTES[within]

    def _offset(self, readable: str, seconds: int) -> int | None:
        """Return the offset of what is written; quick for a day that was read before."""
        head, _colon, tail = readable.partition(":")
        day, _space, hour = head.rpartition(" ")
        known = self._written.get((day, tail[5:]))
        if known is not None:
            try:
                clock = int(hour) * 3600 + int(tail[:2]) * 60 + int(tail[3:5])
            except ValueError:
                return self._read_offset(readable, seconds, day, tail)
            midnight, half = known
            if half != -1:
                clock += (half - 12 * (clock >= _NOON)) * 3600
            if midnight + clock - seconds in OFFSETS:
                return midnight + clock - seconds
        return self._read_offset(readable, seconds, day, tail)

    def _read_offset(self, readable: str, seconds: int, day: str, tail: str) -> int | None:
        found = read_offset(readable, seconds)
        if found is None:
            return None
        if len(self._written) > _REMEMBERED:
            self._written.clear()
        if day and _MINUTE_AND_SECOND.match(tail):
            midnight = seconds + found[0]
            self._written[day, tail[5:]] = (midnight - midnight % _DAY, found[1])
        return found[0]

    def _compare(self, seconds: int, offset: int, zone: ZoneInfo) -> None:
        told = datetime.fromtimestamp(seconds, UTC).astimezone(zone).utcoffset()
        self.against += told != timedelta(seconds=offset)

    def _told(self, raw: str, instant: str, seconds: int, note: str | None = None) -> Stamp:
        zone = self._zone
        if zone is None:
            return Stamp(raw=raw, instant=instant, source="in the file", note=note)
        local = datetime.fromtimestamp(seconds, UTC).astimezone(zone)
        return Stamp(
            raw=raw,
            instant=instant,
            local=local.replace(tzinfo=None).isoformat(timespec="seconds"),
            offset=offset_text(local.utcoffset() or timedelta(0)),
            zone=zone.key,
            source="told",
            note=note,
        )


def _unclear(readable: str) -> str | None:
    """Return what to say of a written time that cannot be placed; None where there is none."""
    if not has_time(readable):
        return None
    says = _("the file also writes {text}, which no place showed at that moment")
    return says.format(text=readable[:_SHOWN])
