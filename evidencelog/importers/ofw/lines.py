"""The lines of a report: without what every page repeats, each with the page that it is on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_PAGE_HEAD: Final = re.compile(
    r"(?:.{0,60}\|\s*)?(?:OurFamilyWizard.{0,40})?Message Report(?:\s*\|)?\s+Page \d+ of \d+"
    r"|Page \d+ of \d+(?:\s*\|.{0,60})?",
    re.IGNORECASE,
)
_MARKER: Final = re.compile(r"Message (\d{1,7}) of (\d{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line and the page that it stands on; `again` when the page before ended with it too."""

    text: str
    page: int
    again: bool = False


def lines_of(pages: Sequence[str]) -> Iterator[Line]:
    """Yield all lines but the heads of pages."""
    last = ""
    for number, page in enumerate(pages, 1):
        first = number > 1
        for text in page.split("\n"):
            plain = text.strip()
            if _PAGE_HEAD.fullmatch(plain):
                continue
            yield Line(text=text.rstrip(), page=number, again=first and plain == last != "")
            if plain:
                last, first = plain, False


def marker_of(line: Line) -> tuple[int, int] | None:
    """Return the numbers of `Message 3 of 120`."""
    found = _MARKER.fullmatch(line.text.strip())
    return (int(found[1]), int(found[2])) if found else None
