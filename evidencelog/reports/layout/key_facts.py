"""The summary: counts, periods and key dates on one page."""

from __future__ import annotations

from itertools import groupby

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import height_of, set_fact
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts, set_heading
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.references import number_of
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Fact, KeyDate, Report, Summary

_GUTTER = 24.0
_ROW = 17.0
_DAY = 108.0
_PAGE = 44.0
_ENTRY = 56.0
_PADS = 9.0  # points beside the words of a cell
_TABLE_HEAD = 46.0  # the heading and the head of the table of dates
_FOR_PERIODS = 90.0
_FOR_DATES = 260.0
_ROW_SPACE = 6.4


def set_summary(flow: Flow, _report: Report, part: Summary) -> None:
    """Set the summary on one page.

    Where there are more key dates than the page holds, it says how many stand only in the
    chronology.
    """
    heading = headings_of_parts()[part.key]
    begin_part(flow, part.key, heading)
    if part.counts:
        set_heading(flow, _("Counts"), before=0)
        _set_counts(flow, part.counts, flow.room - (_FOR_PERIODS + _FOR_DATES) * flow.look.step)
    if part.periods:
        set_heading(flow, _("Periods"), before=14)
        _set_counts(
            flow, part.periods, flow.room - (_FOR_DATES * flow.look.step if part.dates else 0)
        )
    if part.dates:
        _set_dates(flow, part)
    flow.skip(0 if part.dates else 8)
    for note in part.notes:
        flow.text(note, flow.look.small, after=2)


def _set_counts(flow: Flow, counts: tuple[Fact, ...], room: float) -> None:
    """Set short ones side by side in two columns, a long one over the whole width.

    What does not fit into `room` is left out and counted.
    """
    width, lowest, left = (flow.paper.measure - _GUTTER) / 2, flow.y - room, 0
    with flow.tag("L"):
        for short, group in groupby(counts, key=lambda one: _wide(flow, one) <= width):
            facts = tuple(group)
            if short:
                rows = max(0, int((flow.y - lowest) / _row(flow)))
                _set_columns(flow, facts[: 2 * rows], width)
                left += len(facts[2 * rows :])
            else:
                left += _set_long(flow, facts, lowest)
    if left:
        more = ngettext(
            "{count} more is not listed here.", "{count} more are not listed here.", left
        )
        flow.text(more.format(count=left), flow.look.small)


def _set_long(flow: Flow, facts: tuple[Fact, ...], lowest: float) -> int:
    """Set facts as long as there is room above `lowest`; returns how many are left out."""
    for place, fact in enumerate(facts):
        if flow.y - height_of(flow, (fact,)) < lowest:
            return len(facts) - place
        set_fact(flow, fact)
    return 0


def _wide(flow: Flow, fact: Fact) -> float:
    return flow.width(fact.label, flow.look.label) + flow.width(fact.value, flow.look.count) + 12


def _row(flow: Flow) -> float:
    return _ROW * flow.look.step


def _set_columns(flow: Flow, counts: tuple[Fact, ...], width: float) -> None:
    half = (len(counts) + 1) // 2
    top, high = flow.y, _row(flow)
    for place, fact in enumerate(counts):
        column, row = divmod(place, half)
        x = flow.left + column * (width + _GUTTER)
        _set_count(flow, fact, x, top - row * high, width)
    flow.y = top - half * high - 2


def _set_count(flow: Flow, fact: Fact, x: float, top: float, width: float) -> None:
    high = _row(flow)
    y = top - high * 0.7
    with flow.tag("LI"):
        with flow.tag("Lbl"):
            flow.sheet.words(fact.label, flow.look.label, x, y)
        with flow.tag("LBody"):
            flow.sheet.words(fact.value, flow.look.count, x + width, y, align=1.0)
    flow.sheet.rule(x, top - high + 0.5, width, design.RULE, 0.35)


def _set_dates(flow: Flow, part: Summary) -> None:
    set_heading(flow, _("Key dates"), before=14)
    day, look = _DAY * flow.look.step, flow.look
    entry, page = (
        max(least, flow.width(head, look.head_cell) + _PADS)
        for head, least in ((_("Entry"), _ENTRY), (_("Page"), _PAGE))
    )
    columns = (
        Column(head=_("Date"), width=day),
        Column(head=_("What was recorded"), width=flow.paper.measure - day - entry - page),
        Column(head=_("Entry"), width=entry, end=True),
        Column(head=_("Page"), width=page, end=True),
    )
    shown = _fitting(flow, part, columns)
    table = Table(flow=flow, columns=columns)
    if shown:
        table.begin()
    for date in shown:
        table.row(_cells(flow.look, date))
    flow.y -= 6
    left = len(part.dates) - len(shown)
    if left:
        more = ngettext(
            "{count} more key date stands in the chronology.",
            "{count} more key dates stand in the chronology.",
            left,
        )
        flow.text(more.format(count=left), flow.look.small, after=2)


def _cells(look: Look, date: KeyDate) -> list[Cell]:
    cells = [
        Cell(texts=((date.day, look.cell),)),
        Cell(texts=((date.what, look.cell),)),
    ]
    if date.entry is None:
        return [*cells, Cell(), Cell()]
    place = f"entry {date.entry}"
    return [
        *cells,
        Cell(texts=((str(date.entry), look.cell_link),), target=place),
        Cell(later=number_of(place), target=place),
    ]


def _fitting(flow: Flow, part: Summary, columns: tuple[Column, ...]) -> tuple[KeyDate, ...]:
    """Return the dates for which this page has room, with the notes below them."""
    notes = (len(flow.fill(note, flow.look.small, flow.paper.measure)) for note in part.notes)
    below = sum(lines * flow.look.small.leading + 2 for lines in notes) + 24
    room = flow.room - _TABLE_HEAD * flow.look.step - below
    for place, date in enumerate(part.dates):
        what = flow.fill(date.what, flow.look.cell, columns[1].width - 8)
        day = flow.fill(date.day, flow.look.cell, columns[0].width - 8)
        room -= max(len(what), len(day)) * flow.look.cell.leading + _ROW_SPACE
        if room < 0:
            return part.dates[:place]
    return part.dates
