"""One point in time out of its pieces, in whatever order they were typed."""

from __future__ import annotations

from datetime import date

from evidencelog.core.moments import TimeNotUnderstoodError
from evidencelog.core.typed_times import calendar
from evidencelog.core.typed_times.calendar import MONTHS, WEEKDAYS
from evidencelog.core.typed_times.clause import (
    PARTS,
    Clause,
    Context,
    Matcher,
    not_understood,
    number_at,
    set_once,
    word_at,
)
from evidencelog.core.typed_times.clocks import MIDNIGHT, NOON, bare_hour, typed_clock
from evidencelog.core.typed_times.relative import (
    match_ago,
    match_relative_day,
    match_this_and_last,
)
from evidencelog.core.typed_times.tokens import Token
from evidencelog.i18n import gettext as _

ABOUT = frozenset({"about", "around", "approximately", "approx", "roughly", "circa", "ca", "~"})
_FILLERS = frozenset({"at", "on", "of", "in", "the", "during", ","})
# Years that a number of four digits by itself is taken for; 1830 may as well be a time.
_PLAIN_YEARS = range(1900, 2100)


def read_clause(tokens: tuple[Token, ...], context: Context) -> Clause:
    """Return what the pieces say together.

    A number that has no meaning by itself stays as `number`. Raises
    TimeNotUnderstoodError for a piece without meaning here, and when something is said twice.
    """
    clause = Clause()
    at = 0
    while at < len(tokens):
        step = next(
            (step for match in _MATCHERS if (step := match(tokens, at, clause, context))), 0
        )
        if step == 0:
            raise not_understood()
        at += step
    if clause.number is not None and (clause.is_hour or clause.part):
        set_once(clause, "clock", bare_hour(clause.number))
        clause.number = None
    _settle_weekday(clause, context)
    return clause


def _match_written_date(
    tokens: tuple[Token, ...], at: int, clause: Clause, context: Context
) -> int:
    token = tokens[at]
    first, *rest = (part or "" for part in token.parts)
    if token.kind == "date":
        days = calendar.numeric_dates(
            first, rest[1], rest[2], today=context.today, order=context.order
        )
    elif token.kind == "day_month":
        days = calendar.yearless_dates(
            first, rest[0] or rest[1], today=context.today, order=context.order
        )
    elif token.kind == "year_month":
        days = (calendar.month_text(int(first), int(rest[0])),)
    elif token.kind == "month_year":
        days = (calendar.month_text(int(rest[0]), int(first)),)
    else:
        return 0
    set_once(clause, "days", days)
    return 1


def _match_named_month(tokens: tuple[Token, ...], at: int, clause: Clause, context: Context) -> int:
    """Match `14 March 2026`, `March 14, 2026`, `2026 March 14`, with less of it as well."""
    start = at
    year = day = ""
    if number := number_at(tokens, at):
        at += 1
        year, day = (number, "") if len(number) == 4 else ("", number)
        at += word_at(tokens, at) == "of"
    month = MONTHS.get(word_at(tokens, at))
    if month is None:
        return 0
    at += 1
    if not day and 0 < len(number := number_at(tokens, at)) <= 2:
        day, at = number, at + 1
    comma = word_at(tokens, at) == ","
    if not year and len(number := number_at(tokens, at + comma)) == 4:
        year, at = number, at + comma + 1
    set_once(clause, "days", (_named(year, month, day, context.today),))
    return at - start


def _named(year: str, month: int, day: str, today: date) -> str:
    if not day:
        return (
            calendar.month_text(int(year), month)
            if year
            else calendar.latest_month(month, today=today)
        )
    text = (
        calendar.day_text(int(year), month, int(day))
        if year
        else calendar.latest(month, int(day), today=today)
    )
    if text is None:
        raise calendar.no_such_date()
    return text


def _match_clock(tokens: tuple[Token, ...], at: int, clause: Clause, _context: Context) -> int:
    token = tokens[at]
    named = {"noon": NOON, "midday": NOON, "midnight": MIDNIGHT}.get(word_at(tokens, at))
    if named is None and token.kind != "clock":
        return 0
    set_once(clause, "clock", named or typed_clock(token))
    return 1


def _match_zone(tokens: tuple[Token, ...], at: int, clause: Clause, _context: Context) -> int:
    token = tokens[at]
    if token.kind == "zone":
        set_once(clause, "is_zoned", True)
        return 1
    if token.kind != "offset":
        return 0
    sign, hours, minutes = token.parts
    set_once(clause, "offset", f"{sign or '+'}{int(hours or 0):02d}:{int(minutes or 0):02d}")
    return 1


def _match_number(tokens: tuple[Token, ...], at: int, clause: Clause, _context: Context) -> int:
    named_year = word_at(tokens, at) == "year"
    digits = number_at(tokens, at + named_year)
    if not digits:
        return 0
    if named_year or (len(digits) == 4 and int(digits) in _PLAIN_YEARS):
        set_once(clause, "days", (calendar.year_text(int(digits)),))
        return 1 + named_year
    if len(digits) > 2:
        return 0
    oclock = word_at(tokens, at + 1) == "o'clock"
    _set_number(clause, int(digits))
    clause.is_hour = oclock or word_at(tokens, at - 1) in ABOUT | {"at"}
    return 1 + oclock


def _set_number(clause: Clause, number: int) -> None:
    if clause.number is not None:
        raise not_understood()
    clause.number = number


def _match_word(tokens: tuple[Token, ...], at: int, clause: Clause, _context: Context) -> int:
    word = word_at(tokens, at)
    if word in ABOUT:
        set_once(clause, "about", True)
    elif word in PARTS:
        set_once(clause, "part", PARTS[word])
    elif word in WEEKDAYS:
        if clause.weekday is not None:
            raise not_understood()
        clause.weekday = WEEKDAYS[word]
    elif word not in _FILLERS:
        return 0
    return 1


def _settle_weekday(clause: Clause, context: Context) -> None:
    """Let a weekday name the date, or check the date that was named with it."""
    if clause.weekday is None:
        return
    if not clause.days:
        clause.days = calendar.weekday_dates(
            clause.weekday, today=context.today, before_today=clause.last
        )
        return
    if clause.last:
        raise not_understood()
    fitting = tuple(
        day
        for day in clause.days
        if len(day) == 10 and date.fromisoformat(day).weekday() == clause.weekday
    )
    if not fitting:
        raise TimeNotUnderstoodError(
            _("the weekday and the date do not fit together"), hint=_("leave one of them out")
        )
    clause.days = fitting


# The order matters where one begins like another: "14 March" before a number by itself.
_MATCHERS: tuple[Matcher, ...] = (
    _match_written_date,
    _match_named_month,
    match_ago,
    match_relative_day,
    match_this_and_last,
    _match_clock,
    _match_zone,
    _match_number,
    _match_word,
)
