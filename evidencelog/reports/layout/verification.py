"""How to check the document: steps, figures to compare, a code for a camera, limits."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts, set_heading
from evidencelog.reports.layout.qr import draw_code
from evidencelog.reports.model import Report, Verification

_NUMBERS = 24.0
_CODE = 116.0
_GAP = -2.0  # its quiet zone is white already


def set_verification(flow: Flow, _report: Report, part: Verification) -> None:
    """Set the steps as a list, then the figures and the code beside its text."""
    begin_part(flow, part.key, headings_of_parts()[part.key])
    set_heading(flow, _("Step by step"), before=0)
    with flow.tag("L", numbering="Decimal"):
        for number, step in enumerate(part.steps, 1):
            _set_step(flow, number, step)
    set_heading(flow, _("Figures to compare"), before=12)
    set_facts(flow, part.facts)
    _set_code(flow, part.code)
    if part.limits:
        set_heading(flow, _("What this does not show"), before=12)
    for limit in part.limits:
        flow.text(limit, flow.look.prose_close, after=4)


def _set_step(flow: Flow, number: int, step: str) -> None:
    flow.need(2 * flow.look.prose_close.leading)
    baseline = flow.y - flow.look.prose_close.leading * DROP
    with flow.tag("LI"):
        with flow.tag("Lbl"):
            flow.sheet.words(f"{number}.", flow.look.prose_close, flow.left, baseline)
        with flow.tag("LBody"):
            flow.text(step, flow.look.prose_close, indent=_NUMBERS, after=4)


def _set_code(flow: Flow, code: str) -> None:
    if not code:
        return
    look, indent = flow.look, _CODE + _GAP
    flow.skip(8)
    lines = flow.fill(code.strip(), look.digest, flow.paper.measure - indent)
    text = 14 + look.label.leading + 2 + len(lines) * look.digest.leading
    flow.need(max(_CODE, text))
    top, sheet = flow.y, flow.sheet
    alt = _("A code for a camera. It holds this text: {text}").format(text=code.strip())
    draw_code(flow, code, flow.left - _CODE * 0.08, top, width=_CODE, alt=alt)
    flow.y -= 14
    flow.text(_("The code holds this text:"), look.label, indent=indent, after=2)
    flow.text(code.strip(), look.digest, indent=indent)
    if flow.sheet is sheet:  # a text longer than a page has left the code behind
        flow.y = min(flow.y, top - _CODE)
