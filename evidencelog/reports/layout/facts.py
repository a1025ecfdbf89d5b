"""Labels on the left, answers on the right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Fact
from evidencelog.reports.text.style import Style

_LABEL_WIDTH = 112.0
_GAP = 10.0
_AFTER = 1.5
_DIGEST = re.compile("[0-9a-f]{64}")
_DIGITS = 64 * 0.6  # the width of a hash in times of its type, whose letters are all as wide


def set_facts(
    flow: Flow, facts: Iterable[Fact], *, value: Style | None = None, indent: float = 0
) -> None:
    """Set each fact; a long answer runs on over the page, its label stays at its top.

    Together they are a list, which is how a screen reader announces terms and what they say.
    """
    listed = tuple(facts)
    if not listed:
        return
    with flow.tag("L"):
        for fact in listed:
            set_fact(flow, fact, value=value, indent=indent)


def set_fact(flow: Flow, fact: Fact, *, value: Style | None = None, indent: float = 0) -> None:
    """Set one fact as an item of the list that is open."""
    with flow.tag("LI"):
        _set_fact(flow, fact, _style(flow, fact, value or flow.look.value), indent)


def height_of(flow: Flow, facts: Iterable[Fact]) -> float:
    """Return how much of a page the facts take when nothing breaks them."""
    return sum(_height(flow, fact) for fact in facts)


def _style(flow: Flow, fact: Fact, value: Style) -> Style:
    if fact.withheld:
        return flow.look.value_grey
    return flow.look.digest if _DIGEST.fullmatch(fact.value) else value


def _label_width(flow: Flow) -> float:
    """Return the room for labels: as their type needs, but a hash keeps to one line."""
    least, look = _LABEL_WIDTH, flow.look
    most = flow.paper.measure - _DIGITS * look.digest.size - 1
    return max(least, min(least * look.cells, most))


def _height(flow: Flow, fact: Fact) -> float:
    style, width = _style(flow, fact, flow.look.value), _label_width(flow)
    label = flow.fill(fact.label, flow.look.label, width - _GAP)
    lines = flow.fill(fact.value, style, flow.paper.measure - width)
    return max(len(label) * flow.look.label.leading, len(lines) * style.leading) + _AFTER


def _set_fact(flow: Flow, fact: Fact, style: Style, indent: float) -> None:
    named, width = flow.look.label, _label_width(flow)
    label = flow.fill(fact.label, named, width - _GAP)
    x = flow.left + indent
    lines = flow.fill(fact.value, style, flow.paper.measure - width - indent)
    flow.need(max(len(label) * named.leading, min(2, len(lines)) * style.leading))
    top, page = flow.y, len(flow.sheets)
    with flow.tag("Lbl"):
        for index, line in enumerate(label):
            flow.place(line, named, x, top - index * named.leading, width - _GAP)
    with flow.tag("LBody"):
        flow.lines(lines, style, indent=width + indent)
    if len(flow.sheets) == page:
        flow.y = min(flow.y, top - len(label) * named.leading)
    flow.y -= _AFTER
