"""Forms to read, change and sign by hand, each on a page of its own."""

from __future__ import annotations

from evidencelog.i18n import SOURCE
from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.blanks import height_of_blanks, set_blanks
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import headings_of_parts
from evidencelog.reports.model import Declaration, Declarations, Report
from evidencelog.reports.text.style import Style

_AFTER = 7.0
_BEFORE_BLANKS = 14.0


def set_declarations(flow: Flow, _report: Report, part: Declarations) -> None:
    """Set the forms; nothing in them is filled in, and they stay in English (see `profiles`)."""
    heading = headings_of_parts()[part.key]
    for declaration in part.declarations:
        flow.start(f"{heading} · {declaration.title}")
        if declaration is part.declarations[0]:
            flow.mark(part.key, level=0, text=heading)
        with flow.tag("Sect"):
            _set_declaration(flow, declaration)


def _set_declaration(flow: Flow, declaration: Declaration) -> None:
    with flow.tag("Div", language=SOURCE):
        flow.title(declaration.title, f"declaration {declaration.key}", level=1)
    if declaration.draft:
        _set_draft(flow)
    with flow.tag("Div", language=SOURCE):
        flow.text(declaration.source, flow.look.small, after=10)
        style = _fitting(flow, declaration)
        for paragraph in declaration.paragraphs:
            flow.text(paragraph, style, after=_AFTER)
        flow.skip(_BEFORE_BLANKS)
        set_blanks(flow, declaration.blanks)


def _set_draft(flow: Flow) -> None:
    """Say in a frame that nobody checked the wording."""
    text = _("Draft: nobody has checked this wording against the text in force.")
    lines = flow.fill(text, flow.look.notice, flow.paper.measure - 20)
    height = len(lines) * flow.look.notice.leading + 12
    flow.sheet.box(flow.left, flow.y - height, flow.paper.measure, height, design.PALE)
    flow.sheet.frame(flow.left, flow.y - height, flow.paper.measure, height, design.INK)
    flow.y -= 6
    flow.text(text, flow.look.notice, indent=10, width=flow.paper.measure - 20)
    flow.y -= 16


def _fitting(flow: Flow, declaration: Declaration) -> Style:
    """Return the largest type in which the form stays on its page."""
    blanks = height_of_blanks(flow, declaration.blanks) + _BEFORE_BLANKS
    look = flow.look
    for style in (look.stated, look.prose):
        lines = (flow.fill(one, style, flow.paper.measure) for one in declaration.paragraphs)
        height = sum(len(paragraph) * style.leading + _AFTER for paragraph in lines)
        if height + blanks <= flow.room:
            return style
    return look.prose_close
