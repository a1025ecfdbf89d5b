"""Where everything ended up: the printed page numbers, once all pages are laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Numbering = Literal["continuous", "sections"]
"""One run of numbers, or a letter and a number that begins anew in each section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A named place: the index of its page in the volume, and the height on that page."""

    page: int
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """The number printed on a page, such as C and 12."""

    prefix: str
    number: int

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return f"{self.prefix}{self.number}"


class Volume(Protocol):
    """A run of laid-out pages that begins at the page index `first`."""

    first: int
    anchors: dict[str, Anchor]

    @property
    def sections(self) -> Sequence[str]:
        """The section of each page."""

    @property
    def stamps(self) -> Sequence[str]:
        """The Bates number of each page, empty where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The page of each named place, over all volumes of a document."""

    numbers: Sequence[PageNumber]
    pages: Mapping[str, int]
    numbering: Numbering = "continuous"
    stamps: Sequence[str] = ()

    @classmethod
    def over(cls, volumes: Iterable[Volume], numbering: Numbering = "continuous") -> Places:
        """Number the pages of the volumes, which follow each other in this order."""
        numbers: list[PageNumber] = []
        pages: dict[str, int] = {}
        counts: Counter[str] = Counter()
        stamps: list[str] = []
        for volume in volumes:
            stamps.extend(volume.stamps)
            for section in volume.sections:
                prefix = section if numbering == "sections" else ""
                counts[prefix] += 1
                numbers.append(PageNumber(prefix=prefix, number=counts[prefix]))
            for name, anchor in volume.anchors.items():
                pages.setdefault(name, volume.first + anchor.page)
        return cls(numbers=numbers, pages=pages, numbering=numbering, stamps=stamps)

    @property
    def total(self) -> int:
        """How many pages there are in all volumes."""
        return len(self.numbers)

    def index(self, anchor: str) -> int | None:
        """Return the index of a place's page, counted through all volumes."""
        return self.pages.get(anchor)

    def label(self, anchor: str) -> str:
        """Return the printed number of a place's page; empty when there is no such place."""
        index = self.pages.get(anchor)
        return "" if index is None else self.numbers[index].label

    def bates(self, anchor: str) -> str:
        """Return the Bates number of a place's page; empty when it has none."""
        index = self.pages.get(anchor)
        return "" if index is None or index >= len(self.stamps) else self.stamps[index]
