"""Where the messages of a mailbox begin: the lines `From a@example.org Mon Mar  2 ... 2026`.

There is no standard (RFC 4155 A names the usual one), and a line of a letter may look the
same. It is such a line when it ends in a year, stands after an empty line or has a full
date, and headers follow it; with a full date, nothing at all may follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

CHUNK: Final = 1 << 20
LONGEST_LINE: Final = 1000
"""Bytes of a separator; and as many are looked at of the line after it."""

_MARK: Final = b"\nFrom "
_YEAR_LAST: Final = re.compile(
    rb"From .*\d{4}(?:[ \t]+(?:[+-]\d{4}|[A-Z]{2,5}))?(?:[ \t]+remote from .*)?[ \t]*\r?"
)
_DATED: Final = re.compile(rb" [A-Z][a-z]{2} +[A-Z][a-z]{2} +\d{1,2} +\d{1,2}:\d\d")
_HEADER: Final = re.compile(rb"[!-9;-~]+[ \t]*:|>?From ")
_HEADER_OR_END: Final = re.compile(rb"[!-9;-~]+[ \t]*:|>?From |\r?\n|\Z")


def separators(file: BinaryIO) -> Iterator[int]:
    """Yield the offset of each line that begins a message, in one pass over the file."""
    # As if an empty line stood before the first.
    held, base, search = b"\n\n", -2, 0
    ended = False
    while not ended:
        chunk = file.read(CHUNK)
        ended = not chunk
        held += chunk
        end = len(held) if ended else len(held) - 2 * LONGEST_LINE
        while search <= (at := held.find(_MARK, search)) < end:
            if _begins_message(held, at):
                yield base + at + 1
            search = at + 1
        # What is kept begins early enough to see the empty line before the next.
        cut = max(0, max(search, end) - 4)
        held, base, search = held[cut:], base + cut, max(search, end) - cut


def _begins_message(data: bytes, at: int) -> bool:
    line_end = data.find(b"\n", at + 1, at + 1 + LONGEST_LINE)
    line = data[at + 1 : line_end if line_end >= 0 else at + 1 + LONGEST_LINE]
    if not _YEAR_LAST.fullmatch(line):
        return False
    dated = bool(_DATED.search(line))
    follows = _HEADER_OR_END if dated else _HEADER
    if line_end >= 0 and not follows.match(data, line_end + 1, line_end + LONGEST_LINE):
        return False
    return dated or data[at - 1 : at] == b"\n" or data[at - 2 : at] == b"\n\r"
