"""A table that runs over pages: repeated head, zebra, rows split only when they must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.tags import Owner
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.style import Style

_WHOLE = 10  # rows of up to so many lines are never split
_LEAST = 3  # lines on each side of a split
_RULE = 0.35
_NO_LINE = Line((), 0.0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """The white space in a cell, in points, and how its words are set."""

    pad: float
    above: float
    head: Style
    plain: Style
    strong: Style
    link: Style

    @property
    def leading(self) -> float:
        """The distance of the lines."""
        return self.plain.leading


@cache
def spacing_of(look: Look, *, close: bool = False) -> Spacing:
    """Return how the cells of a table are set; close ones leave room for many columns."""
    if close:
        return Spacing(
            pad=1.6,
            above=2.4,
            head=look.small_head_cell,
            plain=look.small_cell,
            strong=look.small_cell_strong,
            link=look.small_cell_link,
        )
    return Spacing(
        pad=4.0,
        above=3.2 * look.step,
        head=look.head_cell,
        plain=look.cell,
        strong=look.cell_strong,
        link=look.cell_link,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the given width in points; `end` sets its text at the right edge.

    A `blank` one has lines on both sides and is written in by hand.
    """

    head: str
    width: float
    end: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Stretches of text one below the other, then perhaps words that are known only later.

    `later` goes on after the last line, behind a comma, where there is room for `room`
    points; else it has a line for itself. All of the cell leads to `target`; `below` is a
    text under the others, and the place that it leads to by itself.
    """

    texts: tuple[tuple[str, Style], ...] = ()
    later: Callable[[Places], str] | None = None
    target: str | None = None
    room: float = 0.0
    below: tuple[str, str] | None = None


_SetLine = tuple[Line, Style, str | None]
"""A line, its style, and where it leads by itself."""


@dataclass(slots=True, kw_only=True, eq=False)
class _Row:
    """A row being set: its elements, its cells, and the lines that are still to be set.

    `name` is its heading where that is one line.
    """

    owner: Owner
    owners: list[Owner]
    cells: Sequence[Cell]
    lines: list[list[_SetLine]]
    least: int
    name: _SetLine | None
    begun: bool = False

    @property
    def left(self) -> int:
        return max(0 if self.begun else self.least, *(len(lines) for lines in self.lines))


@dataclass(slots=True, kw_only=True, eq=False)
class Table:
    """A table being set; begin it with `begin`, then add rows.

    The first cell of a row is its heading, as the head is that of the columns. A row is at
    least `least` lines high.
    """

    flow: Flow
    columns: tuple[Column, ...]
    close: bool = False
    least: int = 1
    count: int = field(default=0)
    owner: Owner = field(init=False)
    spacing: Spacing = field(init=False)

    def __post_init__(self) -> None:
        self.spacing = spacing_of(self.flow.look, close=self.close)

    def begin(self, caption: str = "") -> None:
        """Set the caption and the head, kept with the first lines of a row."""
        flow = self.flow
        lines = flow.fill(caption, flow.look.table_caption, flow.paper.measure) if caption else []
        flow.need(70 * flow.look.step + len(lines) * flow.look.table_caption.leading)
        with flow.tag("Table") as self.owner:
            if lines:
                with flow.tag("Caption"):
                    flow.lines(lines, flow.look.table_caption)
                flow.y -= 3
            with flow.tag("TR"):
                self._head()

    def _head(self) -> None:
        flow, style, space = self.flow, self.spacing.head, self.spacing
        heads = [
            flow.fill(column.head, style, column.width - 2 * space.pad) for column in self.columns
        ]
        height = max(len(lines) for lines in heads) * style.leading + 2 * space.above
        flow.sheet.box(flow.left, flow.y - height, flow.paper.measure, height, design.NAVY)
        x = flow.left
        for column, lines in zip(self.columns, heads, strict=True):
            with flow.tag("TH", scope="Column"):
                for index, line in enumerate(lines):
                    top = flow.y - space.above - index * style.leading
                    self._line(line, style, column, x, top)
            x += column.width
        flow.y -= height

    def _head_again(self) -> None:
        """Repeat the head on a new page, for the eye alone."""
        self.flow.start()
        with self.flow.artifact():
            self._head()

    def total(self, cells: Sequence[Cell]) -> None:
        """Add a last row, below a strong line."""
        flow = self.flow
        flow.sheet.rule(flow.left, flow.y, flow.paper.measure, design.NAVY, 0.9)
        self.count = 0  # on white
        self.row(cells)

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
        return _Row(
            owner=owner,
            owners=owners,
            cells=cells,
            lines=lines,
            least=self.least,
            name=lines[0][0] if len(lines[0]) == 1 else None,
        )

    def _taken(self, left: int) -> int:
        """Return how many lines of the row go on this page."""
        fitting = int((self.flow.room - 2 * self.spacing.above) / self.spacing.leading)
        if left <= fitting:
            return left
        if left <= _WHOLE or fitting < _LEAST:
            return 0
        return min(fitting, left - _LEAST)

    def _filled(self, cell: Cell, column: Column) -> list[_SetLine]:
        inner = column.width - 2 * self.spacing.pad
        lines: list[_SetLine] = [
            (line, style, None)
            for text, style in cell.texts
            for line in self.flow.fill(text, style, inner)
        ]
        if cell.below is not None:
            text, target = cell.below
            style = self.spacing.link
            lines += [(line, style, target) for line in self.flow.fill(text, style, inner)]
        if cell.later is not None and not _goes_on(cell, column, lines, inner):
            lines.append((_NO_LINE, self.spacing.link, None))
        return lines

    def _part(self, row: _Row, count: int) -> None:
        """Set the next `count` lines of the row on this page."""
        flow = self.flow
        height = count * self.spacing.leading + 2 * self.spacing.above
        if self.count % 2 == 0:  # just below the rule of the row above
            flow.sheet.box(
                flow.left, flow.y - height, flow.paper.measure, height - _RULE / 2, design.PALE
            )
        if row.begun and row.name is not None:
            with flow.artifact():  # so that the eye knows which row goes on here
                line, style, _target = row.name
                self._line(line, style, self.columns[0], flow.left, flow.y - self.spacing.above)
        x = flow.left
        for place, column in enumerate(self.columns):
            with flow.within(row.owners[place]):
                self._cell(row, place, count, x, height)
            if column.blank:
                self._sides(column, x, height)
            x += column.width
        row.begun = True
        flow.y -= height
        flow.sheet.rule(flow.left, flow.y, flow.paper.measure, design.RULE, _RULE)

    def _sides(self, column: Column, x: float, height: float) -> None:
        for side in (x, x + column.width - _RULE):
            self.flow.sheet.box(side, self.flow.y - height, _RULE, height, design.RULE)

    def _cell(self, row: _Row, place: int, count: int, x: float, height: float) -> None:
        flow, cell, column = self.flow, row.cells[place], self.columns[place]
        lines, row.lines[place] = row.lines[place][:count], row.lines[place][count:]
        later = cell.later if lines and not row.lines[place] else None
        if cell.target is None or row.begun:
            self._lines(lines, column, x, later)
            return
        with flow.tag("Link", target=cell.target):
            self._lines(lines, column, x, later)
            flow.link((x, flow.y - height, x + column.width, flow.y), cell.target)

    def _lines(
        self,
        lines: list[_SetLine],
        column: Column,
        x: float,
        later: Callable[[Places], str] | None,
    ) -> None:
        space = self.spacing
        for index, (line, style, target) in enumerate(lines):
            top = self.flow.y - space.above - index * space.leading
            if target is None:
                self._line(line, style, column, x, top)
                continue
            with self.flow.tag("Link", target=target):
                self._line(line, style, column, x, top)
                self.flow.link((x, top - space.leading, x + column.width, top), target)
        if later is not None:
            y = self.flow.y - space.above - (len(lines) - 1) * space.leading
            self._later(lines[-1], column, x, y, later)

    def _later(
        self,
        last: _SetLine,
        column: Column,
        x: float,
        top: float,
        later: Callable[[Places], str],
    ) -> None:
        line, _style, _target = last
        words = _after_comma(later) if line.pieces else later
        pad = self.spacing.pad
        start = x + column.width - pad if column.end else x + pad + line.width
        y = top - self.spacing.leading * DROP
        self.flow.sheet.words_later(
            words, self.spacing.link, start, y, align=1.0 if column.end else 0.0
        )

    def _line(self, line: Line, style: Style, column: Column, x: float, top: float) -> None:
        inner = column.width - 2 * self.spacing.pad
        start = x + self.spacing.pad + (inner - line.width if column.end and not line.base else 0)
        self.flow.place(line, style, start, top, inner)


def _goes_on(cell: Cell, column: Column, lines: list[_SetLine], inner: float) -> bool:
    """Tell whether the words that are known later fit behind the last line."""
    if not lines or column.end or not cell.room:
        return False
    line, _style, _target = lines[-1]
    return bool(line.pieces) and not line.base and line.width + cell.room <= inner


def _after_comma(later: Callable[[Places], str]) -> Callable[[Places], str]:
    def words(places: Places) -> str:
        told = later(places)
        return f", {told}" if told else ""

    return words
