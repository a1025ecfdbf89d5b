"""Paper, margins and colours.

The palette stays apart in greyscale print: ink, navy and grey differ in lightness, and no
meaning hangs on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from evidencelog.reports.text.style import Ink

INK: Final[Ink] = (0.10, 0.10, 0.12)
NAVY: Final[Ink] = (0.11, 0.22, 0.38)
GREY: Final[Ink] = (0.36, 0.38, 0.41)
RULE: Final[Ink] = (0.78, 0.79, 0.81)
PALE: Final[Ink] = (0.955, 0.96, 0.97)
WHITE: Final[Ink] = (1.0, 1.0, 1.0)
BLUE: Final[Ink] = (0.45, 0.56, 0.70)
LIGHT_BLUE: Final[Ink] = (0.78, 0.83, 0.89)
PALE_BLUE: Final[Ink] = (0.915, 0.94, 0.975)

_HEAD = 38.0  # points that the running head reaches above the text
_BELOW_CORNER = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet and its margins, in points.

    `binding` is the white space that is needed where sheets are bound: at the left, which is
    the top of a sheet that lies on its side. `corner` is the width and height of what stays
    empty at the upper right.
    """

    width: float
    height: float
    left: float = 64
    right: float = 64
    top: float = 78
    bottom: float = 72
    binding: float = 0
    corner: tuple[float, float] | None = None

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom

    def leaving(self, binding: float, corner: tuple[float, float] | None) -> Paper:
        """Return the sheet with so much left free to bind it, and for a stamp."""
        top = self.top
        if corner is not None and corner[0] > self.right:
            top = max(top, corner[1] + _BELOW_CORNER)
        left = max(self.left, binding)
        return replace(self, left=left, top=top, binding=binding, corner=corner)

    def turned(self) -> Paper:
        """Return the sheet on its side, bound at the top."""
        top = max(self.top, self.binding + _HEAD)
        return replace(self, width=self.height, height=self.width, left=self.right, top=top)


PAPERS: Final = {
    "letter": Paper(width=612, height=792),
    "a4": Paper(width=595.28, height=841.89),
}
