"""The lines of calendars and address books (RFC 5545 3.1, RFC 6350 3.3, vCard 2.1 2.1.3).

`item1.TEL;TYPE=CELL:+1 555 0100`: a group, a name, parameters and a value. A logical line
is folded over several; it is unfolded as bytes, because folds cut characters in two.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from evidencelog.importers.charsets import read_text

LONGEST_LINE: Final = 1 << 24
"""Bytes of a logical line that are kept: photographs stand in one, nothing else is long."""

_CHUNK: Final = 1 << 16
_MOST_PARAMETERS: Final = 100
_NAME: Final = re.compile(r"[ \t]*(?:([\w-]+)\.)?([\w-]+)[ \t]*(?=[;:])", re.ASCII)
_PARAMETER: Final = re.compile(r';[ \t]*([\w-]+)[ \t]*(=(?:[ \t]*"[^"]*"|[^";:,]|,)*)?')
_QUOTED_PRINTABLE: Final = re.compile(rb"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_BASE64: Final = re.compile(rb"^[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]", re.IGNORECASE)
_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_ESCAPED: Final = re.compile(r"\\([\\,;:nN\"])")
_CARET: Final = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentLine:
    """One property: `value` as it stands, decoded from its transfer encoding and charset.

    `number` is the line of the file where it begins; `note` says what had to be assumed.
    """

    number: int
    name: str
    value: str
    group: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def parameter(self, name: str) -> str:
        """Return the first value of a parameter, empty when it is not there."""
        return next((value for key, value in self.parameters if key == name), "")

    def label(self) -> str:
        """Return the name with its parameters as they are, `DTSTART;TZID=Europe/Berlin`."""
        return ";".join([self.name, *(f"{key}={value}" for key, value in self.parameters)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A line that is no property."""

    number: int
    text: str


def content_lines(file: BinaryIO) -> Iterator[ContentLine | Unread]:
    """Yield every property of a file; lines that are none come as they are."""
    for number, raw in _unfolded(file):
        line = _parsed(number, raw)
        if isinstance(line, ContentLine) or line.text.strip():
            yield line


def unescaped(value: str) -> str:
    r"""Return the text of a value: `\n` is a line end, `\,` a comma (RFC 5545 3.3.11)."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def split_value(value: str, mark: str = ";") -> tuple[str, ...]:
    """Return the components of a value, divided at marks that are not escaped."""
    pieces = re.split(r"(?<!\\)" + mark, value)
    return tuple(unescaped(piece) for piece in pieces)


def begins_with(head: bytes, *names: str) -> bool:
    """Return whether a file begins with one of these components, in any charset."""
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    first = plain[:100].split(b"\n")[0].strip().upper()
    return first in {f"BEGIN:{name}".encode() for name in names}


def _unfolded(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    held = bytearray()
    first, quoted, encoded = 1, False, False
    for number, line in enumerate(_physical(file), start=1):
        soft = quoted and held.endswith(b"=")
        if soft:
            del held[-1:]
            _append(held, line[1:] if _folded_too(held, line) else line)
        elif held and line[:1] in (b" ", b"\t"):
            _append(held, line[1:])
        elif encoded and line and b":" not in line:
            _append(held, line)
        elif line:
            if held:
                yield first, bytes(held)
            held, first = bytearray(line), number
            quoted, encoded = bool(_QUOTED_PRINTABLE.match(line)), bool(_BASE64.match(line))
    if held:
        yield first, bytes(held)


def _append(held: bytearray, line: bytes) -> None:
    held.extend(line[: max(0, LONGEST_LINE - len(held))])


def _folded_too(held: bytearray, line: bytes) -> bool:
    """Return whether a soft line end was also folded: then the space is there twice."""
    return line[:1] == b" " and (held.endswith((b" ", b"=20")))


def _physical(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file without their ends, as UTF-8 if the file is in UTF-16."""
    held = bytearray()
    for chunk in _as_utf8(file):
        if b"\n" not in chunk and b"\r" not in chunk:
            held += chunk[: max(0, LONGEST_LINE - len(held))]
            continue
        lines = (held + chunk).splitlines(keepends=True)
        # The last may go on, and a CR at its end may be half of a line end.
        held = lines.pop()[:LONGEST_LINE]
        for line in lines:
            yield bytes(line.rstrip(b"\r\n"))
    yield from bytes(held).splitlines()


def _as_utf8(file: BinaryIO) -> Iterator[bytes]:
    first = file.read(_CHUNK)
    utf_16 = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoder = codecs.getincrementaldecoder("utf-16")("replace") if utf_16 else None
    chunk = first.removeprefix(codecs.BOM_UTF8)
    while chunk:
        yield decoder.decode(chunk).encode("utf-8", "replace") if decoder else chunk
        chunk = file.read(_CHUNK)


def _parsed(number: int, raw: bytes) -> ContentLine | Unread:
    # Names and parameters are ASCII, or UTF-8 in a quoted parameter.
    text = raw.decode("utf-8", "surrogateescape")
    name = _NAME.match(text)
    if name is None:
        return Unread(number=number, text=read_text(raw, "").text)
    parameters, place = _parameters(text, name.end())
    colon = text.find(":", place)
    if colon < 0:
        return Unread(number=number, text=read_text(raw, "").text)
    value = text[colon + 1 :].encode("utf-8", "surrogateescape")
    known = dict(reversed(parameters))
    if known.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = binascii.a2b_qp(value)
    read = read_text(value, known.get("CHARSET", ""))
    return ContentLine(
        number=number,
        name=name[2].upper(),
        group=name[1] or "",
        parameters=tuple(parameters),
        value=read.text,
        note=read.note if "CHARSET" in known or read.text.isascii() else _unless_utf8(read.note),
    )


def _unless_utf8(note: str) -> str:
    """RFC 5545 and RFC 6350 name UTF-8, so that it needs no word."""
    return "" if note.endswith("utf-8") else note


def _parameters(text: str, place: int) -> tuple[list[tuple[str, str]], int]:
    found: list[tuple[str, str]] = []
    while len(found) < _MOST_PARAMETERS and (match := _PARAMETER.match(text, place)):
        place = match.end()
        name, value = match[1].upper(), match[2]
        if value is None:
            # vCard 2.1 leaves out the names: `TEL;CELL;VOICE`.
            found.append(("ENCODING" if name in _ENCODINGS else "TYPE", match[1]))
        else:
            found.append((name, _parameter_value(value[1:])))
    return found, place


def _parameter_value(raw: str) -> str:
    """Return a value without its quotes (RFC 6868: a caret stands for what cannot)."""
    plain = raw.replace('"', "").strip()
    clean = plain.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return re.sub(r"\^[n'^]", lambda match: _CARET[match[0]], clean)
