"""Places to fill in by hand: a label and ruled lines, far enough apart to write on."""

from __future__ import annotations

from itertools import takewhile

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.model import Blank

LINE = 26.0
"""Points from one line to write on to the next."""

_TOGETHER = 4
_LABEL = 150.0
_GAP = 10.0


def set_blanks(flow: Flow, blanks: tuple[Blank, ...]) -> None:
    """Set each blank: its label at the left, at the height of its first line."""
    together = len(blanks) - _signed(blanks)
    for place, blank in enumerate(blanks):
        if place == together:
            flow.need(height_of_blanks(flow, blanks[place:]))
        _set_blank(flow, blank)


def height_of_blanks(flow: Flow, blanks: tuple[Blank, ...]) -> float:
    """Return how much of a page the blanks take."""
    return sum(_height(flow, blank) for blank in blanks)


def _signed(blanks: tuple[Blank, ...]) -> int:
    """Return how many short blanks stand last: where and when one signs, on one page."""
    short = list(takewhile(lambda blank: blank.lines == 1, reversed(blanks)))
    return min(len(short), _TOGETHER)


def _label_width(flow: Flow) -> float:
    return _LABEL * flow.look.step


def _height(flow: Flow, blank: Blank) -> float:
    label = flow.fill(blank.label, flow.look.blank_label, _label_width(flow) - _GAP)
    return max(blank.lines * LINE, len(label) * flow.look.blank_label.leading + 8)


def _set_blank(flow: Flow, blank: Blank) -> None:
    style, height = flow.look.blank_label, _height(flow, blank)
    flow.need(height)
    width = _label_width(flow)
    lines = flow.fill(blank.label, style, width - _GAP)
    first = height if blank.lines == 1 else LINE  # where the label needs more than the line
    foot = flow.y - first + 4
    with flow.tag("P"):
        top = min(foot + style.leading * DROP + (len(lines) - 1) * style.leading, flow.y)
        for place, line in enumerate(lines):
            flow.place(line, style, flow.left, top - place * style.leading, width - _GAP)
    for place in range(blank.lines):
        y = foot - place * LINE
        flow.sheet.rule(flow.left + width, y, flow.paper.measure - width, design.INK, 0.6)
    flow.y -= height
