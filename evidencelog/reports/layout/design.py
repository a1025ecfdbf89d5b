"""Paper, measures, colours and the ways in which text is set: the whole look in one place.

The palette stays apart in greyscale print: ink, navy and grey differ in lightness, and no
meaning hangs on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.reports.text.style import Ink, Style

INK: Ink = (0.10, 0.10, 0.12)
NAVY: Ink = (0.11, 0.22, 0.38)
GREY: Ink = (0.36, 0.38, 0.41)
RULE: Ink = (0.78, 0.79, 0.81)
PALE: Ink = (0.955, 0.96, 0.97)
WHITE: Ink = (1.0, 1.0, 1.0)
BLUE: Ink = (0.45, 0.56, 0.70)
LIGHT_BLUE: Ink = (0.78, 0.83, 0.89)
PALE_BLUE: Ink = (0.915, 0.94, 0.975)

PROSE = Style(voice="serif", size=10.5, leading=15, ink=INK)
PROSE_CLOSE = Style(voice="serif", size=10, leading=13.6, ink=INK)
QUOTE = Style(voice="serif", size=10.5, leading=15, ink=INK)
TITLE = Style(voice="serif strong", size=27, leading=34, ink=NAVY)
SUBTITLE = Style(voice="serif", size=14, leading=20, ink=INK)
CAPTION = Style(voice="sans", size=9.5, leading=14, ink=GREY)
H1 = Style(voice="serif strong", size=18, leading=23, ink=NAVY)
H2 = Style(voice="serif strong", size=12.5, leading=16, ink=NAVY)
H3 = Style(voice="sans strong", size=8.2, leading=12, ink=GREY)
ENTRY_TITLE = Style(voice="serif strong", size=12.5, leading=16.5, ink=INK)
ENTRY_NUMBER = Style(voice="sans strong", size=11, leading=16.5, ink=NAVY)
TAG = Style(voice="sans", size=8.6, leading=12, ink=GREY)
CELL = Style(voice="sans", size=8.6, leading=11.6, ink=INK)
CELL_STRONG = Style(voice="sans strong", size=8.6, leading=11.6, ink=INK)
CELL_LINK = Style(voice="sans", size=8.6, leading=11.6, ink=NAVY)
CELL_GREY = Style(voice="sans", size=8.6, leading=11.6, ink=GREY)
SMALL_CELL = Style(voice="sans", size=7.2, leading=9.4, ink=INK)
SMALL_CELL_STRONG = Style(voice="sans strong", size=7.2, leading=9.4, ink=INK)
SMALL_CELL_LINK = Style(voice="sans", size=7.2, leading=9.4, ink=NAVY)
TABLE_CAPTION = Style(voice="sans strong", size=9.2, leading=13, ink=INK)
EMOJI = Style(voice="sans", size=11, leading=11.6, ink=INK)
SMALL_HEAD_CELL = Style(voice="sans strong", size=6.8, leading=8.8, ink=WHITE)
HEAD_CELL = Style(voice="sans strong", size=8.2, leading=11, ink=WHITE)
LABEL = Style(voice="sans", size=8.8, leading=13, ink=GREY)
VALUE = Style(voice="sans", size=9.4, leading=13, ink=INK)
VALUE_GREY = Style(voice="sans", size=9.4, leading=13, ink=GREY)
COUNT = Style(voice="sans strong", size=9.4, leading=13, ink=INK)
DIGEST = Style(voice="mono", size=7.6, leading=11, ink=INK)
SMALL = Style(voice="sans", size=8, leading=11, ink=GREY)
RUNNING = Style(voice="sans", size=7.8, leading=10, ink=GREY)
BATES = Style(voice="mono", size=9, leading=10, ink=INK)
LISTING = Style(voice="mono", size=7.6, leading=10.4, ink=INK)
LINE_NUMBER = Style(voice="mono", size=6.4, leading=10.4, ink=GREY)
FOLIO = Style(voice="sans strong", size=8.4, leading=10, ink=INK)
COURT = Style(voice="sans strong", size=11, leading=15.5, ink=INK)
CASE = Style(voice="sans", size=10, leading=14.5, ink=INK)
PARTY = Style(voice="serif strong", size=12, leading=17, ink=INK)
ROLE = Style(voice="serif", size=11, leading=16, ink=INK)
LISTED_PART = Style(voice="serif strong", size=10.8, leading=15, ink=INK)
LISTED = Style(voice="sans", size=9, leading=13, ink=INK)
STATED = Style(voice="serif", size=11.5, leading=18, ink=INK)
STATED_IN_COURT = Style(voice="serif", size=12, leading=18, ink=INK)
MESSAGE = Style(voice="sans", size=9.6, leading=13.6, ink=INK)
MESSAGE_TRANSLATED = Style(voice="serif", size=10, leading=14, ink=INK)
META = Style(voice="sans", size=7.8, leading=11, ink=GREY)
META_STRONG = Style(voice="sans strong", size=7.8, leading=11, ink=INK)
BLANK_LABEL = Style(voice="sans", size=8.8, leading=11.6, ink=INK)
BOX_LABEL = Style(voice="sans", size=7.4, leading=10, ink=GREY)
FIGURE = Style(voice="sans", size=7.2, leading=9, ink=INK)
FIGURE_LIGHT = Style(voice="sans", size=7.2, leading=9, ink=WHITE)
FIGURE_GREY = Style(voice="sans", size=7.2, leading=9, ink=GREY)
NOTICE = Style(voice="sans strong", size=9.4, leading=13, ink=INK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet and its margins, in points."""

    width: float
    height: float
    side: float = 64
    top: float = 78
    bottom: float = 72

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.side

    @property
    def room(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


PAPERS = {
    "letter": Paper(width=612, height=792),
    "a4": Paper(width=595.28, height=841.89),
}
