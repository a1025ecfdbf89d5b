"""The bytes of an XML file as UTF-8, whatever it is written in, a chunk at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

CHUNK: Final = 256 << 10
"""Bytes read at once; what follows is cut where records begin, however long they are."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# XML 1.0 appendix F: a file without a mark begins with "<" in its own encoding.
_FIRST: Final = ((b"<\0\0\0", "utf-32-le"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED: Final = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})"""
)

# Others are wide, contain UTF-8 anyway (ascii), or are no encodings of text (hex).
_CHARSETS: Final = (
    "iso8859", "cp12", "cp8", "cp9", "koi8", "mac", "big5", "gb", "euc", "shift", "tis",
)  # fmt: skip


def encoding_of(head: bytes) -> tuple[str, int]:
    """Return the encoding that the first bytes of a file show, and how long its mark is.

    The mark goes before the declaration. A name that is no encoding of text counts as none.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    for first, name in _FIRST:
        if head.startswith(first):
            return name, 0
    declared = _DECLARED.match(head)
    return (_known(declared[1].decode("ascii")) if declared else "utf-8"), 0


def text_of(head: bytes) -> str:
    """Return the beginning of a file as text, as well as it can be read."""
    encoding, mark = encoding_of(head)
    return head[mark:].decode(encoding, "replace")


def utf8_chunks(file: BinaryIO) -> Iterator[bytes]:
    """Yield the file in UTF-8, without a mark; what is UTF-8 comes as it is.

    Halves of characters in UTF-16 stand as three bytes, so that they can be repaired.
    """
    chunk = file.read(CHUNK)
    encoding, mark = encoding_of(chunk[:1024])
    chunk = chunk[mark:]
    if encoding == "utf-8":
        while chunk:
            yield chunk
            chunk = file.read(CHUNK)
        return
    halves = encoding.startswith(("utf-16", "utf-32"))
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass" if halves else "replace")
    while chunk:
        yield _decoded(decoder, chunk).encode("utf-8", "surrogatepass")
        chunk = file.read(CHUNK)


def _decoded(decoder: codecs.IncrementalDecoder, chunk: bytes) -> str:
    try:
        return decoder.decode(chunk)
    except UnicodeDecodeError:
        decoder.reset()
        decoder.errors = "replace"
        return decoder.decode(chunk)


def _known(name: str) -> str:
    """Return the codec of a name that an XML file may declare, else UTF-8.

    The declaration could be read byte by byte, so the file is not in UTF-16 or the like.
    """
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    return found if found.startswith(_CHARSETS) else "utf-8"
