"""Words that are divided at the end of a line, as they read without the hyphen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# PDFium gives a hyphen at the end of a line as U+FFFE.
_DIVISION: Final = re.compile(r"[-\u00ad\u2010\ufffe][ \t]*\r?\n[ \t]*(?=\w)")


@dataclass(frozen=True, slots=True)
class Closed:
    """A text without the hyphens at its line ends; `joints` are where they stood in it.

    Each joint has the place of the first letter behind it and the number of characters that
    were taken out up to there.
    """

    text: str
    joints: tuple[tuple[int, int], ...]

    def bridges(self, start: int, end: int) -> bool:
        """Tell whether a part of the text stood on two lines."""
        return any(start < place < end for place, _out in self.joints)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the closed text stands in the text."""
        return start + self._out(start), end + self._out(end - 1)

    def _out(self, index: int) -> int:
        return max((out for place, out in self.joints if place <= index), default=0)


def closed(text: str) -> Closed | None:
    """Return the text without hyphens at its line ends; None when it has none."""
    joints, out = [], 0
    for division in _DIVISION.finditer(text):
        place = division.start() - out
        out += len(division.group())
        joints.append((place, out))
    return Closed(_DIVISION.sub("", text), tuple(joints)) if joints else None
