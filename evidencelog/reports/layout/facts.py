"""Labels on the left, answers on the right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Fact
from evidencelog.reports.text.style import Style

LABEL_WIDTH = 112.0
_GAP = 10.0
_AFTER = 1.5
_DIGEST = re.compile("[0-9a-f]{64}")


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


def _height(flow: Flow, fact: Fact) -> float:
    style = _style(flow, fact, flow.look.value)
    label = flow.fill(fact.label, flow.look.label, LABEL_WIDTH - _GAP)
    lines = flow.fill(fact.value, style, flow.paper.measure - LABEL_WIDTH)
    return max(len(label) * flow.look.label.leading, len(lines) * style.leading) + _AFTER


def _set_fact(flow: Flow, fact: Fact, style: Style, indent: float) -> None:
    label = flow.fill(fact.label, flow.look.label, LABEL_WIDTH - _GAP)
    x = flow.left + indent
    lines = flow.fill(fact.value, style, flow.paper.measure - LABEL_WIDTH - indent)
    flow.need(max(len(label) * flow.look.label.leading, min(2, len(lines)) * style.leading))
    top, page = flow.y, len(flow.sheets)
    with flow.tag("Lbl"):
        for index, line in enumerate(label):
            below = index * flow.look.label.leading
            flow.place(line, flow.look.label, x, top - below, LABEL_WIDTH - _GAP)
    with flow.tag("LBody"):
        flow.lines(lines, style, indent=LABEL_WIDTH + indent)
    if len(flow.sheets) == page:
        flow.y = min(flow.y, top - len(label) * flow.look.label.leading)
    flow.y -= _AFTER
