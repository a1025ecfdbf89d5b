"""How a paragraph of a statement begins: the day and the time, no more precise than known."""

from __future__ import annotations

from datetime import date, timedelta

from evidencelog.core.moment_words import month_and_year
from evidencelog.core.moments import Occurred, grain_of
from evidencelog.i18n import gettext as _

_DAY = timedelta(days=1)


def lead_in(occurred: Occurred | None) -> str:
    """Return the beginning of a sentence: `On Saturday 14 March 2026 at about 18:05`."""
    if occurred is None or occurred.from_ is None:
        return _("On a date that was not recorded")
    if occurred.to is not None:
        return _between(occurred.from_, occurred.to)
    if occurred.precision == "about":
        return _about(occurred.from_)
    if occurred.part is not None:
        return _part_of_day(occurred.part, date.fromisoformat(occurred.from_))
    return _at(occurred.from_)


def long_day(day: date) -> str:
    """Return a day as it is written out: `Saturday 14 March 2026`."""
    weekdays = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip
    return _("{weekday} {day} {month_and_year}").format(
        weekday=weekdays[day.weekday()],
        day=day.day,
        month_and_year=month_and_year(day.isoformat()),
    )


def _at(local: str) -> str:
    grain = grain_of(local)
    if grain == "year":
        return _("In {year}").format(year=local)
    if grain == "month":
        return _("In {month_and_year}").format(month_and_year=month_and_year(local))
    if grain == "day":
        return _("On {day}").format(day=_day(local))
    return _("On {day} at {time}").format(day=_day(local), time=local[11:])


def _about(local: str) -> str:
    grain = grain_of(local)
    if grain == "year":
        return _("About {year}").format(year=local)
    if grain == "month":
        return _("About {month_and_year}").format(month_and_year=month_and_year(local))
    if grain == "day":
        return _("On or about {day}").format(day=_day(local))
    return _("On {day} at about {time}").format(day=_day(local), time=local[11:])


def _part_of_day(part: str, day: date) -> str:
    if part == "night":
        if day == date.max:
            return _("In the night that began on {day}").format(day=long_day(day))
        return _("In the night from {day} to {after}").format(
            day=long_day(day), after=long_day(day + _DAY)
        )
    sentences = {
        "morning": _("On {day} in the morning"),
        "afternoon": _("On {day} in the afternoon"),
        "evening": _("On {day} in the evening"),
    }
    return sentences[part].format(day=long_day(day))


def _between(start: str, end: str) -> str:
    timed = "T" in start and "T" in end
    if timed and start[:10] == end[:10]:
        return _("On {day} between {start} and {end}").format(
            day=_day(start), start=start[11:], end=end[11:]
        )
    return _("Between {start} and {end}").format(start=_plain(start), end=_plain(end))


def _plain(local: str) -> str:
    grain = grain_of(local)
    if grain == "year":
        return local
    if grain == "month":
        return month_and_year(local)
    if grain == "day":
        return _day(local)
    return _("{day} at {time}").format(day=_day(local), time=local[11:])


def _day(local: str) -> str:
    return long_day(date.fromisoformat(local[:10]))
