"""The first page of a file that continues another, and what each first page says of the files."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.model import Report

_GAP = 12.0  # points between words and the corner for the stamp


def set_volume_cover(flow: Flow, report: Report) -> None:
    """Begin a further file with a page that names the document and its state."""
    flow.start("", plain=True)
    flow.mark("cover of file", level=0, text=report.title)
    flow.y -= max(report.conventions.stamp[1] - flow.paper.top, 62)
    if report.caption:
        flow.text(report.caption.line, flow.look.caption, after=8)
    flow.text(report.title, flow.look.title, after=2, tag="H1")
    flow.text(report.subtitle, flow.look.subtitle, after=14)
    flow.text(_("This file continues the one before it. The page numbers run on."), flow.look.prose)


def set_volume_line(flow: Flow, report: Report, places: Places, number: int, count: int) -> None:
    """Say on the first page of a file which of the files it is and which pages it has.

    The corner for the stamp stays empty, so this may take two lines.
    """
    sheet, style = flow.sheets[0], flow.look.notice
    first, last = places.numbers[flow.first], places.numbers[flow.first + len(flow.sheets) - 1]
    text = _("File {number} of {count}, pages {first} to {last} of {total}").format(
        number=number, count=count, first=first.label, last=last.label, total=places.total
    )
    width = sheet.paper.width - report.conventions.stamp[0] - _GAP - sheet.paper.left
    with sheet.artifact("head"):
        for above, line in enumerate(reversed(flow.fill(text, style, width))):
            y = sheet.paper.height - sheet.paper.top + 22 + above * style.leading
            sheet.text(line, style, sheet.paper.left, y)
