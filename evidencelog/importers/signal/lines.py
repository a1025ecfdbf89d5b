"""Lines of a text file, one after the other, however long the file or a line is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final, NamedTuple

from evidencelog.importers.importer import Source

LONGEST: Final = 8 << 20  # characters of a line, or of the lines of a message


class Line(NamedTuple):
    """A line without its end, and its number from 1; `cut` when it was longer than LONGEST."""

    number: int
    text: str
    cut: bool


def lines_of(source: Source, name: str) -> Iterator[Line]:
    r"""Yield the lines of a member; bytes that are no text are read as `\xhh`."""
    with source.open(name) as stream:
        text = io.TextIOWrapper(
            stream, encoding="utf-8-sig", errors="backslashreplace", newline="\n"
        )
        try:
            number = 0
            while line := text.readline(LONGEST):
                number += 1
                cut = not line.endswith("\n") and len(line) == LONGEST
                while cut and (rest := text.readline(LONGEST)) and not rest.endswith("\n"):
                    continue
                yield Line(number, line.removesuffix("\n").removesuffix("\r"), cut)
        finally:
            text.detach()
