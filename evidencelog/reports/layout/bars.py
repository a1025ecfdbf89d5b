"""Stacked bars over an axis, as areas and lines: they differ in lightness and in hatching."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Bars
from evidencelog.reports.text.style import Ink

_KEY = 18.0  # height of the line that names the series
_ABOVE = 11.0  # room over the highest bar for its number
_PLOT = 136.0
_BELOW = 15.0
_AXIS = 26.0  # width of the numbers at the left
_SWATCH = 8.0
_WIDEST = 34.0  # points of a bar
_HATCH = 2.6
_STEPS = (1, 2, 5)
_MOST_LINES = 5
_ROOM_FOR_NUMBER = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How the areas of a series look; `hatched` ones carry light lines, all a fine frame."""

    ink: Ink
    hatched: bool = False


_FILLS = (
    Fill(ink=design.NAVY),
    Fill(ink=design.LIGHT_BLUE),
    Fill(ink=design.BLUE, hatched=True),
    Fill(ink=design.WHITE),
    Fill(ink=design.NAVY, hatched=True),
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
        return _KEY + _ABOVE + _PLOT + _BELOW

    def draw(self, left: float, top: float, width: float) -> None:
        """Draw it below `top`."""
        start, foot = left + _AXIS, top - _KEY - _ABOVE - _PLOT
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

    def _key(self, x: float, top: float) -> None:
        sheet = self.flow.sheet
        for place, series in enumerate(self.bars.series):
            self._area(x, top - _SWATCH - 1, _SWATCH, _SWATCH, _FILLS[place % len(_FILLS)])
            name = f"{series.name}: {sum(series.values)}"
            _start, end = sheet.words(name, design.FIGURE, x + _SWATCH + 4, top - _SWATCH + 0.6)
            x = end + 16

    def _line(self, x: float, y: float, width: float, count: int) -> None:
        sheet = self.flow.sheet
        sheet.rule(x, y, width, design.RULE, 0.35)
        sheet.words(str(count), design.FIGURE_GREY, x - 5, y - 2.4, align=1.0)

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
        if total and step >= _ROOM_FOR_NUMBER:
            middle = left + width / 2
            self.flow.sheet.words(str(total), design.FIGURE, middle, y + 2.5, align=0.5)

    def _area(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        sheet = self.flow.sheet
        sheet.box(x, y, width, height, fill.ink)
        if fill.hatched:
            line = y + _HATCH / 2
            while line < y + height:
                sheet.rule(x, line, width, design.WHITE, 0.8)
                line += _HATCH
        if width > 2:
            sheet.frame(x, y, width, height, design.NAVY)

    def _places(self, start: float, y: float, step: float) -> None:
        """Name those places under the axis whose names do not run into each other."""
        flow, free = self.flow, start - _AXIS
        end = start + step * len(self.bars.places)
        for place, name in enumerate(self._shown()):
            wide = flow.width(name, design.FIGURE_GREY)
            left = start + (place + 0.5) * step - wide / 2
            left = min(max(left, start - _AXIS), end - wide)
            if name and left >= free:
                flow.sheet.words(name, design.FIGURE_GREY, left, y)
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
