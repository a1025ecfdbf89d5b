"""What a court's papers carry at the top: the court, the number of the case, the parties.

It follows the custom of the profile's country, as anybody would type it; it is no court's
form.
"""

from __future__ import annotations

from itertools import groupby

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.model import Caption, Fact, Party, Report
from evidencelog.reports.text.style import Style

_VERSUS = ("us-federal", "us-california")
_BETWEEN = ("england-wales", "canada", "australia")
_GAP = 18.0  # points between the caption and the corner for the stamp
_ROLE_INDENT = 26.0
_ROLE_WIDTH = 96.0
_LINE = 0.8


def set_caption(flow: Flow, report: Report) -> None:
    """Set the caption; the court's upper right corner stays empty."""
    caption, conventions = report.caption, report.conventions
    if not caption:
        return
    wide, high = conventions.stamp
    width = flow.paper.width - wide - _GAP - flow.left
    _set_court(flow, caption, width)
    if not caption.parties:
        return
    if conventions.profile in _VERSUS:
        _set_versus(flow, caption.parties, width)
        return
    flow.y = min(flow.y, flow.paper.height - high - _GAP)
    if conventions.profile in _BETWEEN:
        _set_between(flow, caption.parties)
    else:
        _set_listed(flow, caption.parties)


def _set_court(flow: Flow, caption: Caption, width: float) -> None:
    if caption.court:
        flow.text(caption.court, flow.look.court, width=width)
    if caption.case_number:
        said = _("Case No. {number}").format(number=caption.case_number)
        flow.text(said, flow.look.case, width=width)
    flow.y -= 16


def _sides(parties: tuple[Party, ...]) -> list[tuple[str, list[Party]]]:
    """Return the parties that stand together, each group with its role."""
    return [(role, list(group)) for role, group in groupby(parties, key=lambda one: one.role)]


def _set_versus(flow: Flow, parties: tuple[Party, ...], width: float) -> None:
    """Set names above each other in a corner of two lines, as in the United States."""
    top, sides = flow.y, _sides(parties)
    for place, (role, group) in enumerate(sides):
        if place:
            word = _("v.") if len(sides) == 2 else _("and")
            flow.text(word, flow.look.role, indent=_ROLE_INDENT, width=width - _ROLE_INDENT)
        for party in group:
            flow.text(party.name, flow.look.party, width=width)
        if role:
            flow.text(
                role, flow.look.role, indent=2 * _ROLE_INDENT, width=width - 2 * _ROLE_INDENT - 8
            )
    flow.y -= 6
    if flow.y < top:
        flow.sheet.rule(flow.left, flow.y, width, design.INK, _LINE)
        flow.sheet.box(flow.left + width - _LINE, flow.y, _LINE, top - flow.y, design.INK)
    flow.y -= 14


def _set_between(flow: Flow, parties: tuple[Party, ...]) -> None:
    """Set names in the middle and roles at the right, as in England and after its custom."""
    flow.text(_("Between"), flow.look.role)
    for place, (role, group) in enumerate(_sides(parties)):
        if place:
            _centred(flow, _("and"), flow.look.role)
        for party in group:
            said = role if party is group[-1] else ""
            _centred(flow, party.name, flow.look.party, beside=said)
    flow.y -= 14


def _centred(flow: Flow, text: str, style: Style, *, beside: str = "") -> None:
    measure, room = flow.paper.measure, _ROLE_WIDTH * flow.look.step
    right, foot = flow.left + measure, flow.y
    with flow.tag("P"):
        for line in flow.fill(text, style, measure - 2 * room):
            foot = flow.y - style.leading * DROP
            flow.sheet.text(line, style, flow.left + (measure - line.width) / 2, foot)
            flow.y -= style.leading
        if flow.width(beside, flow.look.role) <= room:
            flow.sheet.words(beside, flow.look.role, right, foot, align=1.0)
            return
        for line in flow.fill(beside, flow.look.role, measure):
            y = flow.y - flow.look.role.leading * DROP
            flow.sheet.text(line, flow.look.role, right - line.width, y)
            flow.y -= flow.look.role.leading


def _set_listed(flow: Flow, parties: tuple[Party, ...]) -> None:
    set_facts(flow, [Fact(label=one.role or _("Party"), value=one.name) for one in parties])
    flow.y -= 14
