"""One page as a list of operators, with its links; nothing here knows what a report is.

Everything shown is marked as belonging to a structure element or to an artifact. Some texts
depend on pages that are not yet laid out ("page 57"): they are left as a `Later` and
resolved when the last page is known.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from evidencelog.reports.layout.design import Paper
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.tags import (
    Box,
    Element,
    Furniture,
    Link,
    Owner,
    Tree,
    Within,
    content,
)
from evidencelog.reports.text.lines import Filler, Line
from evidencelog.reports.text.operators import number, show
from evidencelog.reports.text.style import Ink, Style


@dataclass(frozen=True, slots=True, eq=False)
class Later:
    """Operators that need to know where things ended up."""

    make: Callable[[Places], str]


@dataclass(slots=True, kw_only=True, eq=False)
class Sheet:
    """One page: what it shows, in order.

    `index` counts the pages of the volume; `head` is the running head on the right;
    `section` prefixes the page numbers where they are counted by section; `bates` is the
    number of an exhibit page; `owners` are the elements of the marked stretches.
    """

    filler: Filler
    paper: Paper
    tree: Tree = field(default_factory=Tree)
    index: int = 0
    head: str = ""
    section: str = ""
    bates: str = ""
    plain: bool = False
    parts: list[str | bytes | Later] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    _marked: Owner | None = None

    def artifact(self, furniture: Furniture = "") -> Within:
        """Show what a screen reader leaves out: decoration, a running head or foot."""
        return self.tree.artifact(furniture)

    def text(self, line: Line, style: Style, x: float, y: float) -> None:
        """Show a laid-out line with its left end at x on the baseline y."""
        if line.pieces:
            self._mark(self.tree.text_owner())
            self.parts.append(_inked(style.ink) + show(line, x, y, style.size))

    def words(
        self, text: str, style: Style, x: float, y: float, *, align: float = 0.0
    ) -> tuple[float, float]:
        """Show one unbroken line; `align` 0 starts at x, 0.5 centres on it, 1 ends there.

        Returns the left and the right end.
        """
        operators, left, right = _one_line(self.filler, text, style, x, y, align)
        if operators:
            self._mark(self.tree.text_owner())
            self.parts.append(operators)
        return left, right

    def words_later(
        self,
        make: Callable[[Places], str],
        style: Style,
        x: float,
        y: float,
        *,
        align: float = 0.0,
        behind: tuple[Callable[[Places], str], ...] = (),
    ) -> None:
        """Show one line whose text is known only when all pages are.

        It stands right after the texts of `behind`, of which the first begins at x.
        """
        filler = self.filler

        def operators(places: Places) -> str:
            before = (filler.fill(words(places), style, float("inf"))[0] for words in behind)
            start = x + sum(line.width for line in before)
            return _one_line(filler, make(places), style, start, y, align)[0]

        self._mark(self.tree.text_owner())
        self.parts.append(Later(operators))

    def box(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle whose lower left corner is at x, y."""
        self._mark(self.tree.drawing_owner())
        corners = " ".join(number(value) for value in (x, y, width, height))
        self.parts.append(f"{_inked(ink)}{corners} re f")

    def frame(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Draw the outline of a rectangle as a hairline."""
        self._mark(self.tree.drawing_owner())
        corners = " ".join(number(value) for value in (x, y, width, height))
        self.parts.append(f"{_stroked(ink)}0.5 w {corners} re S")

    def rule(self, x: float, y: float, width: float, ink: Ink, thickness: float = 0.5) -> None:
        """Draw a horizontal line."""
        self._mark(self.tree.drawing_owner())
        self.parts.append(
            f"{_stroked(ink)}{number(thickness)} w {number(x)} {number(y)} m "
            f"{number(x + width)} {number(y)} l S"
        )

    def dots(self, right: float, y: float, width: float, ink: Ink, *, step: float = 4.6) -> None:
        """Draw a row of dots that ends at `right`, in step with every other row that does."""
        self._mark(self.tree.drawing_owner())
        self.parts.append(
            f"q {_stroked(ink)}1 J 0.9 w [0 {number(step)}] 0 d {number(right)} {number(y)} m "
            f"{number(right - width)} {number(y)} l S Q"
        )

    def picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Show the picture of that name, scaled into a rectangle."""
        self._mark(self.tree.text_owner())
        self.pictures.append(name)
        self.parts.append(
            f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm /{name} Do Q"
        )

    def unseen(self, operators: str) -> None:
        """Add text that can be searched and read aloud, but is not drawn."""
        self._mark(self.tree.text_owner())
        self.parts.append(operators)

    def link(self, box: Box, target: str) -> None:
        """Make a rectangle lead to a named place; without such a place it leads nowhere."""
        owner = self.tree.link_owner(target)
        if owner is not None:
            link = Link(box=box, target=target, owner=owner, page=self.index)
            owner.kids.append(link)
            self.links.append(link)

    def _mark(self, owner: Owner) -> None:
        """Begin a marked stretch, unless the last one has the same owner."""
        if owner is self._marked:
            return
        self._end_mark()
        self._marked = owner
        if isinstance(owner, Element):
            place = len(self.owners)
            self.owners.append(owner)
            owner.kids.append(content(self.index, place))
            self.parts.append(f"/{owner.kind} <</MCID {place}>> BDC")
        else:
            self.parts.append(owner.opening)

    def _end_mark(self) -> None:
        if self._marked is not None:
            self.parts.append("EMC")
            self._marked = None

    def close(self) -> None:
        """Pack what the page shows: a long report has thousands of pages."""
        self._end_mark()
        packed: list[str | bytes | Later] = []
        for later, parts in groupby(self.parts, key=lambda part: isinstance(part, Later)):
            if later:
                packed.extend(parts)
            else:
                packed.extend(_packed(list(parts)))
        self.parts = packed

    def operators(self, places: Places) -> str:
        """Return everything that the page shows."""
        self._end_mark()
        return "\n".join(_resolved(part, places) for part in self.parts)


def _packed(parts: list[str | bytes | Later]) -> list[bytes]:
    """Pack the texts that are not yet packed."""
    text = "\n".join(part for part in parts if isinstance(part, str))
    already = [part for part in parts if isinstance(part, bytes)]
    return [*already, zlib.compress(text.encode("ascii"), 1)] if text else already


def _resolved(part: str | bytes | Later, places: Places) -> str:
    if isinstance(part, bytes):
        return zlib.decompress(part).decode("ascii")
    return part if isinstance(part, str) else part.make(places)


def _one_line(
    filler: Filler, text: str, style: Style, x: float, y: float, align: float
) -> tuple[str, float, float]:
    line = filler.fill(text.replace("\n", " "), style, float("inf"))[0]
    left = x - line.width * align
    if not line.pieces:
        return "", left, left
    return _inked(style.ink) + show(line, left, y, style.size), left, left + line.width


def _inked(ink: Ink) -> str:
    return " ".join(number(value) for value in ink) + " rg "


def _stroked(ink: Ink) -> str:
    return " ".join(number(value) for value in ink) + " RG "
