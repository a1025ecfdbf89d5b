"""What each part of a page means: the structure elements that a screen reader follows.

The kinds are the standard structure types of PDF 32000-1, 14.8.4. What carries no meaning
(rules, running heads, dot leaders) belongs to an artifact instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a rectangle, in points."""

Content = int
"""A marked stretch of a page, made by `content`: an integer, for there are very many."""

_BLOCKS = frozenset("Document Part Art Sect Div BlockQuote TD LBody Note".split())
_WITHOUT_TEXT = frozenset("Document Part Art Sect Div BlockQuote".split())
_PLACE_BITS = 24
_HEADING = re.compile("H([1-6])")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Artifact:
    """What is on the page for the eye alone; `opening` begins its marked content."""

    opening: str


DECORATION = Artifact(opening="/Artifact BMC")
RUNNING_HEAD = Artifact(opening="/Artifact <</Type/Pagination/Subtype/Header>> BDC")
RUNNING_FOOT = Artifact(opening="/Artifact <</Type/Pagination/Subtype/Footer>> BDC")
_FURNITURE = {"": DECORATION, "head": RUNNING_HEAD, "foot": RUNNING_FOOT}

Furniture = Literal["", "head", "foot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What few elements have.

    `alt` describes a figure or a link in words; `scope` is the direction of a table heading
    (Row, Column or Both); `span` the columns of a cell; `numbering` how a list is numbered;
    `box` where a figure stands; `target` the place that a link leads to.
    """

    alt: str = ""
    scope: str = ""
    span: int = 1
    numbering: str = ""
    box: Box | None = None
    target: str = ""
    language: str = ""


_PLAIN = Traits()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link:
    """A rectangle that leads to a named place; `owner` is its Link element."""

    box: Box
    target: str
    owner: Element
    page: int


@dataclass(slots=True, eq=False)
class Element:
    """One structure element: what it is, and what belongs to it in the order of reading.

    `number` counts the elements of a volume in the order of their making.
    """

    kind: str
    number: int
    traits: Traits = _PLAIN
    kids: list[Element | Content | Link] = field(default_factory=list)


def content(page: int, place: int) -> Content:
    """Return the stretch with the number `place` (MCID) on the page of that index."""
    return page << _PLACE_BITS | place


def page_of(stretch: Content) -> int:
    """Return the index of the page that a stretch is on."""
    return stretch >> _PLACE_BITS


def place_of(stretch: Content) -> int:
    """Return the number of a stretch on its page."""
    return stretch & (1 << _PLACE_BITS) - 1


Owner = Element | Artifact


@dataclass(slots=True, eq=False)
class Within:
    """A stretch of layout during which everything shown belongs to one owner."""

    tree: Tree
    owner: Owner

    def __enter__(self) -> Owner:
        """Make the owner the current one."""
        self.tree.open.append(self.owner)
        return self.owner

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Return to the owner before."""
        self.tree.open.pop()


class Tree:
    """The structure of one volume while it is being laid out."""

    def __init__(self) -> None:
        self.count = 0
        self.root = self._made("Document", _PLAIN)
        self.open: list[Owner] = [self.root]
        self._depth = 0
        self._implied: Element | None = None

    @property
    def current(self) -> Owner:
        """The innermost open element, or the artifact."""
        return self.open[-1]

    @property
    def takes_blocks(self) -> bool:
        """Whether a paragraph or a list may stand in the current element."""
        current = self.open[-1]
        return isinstance(current, Element) and current.kind in _BLOCKS

    def tag(self, kind: str, traits: Traits = _PLAIN) -> Within:
        """Add an element below the current one; inside an artifact there are none."""
        return Within(self, self._add(kind, traits))

    def within(self, owner: Owner) -> Within:
        """Go on with an element that was left, such as a table cell on its next page."""
        return Within(self, owner)

    def artifact(self, furniture: Furniture = "") -> Within:
        """Show what a screen reader leaves out: decoration, a running head or foot."""
        return Within(self, _FURNITURE[furniture])

    def text_owner(self) -> Owner:
        """Return what text shown now belongs to: straight in a section, a paragraph."""
        current = self.open[-1]
        if isinstance(current, Artifact) or current.kind not in _WITHOUT_TEXT:
            return current
        if self._implied is None or not current.kids or current.kids[-1] is not self._implied:
            self._implied = self._made("P", _PLAIN)
            current.kids.append(self._implied)
        return self._implied

    def drawing_owner(self) -> Owner:
        """Return what a line or an area belongs to: a figure, or else it is decoration."""
        current = self.open[-1]
        if isinstance(current, Artifact) or current.kind == "Figure":
            return current
        return DECORATION

    def link_owner(self, target: str) -> Element | None:
        """Return the Link element for a rectangle here; None inside an artifact."""
        current = self.open[-1]
        if isinstance(current, Artifact) or current.kind == "Link":
            return current if isinstance(current, Element) else None
        owner = self._made("Link", Traits(target=target))
        current.kids.append(owner)
        return owner

    def _made(self, kind: str, traits: Traits) -> Element:
        element = Element(kind, self.count, traits)
        self.count += 1
        return element

    def _add(self, kind: str, traits: Traits) -> Owner:
        current = self.open[-1]
        if isinstance(current, Artifact):
            return current
        element = self._made(self._stepwise(kind), traits)
        current.kids.append(element)
        return element

    def _stepwise(self, kind: str) -> str:
        """Return the heading without a gap in the levels above it (ISO 14289-1, 7.4.2)."""
        heading = _HEADING.fullmatch(kind)
        if heading is None:
            return kind
        self._depth = min(int(heading[1]), self._depth + 1)
        return f"H{self._depth}"
