"""The times of a calendar: in UTC, in a named zone, on the wall, or a day (RFC 5545 3.3.5).

A zone is looked up by its name where that is one of the IANA database. Otherwise it is what
the calendar explains, or what Windows means by the name. A time that no zone explains stays
on the wall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

import msgspec

from evidencelog.core.moments import offset_text
from evidencelog.core.zones import find_zone
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.importers.calendar.windows_zones import iana_name
from evidencelog.importers.calendar.zone_rules import ZoneRules, local_time
from evidencelog.importers.content_lines import ContentLine
from evidencelog.importers.drafts import Stamp, ZoneSource
from evidencelog.importers.exact_times import unreadable
from evidencelog.importers.wall_time import WallTimes

_DAY: Final = re.compile(r"\d{8}")
_DURATION: Final = re.compile(
    r"([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?"
)
_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """The zones that a calendar explains, by the names it gives them; and the owner's.

    `named` are the IANA names that a calendar gives for its own (X-LIC-LOCATION). `told` is
    for times that name no zone.
    """

    rules: dict[str, ZoneRules]
    named: dict[str, str]
    told: WallTimes


def calendar_stamp(line: ContentLine, zones: Zones) -> Stamp:
    """Return the time of a property; `raw` has the name of the zone before the value."""
    tzid = line.parameter("TZID")
    text = line.value.strip()
    raw = f"TZID={tzid}:{text}" if tzid else text
    moment = local_time(text)
    if moment is None:
        return unreadable(raw)
    if _DAY.fullmatch(text):
        return Stamp(raw=raw, local=moment.date().isoformat())
    local = moment.isoformat(timespec="seconds")
    if text.endswith("Z"):
        instant = moment.isoformat(timespec="milliseconds") + "Z"
        return Stamp(raw=raw, instant=instant, source="in the file")
    if not tzid:
        return zones.told.stamp(raw, local)
    return _in_zone(raw, moment, tzid, zones)


def ended(start: Stamp, duration: str) -> Stamp | None:
    """Return the end that follows from a start and a duration (RFC 5545 3.3.6)."""
    match = _DURATION.fullmatch(duration.strip())
    if match is None or not any(match.groups()[1:]):
        return unreadable(duration)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    length = -length if match[1] == "-" else length
    note = _("worked out from the start and a duration")
    try:
        return msgspec.structs.replace(_later(start, length), raw=duration, note=note)
    except OverflowError:
        return unreadable(duration)


def _later(start: Stamp, length: timedelta) -> Stamp:
    """Return a stamp moved on; the offset is left out, because it may have changed."""
    instant = local = None
    if start.instant is not None:
        moved = datetime.fromisoformat(start.instant[:-1]) + length
        instant = moved.isoformat(timespec="milliseconds") + "Z"
    elif start.local is not None:
        moved = datetime.fromisoformat(start.local) + length
        is_day = len(start.local) == 10 and not length % timedelta(days=1)
        local = moved.date().isoformat() if is_day else moved.isoformat(timespec="seconds")
    return Stamp(raw=start.raw, instant=instant, local=local, source=start.source)


def _in_zone(raw: str, moment: datetime, tzid: str, zones: Zones) -> Stamp:
    local = moment.isoformat(timespec="seconds")
    name = _iana(tzid) or _iana(zones.named.get(tzid, ""))
    if name is not None:
        return _by_name(raw, local, name, "in the file")
    rules = zones.rules.get(tzid)
    if rules is not None:
        return _by_rules(raw, moment, rules)
    name = iana_name(tzid)
    if name is not None:
        return _by_name(raw, local, name, "inferred")
    note = _("no zone is known by the name {name}").format(name=tzid[:_LONGEST_NAME])
    return Stamp(raw=raw, local=local, note=note)


def _iana(tzid: str) -> str | None:
    """Return the IANA name in a zone's name: some programs put their own path before it."""
    pieces = tzid.strip("/ ").split("/")
    if len(tzid) > _LONGEST_NAME or not tzid.strip("/ "):
        return None
    for count in sorted({len(pieces), 3, 2}, reverse=True):
        name = "/".join(pieces[-count:])
        try:
            find_zone(name)
        except UsageError:
            continue
        return name
    return None


def _by_name(raw: str, local: str, name: str, source: ZoneSource) -> Stamp:
    stamp = _walls(name).stamp(raw, local)
    return msgspec.structs.replace(stamp, zone=name, source=source)


@lru_cache(maxsize=100)
def _walls(zone: str) -> WallTimes:
    return WallTimes(zone)


def _by_rules(raw: str, moment: datetime, rules: ZoneRules) -> Stamp:
    local = moment.isoformat(timespec="seconds")
    placed = rules.place(moment)
    if placed.how != "once":
        twice = placed.how == "twice"
        note = (
            _("this time came twice, because the clocks went back")
            if twice
            else _("the clocks went forward over this time")
        )
        return Stamp(raw=raw, local=local, source="in the file", note=note)
    try:
        instant = (moment - placed.offset).isoformat(timespec="milliseconds") + "Z"
    except OverflowError:
        return Stamp(raw=raw, local=local)
    offset = offset_text(placed.offset)
    return Stamp(raw=raw, instant=instant, local=local, offset=offset, source="in the file")
