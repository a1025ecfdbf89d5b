"""Times that are told from the present: "3 days ago", "yesterday", "last night"."""

from __future__ import annotations

from datetime import date, timedelta

from evidencelog.core.moments import Part
from evidencelog.core.typed_times import calendar
from evidencelog.core.typed_times.calendar import WEEKDAYS
from evidencelog.core.typed_times.clause import (
    PARTS,
    Clause,
    Context,
    number_at,
    set_once,
    word_at,
)
from evidencelog.core.typed_times.clocks import Clock
from evidencelog.core.typed_times.tokens import Token
from evidencelog.core.zones import to_recorded

_NUMBERS = {
    name: number
    for number, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_UNITS = {
    name: unit
    for unit, names in {
        "minute": ("minute", "minutes", "min", "mins"),
        "hour": ("hour", "hours", "hr", "hrs", "h"),
        "day": ("day", "days"),
        "week": ("week", "weeks"),
        "month": ("month", "months"),
        "year": ("year", "years"),
    }.items()
    for name in names
}
# Until then the evening before is what many people mean by "tonight" and "last night".
_SMALL_HOURS = 5


def match_ago(tokens: tuple[Token, ...], at: int, clause: Clause, context: Context) -> int:
    """Match `3 days ago`, `an hour ago`, `half an hour ago`."""
    half = word_at(tokens, at) == "half" and word_at(tokens, at + 1) == "an"
    start, at = at, at + half
    count = int(number_at(tokens, at) or _NUMBERS.get(word_at(tokens, at), 0))
    unit = _UNITS.get(word_at(tokens, at + 1))
    if not count or unit is None or word_at(tokens, at + 2) != "ago" or (half and unit != "hour"):
        return 0
    if unit in ("minute", "hour"):
        minutes = 30 if half else count * (60 if unit == "hour" else 1)
        _set_present(clause, context, timedelta(minutes=minutes))
    else:
        set_once(clause, "days", (_ago(count, unit, context.today),))
    # "two weeks ago" is rarely said of the very day, and "two hours ago" never of the minute.
    clause.about = clause.about or unit != "day"
    return at + 3 - start


def _ago(count: int, unit: str, today: date) -> str:
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return calendar.month_text(months // 12, months % 12 + 1)
    if unit == "year":
        return calendar.year_text(today.year - count)
    return calendar.days_from(today, -count * (7 if unit == "week" else 1))


def _set_present(clause: Clause, context: Context, before: timedelta) -> None:
    """Set the minute that was so long ago, with its offset: it never comes twice."""
    try:
        moment = to_recorded(context.now - before, zone=context.zone)
    except OverflowError as error:
        raise calendar.no_such_date() from error
    set_once(clause, "days", (moment.local[:10],))
    set_once(
        clause, "clock", Clock(int(moment.local[11:13]), int(moment.local[14:16]), settled=True)
    )
    set_once(clause, "offset", moment.offset)


def match_relative_day(tokens: tuple[Token, ...], at: int, clause: Clause, context: Context) -> int:
    """Match `today`, `yesterday`, `the day before yesterday`, `tomorrow`, `just now`."""
    words = tuple(word_at(tokens, at + step) for step in range(3))
    if words == ("day", "before", "yesterday"):
        set_once(clause, "days", (calendar.days_from(context.today, -2),))
        return 3
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(words[0])
    if days is not None:
        set_once(clause, "days", (calendar.days_from(context.today, days),))
        return 1
    if words[0] == "now" or words[:2] == ("just", "now"):
        _set_present(clause, context, timedelta())
        return 1 if words[0] == "now" else 2
    return 0


def match_this_and_last(
    tokens: tuple[Token, ...], at: int, clause: Clause, context: Context
) -> int:
    """Match `this morning`, `last night`, `tonight`, `last month`, and the "last" of a weekday."""
    which, what = word_at(tokens, at), word_at(tokens, at + 1)
    if which == "tonight":
        _set_part(clause, "night", context, back=0)
        return 1
    if which == "last" and what in WEEKDAYS:
        clause.last = True
        return 1
    if (which == "this" and what in PARTS) or (which, what) == ("last", "night"):
        _set_part(clause, PARTS[what], context, back=int(which == "last"))
        return 2
    if which in ("this", "last") and what in ("month", "year"):
        back = int(which == "last")
        set_once(clause, "days", (_ago(back, what, context.today),))
        return 2
    return 0


def _set_part(clause: Clause, part: Part, context: Context, *, back: int) -> None:
    """Set a part of the day that began `back` days ago; in the small hours, or a day earlier."""
    began = (back, back + 1) if context.local.hour < _SMALL_HOURS else (back,)
    if part in ("morning", "afternoon"):
        began = (back,)
    set_once(clause, "part", part)
    set_once(clause, "days", tuple(calendar.days_from(context.today, -days) for days in began))
    clause.night_began = part == "night"
