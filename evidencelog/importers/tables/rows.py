"""The rows of a table, whatever separates its columns; a damaged row is told and passed over."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.tables.lines import LONGEST, Line

SEPARATORS: Final = (",", ";", "\t", "|")

_MOST_LINES: Final = 200
"""Lines of one row, in a message that has line breaks."""

_MOST_CELLS: Final = 2000
_LOOKED_AT: Final = 60
_SEPARATOR_LINE: Final = "sep="
"""The first line by which a spreadsheet is told what separates the columns."""


class Row(NamedTuple):
    """The cells of a row, without space around them; `reason` says why there are none."""

    line: int
    cells: list[str]
    raw: str
    reason: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in any cell."""
        return not self.reason and not any(self.cells)


def rows(lines: Iterable[Line], separator: str) -> Iterator[Row]:
    """Yield the rows, with the number of the line where each begins."""
    ahead = _Ahead(iter(lines))
    while (line := ahead.next()) is not None:
        if not line.is_whole:
            reason = _("the line has more than {count} characters").format(count=LONGEST)
            yield Row(line.number, [], line.text, reason)
        elif line.number == 1 and line.text.lower().startswith(_SEPARATOR_LINE):
            continue
        elif '"' in line.text:
            yield _quoted(line, ahead, separator)
        else:
            yield _row(line, line.text.rstrip("\r\n").split(separator))


def separator_of(lines: Iterable[Line]) -> str:
    """Return what separates the columns: what gives the most rows of the same width."""
    sample = list(islice(lines, _LOOKED_AT))
    first = sample[0].text.rstrip("\r\n") if sample else ""
    if first.lower().startswith(_SEPARATOR_LINE) and first[4:5] in SEPARATORS:
        return first[4]
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: list[Line], separator: str) -> tuple[int, int]:
    widths = Counter(len(row.cells) for row in rows(sample, separator))
    even = [(count, width) for width, count in widths.items() if width > 1]
    return max(even, default=(0, 0))


class _Ahead:
    """Lines that can be given back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._back: deque[Line] = deque()

    def next(self) -> Line | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def give_back(self, lines: list[Line]) -> None:
        self._back.extendleft(reversed(lines))


def _quoted(first: Line, ahead: _Ahead, separator: str) -> Row:
    """Return a row in quotation marks (RFC 4180), which may go over several lines."""
    taken, marks, size = [first], first.text.count('"'), len(first.text)
    while marks % 2 and len(taken) < _MOST_LINES and size < LONGEST:
        line = ahead.next()
        if line is None:
            break
        taken.append(line)
        marks, size = marks + line.text.count('"'), size + len(line.text)
    try:
        found = list(csv.reader((line.text for line in taken), delimiter=separator, strict=True))
        if len(found) == 1 and marks % 2 == 0:
            return _row(first, found[0])
    except csv.Error:
        pass
    ahead.give_back(taken[1:])
    return _alone(first, separator)


def _alone(line: Line, separator: str) -> Row:
    """Return the row of one line whose quotation marks are not as they should be."""
    if line.text.count('"') % 2:
        return Row(line.number, [], line.text, _("a quotation mark in it does not end"))
    try:
        return _row(line, next(csv.reader([line.text], delimiter=separator), []))
    except csv.Error:
        return Row(line.number, [], line.text, _("its quotation marks cannot be read"))


def _row(line: Line, cells: list[str]) -> Row:
    if len(cells) > _MOST_CELLS:
        return Row(line.number, [], line.text, _("it has too many columns"))
    return Row(line.number, [cell.strip() for cell in cells], line.text)
