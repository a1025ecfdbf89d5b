"""Charts: what is counted, what is not, and the same figures in the table."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.history import Standing
from evidencelog.core.moments import Occurred
from evidencelog.reports.charts import charts_of
from evidencelog.reports.charts.axis import MOST_MONTHS, MOST_WEEKS, MOST_YEARS, axis_of
from evidencelog.reports.charts.method import FEWEST
from evidencelog.reports.model import Bars, Chart, Grid
from tests.reports.everything import everything
from tests.reports.materials import at, cells, entry, material, material_of

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def charts(*standings: Standing) -> dict[str, Chart]:
    found = charts_of(material(*standings))
    return {chart.name: chart for chart in found.charts} if found else {}


def contacts(*days: str, **answers: object) -> list[Standing]:
    return [entry("contact", n, day, direction="in", **answers) for n, day in enumerate(days, 1)]


MARCH = [f"2026-03-{day:02d}T18:05" for day in (2, 3, 10, 11, 25)]


def test_fewer_than_five_points_make_no_chart() -> None:
    assert charts(*contacts(*MARCH[: FEWEST - 1])) == {}
    assert set(charts(*contacts(*MARCH))) == {"contacts", "contact-hours"}


def test_contacts_are_stacked_by_whether_they_were_answered() -> None:
    one, two, three, four, five = MARCH
    chart = charts(
        entry("contact", 1, one, direction="in", reply={"how": "answered"}, count=1),
        entry("contact", 2, two, direction="in", outcome="missed", count=23),
        entry("contact", 3, three, direction="in", reply={"how": "none"}),
        entry("contact", 4, four, direction="in"),
        entry("contact", 5, five, direction="in", outcome="missed", reply={"how": "answered late"}),
        entry("contact", 6, five, direction="out"),
    )["contacts"]
    assert isinstance(chart.drawing, Bars)
    assert chart.drawing.places[0] == "Mon 2 Mar 2026"
    assert {one.name: one.values for one in chart.drawing.series} == {
        "answered": (1, 0, 0, 1),
        "not answered": (23, 1, 0, 0),
        "not known": (0, 1, 0, 0),
    }
    assert "Entries counted: 1–5." in chart.method


def test_the_table_has_the_figures_of_the_bars_and_their_sums() -> None:
    chart = charts(*contacts(*MARCH, outcome="missed"))["contacts"]
    assert cells(chart.table) == [
        {"Week beginning": "Mon 2 Mar 2026", "not answered": "2", "All": "2"},
        {"Week beginning": "Mon 9 Mar 2026", "not answered": "2", "All": "2"},
        {"Week beginning": "Mon 23 Mar 2026", "not answered": "1", "All": "1"},
    ]
    assert [cell.text for cell in chart.table.total] == ["All", "5", "5"]
    assert chart.says == (
        "Bars from Mon 2 Mar 2026 to Mon 23 Mar 2026. In all 5 (not answered: 5). "
        "The highest bar has 2: Mon 2 Mar 2026."
    )


def test_what_has_no_known_day_or_no_clock_time_is_counted_apart() -> None:
    vague = at(entry("contact", 8, direction="in"), Occurred(precision="month", from_="2026-03"))
    evening = at(
        entry("contact", 9, direction="in"),
        Occurred(precision="part", from_="2026-03-12", part="evening"),
    )
    found = charts(*contacts(*MARCH), vague, evening)
    assert "1 entry is not in it, because its day is not known." in found["contacts"].method
    assert (
        "2 entries are not in it, because they have no single clock time."
        in found["contact-hours"].method
    )


def test_a_grid_counts_by_local_weekday_and_hour() -> None:
    chart = charts(*contacts(*MARCH, count=2))["contact-hours"]
    assert isinstance(chart.drawing, Grid)
    assert chart.drawing.rows == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    by_day = {
        day: row[18] for day, row in zip(chart.drawing.rows, chart.drawing.values, strict=True)
    }
    assert by_day == {"Mon": 2, "Tue": 4, "Wed": 4, "Thu": 0, "Fri": 0, "Sat": 0, "Sun": 0}
    assert chart.says.endswith("The highest figure is 4: Tue, hour 18.")


def test_incidents_have_a_grid_of_their_own_and_count_once() -> None:
    entries = [entry("incident", n, when) for n, when in enumerate(MARCH, 1)]
    chart = charts(*entries)["incident-hours"]
    assert isinstance(chart.drawing, Grid)
    assert sum(map(sum, chart.drawing.values)) == 5


def test_handovers_are_counted_by_month_and_by_how_they_went() -> None:
    ways = ["on time", "on time", "late", "missed", None]
    days = ["2026-03-01", "2026-03-08", "2026-03-15", "2026-05-03", "2026-05-10"]
    entries = [
        entry("exchange", n, day, **({"status": way} if way else {}))
        for n, (day, way) in enumerate(zip(days, ways, strict=True), 1)
    ]
    chart = charts(*entries)["handovers"]
    assert isinstance(chart.drawing, Bars)
    assert chart.drawing.places == ("March 2026", "April 2026", "May 2026")
    assert {one.name: one.values for one in chart.drawing.series} == {
        "on time": (2, 0, 0),
        "late": (1, 0, 0),
        "missed": (0, 0, 1),
        "not recorded": (0, 0, 1),
    }


def test_every_chart_is_called_illustrative_and_names_its_entries() -> None:
    found = charts_of(material_of(everything(12)))
    assert found is not None
    for chart in found.charts:
        assert chart.method[-1].startswith("Illustrative: ")
        assert chart.method[-2].startswith("Entries counted: ")


@given(st.lists(DAYS, min_size=1))
def test_every_day_has_a_place_on_its_axis(days: list[date]) -> None:
    axis = axis_of(days)
    assert axis is not None
    assert {axis.start(day) for day in days} <= set(axis.starts)
    assert len(axis.places) == len(axis.shown) == len(set(axis.places))
    assert axis.start(min(days)) == axis.starts[0]
    assert axis.start(max(days)) == axis.starts[-1]


def test_weeks_become_months_and_months_become_years_when_they_are_many() -> None:
    first = date(2020, 1, 6)
    last_of_weeks = first + timedelta(weeks=MOST_WEEKS - 1)
    weeks = axis_of([first, last_of_weeks])
    months = axis_of([first, last_of_weeks + timedelta(days=7)])
    years = axis_of([first, date(2020 + MOST_MONTHS // 12, 1, 1)])
    assert weeks is not None
    assert months is not None
    assert years is not None
    assert (weeks.unit, months.unit, years.unit) == ("week", "month", "year")


def test_a_chart_over_more_years_than_fit_is_not_drawn() -> None:
    assert axis_of([date(1, 1, 1), date(MOST_YEARS + 1, 1, 1)]) is None
    assert axis_of([]) is None
    ends = axis_of([date.min, date.min]), axis_of([date.max, date.max])
    assert all(axis is not None and len(axis.starts) == 1 for axis in ends)
