"""Understanding a time that a person typed, without ever guessing (docs/adr/0006).

ISO is read first, then dates and times as people write them, words like "yesterday" and
"last tue", parts of the day, rough times and ranges. What is left out is taken from the
past. What has more than one reading is returned as choices, never decided: a date like
03/04/2026, an hour without am or pm, midnight, a time that the clocks skipped or repeated.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from evidencelog.core.moment_words import describe
from evidencelog.core.moments import (
    AmbiguousTimeError,
    MomentError,
    Occurred,
    Part,
    Precision,
    TimeNotUnderstoodError,
)
from evidencelog.core.typed_times.calendar import DateOrder
from evidencelog.core.typed_times.clause import Context, not_understood
from evidencelog.core.typed_times.clauses import read_clause
from evidencelog.core.typed_times.points import read_points
from evidencelog.core.typed_times.ranges import read_ends, read_stretches, split
from evidencelog.core.typed_times.tokens import Token, cut, dash_readings, plain
from evidencelog.core.zones import to_occurred, to_recorded
from evidencelog.i18n import gettext as _

__all__ = ["DateOrder", "read_moment"]

_UNKNOWN = frozenset(
    {"unknown", "not known", "don't know", "dont know", "i don't know", "i dont know", "?"}
)
_ISO = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)


class Reading(NamedTuple):
    """One way to understand the text, before the clocks of the zone have their say."""

    from_: str
    to: str | None = None
    precision: Precision | None = None
    part: Part | None = None
    offset: str | None = None
    to_offset: str | None = None


def read_moment(
    text: str, *, now: datetime, zone: str, date_order: DateOrder | None = None
) -> Occurred:
    """Return the moment that `text` names, for a person in `zone` at the aware time `now`.

    A time that is still to come is returned as well (see `chronology.is_future`). `said`
    keeps what was typed unless it was ISO. Raises TimeNotUnderstoodError, with examples,
    AmbiguousTimeError with the choices (NonexistentTimeError and TwiceTimeError where the
    clocks changed), UnknownZoneError when `zone`, or one that was typed, is not known.
    """
    typed = plain(text)
    said = None if _ISO.fullmatch(typed) else text.strip()
    if typed.casefold() in _UNKNOWN:
        return Occurred(precision="unknown")
    tokens = cut(typed)
    if not tokens:
        raise not_understood()
    zone = next((token.text for token in tokens if token.kind == "zone"), zone)
    local = datetime.fromisoformat(to_recorded(now, zone=zone).local)
    context = Context(now=now, zone=zone, local=local, order=date_order)
    try:
        readings = [each for way in dash_readings(tokens) for each in _readings(way, context)]
        return _only(readings, zone, said)
    except MomentError as error:
        raise TimeNotUnderstoodError(error.message, hint=not_understood().hint) from error


def _readings(tokens: tuple[Token, ...], context: Context) -> list[Reading]:
    parts = split(tokens)
    if parts is None:
        clause = read_clause(tokens, context)
        return [
            Reading(point.local, None, point.precision, point.part, clause.offset)
            for point in read_points(clause, context)
        ]
    ends = read_ends(parts, context)
    return [
        Reading(stretch.start, stretch.end, "range", None, ends.start.offset, ends.end.offset)
        for stretch in read_stretches(ends, context)
    ]


def _only(readings: list[Reading], zone: str, said: str | None) -> Occurred:
    """Return the moment that all readings come to, or raise with every one of them."""
    choices: dict[Occurred, None] = {}
    refusal: TimeNotUnderstoodError = not_understood()
    for reading in readings:
        try:
            choices[to_occurred(**reading._asdict(), zone=zone, said=said)] = None
        except AmbiguousTimeError as question:
            if len(readings) == 1:
                raise
            choices.update(dict.fromkeys(question.choices))
        except TimeNotUnderstoodError as error:
            refusal = error
    if not choices:
        raise refusal
    if len(choices) == 1:
        return next(iter(choices))
    raise AmbiguousTimeError(
        _("this can be read in more than one way"),
        choices=tuple(choices),
        hint=_("write it in full, like {example}").format(
            example=describe(next(iter(choices)), style="typed")
        ),
    )
