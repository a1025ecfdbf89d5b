"""Charts: a drawing, then the same figures as a table, then how they were counted."""

from __future__ import annotations

from evidencelog.reports import model
from evidencelog.reports.layout.bars import BarDrawing
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts
from evidencelog.reports.layout.heat import HeatDrawing
from evidencelog.reports.layout.schedules import set_method, set_table

_TABLE = 90.0  # points of the table that stay below a drawing


def set_charts(flow: Flow, _report: model.Report, part: model.Charts) -> None:
    """Set each chart with its drawing, which is described in words, and its table."""
    heading = headings_of_parts()[part.key]
    begin_part(flow, part.key, heading)
    for chart in part.charts:
        if chart is not part.charts[0]:
            flow.skip(22)
        with flow.tag("Sect"):
            _set_chart(flow, chart)


def _set_chart(flow: Flow, chart: model.Chart) -> None:
    drawing = _drawing(flow, chart.drawing)
    flow.need(drawing.height + flow.look.h2.leading + _TABLE * flow.look.step)
    flow.mark(f"chart {chart.name}", level=1, text=chart.title)
    flow.text(chart.title, flow.look.h2, after=6, tag="H2")
    box = (flow.left, flow.y - drawing.height, flow.left + flow.paper.measure, flow.y)
    with flow.tag("Figure", alt=chart.says, box=box):
        drawing.draw(flow.left, flow.y, flow.paper.measure)
    flow.y -= drawing.height + 12
    set_table(flow, chart.table)
    flow.y -= 4
    set_method(flow, chart.method, tag="H3")


def _drawing(flow: Flow, drawing: model.Bars | model.Grid) -> BarDrawing | HeatDrawing:
    if isinstance(drawing, model.Bars):
        return BarDrawing(flow=flow, bars=drawing)
    return HeatDrawing(flow=flow, grid=drawing)
