"""A table that runs over pages: repeated head, zebra, rows split only when they must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.style import Style

_PAD = 4.0
_ABOVE = 3.2
_WHOLE = 10  # rows of up to so many lines are never split
_LEAST = 3  # lines on each side of a split


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the given width in points; `end` sets its text at the right edge."""

    head: str
    width: float
    end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Stretches of text one below the other, or one line that is known only later."""

    texts: tuple[tuple[str, Style], ...] = ()
    later: Callable[[Places], str] | None = None
    target: str | None = None


_SetLine = tuple[Line, Style]


@dataclass(slots=True, kw_only=True, eq=False)
class Table:
    """A table being set; begin it with `begin`, then add rows."""

    flow: Flow
    columns: tuple[Column, ...]
    count: int = field(default=0)

    def begin(self) -> None:
        """Set the head, kept with the first lines of a row."""
        self.flow.need(70)
        self._head()

    def _head(self) -> None:
        flow, style = self.flow, design.HEAD_CELL
        heads = [flow.fill(column.head, style, column.width - _PAD) for column in self.columns]
        height = max(len(lines) for lines in heads) * style.leading + 2 * _ABOVE
        flow.sheet.box(flow.left, flow.y - height, flow.paper.measure, height, design.NAVY)
        x = flow.left
        for column, lines in zip(self.columns, heads, strict=True):
            for index, line in enumerate(lines):
                top = flow.y - _ABOVE - index * style.leading
                self._line(line, style, column, x, top)
            x += column.width
        flow.y -= height

    def row(self, cells: Sequence[Cell]) -> None:
        """Add a row, over as many pages as it takes."""
        lines = [
            self._filled(cell, column) for cell, column in zip(cells, self.columns, strict=True)
        ]
        left = max(1, *(len(column) for column in lines))
        self.count += 1
        first = True
        while left:
            taken = self._taken(left)
            if taken == 0:
                self.flow.start()
                self._head()
                continue
            self._part(cells, [column[:taken] for column in lines], taken, first)
            lines = [column[taken:] for column in lines]
            left -= taken
            first = False

    def _taken(self, left: int) -> int:
        """Return how many lines of the row go on this page."""
        fitting = int((self.flow.room - 2 * _ABOVE) / design.CELL.leading)
        if left <= fitting:
            return left
        if left <= _WHOLE or fitting < _LEAST:
            return 0
        return min(fitting, left - _LEAST)

    def _filled(self, cell: Cell, column: Column) -> list[_SetLine]:
        return [
            (line, style)
            for text, style in cell.texts
            for line in self.flow.fill(text, style, column.width - 2 * _PAD)
        ]

    def _part(
        self, cells: Sequence[Cell], lines: list[list[_SetLine]], count: int, first: bool
    ) -> None:
        flow = self.flow
        height = count * design.CELL.leading + 2 * _ABOVE
        if self.count % 2 == 0:
            flow.sheet.box(flow.left, flow.y - height, flow.paper.measure, height, design.PALE)
        x = flow.left
        for cell, column, part in zip(cells, self.columns, lines, strict=True):
            for index, (line, style) in enumerate(part):
                top = flow.y - _ABOVE - index * design.CELL.leading
                self._line(line, style, column, x, top)
            if first:
                self._reference(cell, column, x, height)
            x += column.width
        flow.y -= height
        flow.sheet.rule(flow.left, flow.y, flow.paper.measure, design.RULE, 0.35)

    def _reference(self, cell: Cell, column: Column, x: float, height: float) -> None:
        flow = self.flow
        if cell.later is not None:
            y = flow.y - _ABOVE - design.CELL.leading * DROP
            right = x + column.width - _PAD if column.end else x + _PAD
            align = 1.0 if column.end else 0.0
            flow.sheet.words_later(cell.later, design.CELL_LINK, right, y, align=align)
        if cell.target is not None:
            flow.sheet.link((x, flow.y - height, x + column.width, flow.y), cell.target)

    def _line(self, line: Line, style: Style, column: Column, x: float, top: float) -> None:
        inner = column.width - 2 * _PAD
        start = x + _PAD + (inner - line.width if column.end and not line.base else 0)
        self.flow.place(line, style, start, top, inner)
