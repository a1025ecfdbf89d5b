"""The lines of a text file of unknown encoding, each no longer than memory allows."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

LONGEST: Final = 128 << 10
"""Characters of a line; rows of bills have some hundred."""

_CHUNK: Final = 1 << 20
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Line(NamedTuple):
    """A line with its number from 1; `is_whole` is False when its end was left out."""

    number: int
    text: str
    is_whole: bool = True


def encoding_of(stream: BinaryIO, *, whole: bool = True) -> str:
    """Return the encoding of a text, looking at all of it or only at its beginning.

    By its mark; UTF-16 without one by its zeros; UTF-8 when all of it is that; else
    Windows-1252, which older programs of the western world write.
    """
    chunk = stream.read(_CHUNK)
    for mark, name in _MARKS:
        if chunk.startswith(mark):
            return name
    if chunk[:2].count(0) == 1 and chunk[:400].count(0) > len(chunk[:400]) // 3:
        return "utf-16-be" if chunk[0] == 0 else "utf-16-le"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk:
            decoder.decode(chunk)
            if not whole:
                return "utf-8"
            chunk = stream.read(_CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def lines(stream: BinaryIO, encoding: str) -> Iterator[Line]:
    """Yield the lines with their ends; of one that is too long only the beginning."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    number = 0
    try:
        while line := text.readline(LONGEST):
            number += 1
            if len(line) < LONGEST or line.endswith(("\n", "\r")):
                yield Line(number, line)
                continue
            while (rest := text.readline(LONGEST)) and not rest.endswith(("\n", "\r")):
                pass
            yield Line(number, line, is_whole=False)
    finally:
        text.detach()
