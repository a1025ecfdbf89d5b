"""What stands below the head of a message: its text, and the list of what was attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evidencelog.importers.ofw.lines import Line

_ATTACHED: Final = "See Attachments:"
_ONE: Final = re.compile(
    r"\s*(?P<name>[^\n]+?)\s*\((?P<size>\d+(?:[.,]\d+)?\s*(?:[KMGT]i?)?B(?:ytes)?)\)\s*(?:,|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of a message and its attachments, each by name and size as they stand there.

    `repeated` counts lines that a page repeated from the end of the one before.
    """

    text: str
    attached: tuple[tuple[str, str], ...] = ()
    repeated: int = 0


def body_of(lines: Sequence[Line]) -> Body:
    """Return what stands in these lines; a line that a page repeats is taken once."""
    kept = [line.text for line in lines if not line.again]
    attached: list[tuple[str, str]] = []
    texts: list[str] = []
    at = 0
    while at < len(kept):
        before, found, behind = kept[at].partition(_ATTACHED)
        names, end = _listed(behind, kept, at + 1) if found and not before.strip() else ([], at)
        if names:
            attached += names
            at = end
        else:
            texts.append(kept[at])
            at += 1
    return Body(
        text="\n".join(texts).strip("\n \t"),
        attached=tuple(attached),
        repeated=len(lines) - len(kept),
    )


def _listed(first: str, lines: Sequence[str], at: int) -> tuple[list[tuple[str, str]], int]:
    """Return names and sizes, and where the text goes on: a list goes over several lines."""
    told, best, end = first, _names(first), at
    for place in range(at, min(at + 20, len(lines))):
        if not lines[place].strip() or (best and not told.rstrip().endswith(",")):
            break
        told = f"{told} {lines[place].strip()}"
        names = _names(told)
        if names:
            best, end = names, place + 1
    return best, end


def _names(told: str) -> list[tuple[str, str]]:
    """Return all of a list, or nothing when it is not one from beginning to end."""
    found: list[tuple[str, str]] = []
    at = 0
    while told[at:].strip():
        one = _ONE.match(told, at)
        if one is None:
            return []
        found.append((one["name"], one["size"]))
        at = one.end()
    return found
