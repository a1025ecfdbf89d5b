"""From local wall time to instants and back, by the rules of an IANA zone.

A wall time that the clocks jumped over, or that came twice, is never settled silently:
the caller gets both readings. Every year from 1 to 9999 works in every zone; where the
instant would fall outside these years, the moment has an offset but no instant.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from evidencelog.core.moments import (
    Clock,
    MomentError,
    NonexistentTimeError,
    Occurred,
    Part,
    Precision,
    Recorded,
    TimeNotUnderstoodError,
    TwiceTimeError,
    first_moment,
    grain_of,
    instant_text,
    offset_text,
    parse_offset,
)
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

_PRECISION_OF_GRAIN: dict[str, Precision] = {
    "second": "exact",
    "minute": "minute",
    "day": "date",
    "month": "month",
    "year": "year",
}


class UnknownZoneError(UsageError):
    """A name that is not a time zone of the IANA database."""


class Reading(NamedTuple):
    """One way to place a local time: its text, its offset from UTC, its instant."""

    local: str
    offset: str | None
    instant: str | None


class Readings(NamedTuple):
    """Every way to place a local time: one, or two when the clocks changed there."""

    how: Literal["once", "twice", "never"]
    each: tuple[Reading, ...]


def find_zone(name: str) -> ZoneInfo:
    """Return the zone of this IANA name; raises UnknownZoneError for anything else."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnknownZoneError(
            _("there is no time zone called {name}").format(name=ascii(name)),
            hint=_("name it like Europe/Berlin or America/New_York"),
        ) from error


def readings(local: str, *, zone: str, offset: str | None = None) -> Readings:
    """Return how `local` can be placed in `zone`, or the one way that `offset` gives.

    A date, month or year is not placed: it has neither offset nor instant. Raises
    MomentError for a text that is not a local time, UnknownZoneError for the zone.
    """
    moment = first_moment(local)
    if grain_of(local) not in ("second", "minute"):
        if offset is not None:
            raise MomentError(_("only a time of day has an offset from UTC"))
        return Readings("once", (Reading(local, None, None),))
    if offset is not None:
        return Readings("once", (_reading(local, moment, parse_offset(offset)),))
    rules = find_zone(zone)
    first = _offset_at(moment, rules, fold=0)
    second = _offset_at(moment, rules, fold=1)
    if first == second:
        return Readings("once", (_reading(local, moment, first),))
    if first > second:
        return Readings("twice", (_reading(local, moment, first), _reading(local, moment, second)))
    # Jumped over: by the offset before the change the clock would already be past it, and
    # by the one after the change it would still be before.
    step = second - first
    return Readings(
        "never",
        (
            _reading(_shifted(local, -step), moment - step, first),
            _reading(_shifted(local, step), moment + step, second),
        ),
    )


def to_occurred(
    from_: str,
    *,
    zone: str,
    to: str | None = None,
    precision: Precision | None = None,
    part: Part | None = None,
    offset: str | None = None,
    to_offset: str | None = None,
    said: str | None = None,
) -> Occurred:
    """Return the moment of a local time in `zone`, with offset and instant worked out.

    The precision follows from the text unless it is given. Raises NonexistentTimeError
    or TwiceTimeError, with the choices, where the clocks changed and no offset decides;
    TimeNotUnderstoodError when a range ends before it starts; MomentError otherwise.
    """
    starts = readings(from_, zone=zone, offset=offset)
    ends = readings(to, zone=zone, offset=to_offset) if to is not None else None
    choices = tuple(
        Occurred(
            precision=precision or ("range" if end else _PRECISION_OF_GRAIN[grain_of(from_)]),
            from_=start.local,
            to=end.local if end else None,
            part=part,
            zone=_zone_that_fits(start, zone),
            offset=start.offset,
            to_offset=end.offset if end else None,
            instant=start.instant,
            said=said,
        )
        for start in starts.each
        for end in (ends.each if ends else (None,))
        if end is None or _in_order(start, end)
    )
    if not choices:
        raise TimeNotUnderstoodError(_("this ends before it starts"))
    if len(choices) == 1:
        return choices[0]
    if "never" in (starts.how, ends.how if ends else "once"):
        raise NonexistentTimeError(
            _("the clocks in {zone} went forward over this time").format(zone=zone),
            choices=choices,
            hint=_hint_for(choices[0]),
        )
    raise TwiceTimeError(
        _("the clocks in {zone} went back, so this time came twice").format(zone=zone),
        choices=choices,
        hint=_hint_for(choices[0]),
    )


def to_recorded(now: datetime, *, zone: str, clock: Clock | None = None) -> Recorded:
    """Return the time of writing down for the aware time `now`, as seen in `zone`.

    Raises UnknownZoneError for the zone, MomentError when `now` has no offset. Where the
    wall time falls outside the years 1 to 9999, UTC stands instead of the zone.
    """
    at = instant_text(now)
    try:
        local = now.astimezone(find_zone(zone))
        offset = local.utcoffset() or timedelta(0)
        # From the rounded offset, so that local time and offset always give the instant.
        wall = now.astimezone(UTC).replace(tzinfo=None) + parse_offset(offset_text(offset))
    except OverflowError:
        return Recorded(at=at, local=at[:19], zone="UTC", offset="+00:00", clock=clock)
    text = wall.isoformat(timespec="seconds")
    return Recorded(at=at, local=text, zone=zone, offset=offset_text(offset), clock=clock)


def _offset_at(moment: datetime, rules: ZoneInfo, *, fold: int) -> timedelta:
    return moment.replace(tzinfo=rules, fold=fold).utcoffset() or timedelta(0)


def _reading(local: str, moment: datetime, offset: timedelta) -> Reading:
    text = offset_text(offset)
    try:
        instant = (moment - parse_offset(text)).isoformat(timespec="milliseconds") + "Z"
    except OverflowError:
        return Reading(local, text, None)
    return Reading(local, text, instant)


def _shifted(local: str, step: timedelta) -> str:
    timespec = "seconds" if grain_of(local) == "second" else "minutes"
    return (first_moment(local) + step).isoformat(timespec=timespec)


def _zone_that_fits(start: Reading, zone: str) -> str | None:
    """Return the zone unless its clocks never showed this time with this offset."""
    if start.offset is None:
        return zone
    rules = find_zone(zone)
    moment = first_moment(start.local)
    offsets = {offset_text(_offset_at(moment, rules, fold=fold)) for fold in (0, 1)}
    return zone if start.offset in offsets else None


def _in_order(start: Reading, end: Reading) -> bool:
    if start.instant is not None and end.instant is not None:
        return start.instant <= end.instant
    return first_moment(start.local) <= first_moment(end.local)


def _hint_for(choice: Occurred) -> str:
    return _("add the offset from UTC, like {example}").format(
        example=f"{choice.from_}{choice.offset}"
    )
