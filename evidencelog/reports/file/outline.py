"""The outline: parts, and closed below them months, entries and exhibits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evidencelog.reports.file.values import real, reference, text_string
from evidencelog.reports.file.writer import Writer
from evidencelog.reports.layout.flow import Bookmark


@dataclass(slots=True, eq=False)
class _Item:
    number: int
    mark: Bookmark | None = None
    below: list[_Item] = field(default_factory=list)


def write_outline(
    writer: Writer,
    bookmarks: Sequence[Bookmark],
    pages: Sequence[int],
    title: Callable[[Bookmark], str],
) -> int:
    """Write the outline; `pages` are the numbers of the pages. Returns its own number."""
    root = _Item(writer.reserve())
    path = [root]
    for mark in bookmarks:
        while path[-1].mark is not None and path[-1].mark.level >= mark.level:
            path.pop()
        item = _Item(writer.reserve(), mark)
        path[-1].below.append(item)
        path.append(item)
    writer.add(f"<</Type/Outlines{_children(root)}/Count {len(root.below)}>>", root.number)
    _write_below(writer, root, pages, title)
    return root.number


def destination(page: int, top: float) -> str:
    """Return a place on a page; the reader keeps its magnification."""
    return f"[{reference(page)}/XYZ null {real(top)} null]"


def _children(item: _Item) -> str:
    if not item.below:
        return ""
    first, last = item.below[0].number, item.below[-1].number
    return f"/First {reference(first)}/Last {reference(last)}"


def _write_below(
    writer: Writer, parent: _Item, pages: Sequence[int], title: Callable[[Bookmark], str]
) -> None:
    for place, item in enumerate(parent.below):
        mark = item.mark
        if mark is None:
            continue
        body = f"/Title{text_string(title(mark))}/Parent {reference(parent.number)}"
        if place:
            body += f"/Prev {reference(parent.below[place - 1].number)}"
        if place + 1 < len(parent.below):
            body += f"/Next {reference(parent.below[place + 1].number)}"
        if item.below:
            body += f"{_children(item)}/Count {-len(item.below)}"
        body += f"/Dest{destination(pages[mark.page], mark.top)}"
        writer.add(f"<<{body}>>", item.number)
        _write_below(writer, item, pages, title)
