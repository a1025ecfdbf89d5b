"""The structure tree, from the elements of the layout (PDF 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence

from evidencelog.reports.file.links import Links
from evidencelog.reports.file.trees import number_tree
from evidencelog.reports.file.values import (
    byte_string,
    name,
    rectangle,
    reference,
    references,
    text_string,
)
from evidencelog.reports.file.writer import Writer
from evidencelog.reports.layout.sheet import Sheet
from evidencelog.reports.layout.tags import Element, Link, Tree, page_of, place_of

_EMPTY_TOO = frozenset("Document TD TH Lbl LBody".split())  # a row has all of its cells


def write_structure(
    writer: Writer, tree: Tree, sheets: Sequence[Sheet], pages: Sequence[int], links: Links
) -> int:
    """Write all elements and what finds them from the pages; returns the root's number."""
    return _Structure(writer, tree, sheets, pages, links).write()


class _Structure:
    def __init__(
        self,
        writer: Writer,
        tree: Tree,
        sheets: Sequence[Sheet],
        pages: Sequence[int],
        links: Links,
    ) -> None:
        self._writer = writer
        self._tree = tree
        self._sheets = sheets
        self._pages = pages
        self._links = links
        self._first = writer.reserve(tree.count)
        self._notes: list[tuple[str, int]] = []

    def write(self) -> int:
        root = self._writer.reserve()
        self._write(self._tree.root, root)
        body = (
            f"<</Type/StructTreeRoot/K {reference(self._number(self._tree.root))}"
            f"/ParentTree {reference(self._write_parents())}"
            f"/ParentTreeNextKey {len(self._pages) + len(self._links.numbers)}"
        )
        if self._notes:
            pairs = " ".join(f"{key} {reference(number)}" for key, number in self._notes)
            body += f"/IDTree<</Names[{pairs}]>>"
        return self._writer.add(body + ">>", root)

    def _number(self, element: Element) -> int:
        return self._first + element.number

    def _write(self, element: Element, parent: int) -> bool:
        """Write an element and those below; returns False for one that would be empty."""
        number = self._number(element)
        page = next((page_of(kid) for kid in element.kids if isinstance(kid, int)), None)
        kids: list[str] = []
        for kid in element.kids:
            if not isinstance(kid, Element):
                kids += self._kid(kid, page)
            elif self._write(kid, number):
                kids.append(f"{self._number(kid)} 0 R")
        if not kids and element.kind not in _EMPTY_TOO:
            return False
        kind = element.kind
        if kind == "Link" and not self._links.leads(element.traits.target):
            kind = "Span"
        body = f"<</S/{kind}/P {parent} 0 R"
        if page is not None:
            body += f"/Pg {self._pages[page]} 0 R"
        if kids:
            body += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        body += self._traits(element)
        self._writer.add(body + ">>", number)
        return True

    def _kid(self, kid: int | Link, page: int | None) -> list[str]:
        """Return a stretch of a page or a link as a kid; none for a link to elsewhere."""
        if isinstance(kid, int):
            here, place = page_of(kid), place_of(kid)
            if here == page:
                return [str(place)]
            return [f"<</Type/MCR/Pg {self._pages[here]} 0 R/MCID {place}>>"]
        number = self._links.numbers.get(kid)
        if number is None:
            return []
        return [f"<</Type/OBJR/Pg {self._pages[kid.page]} 0 R/Obj {number} 0 R>>"]

    def _traits(self, element: Element) -> str:
        traits, written = element.traits, ""
        if element.kind == "Note":  # ISO 14289-1, 7.9
            key = byte_string(f"note {len(self._notes):08}".encode())
            self._notes.append((key, self._number(element)))
            written += f"/ID{key}"
        alt = self._links.says(element) if element.kind == "Link" else traits.alt
        if alt:
            written += f"/Alt{text_string(alt)}"
        if traits.language:
            written += f"/Lang{text_string(traits.language)}"
        if traits.scope or traits.span > 1:
            scope = f"/Scope{name(traits.scope)}" if traits.scope else ""
            span = f"/ColSpan {traits.span}" if traits.span > 1 else ""
            written += f"/A<</O/Table{scope}{span}>>"
        if traits.numbering:
            written += f"/A<</O/List/ListNumbering{name(traits.numbering)}>>"
        if traits.box:
            written += f"/A<</O/Layout/Placement/Block/BBox{rectangle(traits.box)}>>"
        return written

    def _write_parents(self) -> int:
        """Write which element each marked stretch and each link belongs to."""
        values = [
            (
                sheet.index,
                self._writer.add(references(self._number(owner) for owner in sheet.owners)),
            )
            for sheet in self._sheets
        ]
        for key, link in enumerate(self._links.numbers, len(self._pages)):
            values.append((key, self._number(link.owner)))
        return number_tree(self._writer, values)
