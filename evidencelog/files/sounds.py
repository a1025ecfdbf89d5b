"""What sound files say: ID3 tags of MP3, broadcast and info chunks of WAV, Ogg and FLAC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from evidencelog.files.facts import Bytes, EmbeddedFact, FactKind, as_text, fact

_HEAD: Final = 1 << 16
_FRAMES: Final = 2_000
# ID3 2.2 has names of three letters, 2.3 and 2.4 of four (id3.org).
_ID3: Final = {
    b"TDRC": FactKind.TIME,
    b"TDEN": FactKind.TIME,
    b"TDTG": FactKind.TIME,
    b"TDRL": FactKind.TIME,
    b"TDOR": FactKind.TIME,
    b"TYER": FactKind.TIME,
    b"TDAT": FactKind.TIME,
    b"TIME": FactKind.TIME,
    b"TYE": FactKind.TIME,
    b"TDA": FactKind.TIME,
    b"TIM": FactKind.TIME,
    b"TSSE": FactKind.DEVICE,
    b"TSS": FactKind.DEVICE,
}
_ENCODINGS: Final = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
_COMMENT: Final = re.compile(
    rb"(DATE|CREATION_TIME|LOCATION|ENCODER)=([\x20-\xff]{1,200})", re.IGNORECASE
)
_COMMENT_KINDS: Final = {"LOCATION": FactKind.PLACE, "ENCODER": FactKind.DEVICE}


def mp3_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield the dates and the encoder of the ID3 tags at both ends."""
    header = data.at(0, 10)
    if header[:3] == b"ID3" and len(header) == 10:
        yield from _id3_frames(data, header[3], 10 + _seven_bits(header[6:10]))
    tail = data.at(max(data.size - 128, 0), 128)
    if tail[:3] == b"TAG":
        yield from _made(FactKind.TIME, "ID3v1 year", as_text(tail[93:97]))


def _id3_frames(data: Bytes, version: int, end: int) -> Iterator[EmbeddedFact]:
    width = 3 if version < 3 else 4
    header_length = 6 if version < 3 else 10
    at = 10
    for _frame in range(_FRAMES):
        header = data.at(at, header_length)
        if at >= end or len(header) < header_length or not header[:width].strip(b"\x00"):
            return
        size_bytes = header[width : 2 * width]
        size = _seven_bits(size_bytes) if version == 4 else int.from_bytes(size_bytes, "big")
        name = header[:width]
        if name in _ID3:
            text = _id3_text(data.at(at + header_length, min(size, 1024)))
            yield from _made(_ID3[name], f"ID3 {name.decode('ascii')}", text)
        at += header_length + size


def _seven_bits(data: bytes) -> int:
    """ID3 sizes use seven bits a byte, so that they never look like sound."""
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
    return value


def _id3_text(body: bytes) -> str:
    encoding = _ENCODINGS.get(body[0], "latin-1") if body else "latin-1"
    return body[1:].decode(encoding, "replace").rstrip("\x00").replace("\x00", " / ")


def wav_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield the broadcast date and time (EBU 3285) and the creation date of the info list."""
    at = 12
    for _chunk in range(_FRAMES):
        header = data.at(at, 8)
        if len(header) < 8:
            return
        name, size = header[:4], int.from_bytes(header[4:], "little")
        if name == b"bext":
            body = data.at(at + 8, 348)
            written = f"{as_text(body[320:330])} {as_text(body[330:338])}"
            yield from _made(FactKind.TIME, "WAV bext origination", written)
            yield from _made(FactKind.DEVICE, "WAV bext originator", as_text(body[256:288]))
        elif name == b"LIST":
            yield from _wav_info(data.at(at + 8, min(size, _HEAD)))
        at += 8 + size + (size & 1)


def _wav_info(body: bytes) -> Iterator[EmbeddedFact]:
    at = 4
    while body[:4] == b"INFO" and at + 8 <= len(body):
        name, size = body[at : at + 4], int.from_bytes(body[at + 4 : at + 8], "little")
        text = as_text(body[at + 8 : at + 8 + size])
        if name == b"ICRD":
            yield from _made(FactKind.TIME, "WAV ICRD", text)
        elif name == b"ISFT":
            yield from _made(FactKind.DEVICE, "WAV ISFT", text)
        at += 8 + size + (size & 1)


def comment_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield dates and places of the comments of Ogg, Opus and FLAC (RFC 7845 5.2)."""
    for match in _COMMENT.finditer(data.at(0, _HEAD)):
        # The length of a comment stands in the four bytes before it.
        start = match.start()
        length = int.from_bytes(data.at(max(start - 4, 0), 4), "little")
        name = match[1].decode("ascii").upper()
        if len(name) < length <= 200:
            text = as_text(match[2][: length - len(name) - 1])
            yield from _made(_COMMENT_KINDS.get(name, FactKind.TIME), f"comment {name}", text)


def _made(kind: FactKind, label: str, value: str) -> list[EmbeddedFact]:
    found = fact(kind, label, value)
    return [found] if found is not None else []
