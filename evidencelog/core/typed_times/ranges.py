"""A stretch of time out of its two ends, where each lends the other what it left out."""

from __future__ import annotations

from typing import NamedTuple

from evidencelog.core.moments import Part, TimeNotUnderstoodError, first_moment
from evidencelog.core.typed_times.calendar import MONTHS
from evidencelog.core.typed_times.clause import Clause, Context, not_understood
from evidencelog.core.typed_times.clauses import read_clause
from evidencelog.core.typed_times.clocks import Clock, bare_hour, possible
from evidencelog.core.typed_times.points import day_after, day_before, past_days, read_points, timed
from evidencelog.core.typed_times.tokens import Token
from evidencelog.i18n import gettext as _

_TO = frozenset({"to", "until", "till", "through", "-"})

Tokens = tuple[Token, ...]


class Stretch(NamedTuple):
    """One reading of a range: two local times."""

    start: str
    end: str


class Ends(NamedTuple):
    """What was said of the start and of the end."""

    start: Clause
    end: Clause


def split(tokens: Tokens) -> tuple[Tokens, Tokens] | None:
    """Return the pieces of both ends of a range, or None when the text is no range.

    Raises TimeNotUnderstoodError when it begins like one and has not exactly two ends.
    """
    words = [token.text if token.kind in ("word", "mark") else "" for token in tokens]
    opening = next((word for word in words if word in ("between", "from")), "")
    breaks = {"and"} if opening == "between" else _TO
    places = [at for at, word in enumerate(words) if word in breaks]
    if not opening and not places:
        return None
    if len(places) != 1:
        raise not_understood()
    kept = [
        token for token, word in zip(tokens, words, strict=True) if not opening or word != opening
    ]
    at = places[0] - bool(opening and words.index(opening) < places[0])
    return _lend_dates(tuple(kept[:at]), tuple(kept[at + 1 :]))


def read_ends(tokens: tuple[Tokens, Tokens], context: Context) -> Ends:
    """Return what was said of both ends, each as complete as the other can make it."""
    start, end = (read_clause(part, context) for part in tokens)
    _as_hours(start, end)
    offset = start.offset or end.offset
    for clause in (start, end):
        if clause.clock is not None:
            clause.offset = clause.offset or offset
    return Ends(start, end)


def read_stretches(ends: Ends, context: Context) -> tuple[Stretch, ...]:
    """Return every reading of a range that does not end before it starts.

    Raises TimeNotUnderstoodError when there is none.
    """
    start, end = ends
    if start.clock and end.clock and not (start.days and end.days):
        pairs = _pairs(start.clock, end.clock, start.part or end.part)
        found = [each for pair in pairs for each in _placed(pair, ends, context)]
    elif not (start.days and end.days):
        raise not_understood()
    else:
        found = [
            Stretch(first.local, last.local)
            for first in read_points(start, context)
            for last in read_points(end, context)
            if not (first.part or last.part)
        ]
    in_order = dict.fromkeys(
        each for each in found if first_moment(each.start) <= first_moment(each.end)
    )
    if not in_order:
        raise TimeNotUnderstoodError(
            _("this ends before it starts, or its ends do not fit together"),
            hint=_("write both ends in full, like 2026-03-14 18:00 to 2026-03-14 19:30"),
        )
    return tuple(in_order)


def _pairs(start: Clock, end: Clock, part: Part | None) -> list[tuple[Clock, Clock]]:
    """Return the possible times of both ends; an open one is the nearest to the other end."""
    starts, ends = possible(start, part), possible(end, part)
    if len(ends) == 1:
        return [(min(starts, key=lambda first: _minutes(first, ends[0])), ends[0])]
    return [(first, min(ends, key=lambda last: _minutes(first, last))) for first in starts]


def _minutes(first: Clock, last: Clock) -> int:
    """Return how long it is from one time to the next time that the other comes."""
    minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
    return minutes % (24 * 60) or 24 * 60


def _placed(pair: tuple[Clock, Clock], ends: Ends, context: Context) -> list[Stretch]:
    """Return the days of two times of which at most one has a date."""
    first, last = pair
    over = _seconds(last) <= _seconds(first)
    days = ends.start.days or _first_days(ends.end.days, last, context, over=over)
    return [
        Stretch(timed(day, first), timed(day_after(day) if over else day, last)) for day in days
    ]


def _seconds(clock: Clock) -> int:
    return clock.hour * 3600 + clock.minute * 60 + (clock.second or 0)


def _first_days(
    ended: tuple[str, ...], last: Clock, context: Context, *, over: bool
) -> tuple[str, ...]:
    """Return on which day a range can start; `over` says that it ends on the next one."""
    days = ended or past_days(last, context)
    if not over:
        return days
    before = tuple(day_before(day) for day in days)
    # "between 11pm and 1am on Friday" may start or end on that day.
    return (*days, *before) if ended else before


def _as_hours(start: Clause, end: Clause) -> None:
    """Let a number be an hour where the other end is a time, or the day is known."""
    is_known = start.clock or end.clock or start.days or end.days
    for clause in (start, end):
        if clause.number is not None and is_known and clause.clock is None:
            clause.clock = bare_hour(clause.number)
            clause.number = None if clause.clock else clause.number


def _lend_dates(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """Write out what one end leaves to the other: `3-5 March`, `March 3-5`, a year once."""
    left, right = _without_fillers(left), _without_fillers(right)
    day_then_month = 2 <= len(right) <= 3 and _is_day(right[0]) and _is_month(right[1])
    day_alone = bool(right) and _is_day(right[0]) and all(_is_year(token) for token in right[1:])
    if len(left) == 1 and _is_day(left[0]) and day_then_month:
        left = (*left, *right[1:])
    elif len(left) >= 2 and _is_month(left[-2]) and _is_day(left[-1]) and day_alone:
        right = (left[-2], *right)
    return _with_year_of(right, left), right


def _with_year_of(right: Tokens, left: Tokens) -> Tokens:
    month = next((at for at, token in enumerate(left) if _is_month(token)), None)
    year = next((token for token in right if _is_year(token)), None)
    if month is None or year is None or any(_is_year(token) for token in left):
        return left
    after = month + 1 + (month + 1 < len(left) and _is_day(left[month + 1]))
    return (*left[:after], year, *left[after:])


def _without_fillers(tokens: Tokens) -> Tokens:
    return tuple(token for token in tokens if token.text not in ("the", "of", "on", ","))


def _is_day(token: Token) -> bool:
    return token.kind == "number" and len(token.parts[0] or "") <= 2


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.parts[0] or "") == 4


def _is_month(token: Token) -> bool:
    return token.kind == "word" and token.text in MONTHS
