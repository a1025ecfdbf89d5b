"""Files inside the file: the originals of an archive (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from evidencelog.reports.file.values import (
    byte_string,
    date,
    name,
    reference,
    references,
    text_string,
)
from evidencelog.reports.file.writer import Writer

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file to put inside; `read` gives its bytes in parts and is called once.

    `pack` is off for what shall be found in the file as it stands, or is packed already.
    """

    name: str
    read: Callable[[], Iterable[bytes]]
    type: str = "application/octet-stream"
    description: str = ""
    relationship: Relationship = "Source"
    pack: bool = True


def write_attachments(writer: Writer, attached: Iterable[Attached], stamp: str) -> str:
    """Write the files, one after the other; returns the entries of the catalogue.

    `stamp` is the only date that they carry.
    """
    named = [(one.name, _write(writer, one, stamp)) for one in attached]
    if not named:
        return ""
    named.sort(key=lambda pair: _key(pair[0]))
    pairs = " ".join(f"{text_string(key)} {reference(number)}" for key, number in named)
    files = writer.add(f"<</Names[{pairs}]>>")
    related = references(number for _, number in named)
    return f"/Names<</EmbeddedFiles {reference(files)}>>/AF{related}"


def _key(text: str) -> bytes:
    """Names are searched by the bytes of their strings."""
    return text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be", "replace")


def _write(writer: Writer, one: Attached, stamp: str) -> int:
    measured = writer.reserve()
    counted = _Counted(one.read())
    entries = f"/Type/EmbeddedFile/Subtype{name(one.type)}/Params {reference(measured)}"
    stream = writer.stream_of(entries, counted, pack=one.pack)
    writer.add(
        f"<</Size {counted.size}/CheckSum{byte_string(counted.digest.digest())}"
        f"/ModDate{date(stamp)}>>",
        measured,
    )
    title = text_string(one.name)
    about = f"/Desc{text_string(one.description)}" if one.description else ""
    inside = f"<</F {reference(stream)}/UF {reference(stream)}>>"
    return writer.add(
        f"<</Type/Filespec/F{title}/UF{title}{about}"
        f"/AFRelationship{name(one.relationship)}/EF{inside}>>"
    )


class _Counted:
    """Passes bytes on and remembers their number and the MD5 that the format asks for."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = parts
        self.size = 0
        self.digest = hashlib.md5(usedforsecurity=False)

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self.size += len(part)
            self.digest.update(part)
            yield part
