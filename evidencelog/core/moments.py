"""When something happened and when it was written down, as plain values.

Both types hold only text or nothing, so that each attribute is one field of the log
(docs/format.md, rule 4): local wall time as the person knows it, the IANA zone, the
UTC offset, and the instant where it is known well enough to have one.

What a moment means never depends on the machine that reads it: the offset is stored
beside the zone, because the rules of a zone change after the fact.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

import msgspec

from evidencelog.errors import FormatError, UsageError

Precision = Literal["exact", "minute", "about", "part", "date", "month", "year", "range", "unknown"]
Part = Literal["morning", "afternoon", "evening", "night"]
Clock = Literal["backwards", "stood still", "far ahead"]
Grain = Literal["second", "minute", "day", "month", "year"]

# The hour is spelled out because some versions of Python also read 24:00.
_HOUR = "(?:[01][0-9]|2[0-3])"
_INSTANT = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_HOUR}:[0-9]{{2}}:[0-9]{{2}}\.[0-9]{{3}}Z"
)
_LOCAL = re.compile(
    rf"[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}}(?:T{_HOUR}:[0-9]{{2}}(?::[0-9]{{2}})?)?)?)?"
)
_OFFSET = re.compile(rf"[+-]{_HOUR}:[0-5][0-9]")
_GRAIN_OF_LENGTH: dict[int, Grain] = {4: "year", 7: "month", 10: "day", 16: "minute", 19: "second"}
_GRAIN_OF_PRECISION: dict[str, Grain] = {
    "exact": "second",
    "minute": "minute",
    "part": "day",
    "date": "day",
    "month": "month",
    "year": "year",
}


class MomentError(FormatError, ValueError):
    """Texts that do not form a moment: a wrong shape, or parts that contradict each other."""


class TimeNotUnderstoodError(UsageError):
    """What was typed does not name a time, or names one that no calendar has."""


class AmbiguousTimeError(UsageError):
    """What was typed has several readings; `choices` holds each, for the person to pick."""

    def __init__(self, message: str, *, choices: tuple[Occurred, ...], hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.choices = choices


class NonexistentTimeError(AmbiguousTimeError):
    """The clocks went forward over this time; `choices` are the readings before and after."""


class TwiceTimeError(AmbiguousTimeError):
    """The clocks went back and this time came twice; `choices` are the first and the second."""


class Occurred(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    rename={"from_": "from"},
):
    """When it happened, no more precisely than the person knows it.

    `from_` and `to` are local wall times, as precise as their text: `2026`, `2026-03`,
    `2026-03-14`, `2026-03-14T18:05` or `2026-03-14T18:05:30`; `to` stands only in a range.
    `part` is a part of the day `from_`; `night` is the one that begins on that day.
    `offset` and `to_offset` belong to `from_` and `to` (`-04:00`), `instant` is `from_` in
    UTC. `said` is what was typed. Raises MomentError when the parts do not fit together.
    """

    precision: Precision
    from_: str | None = None
    to: str | None = None
    part: Part | None = None
    zone: str | None = None
    offset: str | None = None
    to_offset: str | None = None
    instant: str | None = None
    said: str | None = None

    def __post_init__(self) -> None:
        _check_extent(self)
        for offset in (self.offset, self.to_offset):
            if offset is not None:
                parse_offset(offset)
        if self.instant is not None:
            parse_instant(self.instant)


class Recorded(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """When it was written down, by this computer's clock.

    `at` is the instant (UTC, milliseconds), `local` the wall time in `zone` with its
    `offset`. `clock` is set when the clock contradicts the entry before.
    """

    at: str
    local: str
    zone: str
    offset: str
    clock: Clock | None = None

    def __post_init__(self) -> None:
        parse_instant(self.at)
        parse_offset(self.offset)
        if grain_of(self.local) != "second":
            raise MomentError(f"not a local time with seconds: {self.local!r}")


def instant_text(moment: datetime) -> str:
    """Return an aware `moment` as `YYYY-MM-DDThh:mm:ss.sssZ`, cut to the millisecond.

    Raises MomentError when it has no offset or lies outside the years 1 to 9999 in UTC.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise MomentError("a time without an offset is not an instant")
    try:
        utc = moment.replace(tzinfo=None) - offset
    except OverflowError as error:
        raise MomentError("outside the years 1 to 9999") from error
    return utc.isoformat(timespec="milliseconds") + "Z"


def parse_instant(text: str) -> datetime:
    """Return the aware UTC time of an instant's exact text; raises MomentError."""
    if not _INSTANT.fullmatch(text):
        raise MomentError(f"not an instant: {text!r}")
    try:
        return datetime.fromisoformat(text[:-1]).replace(tzinfo=UTC)
    except ValueError as error:
        raise MomentError(f"not an instant: {text!r}") from error


def offset_text(offset: timedelta) -> str:
    """Return an offset from UTC as `+hh:mm`, rounded to the minute.

    Zones before standard time have seconds in them (Amsterdam until 1937: +00:19:32);
    the log has no room for these.
    """
    minutes = round(offset / timedelta(minutes=1))
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def parse_offset(text: str) -> timedelta:
    """Return the offset that `+hh:mm` means; raises MomentError."""
    if not _OFFSET.fullmatch(text):
        raise MomentError(f"not an offset from UTC: {text!r}")
    size = timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))
    return -size if text[0] == "-" else size


def grain_of(local: str) -> Grain:
    """Return how fine a local time is written; raises MomentError when it is not one."""
    first_moment(local)
    return _GRAIN_OF_LENGTH[len(local)]


def first_moment(local: str) -> datetime:
    """Return the first moment (naive) that a local time covers; raises MomentError."""
    if not _LOCAL.fullmatch(local):
        raise MomentError(f"not a local time: {local!r}")
    try:
        return datetime.fromisoformat(local + "-01-01"[len(local) - 4 :])
    except ValueError as error:
        raise MomentError(f"no such day or time: {local!r}") from error


def _check_extent(occurred: Occurred) -> None:
    """Refuse a precision whose parts are missing, or parts that it does not have."""
    precision = occurred.precision
    if precision not in get_args(Precision) or (occurred.part or "night") not in get_args(Part):
        raise MomentError(f"unknown precision or part of the day: {precision!r}")
    if (
        (occurred.from_ is None) != (precision == "unknown")
        or (occurred.to is None) != (precision != "range")
        or (occurred.part is None) != (precision != "part")
    ):
        raise MomentError(f"the parts of this time do not fit its precision {precision!r}")
    if occurred.from_ is not None:
        grain = grain_of(occurred.from_)
        if _GRAIN_OF_PRECISION.get(precision, grain) != grain:
            raise MomentError(f"not a time of precision {precision!r}: {occurred.from_!r}")
    if occurred.to is not None:
        grain_of(occurred.to)
