"""Counts by row and column: each number stands on a shade, the darker the higher."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import Look
from evidencelog.reports.model import Grid
from evidencelog.reports.text.style import Ink, Style

_ROW = 16.0
_HEAD = 13.0
_GAP = 6.0
_DARK = 0.66  # share of the highest count from which on numbers are white


@dataclass(slots=True, kw_only=True, eq=False)
class HeatDrawing:
    """A grid of numbers on shades."""

    flow: Flow
    grid: Grid

    @property
    def height(self) -> float:
        """The height of the whole drawing, in points."""
        return _HEAD + _ROW * len(self.grid.rows)

    def draw(self, left: float, top: float, width: float) -> None:
        """Draw it below `top`."""
        flow, grid = self.flow, self.grid
        names = max((flow.width(name, flow.look.figure) for name in grid.rows), default=0) + _GAP
        step = (width - names) / max(1, len(grid.columns))
        self._columns(left + names, top - _HEAD + 4, step)
        most = max((max(row, default=0) for row in grid.values), default=0)
        for place, (name, values) in enumerate(zip(grid.rows, grid.values, strict=True)):
            y = top - _HEAD - (place + 1) * _ROW
            flow.sheet.words(name, flow.look.figure, left, y + 5)
            for column, value in enumerate(values):
                self._cell(value, most, left + names + column * step, y, step)

    def _columns(self, left: float, y: float, step: float) -> None:
        free = left
        for place, name in enumerate(self.grid.columns):
            wide = self.flow.width(name, self.flow.look.figure_grey)
            start = left + (place + 0.5) * step - wide / 2
            if start >= free - 1:
                self.flow.sheet.words(name, self.flow.look.figure_grey, start, y)
                free = start + wide + 3

    def _cell(self, value: int, most: int, x: float, y: float, step: float) -> None:
        sheet, share = self.flow.sheet, value / most if most else 0.0
        sheet.box(x, y, step - 0.8, _ROW - 0.8, shade(share))
        sheet.words(
            str(value), _style(self.flow.look, value, share), x + step / 2 - 0.4, y + 5, align=0.5
        )


def shade(share: float) -> Ink:
    """Return the ink for a share of the highest count, from nearly white to navy."""
    low, high = design.PALE, design.NAVY
    red, green, blue = (a + (b - a) * share for a, b in zip(low, high, strict=True))
    return round(red, 3), round(green, 3), round(blue, 3)


def _style(look: Look, value: int, share: float) -> Style:
    if not value:
        return look.figure_grey
    return look.figure_light if share > _DARK else look.figure
