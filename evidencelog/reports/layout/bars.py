"""Stacked bars over an axis, as areas and lines: they differ in lightness and in hatching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Bars
from evidencelog.reports.text.style import Ink

_KEY = 13.0  # height of a line that names series
_AFTER_KEY = 5.0
_ABOVE = 11.0  # room over the highest bar for its number
_PLOT = 136.0
_BELOW = 15.0
_AXIS = 26.0  # width of the numbers at the left
_SWATCH = 8.0
_WIDEST = 34.0  # points of a bar
_HATCH = 2.6  # points from one light line to the next
_THIN = 0.8
_FRAMED = 6.0  # narrower bars would be nothing but frame
_STEPS = (1, 2, 5)
_MOST_LINES = 5
_ROOM_FOR_NUMBER = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How the areas of a series look: with light lines across or along them, or plain."""

    ink: Ink
    hatching: Literal["", "across", "along"] = ""


_FILLS = (
    Fill(ink=design.NAVY),
    Fill(ink=design.LIGHT_BLUE),
    Fill(ink=design.BLUE, hatching="across"),
    Fill(ink=design.WHITE),
    Fill(ink=design.NAVY, hatching="along"),
    Fill(ink=design.BLUE),
)


@dataclass(slots=True, kw_only=True, eq=False)
class BarDrawing:
    """A bar for each place on the axis, divided by series."""

    flow: Flow
    bars: Bars

    @property
    def height(self) -> float:
        """The height of the whole drawing, in points."""
        return self._key_height + _ABOVE + _PLOT + _BELOW

    @property
    def _key_height(self) -> float:
        return len(self._key_lines()) * _KEY + _AFTER_KEY

    def draw(self, left: float, top: float, width: float) -> None:
        """Draw it below `top`."""
        start, foot = left + _AXIS, top - self._key_height - _ABOVE - _PLOT
        totals = [sum(values) for values in self._columns()]
        line = line_step(max(totals, default=0))
        lines = -(-max(totals, default=0) // line) or 1
        scale = _PLOT / (lines * line)
        self._key(start, top)
        for count in range(0, (lines + 1) * line, line):
            self._line(start, foot + count * scale, left + width - start, count)
        step = (left + width - start) / max(1, len(totals))
        for place, values in enumerate(self._columns()):
            self._bar(values, start + place * step, foot, step, scale)
        self.flow.sheet.rule(start, foot, left + width - start, design.INK, 0.7)
        self._places(start, foot - 10, step)

    def _columns(self) -> list[tuple[int, ...]]:
        return list(zip(*(series.values for series in self.bars.series), strict=True))

    def _key_lines(self) -> list[list[tuple[int, str, float]]]:
        """Return the series on each line of the key: place, name with its sum, left edge."""
        lines: list[list[tuple[int, str, float]]] = [[]]
        x, width = 0.0, self.flow.paper.measure - _AXIS
        for place, series in enumerate(self.bars.series):
            name = f"{series.name}: {sum(series.values)}"
            wide = _SWATCH + 4 + self.flow.width(name, self.flow.look.figure)
            if lines[-1] and x + wide > width:
                lines.append([])
                x = 0.0
            lines[-1].append((place, name, x))
            x += wide + 16
        return lines

    def _key(self, x: float, top: float) -> None:
        for line in self._key_lines():
            y = top - _SWATCH - 1
            for place, name, shift in line:
                self._area(x + shift, y, _SWATCH, _SWATCH, _FILLS[place % len(_FILLS)])
                self.flow.sheet.words(name, self.flow.look.figure, x + shift + _SWATCH + 4, y + 1.6)
            top -= _KEY

    def _line(self, x: float, y: float, width: float, count: int) -> None:
        sheet = self.flow.sheet
        sheet.rule(x, y, width, design.RULE, 0.35)
        sheet.words(str(count), self.flow.look.figure_grey, x - 5, y - 2.4, align=1.0)

    def _bar(
        self, values: tuple[int, ...], x: float, foot: float, step: float, scale: float
    ) -> None:
        width = min(_WIDEST, step * 0.72)
        left, y = x + (step - width) / 2, foot
        for place, value in enumerate(values):
            if value:
                self._area(left, y, width, value * scale, _FILLS[place % len(_FILLS)])
                y += value * scale
        total = sum(values)
        if total and step >= _ROOM_FOR_NUMBER * self.flow.look.step:
            middle = left + width / 2
            self.flow.sheet.words(str(total), self.flow.look.figure, middle, y + 2.5, align=0.5)

    def _area(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        sheet = self.flow.sheet
        sheet.box(x, y, width, height, fill.ink)
        if fill.hatching == "across":
            for line in range(int(height / _HATCH + 0.5)):
                sheet.rule(x, y + (line + 0.5) * _HATCH, width, design.WHITE, _THIN)
        elif fill.hatching == "along":
            for line in range(int(width / _HATCH + 0.5)):
                sheet.box(x + (line + 0.5) * _HATCH, y, _THIN, height, design.WHITE)
        if width > _FRAMED or fill.ink == design.WHITE:
            sheet.frame(x, y, width, height, design.NAVY)

    def _places(self, start: float, y: float, step: float) -> None:
        """Name those places under the axis whose names do not run into each other."""
        flow, free = self.flow, start - _AXIS
        end = start + step * len(self.bars.places)
        for place, name in enumerate(self._shown()):
            wide = flow.width(name, self.flow.look.figure_grey)
            left = start + (place + 0.5) * step - wide / 2
            left = min(max(left, start - _AXIS), end - wide)
            if name and left >= free:
                flow.sheet.words(name, self.flow.look.figure_grey, left, y)
                free = left + wide + 6

    def _shown(self) -> list[str]:
        """Return the label of each place, empty where it has none."""
        if len(self.bars.shown) == len(self.bars.places):
            return list(self.bars.shown)
        shown = set(self.bars.shown)
        return [name if name in shown else "" for name in self.bars.places]


def line_step(most: int) -> int:
    """Return how far apart the lines of an axis are: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * _MOST_LINES >= most:
                return step * power
        power *= 10
