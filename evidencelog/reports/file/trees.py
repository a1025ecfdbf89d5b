"""Number trees and the tree of pages: long lists in portions that a reader can search."""

from __future__ import annotations

from collections.abc import Sequence

from evidencelog.reports.file.values import reference, references
from evidencelog.reports.file.writer import Writer

_PORTION = 128


def number_tree(writer: Writer, values: Sequence[tuple[int, int]]) -> int:
    """Write a tree from keys, in order, to the numbers of objects (PDF 32000-1, 7.9.7)."""
    leaves: list[int] = []
    for start in range(0, len(values), _PORTION):
        part = values[start : start + _PORTION]
        pairs = " ".join(f"{key} {reference(value)}" for key, value in part)
        limits = f"/Limits[{part[0][0]} {part[-1][0]}]"
        leaves.append(writer.add(f"<</Nums[{pairs}]{limits}>>"))
    return writer.add(f"<</Kids{references(leaves)}>>" if leaves else "<</Nums[]>>")


class PageTree:
    """The numbers of all pages and of the nodes above them (PDF 32000-1, 7.7.3)."""

    def __init__(self, writer: Writer, count: int) -> None:
        self._writer = writer
        self.root = writer.reserve()
        self.pages = [writer.reserve() for _ in range(count)]
        self._nodes = [writer.reserve() for _ in range(0, count, _PORTION)]

    def parent(self, index: int) -> int:
        """Return the number of the node above a page."""
        return self._nodes[index // _PORTION]

    def write(self) -> None:
        """Write the nodes; the pages themselves are written by others."""
        for place, node in enumerate(self._nodes):
            pages = self.pages[place * _PORTION : (place + 1) * _PORTION]
            self._writer.add(
                f"<</Type/Pages/Parent {reference(self.root)}/Count {len(pages)}"
                f"/Kids{references(pages)}>>",
                node,
            )
        self._writer.add(
            f"<</Type/Pages/Count {len(self.pages)}/Kids{references(self._nodes)}>>", self.root
        )
