"""The first page: what this is, what it covers, how much of it there is."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Cover, Report


def set_cover(flow: Flow, report: Report, part: Cover) -> None:
    """Set the cover.

    The upper right corner stays empty, where a court puts its stamp.
    """
    flow.start("", plain=True)
    flow.mark("cover", level=0, text=report.title)
    flow.y -= 62
    if report.caption:
        flow.text(report.caption.line, design.CAPTION, after=8)
    flow.text(report.title, design.TITLE, after=2, tag="H1")
    flow.text(report.subtitle, design.SUBTITLE, after=14)
    flow.sheet.rule(flow.left, flow.y, flow.paper.measure, design.NAVY, 1.2)
    flow.y -= 18
    set_facts(flow, part.facts)
    flow.y -= 8
    flow.small_heading(_("What it holds"), tag="H2")
    set_facts(flow, part.counts)
    flow.y -= 8
    flow.small_heading(_("What was included"), tag="H2")
    for sentence in part.scope:
        flow.text(sentence, design.VALUE, after=3)
