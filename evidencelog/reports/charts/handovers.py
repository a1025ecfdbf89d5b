"""Handovers per month, by how they went."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.charts.axis import axis_of
from evidencelog.reports.charts.bars import Point, drawing_of, table_of, tally, words_of
from evidencelog.reports.charts.method import FEWEST, chart_method, undated
from evidencelog.reports.days import day_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Chart
from evidencelog.reports.schedules.handovers import exchanges_in, status_of


def handovers(material: Material) -> Chart | None:
    """Return the chart of handovers, or nothing when there are too few."""
    found = list(exchanges_in(material))
    dated = [
        (one, day)
        for one in found
        if (day := day_of(one.exchange.occurred) or day_of(one.exchange.planned))
    ]
    axis = axis_of((day for _one, day in dated), units=("month", "year"))
    if len(dated) < FEWEST or axis is None:
        return None
    names = tuple(dict.fromkeys(status_of(one.exchange) for one, _day in dated))
    points = [Point(day, status_of(one.exchange)) for one, day in dated]
    counted = tally(axis, names, points)
    by_month = axis.unit == "month"
    return Chart(
        name="handovers",
        title=_("Handovers by month") if by_month else _("Handovers by year"),
        says=words_of(counted),
        drawing=drawing_of(counted),
        table=table_of(counted, caption=_("How handovers went, as recorded")),
        method=chart_method(
            material,
            [one.standing for one, _day in dated],
            _(
                "Counted is every handover and planned call once, on its day or, without one, on "
                "the planned day."
            ),
            undated(len(found) - len(dated)),
        ),
    )
