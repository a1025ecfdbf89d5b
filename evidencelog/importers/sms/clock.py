"""Times of SMS Backup & Restore: milliseconds since 1970, and a text in the phone's own time.

`date` is an instant. `readable_date` is the same moment as the phone showed it, in its
language; the distance of the two is the phone's offset from UTC, if it is one that any place
has.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from evidencelog.core.moments import offset_text
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.sms.habits import HALF_DAY, MINUTES, SECONDS, Habits, day_text
from evidencelog.importers.sms.readable import has_time

_SECONDS_DIGITS: Final = 11
"""Digits up to which a number counts seconds: `date_sent` of mms does, all else milliseconds.

Three more are read for these: up to the year 5138, so that all years have four digits.
"""

_USUAL_DIGITS: Final = 13
_REMEMBERED: Final = 4096
_SHOWN: Final = 60


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


class Clock(Habits):
    """Makes stamps; remembers how the phone writes days, and counts what it found.

    `offsets` are those that were inferred, with the number of records. `zone` is what the owner
    told; it is used where the file shows no offset, and `against` counts where it shows
    another.
    """

    def __init__(self, zone: ZoneInfo | None = None) -> None:
        super().__init__()
        self.against = 0
        self._zone = zone
        self._days: dict[int, str] = {}

    def stamp(self, raw: str | None, readable: str | None) -> Stamp | None:
        """Return the time of a record; None when the file gives none at all."""
        if raw is None:
            return None if readable is None else Stamp(raw=readable, note=_("there is no number"))
        if len(raw) == _USUAL_DIGITS and raw.isdecimal() and raw.isascii():
            seconds, fraction = int(raw[:-3]), raw[-3:]
        else:
            at = seconds_and_thousandths(raw)
            if at is None:
                return Stamp(raw=raw, note=_("this number is no time"))
            seconds, fraction = at[0], f"{at[1]:03d}"
        minutes, rest = divmod(seconds, 60)
        second = SECONDS[rest]
        instant = f"{self._minute(minutes)}{second}.{fraction}Z"
        if readable is None:
            return self._told(raw, instant, seconds)
        # Here and not in a function of its own: it is done for every message.
        half, within = divmod(minutes + self.shift, HALF_DAY)
        known = self.known.get(half) or self.carried(half)
        if known is not None:
            text, before, after, way, clock = known
            if f"{before}{way[within]}{second}{after}" == readable:
                self.count += 1
                local = f"{text}{clock[within]}{second}"
                if self._zone is not None:
                    self._compare(seconds, self._zone)
                return Stamp(
                    raw=raw, instant=instant, local=local, offset=self.words, source="inferred"
                )
        return self._learned(raw, instant, seconds, readable)

    def _learned(self, raw: str, instant: str, seconds: int, readable: str) -> Stamp:
        read = self.learned(readable, seconds)
        if read is None:
            return self._told(raw, instant, seconds, _unclear(readable))
        if self._zone is not None:
            self._compare(seconds, self._zone)
        local, offset = read
        return Stamp(raw=raw, instant=instant, local=local, offset=offset, source="inferred")

    @property
    def offsets(self) -> Counter[str]:
        """How many records show which offset from UTC."""
        return self.counted()

    def instant(self, seconds: int, thousandths: int = 0) -> str:
        """Return an instant as text, for a time beside the main one."""
        return f"{self._minute(seconds // 60)}{SECONDS[seconds % 60]}.{thousandths:03d}Z"

    def _minute(self, minutes: int) -> str:
        """Return `2024-03-14T18:05:` for minutes since 1970."""
        day, within = divmod(minutes, 1440)
        written = self._days.get(day)
        if written is None:
            if len(self._days) > _REMEMBERED:
                self._days.clear()
            written = self._days[day] = day_text(day)
        return written + MINUTES[within]

    def _compare(self, seconds: int, zone: ZoneInfo) -> None:
        told = datetime.fromtimestamp(seconds, UTC).astimezone(zone).utcoffset()
        self.against += told != timedelta(seconds=self.offset)

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
