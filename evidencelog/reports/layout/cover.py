"""The first page: what this is, what it covers, how much of it there is."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.sheet import Anchors
from evidencelog.reports.model import Report


def set_cover(flow: Flow, report: Report, contents: list[tuple[str, str]]) -> None:
    """Set the cover; `contents` are the headings and anchors of the parts that follow.

    The upper right corner stays empty, where a court puts its stamp.
    """
    flow.start("", plain=True)
    flow.mark("cover", level=0, text=report.title)
    flow.y -= 62
    if report.caption:
        flow.text(report.caption, design.CAPTION, after=8)
    flow.text(report.title, design.TITLE, after=2)
    flow.text(report.subtitle, design.SUBTITLE, after=14)
    flow.sheet.rule(flow.left, flow.y, flow.paper.measure, design.NAVY, 1.2)
    flow.y -= 18
    set_facts(flow, report.cover)
    flow.y -= 8
    flow.small_heading(_("What it holds"))
    set_facts(flow, report.counts)
    flow.y -= 8
    flow.small_heading(_("What was included"))
    for sentence in report.scope:
        flow.text(sentence, design.VALUE, after=3)
    flow.y -= 8
    flow.small_heading(_("Contents"))
    for heading, anchor in contents:
        _contents_line(flow, heading, anchor)


def _contents_line(flow: Flow, heading: str, anchor: str) -> None:
    style = design.VALUE
    flow.need(style.leading + 3)
    y = flow.y - style.leading * DROP
    right = flow.left + flow.paper.measure
    _start, end = flow.sheet.words(heading, style, flow.left, y)

    def page(anchors: Anchors) -> str:
        return str(anchors[anchor] + 1)

    flow.sheet.words_later(page, style, right, y, align=1.0)
    dots = "." * max(0, int((right - end - 38) / flow.width(".", design.SMALL)))
    flow.sheet.words(dots, design.SMALL, right - 30, y, align=1.0)
    flow.sheet.link((flow.left, flow.y - style.leading, right, flow.y), anchor)
    flow.y -= style.leading + 3
