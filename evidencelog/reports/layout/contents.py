"""The table of contents: every part with its page, each line a link."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.model import Contents, Report


def set_contents(flow: Flow, report: Report, _part: Contents) -> None:
    """Set the headings of all parts that follow, with their pages."""
    flow.y -= 8
    flow.small_heading(_("Contents"))
    headings = headings_of_parts()
    for part in report.parts:
        if part.key in headings:
            _line(flow, headings[part.key], part.key)


def headings_of_parts() -> dict[str, str]:
    """Return what stands over each part that is listed, by its key."""
    return {
        "chronology": _("Chronology"),
        "entries": _("Entries in full"),
        "people": _("People and places named"),
        "exhibits": _("Exhibits"),
        "integrity": _("About this document"),
    }


def _line(flow: Flow, heading: str, anchor: str) -> None:
    style = design.VALUE
    flow.need(style.leading + 3)
    y = flow.y - style.leading * DROP
    right = flow.left + flow.paper.measure
    _start, end = flow.sheet.words(heading, style, flow.left, y)

    def page(places: Places) -> str:
        return places.label(anchor)

    flow.sheet.words_later(page, style, right, y, align=1.0)
    dots = "." * max(0, int((right - end - 38) / flow.width(".", design.SMALL)))
    flow.sheet.words(dots, design.SMALL, right - 30, y, align=1.0)
    flow.sheet.link((flow.left, flow.y - style.leading, right, flow.y), anchor)
    flow.y -= style.leading + 3
