"""Where pictures keep what they say of themselves: a walk over their outer structure.

JPEG segments, PNG chunks, WebP chunks, a TIFF as a whole, and HEIC or AVIF by search.
Only outer structure is read, so a picture that cannot be decoded still tells its dates.
"""

from __future__ import annotations

import binascii
import zlib
from collections.abc import Iterator
from typing import IO, Final, cast

from evidencelog.files.exif import BLOCK_LIMIT, exif_facts
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

TEXT_LIMIT: Final = 1 << 20
"""Bytes that one compressed PNG text may unpack to."""

_EXIF: Final = b"Exif\x00\x00"
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\x00"
_PIECES: Final = 10_000


def jpeg_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield what the application segments before the picture itself say (ITU-T T.81 B.2)."""
    offset = 2
    for _piece in range(_PIECES):
        marker = data.at(offset, 4)
        if len(marker) < 4 or marker[0] != 0xFF or marker[1] in {0xD9, 0xDA}:
            return
        length = int.from_bytes(marker[2:], "big")
        if marker[1] == 0xE1:
            yield from _application_segment(data.at(offset + 4, length - 2))
        offset += 2 + max(length, 2)


def _application_segment(segment: bytes) -> Iterator[EmbeddedFact]:
    if segment.startswith(_EXIF):
        yield from _guarded_exif(segment[len(_EXIF) :])
    elif segment.startswith(_XMP):
        yield from xmp_facts(segment[len(_XMP) :])


def _guarded_exif(block: bytes | IO[bytes]) -> Iterator[EmbeddedFact]:
    """One damaged block must not hide the facts that stand after it."""
    try:
        yield from exif_facts(block)
    except UnreadableError as error:
        yield unreadable("EXIF", error)


def unreadable(label: str, error: UnreadableError) -> EmbeddedFact:
    """Return the fact that a part of the file told nothing, and why."""
    return EmbeddedFact(kind=FactKind.UNREADABLE, label=label, value=str(error), raw="")


def png_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield what the text, time and EXIF chunks say, before or after the picture."""
    offset = 8
    for _piece in range(_PIECES):
        header = data.at(offset, 8)
        if len(header) < 8:
            return
        length, name = int.from_bytes(header[:4], "big"), header[4:]
        if name in _PNG_CHUNKS:
            yield from _png_chunk(name, data.at(offset + 8, min(length, TEXT_LIMIT)))
        offset += 12 + length


_PNG_CHUNKS: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})


def _png_chunk(name: bytes, body: bytes) -> Iterator[EmbeddedFact]:
    if name == b"eXIf":
        yield from _guarded_exif(body)
    elif name == b"tIME":
        yield from _png_time(body)
    else:
        keyword, text = _png_text(name, body)
        yield from _png_text_facts(keyword, text)


def _png_time(body: bytes) -> Iterator[EmbeddedFact]:
    """The time of the last change, in UTC by the PNG specification (11.3.4.1)."""
    if len(body) == 7:
        year = int.from_bytes(body[:2], "big")
        month, day, hour, minute, second = body[2:]
        text = f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
        yield from filter(None, [fact(FactKind.TIME, "PNG tIME (UTC)", text)])


def _png_text(name: bytes, body: bytes) -> tuple[str, bytes]:
    """Return keyword and text of a text chunk, unpacked within `TEXT_LIMIT`."""
    keyword, _nul, rest = body.partition(b"\x00")
    if name == b"zTXt":
        return as_text(keyword), _unpacked(rest[1:])
    if name == b"iTXt":
        packed, rest = rest[:1] == b"\x01", rest[2:]
        text = rest.partition(b"\x00")[2].partition(b"\x00")[2]
        return as_text(keyword), _unpacked(text) if packed else text
    return as_text(keyword), rest


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, TEXT_LIMIT)
    except zlib.error:
        return b""


def _png_text_facts(keyword: str, text: bytes) -> Iterator[EmbeddedFact]:
    lowered = keyword.lower()
    if lowered == "xml:com.adobe.xmp":
        yield from xmp_facts(text)
    elif lowered in {"raw profile type exif", "raw profile type app1"}:
        yield from _hexadecimal_exif(text)
    elif lowered in {"creation time", "create-date", "date:create", "date:modify", "modify-date"}:
        yield from filter(None, [fact(FactKind.TIME, f"PNG {keyword}", as_text(text))])
    elif lowered in {"software", "source"}:
        yield from filter(None, [fact(FactKind.DEVICE, f"PNG {keyword}", as_text(text))])


def _hexadecimal_exif(text: bytes) -> Iterator[EmbeddedFact]:
    """EXIF as ImageMagick writes it: a name, a length, then hexadecimal lines."""
    try:
        block = binascii.unhexlify(b"".join(text.split()[2:]))
    except (ValueError, binascii.Error):
        yield unreadable("EXIF", UnreadableError(_("it is damaged")))
        return
    yield from _guarded_exif(block.removeprefix(_EXIF))


def webp_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield what the EXIF and XMP chunks say (RFC 9649 2.7.1)."""
    offset = 12
    for _piece in range(_PIECES):
        header = data.at(offset, 8)
        if len(header) < 8:
            return
        name, length = header[:4], int.from_bytes(header[4:], "little")
        if name == b"EXIF":
            yield from _guarded_exif(data.at(offset + 8, min(length, BLOCK_LIMIT)))
        elif name == b"XMP ":
            yield from xmp_facts(data.at(offset + 8, min(length, TEXT_LIMIT)))
        offset += 8 + length + (length & 1)


def tiff_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield what the first directory of a TIFF says, wherever in the file it stands."""
    yield from _guarded_exif(cast("IO[bytes]", Window(data)))
    yield from xmp_facts(find_packet(data))


def heif_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield what the EXIF and XMP items of HEIC and AVIF say.

    They are found by their beginning and not by the item tables: a photo with damaged
    tables still tells its dates, and the tables are where hostile files do harm.
    """
    for start in data.find_all(_EXIF, limit=8):
        block = data.at(start + len(_EXIF), BLOCK_LIMIT)
        if block.startswith((b"II*\x00", b"MM\x00*")):
            yield from _guarded_exif(block)
    yield from xmp_facts(find_packet(data))


def xmp_only_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield what an XMP packet says, for formats that carry nothing else of interest."""
    yield from xmp_facts(find_packet(data))
