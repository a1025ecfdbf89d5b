"""What stands on every page: the running head above, the foot with the page number below."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.sheet import Sheet

_GAP = 12.0


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
                _above(sheet, words)
        with sheet.artifact("foot"):
            _below(sheet, words, page_text(places, flow.first + sheet.index))


def page_text(places: Places, index: int) -> str:
    """Return what the foot of a page says: its number, and of how many where that is plain."""
    label = places.numbers[index].label
    if places.numbering == "sections":
        return label
    return _("Page {page} of {pages}").format(page=label, pages=places.total)


def _above(sheet: Sheet, words: Furniture) -> None:
    paper = sheet.paper
    top = paper.height - paper.top + 26
    right, half = paper.width - paper.side, paper.measure / 2
    head = _within(sheet, sheet.head, half)
    left, _end = sheet.words(head, design.RUNNING, right, top, align=1.0)
    above = _within(sheet, words.above, left - paper.side - _GAP)
    sheet.words(above, design.RUNNING, paper.side, top)
    sheet.rule(paper.side, top - 6, paper.measure, design.RULE)


def _below(sheet: Sheet, words: Furniture, page: str) -> None:
    paper = sheet.paper
    foot = paper.bottom - 32
    sheet.rule(paper.side, foot + 14, paper.measure, design.RULE)
    left, _end = sheet.words(page, design.FOLIO, paper.width / 2, foot, align=0.5)
    below = _within(sheet, words.below, left - paper.side - _GAP)
    sheet.words(below, design.RUNNING, paper.side, foot)
    right = paper.width - paper.side
    if sheet.bates:  # where a clerk looks for it; the state of the log goes below
        sheet.words(sheet.bates, design.BATES, right, foot, align=1.0)
        sheet.words(words.stamp, design.RUNNING, right, foot - design.RUNNING.leading, align=1.0)
    else:
        sheet.words(words.stamp, design.RUNNING, right, foot, align=1.0)


def _within(sheet: Sheet, text: str, room: float) -> str:
    """Return what one line of `room` points holds of a text, marked where more follows."""
    style, line = design.RUNNING, text.replace("\n", " ")
    if len(sheet.filler.fill(line, style, room)) == 1:
        return line
    kept = sheet.filler.fill(line, style, room - 2 * style.size)[0]
    return "".join(piece.text for piece in kept.pieces).rstrip() + " …"
