"""Moments as a person reads them: with the weekday, and no more precise than they are."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Literal

from evidencelog.core.chronology import delay
from evidencelog.core.moments import Occurred, Recorded, first_moment, grain_of
from evidencelog.i18n import gettext as _
from evidencelog.i18n import language, ngettext, pgettext

Style = Literal["long", "short", "typed"]

_DAY = timedelta(days=1)
_LAST_DAY = "9999-12-31"
_LONG_AGO = 60 * _DAY
"""From here on the hours say nothing."""


def describe(occurred: Occurred | None, *, style: Style = "long") -> str:
    """Return a moment in words: `Tue 3 Nov 2026, 17:05 (UTC-05:00)`.

    `short` leaves out the offset from UTC; `typed` is the form that can be typed in again
    and is read back as the same moment.
    """
    if style == "typed":
        return _typed(occurred)
    if occurred is None or occurred.from_ is None:
        return _("time not known")
    if occurred.to is not None:
        return _between(occurred, occurred.to, style)
    return _at(occurred, occurred.from_) + _offset(occurred.offset, style)


def describe_recorded(recorded: Recorded, *, style: Style = "long") -> str:
    """Return when something was written down in words: `Tue 3 Nov 2026, 17:05:09 (UTC-05:00)`."""
    return _day_and_time(recorded.local) + _offset(recorded.offset, style)


def describe_delay(occurred: Occurred | None, recorded: Recorded | None) -> str:
    """Return how much later something was written down: `written down 2 days 3 hours later`."""
    between = delay(occurred, recorded)
    if between is None or occurred is None:
        return _("how much later it was written down is not known")
    if between < -timedelta(minutes=1):
        return _("written down before the time that it names")
    by_days = grain_of(occurred.to or occurred.from_ or "") == "day"
    if by_days and between < _DAY:
        return _("written down the same day")
    if between < timedelta(hours=1):
        return _("written down within the hour")
    return _("written down {duration} later").format(duration=_duration(between))


def weekday_name(local: str) -> str:
    """Return the short name of the weekday of a local date."""
    return _short_weekdays()[first_moment(local).weekday()]


def month_names() -> frozenset[str]:
    """Return the names of the months, long and short."""
    return frozenset((*_long_months(), *_short_months()))


def month_and_year(local: str) -> str:
    """Return the month of a local date: `March 2026`."""
    return _("{month} {year}").format(month=_long_months()[int(local[5:7]) - 1], year=local[:4])


def _short_weekdays() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _at(occurred: Occurred, local: str) -> str:
    if occurred.precision == "about":
        return _about(local)
    if occurred.part is not None:
        return _part_of_day(occurred.part, local)
    if occurred.precision == "month":
        return _("{month}, day not known").format(month=month_and_year(local))
    if occurred.precision == "year":
        return _("{year}, month and day not known").format(year=local)
    return _day_and_time(local)


def _about(local: str) -> str:
    if "T" in local:
        return _("about {time} on {day}").format(time=local[11:], day=_day(local))
    return _("about {day}").format(day=_plain(local))


def _part_of_day(part: str, local: str) -> str:
    day = _day(local)
    if part == "night":
        if local == _LAST_DAY:
            return _("in the night that began on {day}").format(day=day)
        after = (first_moment(local) + _DAY).date().isoformat()
        return _("in the night from {day} to {after}").format(day=day, after=_day(after))
    sentences = {
        "morning": _("{day}, in the morning"),
        "afternoon": _("{day}, in the afternoon"),
        "evening": _("{day}, in the evening"),
    }
    return sentences[part].format(day=day)


def _between(occurred: Occurred, to: str, style: Style) -> str:
    start = occurred.from_ or ""
    timed = "T" in start and "T" in to
    if timed and start[:10] == to[:10] and occurred.offset == occurred.to_offset:
        text = _("between {start} and {end} on {day}").format(
            start=start[11:], end=to[11:], day=_day(start)
        )
        return text + _offset(occurred.offset, style)
    return _("between {start} and {end}").format(
        start=_plain(start) + _offset(occurred.offset, style),
        end=_plain(to) + _offset(occurred.to_offset, style),
    )


def _plain(local: str) -> str:
    """Return a local time as precise as its text, without saying what is not known."""
    grain = grain_of(local)
    if grain == "year":
        return local
    return month_and_year(local) if grain == "month" else _day_and_time(local)


def _day_and_time(local: str) -> str:
    if "T" not in local:
        return _day(local)
    return _("{day}, {time}").format(day=_day(local), time=local[11:])


def _day(local: str) -> str:
    return _day_in(language(), local)


# A long list asks for the same days often.
@lru_cache(maxsize=512)
def _day_in(_language: str, local: str) -> str:
    # Four digits even in the first centuries: 14 Mar 0026 is not 14 Mar 26.
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday_name(local[:10]),
        day=int(local[8:10]),
        month=_short_months()[int(local[5:7]) - 1],
        year=local[:4],
    )


def _long_months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), pgettext("whole month", "May"),
        _("June"), _("July"), _("August"), _("September"), _("October"), _("November"),
        _("December"),
    )  # fmt: skip


def _short_months() -> tuple[str, ...]:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), pgettext("short month", "May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip


def _offset(offset: str | None, style: Style) -> str:
    return f" (UTC{offset})" if offset and style == "long" else ""


def _duration(between: timedelta) -> str:
    days, hours = between.days, between.seconds // 3600
    in_days = ngettext("{count} day", "{count} days", days).format(count=days)
    in_hours = ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    if days == 0:
        return in_hours
    return in_days if hours == 0 or between >= _LONG_AGO else f"{in_days} {in_hours}"


def _typed(occurred: Occurred | None) -> str:
    """Return what `read_moment` reads as this moment; in English whatever the language."""
    if occurred is None or occurred.from_ is None:
        return "unknown"
    start = _typed_time(occurred.from_, occurred.offset)
    if occurred.to is not None:
        return f"{start} to {_typed_time(occurred.to, occurred.to_offset)}"
    if occurred.part is not None:
        return f"{start} {occurred.part}"
    return f"about {start}" if occurred.precision == "about" else start


def _typed_time(local: str, offset: str | None) -> str:
    return f"year {local}" if len(local) == 4 else f"{local}{offset or ''}"
