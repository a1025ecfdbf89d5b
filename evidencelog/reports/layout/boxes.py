"""Framed fields with small labels, as paper forms have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Blank, Fact
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.style import Style

_PAD = 6.0
_ABOVE = 3.0
_BELOW = 4.0
_TO_WRITE = 40.0  # height of a field that is filled in by hand
_EACH_LINE = 26.0
_COLUMNS = 2
_LEAST = 3  # lines of a long text on each side of a page break
_WHOLE = 6  # lines up to which a text is never split


def set_fields(flow: Flow, facts: Iterable[Fact]) -> None:
    """Set short answers side by side, a long one over the whole width."""
    for row in _rows(flow, facts):
        if len(row) == 1 and _takes_line(flow, row[0]):
            set_field(flow, row[0].label, row[0].value, _style(flow, row[0]))
        else:
            _set_row(flow, row)


def set_field(flow: Flow, label: str, text: str, style: Style) -> None:
    """Set one field over the whole width; a long text goes on in a frame on the next page."""
    inner = flow.paper.measure - 2 * _PAD
    lines = flow.fill(text, style, inner)
    labels = _labels(flow, label, flow.paper.measure)
    with flow.tag("LI"):
        with flow.tag("Lbl") as named:
            pass
        with flow.tag("LBody") as body:
            pass
        while lines:
            count = _fitting(flow, labels, len(lines), style)
            if not count:
                flow.start()
                continue
            height = _frame(flow, labels, count * style.leading)
            with flow.within(named):
                _lines(flow, labels, flow.look.box_label, flow.left, flow.y - _ABOVE, inner)
            with flow.within(body):
                top = flow.y - height + _BELOW + count * style.leading
                _lines(flow, lines[:count], style, flow.left, top, inner)
            flow.y -= height
            lines, labels = lines[count:], []


def _labels(flow: Flow, label: str, width: float) -> list[Line]:
    return flow.fill(label, flow.look.box_label, width - 2 * _PAD)


def _fitting(flow: Flow, labels: list[Line], left: int, style: Style) -> int:
    """Return how many lines of a text go into a frame on this page."""
    room = flow.room - _ABOVE - len(labels) * flow.look.box_label.leading - _BELOW
    count = int(room / style.leading)
    if left <= count or flow.fresh:
        return min(left, count)
    return 0 if left <= _WHOLE or count < _LEAST else min(count, left - _LEAST)


def _frame(flow: Flow, labels: list[Line], height: float) -> float:
    """Draw the frame around labels and so much text; returns its height."""
    whole = _ABOVE + len(labels) * flow.look.box_label.leading + height + _BELOW
    flow.sheet.frame(flow.left, flow.y - whole, flow.paper.measure, whole, design.GREY)
    return whole


def set_blank_fields(flow: Flow, blanks: tuple[Blank, ...]) -> None:
    """Set fields to fill in by hand, two in a row unless one needs several lines."""
    waiting: list[Blank] = []
    for blank in blanks:
        if blank.lines > 1:
            _set_blank_row(flow, waiting)
            waiting = []
            _set_blank_row(flow, [blank])
            continue
        waiting.append(blank)
        if len(waiting) == _COLUMNS:
            _set_blank_row(flow, waiting)
            waiting = []
    _set_blank_row(flow, waiting)


def _set_blank_row(flow: Flow, blanks: list[Blank]) -> None:
    if not blanks:
        return
    width = flow.paper.measure / len(blanks)
    labels = [_labels(flow, blank.label, width) for blank in blanks]
    height = _TO_WRITE + (max(blank.lines for blank in blanks) - 1) * _EACH_LINE
    height += (max(len(lines) for lines in labels) - 1) * flow.look.box_label.leading
    flow.need(height)
    for place, lines in enumerate(labels):
        x = flow.left + place * width
        flow.sheet.frame(x, flow.y - height, width, height, design.GREY)
        with flow.tag("LI"), flow.tag("Lbl"):
            _lines(flow, lines, flow.look.box_label, x, flow.y - _ABOVE, width - 2 * _PAD)
    flow.y -= height


def _rows(flow: Flow, facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts that stand in one row."""
    row: list[Fact] = []
    for fact in facts:
        if _takes_line(flow, fact):
            if row:
                yield row
            yield [fact]
            row = []
            continue
        row.append(fact)
        if len(row) == _COLUMNS:
            yield row
            row = []
    if row:
        yield row


def _takes_line(flow: Flow, fact: Fact) -> bool:
    inner = flow.paper.measure / _COLUMNS - 2 * _PAD
    return len(flow.fill(fact.value, _style(flow, fact), inner)) > 2


def _style(flow: Flow, fact: Fact) -> Style:
    return flow.look.value_grey if fact.withheld else flow.look.value


def _set_row(flow: Flow, row: list[Fact]) -> None:
    width = flow.paper.measure / len(row)
    inner = width - 2 * _PAD
    values = [flow.fill(fact.value, _style(flow, fact), inner) for fact in row]
    labels = [_labels(flow, fact.label, width) for fact in row]
    head = max(len(lines) for lines in labels) * flow.look.box_label.leading
    body = max(len(lines) for lines in values) * flow.look.value.leading
    height = _ABOVE + head + body + _BELOW
    flow.need(height)
    for place, fact in enumerate(row):
        x = flow.left + place * width
        flow.sheet.frame(x, flow.y - height, width, height, design.GREY)
        with flow.tag("LI"):
            with flow.tag("Lbl"):
                _lines(flow, labels[place], flow.look.box_label, x, flow.y - _ABOVE, inner)
            with flow.tag("LBody"):
                top = flow.y - _ABOVE - head
                _lines(flow, values[place], _style(flow, fact), x, top, inner)
    flow.y -= height


def _lines(flow: Flow, lines: list[Line], style: Style, x: float, top: float, width: float) -> None:
    for below, line in enumerate(lines):
        flow.place(line, style, x + _PAD, top - below * style.leading, width)
