"""What stands on every page: the running head above, the foot with the page number below."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.design import Paper
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.sheet import Sheet
from evidencelog.reports.text.style import Style

_GAP = 12.0
_LEAST = 120.0  # points for a running head; with less, there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The same words on every page: above at the left, below at the left and at the right."""

    above: str
    below: str
    stamp: str


def furnish(flow: Flow, places: Places, words: Furniture) -> None:
    """Add the running heads and the feet, now that the number of pages is known."""
    for sheet in flow.sheets:
        if not sheet.plain:
            with sheet.artifact("head"):
                _above(sheet, words, flow.look)
        with sheet.artifact("foot"):
            _below(sheet, words, flow.look, page_text(places, flow.first + sheet.index))


def page_text(places: Places, index: int) -> str:
    """Return what the foot of a page says: its number, and of how many where that is plain."""
    label = places.numbers[index].label
    if places.numbering == "sections":
        return label
    return _("Page {page} of {pages}").format(page=label, pages=places.total)


def _above(sheet: Sheet, words: Furniture, look: Look) -> None:
    paper = sheet.paper
    top, right = paper.height - paper.top + 26, paper.width - paper.right
    if _meets_corner(paper, top + look.running.size):
        _beside_corner(sheet, words, look, top)
        return
    head = _within(sheet, sheet.head, look.running, paper.measure / 2)
    left, _end = sheet.words(head, look.running, right, top, align=1.0)
    above = _within(sheet, words.above, look.running, left - paper.left - _GAP)
    sheet.words(above, look.running, paper.left, top)
    sheet.rule(paper.left, top - 6, paper.measure, design.RULE)


def _meets_corner(paper: Paper, top: float) -> bool:
    """Tell whether a line over the measure that reaches up to `top` meets the empty corner."""
    if paper.corner is None:
        return False
    wide, high = paper.corner
    return wide > paper.right and top > paper.height - high


def _beside_corner(sheet: Sheet, words: Furniture, look: Look, top: float) -> None:
    """Set both heads one behind the other at the left, where there is room for them."""
    paper, style = sheet.paper, look.running
    wide, _high = paper.corner or (0.0, 0.0)
    measure = paper.width - wide - paper.left - _GAP
    if measure < _LEAST:
        return
    above = _within(sheet, words.above, style, measure / 2)
    _start, end = sheet.words(above, style, paper.left, top)
    room = paper.left + measure - end - 2 * _GAP
    sheet.words(_within(sheet, sheet.head, style, room), style, end + 2 * _GAP, top)


def _below(sheet: Sheet, words: Furniture, look: Look, page: str) -> None:
    paper = sheet.paper
    foot = paper.bottom - 32
    sheet.rule(paper.left, foot + 14, paper.measure, design.RULE)
    left, _end = sheet.words(page, look.folio, paper.width / 2, foot, align=0.5)
    below = _within(sheet, words.below, look.running, left - paper.left - _GAP)
    sheet.words(below, look.running, paper.left, foot)
    right = paper.width - paper.right
    if sheet.bates:  # where a clerk looks for it; the state of the log goes below
        sheet.words(sheet.bates, look.bates, right, foot, align=1.0)
        sheet.words(words.stamp, look.running, right, foot - look.running.leading, align=1.0)
    else:
        sheet.words(words.stamp, look.running, right, foot, align=1.0)


def _within(sheet: Sheet, text: str, style: Style, room: float) -> str:
    """Return what one line of `room` points holds of a text, marked where more follows."""
    line = text.replace("\n", " ")
    if len(sheet.filler.fill(line, style, room)) == 1:
        return line
    kept = sheet.filler.fill(line, style, room - 2 * style.size)[0]
    return "".join(piece.text for piece in kept.pieces).rstrip() + " …"
