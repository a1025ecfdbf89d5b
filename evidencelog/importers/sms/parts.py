"""The parts of a multimedia message: its text, its files, and its layout, which is neither."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Enclosed
from evidencelog.importers.sms.raw import Values
from evidencelog.importers.sms.sides import NOTHING

_LAYOUT: Final = "application/smil"
_TEXT: Final = "text/plain"
# IANA character set numbers, as WAP uses them: not given, US-ASCII, UTF-8.
_UTF8_LIKE: Final = ("", "3", "106")
_SPACE: Final = re.compile(r"\s+")

# First bytes, for the types that phones send; where in the file, what, the type.
_MAGIC: Final = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"BM", "image/bmp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyp3g", "video/3gpp"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (8, b"WAVE", "audio/wav"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"BEGIN:VCARD", "text/x-vcard"),
    (0, b"BEGIN:VCALENDAR", "text/x-vcalendar"),
)
_SAME: Final = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/x-ms-bmp": "image/bmp",
    "image/heif": "image/heic",
    "audio/mp3": "audio/mpeg",
    "audio/mpeg3": "audio/mpeg",
    "audio/x-wav": "audio/wav",
    "audio/m4a": "audio/mp4",
    "audio/x-m4a": "audio/mp4",
    "audio/3gpp": "video/3gpp",
    "video/3gpp2": "video/3gpp",
    "audio/amr-wb": "audio/amr",
    "application/ogg": "audio/ogg",
    "text/vcard": "text/x-vcard",
    "text/directory": "text/x-vcard",
    "text/calendar": "text/x-vcalendar",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the parts hold together; `layouts` are the names of those that are only layout."""

    text: str | None
    texts: int
    files: tuple[Enclosed, ...]
    layouts: tuple[str, ...]


def content(parts: Iterable[Values]) -> Content:
    """Sort the parts; several texts are joined by line breaks, in the order of the file."""
    texts: list[str] = []
    files: list[Enclosed] = []
    layouts: list[str] = []
    for number, part in enumerate(parts, start=1):
        kind = (_value(part, "ct") or "").partition(";")[0].strip().lower()
        text = _text_of(part) if kind == _TEXT else None
        if kind == _LAYOUT:
            layouts.append(_name_of(part, number))
        elif text is not None:
            texts.append(text)
        else:
            files.append(_file_of(part, number))
    joined = "\n".join(texts) if texts else None
    return Content(text=joined, texts=len(texts), files=tuple(files), layouts=tuple(layouts))


def _value(part: Values, name: str) -> str | None:
    value = part.get(name)
    return None if value == NOTHING else value


def _text_of(part: Values) -> str | None:
    """Return the text of a text part; None when it is rather a file."""
    text = _value(part, "text")
    data = _value(part, "data")
    if text is not None or not data:
        return text
    decoded = _decoded(data)
    if decoded is None or (_value(part, "chset") or "") not in _UTF8_LIKE:
        return None
    try:
        return decoded.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _name_of(part: Values, number: int) -> str:
    names = (_value(part, name) for name in ("cl", "name", "fn", "cid"))
    return next((name for name in names if name), _("part {number}").format(number=number))


def _file_of(part: Values, number: int) -> Enclosed:
    name, kind, data = _name_of(part, number), _value(part, "ct"), _value(part, "data")
    if not data:
        text = _value(part, "text")
        if text:
            return Enclosed(name=name, type=kind, read=_reading(text.encode("utf-8", "replace")))
        return Enclosed(name=name, type=kind, note=_("the export does not hold this file"))
    decoded = _decoded(data)
    if decoded is None:
        return Enclosed(name=name, type=kind, note=_("what the export holds of it is damaged"))
    return Enclosed(name=name, type=kind, read=_reading(decoded), note=_mislabelled(kind, decoded))


def _reading(data: bytes) -> Callable[[], Iterable[bytes]]:
    def read() -> Iterator[bytes]:
        yield data

    return read


def _decoded(data: str) -> bytes | None:
    """Return the bytes of base64 text; a missing filling at the end is no damage."""
    try:
        return binascii.a2b_base64(data, strict_mode=True)
    except (binascii.Error, ValueError):
        pass
    bare = _SPACE.sub("", data)
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _mislabelled(kind: str | None, data: bytes) -> str | None:
    """Return a note when the first bytes are of another type than the file claims."""
    seen = next((type_ for at, sign, type_ in _MAGIC if data.startswith(sign, at)), None)
    claimed = (kind or "").partition(";")[0].strip().lower()
    if seen is None or _SAME.get(claimed, claimed) == _SAME.get(seen, seen):
        return None
    says = _("the export calls it {named}; its content begins like {seen}")
    return says.format(named=claimed or _("nothing"), seen=seen)
