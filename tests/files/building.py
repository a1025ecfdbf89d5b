"""Small files of every kind, built byte by byte, and where the samples lie."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

from PIL import Image

from evidencelog.files.embedded import embedded_facts
from evidencelog.files.facts import EmbeddedFact, FactKind

SAMPLES = Path(__file__).parent.parent / "samples"
KINDS = {
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".tiff": "image/tiff",
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MADE = 3_856_352_700  # 2026-03-14 17:05:00 UTC, in seconds since 1904


def facts(content: bytes, mime: str) -> dict[str, str]:
    return {one.label: one.value for one in embedded_facts(io.BytesIO(content), mime)}


def of_kind(found: tuple[EmbeddedFact, ...], kind: FactKind) -> list[str]:
    return [one.value for one in found if one.kind == kind]


def photo(form: str, exif: Image.Exif) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, form, exif=exif)
    return target.getvalue()


def camera() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Maker", "Model 1", "2026:03:14 18:05:00"
    exif[0x8769] = {
        0x9003: "2026:03:14 18:04:59",
        0x9291: "250",
        0x9011: "+01:00",
        0x9004: "    :  :     :  :  ",  # what cameras without a clock write
    }
    exif[0x8825] = {
        1: "S",
        2: (33.0, 51.0, 54.0),
        3: "W",
        4: (70.0, 30.0, 0.0),
        7: (17.0, 4.0, 58.5),
        29: "2026:03:14",
    }
    # Only what was read from bytes can be written as TIFF.
    loaded = Image.Exif()
    loaded.load(exif.tobytes())
    return loaded


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return (8 + len(body)).to_bytes(4, "big") + name + body


def header(name: bytes, created: int, changed: int = 0, *, version: int = 0) -> bytes:
    width = "Q" if version else "L"
    return box(name, bytes([version, 0, 0, 0]), struct.pack(f">{width}{width}", created, changed))


def user_text(name: bytes, text: bytes) -> bytes:
    return box(name, len(text).to_bytes(2, "big") + b"\x15\xc7" + text)


def zipped(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()
