"""A statement: numbered paragraphs, each with what it cites, to be changed and signed."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.blanks import height_of_blanks, set_blanks
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.headings import begin_part
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.references import Citation, pointers_to
from evidencelog.reports.model import Blank, Paragraph, Quoted, Report, Statement
from evidencelog.reports.text.style import Style

_NUMBERS = 34.0
_QUOTE = 18.0
_AFTER = 9.0


def set_statement(flow: Flow, report: Report, part: Statement) -> None:
    """Set the statement, with lines for a signature that nobody has given."""
    begin_part(flow, part.key, part.heading)
    style = _style(flow.look, report)
    for text in part.opening:
        flow.text(text, style, after=_AFTER)
    with flow.tag("L", numbering="Decimal"):
        for number, paragraph in enumerate(part.paragraphs, 1):
            with flow.tag("LI"):
                _set_paragraph(flow, report, number, paragraph, style)
    _set_closing(flow, part.closing, style)


def _style(look: Look, report: Report) -> Style:
    """Return larger type for a court."""
    return look.stated_in_court if report.caption else look.stated


def _set_paragraph(
    flow: Flow, report: Report, number: int, paragraph: Paragraph, style: Style
) -> None:
    flow.need(2 * style.leading)
    baseline = flow.y - style.leading * DROP
    with flow.tag("Lbl"):
        flow.sheet.words(f"{number}.", style, flow.left, baseline)
    with flow.tag("LBody"):
        with flow.tag("P"):
            _set_text(flow, report, paragraph, style)
        for quoted in paragraph.quotes:
            _set_quote(flow, quoted, style)
    flow.y -= _AFTER


def _set_text(flow: Flow, report: Report, paragraph: Paragraph, style: Style) -> None:
    width = flow.paper.measure - _NUMBERS
    lines = flow.fill(paragraph.text, style, width)
    flow.lines(lines, style, indent=_NUMBERS)
    pointers = pointers_to(paragraph.exhibits, paragraph.entry, word=report.conventions.exhibit)
    if not pointers:
        return
    last = lines[-1]
    behind = width if last.base else last.width  # a right-to-left line ends at the left
    citation = Citation(flow=flow, pointers=pointers, style=style, indent=_NUMBERS)
    citation.set_behind(flow.left + _NUMBERS + behind)


def _set_quote(flow: Flow, quoted: Quoted, style: Style) -> None:
    """Set exact words apart from the account, with who said them and how that is known."""
    indent = _NUMBERS + _QUOTE
    flow.y -= 4
    flow.need(flow.look.small.leading + 2 * style.leading)
    with flow.tag("BlockQuote"):
        if quoted.source:
            flow.text(quoted.source, flow.look.small, indent=indent)
        flow.text(quoted.text, style, indent=indent, bar=True)
        if quoted.translation:
            flow.y -= 3
            flow.text(quoted.translated_by or _("Translation"), flow.look.small, indent=indent)
            flow.text(quoted.translation, style, indent=indent)


def _set_closing(flow: Flow, closing: tuple[str, ...], style: Style) -> None:
    """Set the last sentences, kept on one page with the lines to sign on."""
    blanks = (Blank(label=_("Signature")), Blank(label=_("Name")), Blank(label=_("Date")))
    lines = sum(len(flow.fill(text, style, flow.paper.measure)) for text in closing)
    height = lines * style.leading + len(closing) * _AFTER + height_of_blanks(flow, blanks)
    flow.skip(8)
    flow.need(min(height + 20, flow.paper.room))
    for text in closing:
        flow.text(text, style, after=_AFTER)
    flow.skip(12)
    set_blanks(flow, blanks)
