"""Words of a page of a file, with their boxes, and the parts of its picture to be removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidencelog.reports.exhibits.shown import Word
from evidencelog.reports.model import Region
from evidencelog.reports.redaction.matching import Redactor

_AROUND = 0.004
"""How far beyond a word the picture is removed, as a share of the page: serifs and shadows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """The parts of a page's picture to be removed, and in how many places words stand there."""

    regions: tuple[Region, ...] = ()
    places: int = 0


def regions_of(words: Sequence[Word], redactor: Redactor, page: int = 1) -> Removal:
    """Return the parts of a page's picture on which words stand that are to be removed.

    The words are taken in the order of the file, as people read them; a term may reach
    over several of them, and over the end of a line.
    """
    if not redactor or not words:
        return Removal()
    text, starts = _joined(words)
    touched: dict[int, None] = {}
    places = 0
    for found in redactor.find(text):
        places += 1
        for index, start in enumerate(starts):
            if start < found.end and start + len(words[index].text) > found.start:
                touched[index] = None
    regions = tuple(_region(words[index], page) for index in touched)
    return Removal(regions=regions, places=places)


def running_text(words: Sequence[Word]) -> str:
    """Return the words of a page in a row, as they are searched."""
    return _joined(words)[0]


def _joined(words: Sequence[Word]) -> tuple[str, list[int]]:
    """Return the words in a row, and where each begins; a hyphen may end a line."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    parts = (word.text + ("\n" if word.text.endswith("-") else " ") for word in words)
    return "".join(parts)[:-1], starts


def _region(word: Word, page: int) -> Region:
    return Region(
        left=max(0.0, word.left - _AROUND),
        top=max(0.0, 1 - word.bottom - word.height - _AROUND),
        right=min(1.0, word.left + word.width + _AROUND),
        bottom=min(1.0, 1 - word.bottom + _AROUND),
        page=page,
    )
