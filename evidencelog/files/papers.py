"""What documents say: the information dictionary and XMP of PDFs, office properties.

A PDF is searched near both ends and in its object streams, not parsed: following its
references is where hostile files do harm, and a date that stands in the file is a date
that was found, whichever revision of the document it belongs to.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final, cast

from evidencelog.files.facts import (
    Bytes,
    EmbeddedFact,
    FactKind,
    UnreadableError,
    Window,
    as_text,
    fact,
)
from evidencelog.files.xmp import find_packet, xmp_facts
from evidencelog.i18n import gettext as _

_WINDOW: Final = 2 << 20
_STREAMS: Final = 256
_UNPACKED: Final = 1 << 20
_PDF_DATE: Final = re.compile(
    rb"/(CreationDate|ModDate)\s*(?:\(((?:[^()\\]|\\.){1,200})\)|<([0-9A-Fa-f\s]{1,400})>)",
    re.DOTALL,
)
_PDF_PROGRAM: Final = re.compile(rb"/(Producer|Creator)\s*\(((?:[^()\\]|\\.){1,200})\)", re.DOTALL)
_OBJECT_STREAM: Final = re.compile(rb"/ObjStm\b[^>]{0,500}>>\s*stream\r?\n", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield dates and programs of a PDF in the order found, each once."""
    if b"/Encrypt" in data.at(max(data.size - 4096, 0), 4096):
        why = _("the document is encrypted, so its own dates cannot be read")
        yield EmbeddedFact(kind=FactKind.UNREADABLE, label="PDF", value=why, raw="")
        return
    seen: set[EmbeddedFact] = set()
    for piece in _pdf_pieces(data):
        for found in _pdf_properties(piece):
            if found not in seen:
                seen.add(found)
                yield found
    yield from xmp_facts(find_packet(data))


def _pdf_pieces(data: Bytes) -> Iterator[bytes]:
    windows = [data.at(0, _WINDOW)]
    if data.size > _WINDOW:
        windows.append(data.at(max(data.size - _WINDOW, _WINDOW), _WINDOW))
    for window in windows:
        yield window
        for number, match in enumerate(_OBJECT_STREAM.finditer(window)):
            if number == _STREAMS:
                return
            yield _unpacked(window[match.end() : match.end() + _UNPACKED])


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _UNPACKED)
    except zlib.error:
        return b""


def _pdf_properties(piece: bytes) -> Iterator[EmbeddedFact]:
    for match in _PDF_DATE.finditer(piece):
        found = _from_hexadecimal(match[3]) if match[3] else _unescaped(match[2])
        yield from _made(FactKind.TIME, f"PDF {as_text(match[1])}", _pdf_text(found))
    for match in _PDF_PROGRAM.finditer(piece):
        yield from _made(
            FactKind.DEVICE, f"PDF {as_text(match[1])}", _pdf_text(_unescaped(match[2]))
        )


def _from_hexadecimal(digits: bytes) -> bytes:
    packed = b"".join(digits.split())
    return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii"))


def _unescaped(string: bytes) -> bytes:
    """Undo the escapes of a literal string (ISO 32000-2 7.3.4.2)."""

    def plain(match: re.Match[bytes]) -> bytes:
        escaped = match[1]
        if escaped[:1].isdigit():
            return bytes([int(escaped, 8) & 0xFF]) if escaped[:1] < b"8" else escaped
        return b"" if escaped[:1] in {b"\r", b"\n"} else _ESCAPED.get(escaped, escaped)

    return _ESCAPE.sub(plain, string)


def _pdf_text(found: bytes) -> str:
    if found.startswith(b"\xfe\xff"):
        return found[2:].decode("utf-16-be", "replace")
    return as_text(found)


_CORE: Final = re.compile(rb"<(dcterms:created|dcterms:modified)[^>]{0,100}>([^<]{1,100})</")
_OPEN_DOCUMENT: Final = re.compile(rb"<(meta:creation-date|dc:date)>([^<]{1,100})</")
_MEMBERS: Final = (("docProps/core.xml", _CORE), ("meta.xml", _OPEN_DOCUMENT))


def office_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield when a word processor says that a document was made and changed.

    Raises UnreadableError when the file is not a whole ZIP archive.
    """
    _refuse_long_directory(data)
    try:
        with zipfile.ZipFile(cast("IO[bytes]", Window(data))) as archive:
            for member, pattern in _MEMBERS:
                if member in archive.namelist():
                    with archive.open(member) as content:
                        yield from _dates_in(content.read(_UNPACKED), pattern)
    # What zipfile raises on damaged archives; encrypted members are a RuntimeError.
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError) as error:
        raise UnreadableError(_("it is damaged")) from error


def _refuse_long_directory(data: Bytes) -> None:
    """Refuse a list of members that would fill the memory; no office document needs one."""
    tail = data.at(max(data.size - (1 << 16), 0), 1 << 16)
    at = tail.rfind(b"PK\x05\x06")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    if at < 0 or length > _UNPACKED or b"PK\x06\x07" in tail:
        raise UnreadableError(_("there is more of it than is looked through"))


def _dates_in(content: bytes, pattern: re.Pattern[bytes]) -> Iterator[EmbeddedFact]:
    for match in pattern.finditer(content):
        yield from _made(FactKind.TIME, f"document {as_text(match[1])}", as_text(match[2]))


def _made(kind: FactKind, label: str, value: str) -> list[EmbeddedFact]:
    found = fact(kind, label, value)
    return [found] if found is not None else []
