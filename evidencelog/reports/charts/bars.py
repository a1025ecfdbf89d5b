"""Stacked bars over time from counted points, with the same figures as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evidencelog.i18n import gettext as _
from evidencelog.reports.charts.axis import Axis
from evidencelog.reports.model import Bars, Cell, Heading, Series, Table


@dataclass(frozen=True, slots=True)
class Point:
    """Something that is counted: its day, the name of its series, and how many it stands for."""

    day: date
    series: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of each series at each place of an axis."""

    axis: Axis
    series: Mapping[str, tuple[int, ...]]

    @property
    def totals(self) -> tuple[int, ...]:
        """The count at each place."""
        return tuple(map(sum, zip(*self.series.values(), strict=True)))

    @property
    def total(self) -> int:
        """The count of everything."""
        return sum(self.totals)


def tally(axis: Axis, names: Sequence[str], points: Sequence[Point]) -> Tally:
    """Return the counts of the points; a series without any has no place in it."""
    counts = {name: [0] * len(axis.starts) for name in names}
    places = {start: place for place, start in enumerate(axis.starts)}
    for point in points:
        counts[point.series][places[axis.start(point.day)]] += point.count
    return Tally(axis, {name: tuple(found) for name, found in counts.items() if any(found)})


def drawing_of(found: Tally) -> Bars:
    """Return the bars."""
    return Bars(
        places=found.axis.places,
        shown=found.axis.shown,
        series=tuple(Series(name=name, values=values) for name, values in found.series.items()),
    )


def table_of(found: Tally, *, caption: str) -> Table:
    """Return the figures of the bars; places where nothing was counted have no row."""
    rows = []
    for place, name in enumerate(found.axis.places):
        if found.totals[place]:
            figures = [values[place] for values in found.series.values()]
            rows.append(_row(name, [*figures, found.totals[place]]))
    sums = [sum(values) for values in found.series.values()]
    heads = (*found.series, _("All"))
    return Table(
        columns=(
            Heading(text=found.axis.heading, weight=2),
            *(Heading(text=name, end=True) for name in heads),
        ),
        rows=tuple(rows),
        caption=caption,
        total=_row(_("All"), [*sums, found.total]),
    )


def words_of(found: Tally) -> str:
    """Return the bars for somebody who cannot see them: sums, and the highest bar."""
    sums = ", ".join(f"{name}: {sum(values)}" for name, values in found.series.items())
    most = max(found.totals)
    place = found.axis.places[found.totals.index(most)]
    return _(
        "Bars from {first} to {last}. In all {total} ({sums}). The highest bar has {most}: {place}."
    ).format(
        first=found.axis.places[0],
        last=found.axis.places[-1],
        total=found.total,
        sums=sums,
        most=most,
        place=place,
    )


def _row(name: str, figures: Sequence[int]) -> tuple[Cell, ...]:
    return (Cell(text=name), *(Cell(text=str(figure)) for figure in figures))
