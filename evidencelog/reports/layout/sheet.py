"""One page as a list of operators, with its links; nothing here knows what a report is.

Some texts depend on pages that are not yet laid out ("page 57"): they are left as a
`Later` and resolved when the last page is known.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from evidencelog.reports.text.lines import Filler, Line
from evidencelog.reports.text.operators import number, show
from evidencelog.reports.text.style import Ink, Style

Anchors = Mapping[str, int]
"""The page index of each named place, once all are known."""


@dataclass(frozen=True, slots=True, eq=False)
class Later:
    """Operators that need to know where things ended up."""

    make: Callable[[Anchors], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A rectangle (left, bottom, right, top) that leads to a named place."""

    box: tuple[float, float, float, float]
    target: str


@dataclass(slots=True, kw_only=True, eq=False)
class Sheet:
    """One page: what it shows, in order; `head` is the running head on the right."""

    filler: Filler
    head: str = ""
    plain: bool = False
    parts: list[str | bytes | Later] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def text(self, line: Line, style: Style, x: float, y: float) -> None:
        """Show a laid-out line with its left end at x on the baseline y."""
        if line.pieces:
            self.parts.append(_inked(style.ink) + show(line, x, y, style.size))

    def words(
        self, text: str, style: Style, x: float, y: float, *, align: float = 0.0
    ) -> tuple[float, float]:
        """Show one unbroken line; `align` 0 starts at x, 0.5 centres on it, 1 ends there.

        Returns the left and the right end.
        """
        operators, left, right = _one_line(self.filler, text, style, x, y, align)
        self.parts.append(operators)
        return left, right

    def words_later(
        self,
        make: Callable[[Anchors], str],
        style: Style,
        x: float,
        y: float,
        *,
        align: float = 0.0,
    ) -> None:
        """Show one line whose text is known only when all pages are."""
        filler = self.filler
        self.parts.append(
            Later(lambda anchors: _one_line(filler, make(anchors), style, x, y, align)[0])
        )

    def box(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle whose lower left corner is at x, y."""
        corners = " ".join(number(value) for value in (x, y, width, height))
        self.parts.append(f"{_inked(ink)}{corners} re f")

    def frame(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Draw the outline of a rectangle as a hairline."""
        corners = " ".join(number(value) for value in (x, y, width, height))
        self.parts.append(f"{_stroked(ink)}0.5 w {corners} re S")

    def rule(self, x: float, y: float, width: float, ink: Ink, thickness: float = 0.5) -> None:
        """Draw a horizontal line."""
        self.parts.append(
            f"{_stroked(ink)}{number(thickness)} w {number(x)} {number(y)} m "
            f"{number(x + width)} {number(y)} l S"
        )

    def picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Show the picture of that name, scaled into a rectangle."""
        self.pictures.append(name)
        self.parts.append(
            f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm /{name} Do Q"
        )

    def link(self, box: tuple[float, float, float, float], target: str) -> None:
        """Make a rectangle lead to a named place."""
        self.links.append(Link(box=box, target=target))

    def close(self) -> None:
        """Pack what the page shows: a long report has thousands of pages."""
        packed: list[str | bytes | Later] = []
        for later, parts in groupby(self.parts, key=lambda part: isinstance(part, Later)):
            if later:
                packed.extend(parts)
            else:
                text = "\n".join(part for part in parts if isinstance(part, str))
                packed.append(zlib.compress(text.encode("ascii"), 1))
        self.parts = packed

    def operators(self, anchors: Anchors) -> str:
        """Return everything that the page shows."""
        return "\n".join(_resolved(part, anchors) for part in self.parts)


def _resolved(part: str | bytes | Later, anchors: Anchors) -> str:
    if isinstance(part, bytes):
        return zlib.decompress(part).decode("ascii")
    return part if isinstance(part, str) else part.make(anchors)


def _one_line(
    filler: Filler, text: str, style: Style, x: float, y: float, align: float
) -> tuple[str, float, float]:
    line = filler.fill(text.replace("\n", " "), style, float("inf"))[0]
    left = x - line.width * align
    return _inked(style.ink) + show(line, left, y, style.size), left, left + line.width


def _inked(ink: Ink) -> str:
    return " ".join(number(value) for value in ink) + " rg "


def _stroked(ink: Ink) -> str:
    return " ".join(number(value) for value in ink) + " RG "
