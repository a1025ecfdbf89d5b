"""Schedules: a table for one purpose, with what it is for and by which rule it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidencelog.i18n import gettext as _
from evidencelog.reports import model
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import headings_of_parts
from evidencelog.reports.layout.look import USUAL
from evidencelog.reports.layout.references import page_of, room_for_page
from evidencelog.reports.layout.table import Cell, Column, Spacing, Table, spacing_of

_WRITING = 5  # lines of height where something is to be written in
_NAME = 16  # characters of a number or a label; a sentence has its page on a line below
_AIR = 0.5  # points, so that rounding does not break a word
_NARROWEST = 34.0  # points for a column on average, before a table is set closely


def set_schedules(flow: Flow, _report: model.Report, part: model.Schedules) -> None:
    """Set each schedule from the top of a page, on its side where it asks for that."""
    heading = headings_of_parts()[part.key]
    for schedule in part.schedules:
        flow.start(f"{heading} · {schedule.title}", landscape=schedule.landscape)
        if schedule is part.schedules[0]:
            flow.mark(part.key, level=0, text=heading)
        with flow.tag("Sect"):
            _set_schedule(flow, schedule)


def _set_schedule(flow: Flow, schedule: model.Schedule) -> None:
    flow.title(schedule.title, f"schedule {schedule.name}", level=1)
    for sentence in schedule.introduction:
        flow.text(sentence, flow.look.prose, after=5)
    for table in schedule.tables:
        flow.skip(9)
        set_table(flow, table)
        flow.y -= 9
    set_method(flow, schedule.method)


def set_method(flow: Flow, method: tuple[str, ...], *, tag: str = "H2") -> None:
    """Set in small type by which rule something was made."""
    if not method:
        return
    flow.small_heading(_("How this was made"), keep=2 * flow.look.small.leading, tag=tag)
    for sentence in method:
        flow.text(sentence, flow.look.small, after=2)


def set_table(flow: Flow, table: model.Table) -> None:
    """Set a table over the measure; columns to be filled in by hand have high rows.

    One of very many columns is set closely. Where small type is not wanted, it is divided
    into several with the same first column.
    """
    if flow.look is USUAL or not _is_close(flow, table):
        _set_table(flow, table)
        return
    for part in divided(table, int(flow.paper.measure / _NARROWEST)):
        _set_table(flow, part)
        flow.y -= 9


def divided(table: model.Table, most: int) -> Iterator[model.Table]:
    """Yield tables of about as many columns each, at most `most`; each has the first column."""
    rest = len(table.columns) - 1
    parts = -(-rest // (most - 1))
    for part in range(parts):
        first, end = (1 + rest * edge // parts for edge in (part, part + 1))
        yield replace(
            table,
            columns=(table.columns[0], *table.columns[first:end]),
            rows=tuple((row[0], *row[first:end]) for row in table.rows),
            total=(table.total[0], *table.total[first:end]) if table.total else (),
            caption="" if part else table.caption,
        )


def _set_table(flow: Flow, table: model.Table) -> None:
    close = _is_close(flow, table)
    spacing = spacing_of(flow.look, close=close)
    widths = _widths(flow, table, spacing)
    columns = tuple(
        Column(head=head.text, width=width, end=head.end, blank=head.blank)
        for head, width in zip(table.columns, widths, strict=True)
    )
    blank = any(head.blank for head in table.columns)
    least = _WRITING if blank else 1
    printed = Table(flow=flow, columns=columns, close=close, least=least)
    printed.begin(table.caption)
    for row in table.rows:
        printed.row([_cell(flow, cell, spacing) for cell in row])
    if table.total:
        printed.least = 1
        printed.total([_cell(flow, cell, spacing, strong=True) for cell in table.total])


def _widths(flow: Flow, table: model.Table, spacing: Spacing) -> list[float]:
    """Return the widths by weight, but each at least as wide as the words of its head."""
    measure = flow.paper.measure
    share = measure / sum(head.weight for head in table.columns)
    least = [
        max(_longest_word(flow, head.text, spacing), _page_width(flow, table, place, spacing))
        for place, head in enumerate(table.columns)
    ]
    wanted = [
        max(head.weight * share, width) for head, width in zip(table.columns, least, strict=True)
    ]
    spare = sum(wanted) - sum(least)
    if spare <= 0:
        return [head.weight * share for head in table.columns]
    part = (sum(wanted) - measure) / spare
    return [width - (width - low) * part for width, low in zip(wanted, least, strict=True)]


def _longest_word(flow: Flow, head: str, spacing: Spacing) -> float:
    words = head.split() or [""]
    return max(flow.width(word, spacing.head) for word in words) + 2 * spacing.pad + _AIR


def _page_width(flow: Flow, table: model.Table, place: int, spacing: Spacing) -> float:
    """Return what a column needs in which pages are named."""
    if all(_place(row[place]) is None for row in table.rows):
        return 0.0
    return room_for_page(flow, spacing.link) + 2 * spacing.pad


def _is_close(flow: Flow, table: model.Table) -> bool:
    return flow.paper.measure / len(table.columns) < _NARROWEST


def _cell(flow: Flow, cell: model.Cell, spacing: Spacing, *, strong: bool = False) -> Cell:
    place = _place(cell)
    strong = strong or cell.strong
    style = spacing.strong if strong else spacing.plain
    if place is None:
        return Cell(texts=((cell.text, style),) if cell.text else ())
    named = len(cell.text) <= _NAME
    return Cell(
        texts=((cell.text, spacing.link if named and not strong else style),),
        later=page_of(place),
        target=place,
        room=room_for_page(flow, spacing.link) + 5 if named else 0.0,
    )


def _place(cell: model.Cell) -> str | None:
    if cell.exhibit is not None:
        return f"exhibit {cell.exhibit}"
    return None if cell.entry is None else f"entry {cell.entry}"
