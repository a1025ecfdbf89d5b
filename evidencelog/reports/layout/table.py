"""A table that runs over pages: repeated head, zebra, rows split only when they must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.tags import Owner
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.style import Style

_PAD = 4.0
_ABOVE = 3.2
_WHOLE = 10  # rows of up to so many lines are never split
_LEAST = 3  # lines on each side of a split
_RULE = 0.35


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
class _Row:
    """A row being set: its elements, its cells, and the lines that are still to be set."""

    owner: Owner
    owners: list[Owner]
    cells: Sequence[Cell]
    lines: list[list[_SetLine]]
    begun: bool = False

    @property
    def left(self) -> int:
        return max(0 if self.begun else 1, *(len(lines) for lines in self.lines))


@dataclass(slots=True, kw_only=True, eq=False)
class Table:
    """A table being set; begin it with `begin`, then add rows.

    The first cell of a row is its heading, as the head is that of the columns.
    """

    flow: Flow
    columns: tuple[Column, ...]
    count: int = field(default=0)
    owner: Owner = field(init=False)

    def begin(self) -> None:
        """Set the head, kept with the first lines of a row."""
        flow = self.flow
        flow.need(70)
        with flow.tag("Table") as self.owner, flow.tag("TR"):
            self._head()

    def _head(self) -> None:
        flow, style = self.flow, design.HEAD_CELL
        heads = [flow.fill(column.head, style, column.width - 2 * _PAD) for column in self.columns]
        height = max(len(lines) for lines in heads) * style.leading + 2 * _ABOVE
        flow.sheet.box(flow.left, flow.y - height, flow.paper.measure, height, design.NAVY)
        x = flow.left
        for column, lines in zip(self.columns, heads, strict=True):
            with flow.tag("TH", scope="Column"):
                for index, line in enumerate(lines):
                    top = flow.y - _ABOVE - index * style.leading
                    self._line(line, style, column, x, top)
            x += column.width
        flow.y -= height

    def _head_again(self) -> None:
        """Repeat the head on a new page, for the eye alone."""
        self.flow.start()
        with self.flow.artifact():
            self._head()

    def row(self, cells: Sequence[Cell]) -> None:
        """Add a row, over as many pages as it takes."""
        row = self._opened(cells)
        self.count += 1
        while row.left:
            taken = self._taken(row.left)
            if taken:
                self._part(row, taken)
            else:
                self._head_again()

    def _opened(self, cells: Sequence[Cell]) -> _Row:
        flow = self.flow
        with flow.within(self.owner), flow.tag("TR") as owner:
            with flow.tag("TH", scope="Row") as heading:
                owners = [heading]
            for _cell in cells[1:]:
                with flow.tag("TD") as cell:
                    owners.append(cell)
        lines = [
            self._filled(cell, column) for cell, column in zip(cells, self.columns, strict=True)
        ]
        return _Row(owner=owner, owners=owners, cells=cells, lines=lines)

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

    def _part(self, row: _Row, count: int) -> None:
        """Set the next `count` lines of the row on this page."""
        flow = self.flow
        height = count * design.CELL.leading + 2 * _ABOVE
        if self.count % 2 == 0:  # just below the rule of the row above
            flow.sheet.box(
                flow.left, flow.y - height, flow.paper.measure, height - _RULE / 2, design.PALE
            )
        x = flow.left
        for place, column in enumerate(self.columns):
            with flow.within(row.owners[place]):
                self._cell(row, place, count, x, height)
            x += column.width
        row.begun = True
        flow.y -= height
        flow.sheet.rule(flow.left, flow.y, flow.paper.measure, design.RULE, _RULE)

    def _cell(self, row: _Row, place: int, count: int, x: float, height: float) -> None:
        flow, cell, column = self.flow, row.cells[place], self.columns[place]
        lines, row.lines[place] = row.lines[place][:count], row.lines[place][count:]
        if cell.target is None or row.begun:
            self._lines(cell, lines, column, x, later=not row.begun)
            return
        with flow.tag("Link", target=cell.target):
            self._lines(cell, lines, column, x, later=True)
            flow.link((x, flow.y - height, x + column.width, flow.y), cell.target)

    def _lines(
        self, cell: Cell, lines: list[_SetLine], column: Column, x: float, *, later: bool
    ) -> None:
        flow = self.flow
        for index, (line, style) in enumerate(lines):
            top = flow.y - _ABOVE - index * design.CELL.leading
            self._line(line, style, column, x, top)
        if later and cell.later is not None:
            y = flow.y - _ABOVE - design.CELL.leading * DROP
            right = x + column.width - _PAD if column.end else x + _PAD
            align = 1.0 if column.end else 0.0
            flow.sheet.words_later(cell.later, design.CELL_LINK, right, y, align=align)

    def _line(self, line: Line, style: Style, column: Column, x: float, top: float) -> None:
        inner = column.width - 2 * _PAD
        start = x + _PAD + (inner - line.width if column.end and not line.base else 0)
        self.flow.place(line, style, start, top, inner)
