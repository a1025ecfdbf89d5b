"""Weekday by hour: when contact came in, and when incidents were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.core.moment_words import weekday_name
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.charts.contacts import incoming, times
from evidencelog.reports.charts.method import FEWEST, chart_method
from evidencelog.reports.citing import events
from evidencelog.reports.days import day_of, hour_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Chart, Grid, Heading, Table

_HOURS = tuple(f"{hour:02d}" for hour in range(24))
_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class _At:
    """One entry with the weekday (0 is Monday), the hour, and how many it stands for."""

    standing: Standing
    weekday: int
    hour: int
    count: int


def contact_hours(material: Material) -> Chart | None:
    """Return when contact came in, or nothing when too few have a clock time."""
    found = [(standing, times(standing)) for standing, _contact in incoming(material)]
    return _chart(
        material,
        found,
        name="contact-hours",
        title=_("Contacts by weekday and hour"),
        rule=_(
            "Counted is contact that came in or whose direction was not recorded; an entry "
            "about several counts as many as it says, at its time."
        ),
    )


def incident_hours(material: Material) -> Chart | None:
    """Return when incidents were, or nothing when too few have a clock time."""
    found = [
        (standing, 1)
        for standing, _entry in events(material)
        if isinstance(standing.current, kinds.Incident)
    ]
    return _chart(
        material,
        found,
        name="incident-hours",
        title=_("Incidents by weekday and hour"),
        rule=_("Counted is every incident once."),
    )


def _chart(
    material: Material, found: Sequence[tuple[Standing, int]], *, name: str, title: str, rule: str
) -> Chart | None:
    timed = [at for standing, count in found if (at := _at(standing, count)) is not None]
    if len(timed) < FEWEST:
        return None
    values = _values(timed)
    return Chart(
        name=name,
        title=title,
        says=_says(values),
        drawing=Grid(rows=_weekdays(), columns=_HOURS, values=values),
        table=_table(values, caption=title),
        method=chart_method(
            material,
            [at.standing for at in timed],
            rule,
            _("Times are local times as recorded, those that are about right included."),
            _untimed(len(found) - len(timed)),
        ),
    )


def _at(standing: Standing, count: int) -> _At | None:
    day, hour = day_of(standing.current.occurred), hour_of(standing.current.occurred)
    if day is None or hour is None:
        return None
    return _At(standing, day.weekday(), hour, count)


def _values(timed: Sequence[_At]) -> tuple[tuple[int, ...], ...]:
    counts = [[0] * len(_HOURS) for _day in range(7)]
    for at in timed:
        counts[at.weekday][at.hour] += at.count
    return tuple(tuple(row) for row in counts)


def _weekdays() -> tuple[str, ...]:
    days = (_MONDAY + timedelta(days=place) for place in range(7))
    return tuple(weekday_name(day.isoformat()) for day in days)


def _says(values: tuple[tuple[int, ...], ...]) -> str:
    most = max(map(max, values))
    weekday = next(place for place, row in enumerate(values) if most in row)
    hour = values[weekday].index(most)
    days = ", ".join(f"{name}: {sum(row)}" for name, row in zip(_weekdays(), values, strict=True))
    return _(
        "A grid of seven weekdays and 24 hours. In all {total} ({days}). The highest figure is "
        "{most}: {weekday}, hour {hour}."
    ).format(
        total=sum(map(sum, values)),
        days=days,
        most=most,
        weekday=_weekdays()[weekday],
        hour=_HOURS[hour],
    )


def _table(values: tuple[tuple[int, ...], ...], *, caption: str) -> Table:
    by_hour = [sum(row[hour] for row in values) for hour in range(len(_HOURS))]
    return Table(
        columns=(
            Heading(text=_("Day"), weight=2.2),
            *(Heading(text=hour, end=True) for hour in _HOURS),
            Heading(text=_("All"), weight=1.6, end=True),
        ),
        rows=tuple(_row(name, row) for name, row in zip(_weekdays(), values, strict=True)),
        caption=caption,
        total=_row(_("All"), by_hour),
    )


def _row(name: str, figures: Sequence[int]) -> tuple[Cell, ...]:
    return (
        Cell(text=name),
        *(Cell(text=str(figure)) for figure in figures),
        Cell(text=str(sum(figures))),
    )


def _untimed(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{n} entry is not in it, because it has no single clock time.",
        "{n} entries are not in it, because they have no single clock time.",
        count,
    ).format(n=count)
