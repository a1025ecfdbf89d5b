"""Text and blocks that run on from page to page, with the places that others refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from evidencelog.reports.layout import design
from evidencelog.reports.layout.design import Paper
from evidencelog.reports.layout.look import USUAL, Look
from evidencelog.reports.layout.places import Anchor
from evidencelog.reports.layout.sheet import Sheet
from evidencelog.reports.layout.tags import Box, Furniture, Owner, Traits, Tree, Within
from evidencelog.reports.model import Bates
from evidencelog.reports.text.lines import Filler, Line
from evidencelog.reports.text.style import Style
from evidencelog.reports.text.tokens import visible_line

DROP = 0.78
"""The part of a line's leading that lies above its baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """One line of the outline: level 0 is the outermost; `top` is its height on the page."""

    level: int
    text: str
    page: int
    top: float


@dataclass(slots=True, kw_only=True, eq=False)
class _Bar:
    """A bar beside lines on one page, from `top` to `bottom`."""

    sheet: Sheet
    top: float
    bottom: float


@dataclass(slots=True, kw_only=True, eq=False)
class Flow:
    """The pages so far and the place where the next thing goes (`y`, from the bottom).

    `look` is how every kind of text is set. `paper` is that of the current page; `first` is
    how many pages the volumes before this one have. While `bates` is set, each page gets
    the next of its numbers; `stamped` is how many have been given, those of earlier volumes
    included. `upright` is the paper of pages that are not turned.
    """

    paper: Paper
    look: Look = USUAL
    first: int = 0
    filler: Filler = field(default_factory=Filler)
    tree: Tree = field(default_factory=Tree)
    sheets: list[Sheet] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    y: float = 0.0
    head: str = ""
    section: str = ""
    bates: Bates | None = None
    stamped: int = 0
    upright: Paper = field(init=False)

    def __post_init__(self) -> None:
        self.upright = self.paper

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self.sheets[-1]

    @property
    def left(self) -> float:
        """The left edge of the text."""
        return self.paper.left

    @property
    def room(self) -> float:
        """What is left of the page, in points."""
        return self.y - self.paper.bottom

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == self.paper.height - self.paper.top

    @property
    def sections(self) -> Sequence[str]:
        """The section of each page."""
        return [sheet.section for sheet in self.sheets]

    @property
    def stamps(self) -> Sequence[str]:
        """The Bates number of each page, empty where it has none."""
        return [sheet.bates for sheet in self.sheets]

    def start(
        self,
        head: str | None = None,
        *,
        section: str | None = None,
        landscape: bool | None = None,
        plain: bool = False,
    ) -> None:
        """Begin a page; a plain one has no running head.

        Without `head` the page goes on like the one before; with it, the page is upright
        unless `landscape` is asked for. A section lasts until another is named.
        """
        if landscape is None and head is not None:
            landscape = False
        if landscape is not None:
            self.paper = self.upright.turned() if landscape else self.upright
        self.head = self.head if head is None else head
        self.section = self.section if section is None else section
        if self.sheets:
            self.sheet.close()
        self.sheets.append(
            Sheet(
                filler=self.filler,
                paper=self.paper,
                tree=self.tree,
                index=len(self.sheets),
                head=self.head,
                section=self.section,
                bates=self._next_bates(),
                plain=plain,
            )
        )
        self.y = self.paper.height - self.paper.top

    def _next_bates(self) -> str:
        if self.bates is None:
            return ""
        self.stamped += 1
        return self.bates.number(self.stamped - 1)

    def tag(
        self,
        kind: str,
        *,
        alt: str = "",
        scope: str = "",
        span: int = 1,
        numbering: str = "",
        box: Box | None = None,
        target: str = "",
        language: str = "",
    ) -> Within:
        """Open a structure element; what is shown inside belongs to it (see `Traits`)."""
        if not (alt or scope or numbering or box or target or language) and span == 1:
            return self.tree.tag(kind)
        traits = Traits(
            alt=alt,
            scope=scope,
            span=span,
            numbering=numbering,
            box=box,
            target=target,
            language=language,
        )
        return self.tree.tag(kind, traits)

    def within(self, owner: Owner) -> Within:
        """Go on with an element that was opened before and left."""
        return self.tree.within(owner)

    def artifact(self, furniture: Furniture = "") -> Within:
        """Show decoration, or a running head or foot, which a screen reader leaves out."""
        return self.tree.artifact(furniture)

    def link(self, box: Box, target: str) -> None:
        """Make a rectangle lead to a named place; without such a place it leads nowhere."""
        self.sheet.link(box, target)

    def need(self, height: float) -> None:
        """Begin a new page unless `height` points are left on this one."""
        if height > self.room and not self.fresh:
            self.start()

    def skip(self, height: float) -> None:
        """Leave white space, but never at the top of a page."""
        if not self.fresh:
            self.y -= height

    def mark(self, anchor: str, *, level: int | None = None, text: str = "") -> None:
        """Name this place, and list it in the outline when a level is given."""
        self._mark(anchor, level, text, len(self.sheets) - 1, self.y)

    def mark_next(self, anchor: str, *, level: int, text: str) -> None:
        """Name the page that will begin next."""
        top = self.paper.height - self.paper.top
        self._mark(anchor, level, text, len(self.sheets), top)

    def _mark(self, anchor: str, level: int | None, text: str, page: int, top: float) -> None:
        self.anchors[anchor] = Anchor(page=page, top=top)
        if level is not None:
            mark = Bookmark(level=level, text=visible_line(text), page=page, top=top)
            self.bookmarks.append(mark)

    def fill(self, text: str, style: Style, width: float) -> list[Line]:
        """Break text into lines."""
        return self.filler.fill(text, style, width)

    def width(self, text: str, style: Style) -> float:
        """Return how wide a text is on one line."""
        return self.fill(text, style, float("inf"))[0].width

    def place(self, line: Line, style: Style, x: float, top: float, width: float) -> None:
        """Show a line whose top is at `top`; right-to-left text stands at the right end."""
        left = x + width - line.width if line.base else x
        self.sheet.text(line, style, left, top - style.leading * DROP)

    def lines(
        self,
        lines: list[Line],
        style: Style,
        *,
        indent: float = 0,
        width: float | None = None,
        bar: bool = False,
    ) -> None:
        """Set lines one below the other; never one alone at the foot or the top of a page.

        They are as wide as they were filled: the whole measure, or `width`.
        """
        width = self.paper.measure - indent if width is None else width
        left = len(lines)
        bars: list[_Bar] = []
        for line in lines:
            if not line.pieces:
                left -= 1
                self._blank(style)
                continue
            orphan = left == len(lines) and left > 1
            widow = left == 2 and len(lines) > 2  # two lines stay together
            self.need(style.leading * (2 if orphan or widow else 1))
            if bar:
                self._lengthen(bars, style.leading)
            self.place(line, style, self.left + indent, self.y, width)
            self.y -= style.leading
            left -= 1
        for one in bars:
            height = one.top - one.bottom
            one.sheet.box(self.left + indent - 10, one.bottom, 2, height, design.RULE)

    def _lengthen(self, bars: list[_Bar], height: float) -> None:
        """Let the bar beside the lines go on, or begin anew below a gap and on a new page."""
        if bars and bars[-1].sheet is self.sheet and bars[-1].bottom == self.y:
            bars[-1].bottom -= height
        else:
            bars.append(_Bar(sheet=self.sheet, top=self.y, bottom=self.y - height))

    def _blank(self, style: Style) -> None:
        """Leave the space between two paragraphs, kept with two lines of the second."""
        self.need(3 * style.leading)
        if not self.fresh:
            self.y -= style.leading

    def text(
        self,
        text: str,
        style: Style,
        *,
        indent: float = 0,
        width: float | None = None,
        after: float = 0,
        bar: bool = False,
        tag: str | None = "P",
    ) -> None:
        """Set text over the measure or `width`, then leave `after` points.

        Each of its paragraphs is an element of the kind `tag`; with None, or inside an
        element that cannot hold another block, they belong to the current one.
        """
        width = self.paper.measure - indent if width is None else width
        blocks = tag is not None and self.tree.takes_blocks
        lines = self.fill(text, style, width)
        for written, group in groupby(lines, key=lambda line: bool(line.pieces)):
            if not written:
                for _line in group:
                    self._blank(style)
                continue
            with self.tag(tag) if tag and blocks else self.within(self.tree.current):
                self.lines(list(group), style, indent=indent, width=width, bar=bar)
        self.y -= after

    def title(self, text: str, anchor: str, *, level: int = 0, bookmark: str = "") -> None:
        """Set a first-order heading with its rule."""
        self.need(90)
        self.mark(anchor, level=level, text=bookmark or text)
        self.text(text, self.look.h1, tag="H1")
        self.y -= 4
        self.sheet.rule(self.left, self.y, self.paper.measure, design.NAVY, 0.9)
        self.y -= 16

    def small_heading(self, text: str, *, keep: float = 28, tag: str = "H3") -> None:
        """Set the heading of a part of an entry, kept with `keep` points of what follows."""
        self.skip(8)
        self.need(self.look.h3.leading + keep)
        self.text(text, self.look.h3, after=2, tag=tag)
