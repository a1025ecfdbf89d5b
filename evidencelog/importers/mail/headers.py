"""The headers of a message (RFC 5322 2.2, RFC 2047, RFC 2231).

Every header is kept as it stands, unfolded; what a person reads is decoded from it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Final, NamedTuple

from evidencelog.importers.charsets import read_text

LONGEST_HEADER: Final = 1 << 16
"""Bytes of one header that are read; a To with a thousand addresses is half of that."""

MOST_HEADERS: Final = 2000
LONGEST_BLOCK: Final = 1 << 20
"""Bytes of all headers together that are kept; what is beyond stays in the file."""

_FIELD: Final = re.compile(rb"([!-9;-~]*)[ \t]*:")
_ENCODED: Final = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_ENCODED: Final = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,75}\?[bBqQ]\?)")
_MOST_PARAMETERS: Final = 100
_BLANKS: Final = b" \t"


class Span(NamedTuple):
    """A stretch of the bytes of a message."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """The headers of a message or a part, in their order: name and raw text.

    `named` has the same by their names in lower case. `body` is where they end. `cut` says
    that there were more than are kept.
    """

    items: tuple[tuple[str, str], ...]
    named: dict[str, tuple[str, ...]]
    body: int
    envelope: str | None = None
    cut: bool = False

    def all(self, name: str) -> tuple[str, ...]:
        """Return the raw texts of every header of this name, the topmost first."""
        return self.named.get(name, ())

    def first(self, name: str) -> str:
        """Return the raw text of the topmost header of this name, or an empty text."""
        found = self.named.get(name)
        return found[0] if found else ""


def read_headers(data: bytes, span: Span) -> Headers:
    """Return the headers at the start of a span; lines that are none of these are passed.

    They end at an empty line, or where a line is no header: that begins the body then.
    """
    items: list[tuple[str, bytearray]] = []
    envelope, place, kept = None, span.start, 0
    for line, after in _lines(data, span):
        match = _FIELD.match(line)
        if match is not None:
            if match[1] and kept < LONGEST_BLOCK and len(items) < MOST_HEADERS:
                items.append((match[1].decode("ascii"), bytearray(line[match.end() :])))
        elif line[0] in _BLANKS:
            if items and len(items[-1][1]) < LONGEST_HEADER:
                items[-1][1].extend(line)
        elif not line.strip(b"\r\n"):
            place = after
            break
        elif not line.startswith(b"From "):
            break
        elif place == span.start:
            envelope = _as_text(line)
        kept += len(line)
        place = after
    full = kept >= LONGEST_BLOCK or len(items) >= MOST_HEADERS
    read = tuple((name, _as_text(bytes(raw[:LONGEST_HEADER]))) for name, raw in items)
    named: dict[str, tuple[str, ...]] = {}
    for name, raw in read:
        key = name.lower()
        named[key] = (*named[key], raw) if key in named else (raw,)
    return Headers(items=read, named=named, body=place, envelope=envelope, cut=full)


def readable(raw: str) -> str:
    """Return a header with its encoded words decoded (RFC 2047)."""
    joined = _BETWEEN_ENCODED.sub(r"\1", raw)
    if "=?" not in joined:
        return joined
    return "".join(_decoded(joined))


def mime(headers: Headers) -> Message:
    """Return the headers that describe a part, for the library to read their parameters."""
    names = ("content-type", "content-disposition", "content-transfer-encoding")
    lines = [
        f"{name}: {raw}\n"
        for name in names
        # A header with very many parameters is no help to anybody and takes long to read.
        if (raw := headers.first(name)) and raw.count(";") <= _MOST_PARAMETERS
    ]
    block = "".join(lines).replace("\0", "").encode("utf-8", "surrogateescape")
    return BytesHeaderParser(policy=compat32).parsebytes(block)


def _lines(data: bytes, span: Span) -> Iterator[tuple[bytes, int]]:
    place = span.start
    while place < span.end:
        end = data.find(b"\n", place, span.end)
        after = span.end if end < 0 else end + 1
        yield data[place:after], after
        place = after


def _as_text(raw: bytes) -> str:
    """Return the text of a raw header, unfolded (RFC 5322 2.2.3).

    Bytes beyond ASCII are UTF-8 (RFC 6532) or, in older mail, whatever the sender had.
    """
    unfolded = raw.replace(b"\r\n", b"").replace(b"\n", b"").strip(b" \t\r")
    return unfolded.decode("ascii") if unfolded.isascii() else read_text(unfolded, "").text


def _decoded(text: str) -> Iterator[str]:
    """Yield the pieces of a header; neighbours of one charset are decoded together.

    Some programs cut a character in two and put the halves in two encoded words.
    """
    place, pending, charset = 0, b"", ""
    for match in _ENCODED.finditer(text):
        named = match[1].partition("*")[0]
        if pending and (match.start() > place or named.lower() != charset.lower()):
            yield read_text(pending, charset).text
            pending = b""
        yield text[place : match.start()]
        pending, charset = pending + _word(match[2], match[3]), named
        place = match.end()
    if pending:
        yield read_text(pending, charset).text
    yield text[place:]


def _word(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw
