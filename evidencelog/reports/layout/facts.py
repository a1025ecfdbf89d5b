"""Labels on the left, answers on the right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Fact
from evidencelog.reports.text.style import Style

LABEL_WIDTH = 112.0
_GAP = 10.0
_AFTER = 1.5
_DIGEST = re.compile("[0-9a-f]{64}")


def set_facts(
    flow: Flow, facts: Iterable[Fact], *, value: Style = design.VALUE, indent: float = 0
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


def set_fact(flow: Flow, fact: Fact, *, value: Style = design.VALUE, indent: float = 0) -> None:
    """Set one fact as an item of the list that is open."""
    with flow.tag("LI"):
        _set_fact(flow, fact, _style(fact, value), indent)


def height_of(flow: Flow, facts: Iterable[Fact], *, value: Style = design.VALUE) -> float:
    """Return how much of a page the facts take when nothing breaks them."""
    return sum(_height(flow, fact, value) for fact in facts)


def _style(fact: Fact, value: Style) -> Style:
    if fact.withheld:
        return design.VALUE_GREY
    return design.DIGEST if _DIGEST.fullmatch(fact.value) else value


def _height(flow: Flow, fact: Fact, style: Style) -> float:
    label = flow.fill(fact.label, design.LABEL, LABEL_WIDTH - _GAP)
    lines = flow.fill(fact.value, _style(fact, style), flow.paper.measure - LABEL_WIDTH)
    return max(len(label) * design.LABEL.leading, len(lines) * style.leading) + _AFTER


def _set_fact(flow: Flow, fact: Fact, style: Style, indent: float) -> None:
    label = flow.fill(fact.label, design.LABEL, LABEL_WIDTH - _GAP)
    x = flow.left + indent
    lines = flow.fill(fact.value, style, flow.paper.measure - LABEL_WIDTH - indent)
    flow.need(max(len(label) * design.LABEL.leading, min(2, len(lines)) * style.leading))
    top, page = flow.y, len(flow.sheets)
    with flow.tag("Lbl"):
        for index, line in enumerate(label):
            below = index * design.LABEL.leading
            flow.place(line, design.LABEL, x, top - below, LABEL_WIDTH - _GAP)
    with flow.tag("LBody"):
        flow.lines(lines, style, indent=LABEL_WIDTH + indent)
    if len(flow.sheets) == page:
        flow.y = min(flow.y, top - len(label) * design.LABEL.leading)
    flow.y -= _AFTER
