"""Text files as lines, with the way in which their bytes were read.

A line that is too long ends, behind a whole word where it has any, with the sign that it goes on.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from evidencelog.reports.exhibits.shown import UnshownError, Writing

MOST_BYTES: Final = 32 << 20
LONGEST_LINE: Final = 20_000  # characters of one line that are kept
CUT: Final = " […]"

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_BREAKS: Final = re.compile("\r\n|\r|\n")


def lines_of(data: bytes, most: int) -> Writing:
    """Return the first `most` lines of a text file. Raises UnshownError when it is not text."""
    if not data:
        raise UnshownError("empty")
    text, encoding, guessed = _decoded(data)
    if "\0" in text:
        raise UnshownError("not text")
    lines = _BREAKS.split(text)
    if lines[-1] == "":
        lines.pop()
    return Writing(
        lines=tuple(map(_kept, lines[:most])),
        count=len(lines),
        encoding=encoding,
        guessed=guessed,
    )


def _kept(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    start, *rest = line[: LONGEST_LINE + 1].rsplit(maxsplit=1)
    # A part of a word could be a part of what is to be removed, and would not be found.
    return (start if rest and len(start) > LONGEST_LINE // 2 else line[:LONGEST_LINE]) + CUT


def _decoded(data: bytes) -> tuple[str, str, bool]:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), name, False
    try:
        return data.decode("utf-8"), "UTF-8", False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252", True
