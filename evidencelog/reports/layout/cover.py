"""The first page: whose case, what this is, what it covers, how much of it there is."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.caption import set_caption
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Cover, Fact, Report
from evidencelog.reports.text.style import Style

_BELOW_STAMP = 14.0
_AFTER = 3.0


def set_cover(flow: Flow, report: Report, part: Cover) -> None:
    """Set the cover; the upper right corner stays empty, where a court puts its stamp."""
    flow.start("", plain=True)
    flow.mark(part.key, level=0, text=report.title)
    set_caption(flow, report)
    flow.y = min(flow.y, flow.paper.height - report.conventions.stamp[1] - _BELOW_STAMP)
    flow.text(report.title, flow.look.title, after=3, tag="H1")
    if report.subtitle:
        flow.text(report.subtitle, flow.look.subtitle)
    flow.y -= 13
    flow.sheet.rule(flow.left, flow.y, flow.paper.measure, design.NAVY, 1.2)
    flow.y -= 16
    set_facts(flow, part.facts)
    _set_group(flow, _("What it holds"), part.counts)
    _set_scope(flow, part)


def _set_group(flow: Flow, heading: str, facts: tuple[Fact, ...]) -> None:
    if facts:
        flow.skip(5)
        flow.small_heading(heading, tag="H2")
        set_facts(flow, facts)


def _set_scope(flow: Flow, part: Cover) -> None:
    if not part.scope:
        return
    flow.skip(5)
    flow.small_heading(_("What was included"), tag="H2")
    if _fits(flow, part.scope, flow.look.value):
        for sentence in part.scope:
            flow.text(sentence, flow.look.value, after=_AFTER)
    else:  # one small paragraph rather than a second page
        flow.text(" ".join(part.scope), flow.look.small)


def _fits(flow: Flow, sentences: tuple[str, ...], style: Style) -> bool:
    lines = sum(len(flow.fill(one, style, flow.paper.measure)) for one in sentences)
    return lines * style.leading + len(sentences) * _AFTER <= flow.room
