"""Dates and times in the cells of tables, and what their order follows from.

The order of day and month comes from the table: a number that can be no month, a day of the
week beside the date, rows that run in one direction in one reading only. Else it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import DateOrder, UndecidedError
from evidencelog.importers.whatsapp.months import month_of

_DATE: Final = re.compile(r"(?<![\d:.])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d:])")
_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_CLOCK: Final = re.compile(
    r"(?<![\d.])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s?([ap])?(?:\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(r"(?<!\d)(\d{1,2})[-/ .]{1,2}[^\W\d_]+[-/ .]{1,2}(\d\d)(?![\d:.])")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_OFFSET: Final = re.compile(r"\d\s?(?:(Z|UTC|GMT)(?![+-])|(?:UTC|GMT)?([+-]\d{2}):?(\d{2}))\s*$")
_LONGEST: Final = 80
_PLACES: Final[dict[DateOrder, tuple[int, int, int]]] = {
    "dmy": (2, 1, 0),
    "mdy": (2, 0, 1),
    "ymd": (0, 1, 2),
}
# The first letters of the days of the week, Monday first.
_WEEKDAYS: Final = (
    "mon lun mo seg pon", "tue mar di ter wto", "wed mie mer mi qua sro", "thu jue jeu gio do qui",
    "fri vie ven fr sex pia", "sat sab sam sa", "sun dom dim so nie",
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")


class Numbers(NamedTuple):
    """The three numbers of a date in figures; `four` is the place of a year of four digits."""

    values: tuple[int, int, int]
    four: int | None


def numbers_in(text: str) -> Numbers | None:
    """Return the numbers of a date in figures; None for one that is written otherwise."""
    found = _DATE.search(text[:_LONGEST])
    if found is None:
        return None
    first, third = found[1], found[4]
    if len(found[1]) == 3 or len(found[4]) == 3 or (len(first) == 4 and len(third) == 4):
        return None
    four = 0 if len(first) == 4 else 2 if len(third) == 4 else None
    return Numbers((int(first), int(found[3]), int(third)), four)


def day_of(numbers: Numbers, order: DateOrder) -> date | None:
    """Return the day that the numbers mean in this order; None when there is none."""
    if numbers.four is not None and numbers.four != _PLACES[order][0]:
        return None
    year, month, day = (numbers.values[place] for place in _PLACES[order])
    try:
        return date(year if numbers.four is not None else 2000 + year, month, day)
    except ValueError:
        return None


def written_day(text: str, order: DateOrder | None) -> date | None:
    """Return the day that a cell names, by figures in this order or with the month as a word."""
    text = text[:_LONGEST]
    numbers = numbers_in(text)
    if numbers is not None:
        if numbers.four == 0:
            return day_of(numbers, "ymd")
        return day_of(numbers, order) if order else None
    compact = _COMPACT.search(text)
    month = month_of(text)
    try:
        if compact is not None and month is None:
            return date(int(compact[1]), int(compact[2]), int(compact[3]))
        short = _SHORT.search(text)
        if month is not None and short is not None:
            return date(2000 + int(short[2]), month, int(short[1]))
        year = _YEAR.search(text)
        days = _DAY.findall(_CLOCK.sub(" ", text))
        if month is None or year is None or len(days) != 1:
            return None
        return date(int(year[1]), month, int(days[0]))
    except ValueError:
        return None


def written_clock(text: str, *, is_alone: bool = False) -> str | None:
    """Return the time of day that a cell names, `18:05` or `18:05:10`; None when there is none.

    `is_alone` tells that the cell has no date, so that 18.05.30 is a time.
    """
    text = text[:_LONGEST]
    compact = _COMPACT.search(text)
    if compact is not None and compact[4] is not None:
        return _clock(int(compact[4]), compact[5], compact[6])
    found = _CLOCK.search(text if is_alone else _DATE.sub(" ", text, count=1))
    if found is None:
        return None
    hour, half = int(found[1]), (found[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    return _clock(hour % 12 + 12 * (half == "p") if half else hour, found[2], found[3])


def _clock(hour: int, minute: str, second: str | None) -> str | None:
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02d}:{int(minute):02d}" + (f":{int(second):02d}" if second else "")


def written_offset(text: str) -> str | None:
    """Return the offset from UTC that a cell ends in (`+02:00`); None when it names none."""
    found = _OFFSET.search(text[:_LONGEST])
    if found is None:
        return None
    return "+00:00" if found[1] else f"{found[2]}:{found[3]}"


@dataclass(slots=True)
class _Reading:
    """How all dates look in one order: as they run, and whether all of them exist."""

    impossible: int = 0
    forward: int = 0
    backward: int = 0
    last: date | None = None

    def add(self, day: date | None, *, in_row: bool) -> None:
        if day is None:
            self.impossible += 1
        elif in_row:
            if self.last is not None and day != self.last:
                self.forward += day > self.last
                self.backward += day < self.last
            self.last = day

    @property
    def runs(self) -> bool:
        """Whether the rows run in one direction, over more days than chance would give."""
        return min(self.forward, self.backward) == 0 and self.forward + self.backward >= _STEPS


_STEPS: Final = 3
_MOST_SHOWN: Final = 5


@dataclass(slots=True)
class Orders:
    """What the dates of a table show about their order, in little memory."""

    readings: dict[DateOrder, _Reading] = field(
        default_factory=lambda: {"dmy": _Reading(), "mdy": _Reading(), "ymd": _Reading()}
    )
    differing: list[str] = field(default_factory=list)

    def add(self, text: str, *, in_row: bool = True) -> None:
        """Look at a cell; those above the rows do not count for the direction."""
        numbers = numbers_in(text)
        if numbers is None or numbers.four == 0:
            return
        days = {order: day_of(numbers, order) for order in self.readings}
        weekday = _weekday(text)
        if weekday is not None:
            days = {o: d if d and d.weekday() == weekday else None for o, d in days.items()}
        if not any(days.values()):
            return
        for order, day in days.items():
            self.readings[order].add(day, in_row=in_row)
        if len({day for day in days.values() if day}) > 1 and len(self.differing) < _MOST_SHOWN:
            self.differing.append(text[:_LONGEST])

    def decide(self, told: DateOrder | None) -> tuple[DateOrder | None, str]:
        """Return the order and what to say about it. Raises UndecidedError when it is open."""
        found = self._found()
        if found is not None and not (told == "ymd" and "ymd" in self._possible()):
            if told is not None and told != found:
                says = _("the dates of the table show {found}, not {told}: it is read as it shows")
                return found, says.format(found=_named(found), told=_named(told))
            return found, ""
        if told is not None:
            return told, _("the table does not show the order of its dates; it is read as told")
        if not self.differing:
            return None, ""
        raise UndecidedError(
            _("whether the day or the month comes first does not follow from the table"),
            needs="date_order",
            samples=tuple(self.differing),
            hint=_("say it with --date-order dmy or --date-order mdy"),
        )

    def _found(self) -> DateOrder | None:
        # Two figures of a year first are rare: they are thought of when nothing else is possible.
        possible = [one for one in self._possible() if one != "ymd"] or self._possible()
        if len(possible) == 1 or (possible and not self.differing):
            return possible[0]
        running = [order for order in possible if self.readings[order].runs]
        return running[0] if len(running) == 1 else None

    def _possible(self) -> list[DateOrder]:
        return [order for order, one in self.readings.items() if not one.impossible]


def _named(order: DateOrder) -> str:
    return {"dmy": _("day first"), "mdy": _("month first"), "ymd": _("year first")}[order]


def _weekday(text: str) -> int | None:
    """Return the day of the week that a word in the cell names, Monday being 0."""
    for word in _WORD.findall(text.casefold()):
        for number, names in enumerate(_WEEKDAYS):
            if any(
                word == name or (len(name) > 2 and word.startswith(name)) for name in names.split()
            ):
                return number
    return None
