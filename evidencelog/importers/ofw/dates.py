"""Dates of a report: which number is the day follows from the report, or has to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from evidencelog.core.moments import MomentError
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.importer import DateOrder, UndecidedError
from evidencelog.importers.wall_time import WallTimes

WHEN: Final = (
    r"(?P<one>\d{1,4})[/.-](?P<two>\d{1,2})[/.-](?P<three>\d{2,4}),?\s+(?:at\s+)?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
)
"""A date with a time; reports have had an `at` between them, and have none now."""
_WHEN: Final = re.compile(WHEN, re.ASCII)
_LAST_MONTH: Final = 12
_HALF: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An order of day and month, and what the owner should know of how it was found."""

    order: DateOrder
    says: tuple[str, ...] = ()


def decide(texts: Sequence[str], told: DateOrder | None) -> Decided:
    """Return the order that the dates show. Raises UndecidedError when they show none."""
    shown = {order for text in texts if (order := _shown(text)) is not None}
    if len(shown) == 1:
        order = shown.pop()
        if told in (None, order):
            return Decided(order=order)
        text = _("you said {told}, but the file shows {order}: it is read as the file shows")
        return Decided(order=order, says=(text.format(told=told, order=order),))
    if told is not None:
        return Decided(order=told, says=_contradictions(shown))
    if not texts:
        return Decided(order="mdy")
    raise UndecidedError(
        _("every day in this report could also be a month"),
        needs="date_order",
        samples=tuple(dict.fromkeys(texts))[:5],
        hint=_("say which comes first: the month (mdy) or the day (dmy)"),
    )


def _contradictions(shown: Iterable[DateOrder]) -> tuple[str, ...]:
    if not tuple(shown):
        return ()
    return (_("some dates of this report have the day first, and others the month"),)


def _shown(text: str) -> DateOrder | None:
    """Return the order that a single date can only have."""
    found = _WHEN.match(text)
    if found is None:
        return None
    if len(found["one"]) > 2:
        return "ymd"
    one, two = int(found["one"]), int(found["two"])
    if one > _LAST_MONTH >= two:
        return "dmy"
    return "mdy" if two > _LAST_MONTH >= one else None


@dataclass(slots=True, kw_only=True)
class Clock:
    """Makes stamps of the times of one report."""

    order: DateOrder
    walls: WallTimes
    zone_in_file: bool

    def stamp(self, text: str) -> Stamp:
        """Return the time as it stands, placed in the zone of the report if it has one."""
        local = self._local(text)
        if local is None:
            return Stamp(raw=text, note=_("this is not a time that can be read"))
        try:
            made = self.walls.stamp(text, local)
        except MomentError:
            return Stamp(raw=text, note=_("this is not a time that can be read"))
        if self.zone_in_file and made.zone is not None:
            return msgspec.structs.replace(made, source="in the file")
        return made

    def _local(self, text: str) -> str | None:
        found = _WHEN.fullmatch(text.strip())
        if found is None:
            return None
        year, month, day = self._date(found)
        hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
        if half:
            if not 1 <= hour <= _HALF:
                return None
            hour = hour % _HALF + (_HALF if half == "p" else 0)
        seconds = f":{found['second']}" if found["second"] else ""
        local = f"{year:04}-{month:02}-{day:02}T{hour:02}:{found['minute']}{seconds}"
        return local if _exists(local) else None

    def _date(self, found: re.Match[str]) -> tuple[int, int, int]:
        one, two, three = (int(found[name]) for name in ("one", "two", "three"))
        if len(found["one"]) > 2:
            return one, two, three
        year = three + 2000 if len(found["three"]) == 2 else three
        return (year, two, one) if self.order == "dmy" else (year, one, two)


def _exists(local: str) -> bool:
    try:
        datetime.fromisoformat(local)
    except ValueError:
        return False
    return True
