"""The texts of the pages of a PDF that is imported, read in a process of its own.

A PDF can hold anything. It is opened by the same process that opens files for reports: without
a key, with limits of time and memory, and what breaks there breaks nothing here.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final, Protocol

from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import Pages, SourceError

MOST_PAGES: Final = 20_000
"""Of one PDF; ten years of messages fill a few thousand."""
_BEGINNING: Final = 1 << 16
_CHUNK: Final = 1 << 20
_REMEMBERED: Final = 64 << 20
"""Characters of texts that are kept while the program runs: each is asked for several times."""
_SIGNED: Final = b"/ByteRange"
"""In a PDF, names what a digital signature covers (ISO 32000-2, 12.8.1)."""


class Members(Protocol):
    """What can be opened by name."""

    def open(self, name: str) -> BinaryIO:
        """Open a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """A document that was read once from end to end."""

    digest: str
    size: int
    signed: bool


@dataclass(slots=True)
class _Memory:
    """What was read lately, by the digest of the document: its texts, or why there are none."""

    found: OrderedDict[str, Pages | str] = field(default_factory=OrderedDict)
    size: int = 0

    def keep(self, digest: str, pages: Pages | str) -> None:
        self.found[digest] = pages
        self.size += _length(pages)
        while self.size > _REMEMBERED:
            _digest, dropped = self.found.popitem(last=False)
            self.size -= _length(dropped)


_memory = _Memory()


def _length(pages: Pages | str) -> int:
    return 1000 + (0 if isinstance(pages, str) else sum(map(len, pages.texts)))


def beginning_of(source: Members, name: str) -> bytes:
    """Return the first 64 KiB of a member."""
    with source.open(name) as stream:
        return stream.read(_BEGINNING)


def pages_of(source: Members, name: str) -> Pages:
    """Return the texts of the pages of a PDF. Raises SourceError when it cannot be opened."""
    looked = _looked_at(source, name)
    known = _memory.found.get(looked.digest)
    if known is None:
        known = _read(source, name, looked)
        _memory.keep(looked.digest, known)
    if isinstance(known, str):
        raise SourceError(
            _("the pages of {name} cannot be read: {why}").format(name=name, why=known)
        )
    return known


def _looked_at(source: Members, name: str) -> _Looked:
    told, size, signed, before = hashlib.sha256(), 0, False, b""
    for chunk in _chunks(source, name):
        told.update(chunk)
        size += len(chunk)
        signed = signed or _SIGNED in before + chunk
        before = chunk[-len(_SIGNED) :]
    return _Looked(digest=told.hexdigest(), size=size, signed=signed)


def _chunks(source: Members, name: str) -> Iterator[bytes]:
    with source.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _read(source: Members, name: str, looked: _Looked) -> Pages | str:
    """Return the texts of a document, or why there are none."""
    from evidencelog.reports.exhibits.shown import UnshownError
    from evidencelog.reports.exhibits.studio import Limits, Studio
    from evidencelog.reports.model import Exhibit

    exhibit = Exhibit(
        label="",
        entry=0,
        about="",
        id=name,
        name=name,
        type="application/pdf",
        size=looked.size,
        sha256=looked.digest,
    )
    try:
        with Studio(Limits(pages=MOST_PAGES)) as studio:
            found = studio.lines(exhibit, lambda member: _chunks(source, member))
    except UnshownError as error:
        return _why(error.reason)
    return Pages(texts=found.texts, notes=tuple(_notes(looked, found.count, len(found.texts))))


def _notes(looked: _Looked, count: int, read: int) -> Iterator[str]:
    if looked.signed:
        yield _("it names a digital signature, which was not checked")
    if read < count:
        yield _("{read} of {count} pages could be read").format(read=read, count=count)


def _why(reason: str) -> str:
    """Return in words why a document was not opened."""
    match reason:
        case "password":
            return _("it is locked with a password")
        case "empty":
            return _("it is empty")
        case "too large" | "too much to unpack":
            return _("it is too large")
        case "took too long":
            return _("it took too long")
    return _("it is damaged")
