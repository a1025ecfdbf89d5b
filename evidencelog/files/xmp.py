"""XMP: dates, places and programs in the XML packet of pictures and PDFs (ISO 16684-1).

The packet is searched, not parsed: an XML parser would bring entities and depth, and
only a few properties are wanted, each written as an attribute or as an element.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from evidencelog.files.facts import Bytes, EmbeddedFact, FactKind, as_text, fact

PACKET_LIMIT: Final = 1 << 20
"""Bytes of one packet that are searched."""

_KINDS: Final = {
    "xmp:CreateDate": FactKind.TIME,
    "xmp:ModifyDate": FactKind.TIME,
    "xmp:MetadataDate": FactKind.TIME,
    "photoshop:DateCreated": FactKind.TIME,
    "exif:DateTimeOriginal": FactKind.TIME,
    "exif:DateTimeDigitized": FactKind.TIME,
    "exif:GPSTimeStamp": FactKind.TIME,
    "tiff:DateTime": FactKind.TIME,
    "exif:GPSLatitude": FactKind.PLACE,
    "exif:GPSLongitude": FactKind.PLACE,
    "photoshop:City": FactKind.PLACE,
    "photoshop:Country": FactKind.PLACE,
    "tiff:Make": FactKind.DEVICE,
    "tiff:Model": FactKind.DEVICE,
    "xmp:CreatorTool": FactKind.DEVICE,
}
_NAMES: Final = "|".join(_KINDS)
_PROPERTY: Final = re.compile(
    rf"""<({_NAMES})>([^<]{{1,500}})</|\s({_NAMES})\s?=\s?["']([^"'<]{{1,500}})["']"""
)


def xmp_facts(packet: bytes) -> Iterator[EmbeddedFact]:
    """Yield each wanted property of a packet once, in the order in which they stand."""
    seen: set[tuple[str, str]] = set()
    for match in _PROPERTY.finditer(_decoded(packet[:PACKET_LIMIT])):
        name, value = match[1] or match[3], html.unescape(match[2] or match[4])
        made = fact(_KINDS[name], f"XMP {name}", value)
        if made is not None and (name, made.value) not in seen:
            seen.add((name, made.value))
            yield made


def find_packet(data: Bytes) -> bytes:
    """Return the first packet of a file that carries it uncompressed, or nothing."""
    for start in data.find_all(b"<x:xmpmeta", limit=1):
        packet = data.at(start, PACKET_LIMIT)
        end = packet.find(b"</x:xmpmeta>")
        return packet[:end] if end >= 0 else packet
    return b""


def _decoded(packet: bytes) -> str:
    # Packets may be UTF-16 or UTF-32; all that is wanted is ASCII but for free text.
    if b"\x00" in packet[:4]:
        encoding = "utf-16-be" if packet[:1] == b"\x00" else "utf-16-le"
        return packet.decode(encoding, "replace")
    return as_text(packet)
