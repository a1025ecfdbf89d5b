"""A message as Outlook saved it: its words, its people, its files ([MS-OXMSG], [MS-OXCMSG])."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.charsets import read_text
from evidencelog.importers.drafts import Enclosed, Side
from evidencelog.importers.importer import Source
from evidencelog.importers.mail.headers import Headers, Span, read_headers
from evidencelog.importers.mail.markup import words_of
from evidencelog.importers.outlook.compound import Storage, Stream
from evidencelog.importers.outlook.properties import (
    LONGEST_VALUE,
    Properties,
    read_properties,
)
from evidencelog.importers.outlook.rtf import opened_rtf

DEEPEST: Final = 5
MOST: Final = 2000
"""Recipients, and attachments, that are read of a message."""

_SUBJECT, _HEADERS, _BODY, _HTML, _RTF = 0x0037, 0x007D, 0x1000, 0x1013, 0x1009
_NAME, _ADDRESS, _SMTP, _RECIPIENT_TYPE = 0x3001, 0x3003, 0x39FE, 0x0C15
_DATA, _LONG_NAME, _SHORT_NAME, _MIME = 0x3701, 0x3707, 0x3704, 0x370E
# By whom it was sent, and for whom: name, address, address of the network.
_SENDERS: Final = ((0x0042, 0x0065, 0x5D02), (0x0C1A, 0x0C1F, 0x5D01))
_TYPES: Final = {1: "To", 2: "Cc", 3: "Bcc"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the message is, for reading its files later."""

    source: Source
    name: str

    def reader(self, stream: Stream) -> Callable[[], Iterator[bytes]]:
        """Return what gives the bytes of a stream."""
        return lambda: self._chunks(stream)

    def rtf_reader(self, stream: Stream) -> Callable[[], Iterator[bytes]]:
        """Return what gives the opened text of a compressed stream, or that if it is damaged.

        It is opened only when it is wanted, because that takes time.
        """
        return lambda: self._opened(stream)

    def _opened(self, stream: Stream) -> Iterator[bytes]:
        with self.source.open(self.name) as file:
            data = stream.read(file, LONGEST_VALUE)
        opened = opened_rtf(data)
        yield data if opened is None else opened

    def _chunks(self, stream: Stream) -> Iterator[bytes]:
        with self.source.open(self.name) as file:
            yield from stream.chunks(file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What there is of a message in a file of Outlook."""

    properties: Properties
    headers: Headers
    subject: str | None
    text: str | None
    sender: Side | None
    recipients: tuple[tuple[str, Side], ...]
    files: tuple[Enclosed, ...]
    notes: tuple[str, ...]


def read_saved(storage: Storage, file: BinaryIO, place: Place, *, depth: int = 0) -> Saved:
    """Return a message; one in another is read the same way, to a certain depth."""
    properties = read_properties(storage, file, 1 if depth else 0)
    raw = (properties.text(_HEADERS) or "").encode("utf-8", "replace")
    text, notes, versions = _text(properties, file, place)
    return Saved(
        properties=properties,
        headers=read_headers(raw, Span(0, len(raw))),
        subject=properties.text(_SUBJECT),
        text=text,
        sender=next(_senders(properties), None),
        recipients=tuple(_recipients(storage, file)),
        files=(*versions, *_files(storage, file, place, depth)),
        notes=tuple(notes),
    )


def _text(
    properties: Properties, file: BinaryIO, place: Place
) -> tuple[str | None, list[str], list[Enclosed]]:
    """Return the words, what is odd about them, and the other versions as files."""
    text, notes, files = properties.text(_BODY), [], []
    page = _page(properties, file)
    if page is not None:
        name = _("message") + ".html"
        files.append(Enclosed(name=name, type="text/html", read=_given(page)))
        if not (text or "").strip():
            text = words_of(read_text(page, properties.html_charset()).text)
            notes.append(_("the text is the words of an HTML page, which is kept as a file"))
    stream = properties.stream(_RTF)
    if page is None and stream is not None:
        name = _("message") + ".rtf"
        files.append(Enclosed(name=name, type="application/rtf", read=place.rtf_reader(stream)))
        if text is None:
            notes.append(_("the text is only there as RTF, which is kept as a file"))
    return text.replace("\r\n", "\n") if text is not None else None, notes, files


def _page(properties: Properties, file: BinaryIO) -> bytes | None:
    stream = properties.stream(_HTML)
    if stream is not None:
        return stream.read(file, LONGEST_VALUE)
    text = properties.text(_HTML)
    return text.encode("utf-8", "replace") if text else None


def _given(data: bytes) -> Callable[[], Iterable[bytes]]:
    return lambda: (data,)


def _senders(properties: Properties) -> Iterator[Side]:
    for name, address, smtp in _SENDERS:
        side = _side(properties, name, address, smtp)
        if side is not None:
            yield side


def _side(properties: Properties, name: int, address: int, smtp: int) -> Side | None:
    """Return somebody: inside of a company the address is one of its directory, not of mail."""
    called = (properties.text(name) or "").strip()
    reached = (properties.text(smtp) or properties.text(address) or "").strip()
    if not called and not reached:
        return None
    return Side(id=reached or called, name=called if reached and called else None)


def _recipients(storage: Storage, file: BinaryIO) -> Iterator[tuple[str, Side]]:
    for inner in _parts(storage, "__recip_version1.0_#"):
        properties = read_properties(inner, file, 2)
        side = _side(properties, _NAME, _ADDRESS, _SMTP)
        if side is not None:
            yield _TYPES.get(properties.number(_RECIPIENT_TYPE) or 1, "To"), side


def _parts(storage: Storage, prefix: str) -> Iterator[Storage]:
    names = sorted(name for name in storage.storages if name.startswith(prefix))
    return (storage.storages[name] for name in names[:MOST])


def _files(storage: Storage, file: BinaryIO, place: Place, depth: int) -> Iterator[Enclosed]:
    for number, inner in enumerate(_parts(storage, "__attach_version1.0_#"), start=1):
        properties = read_properties(inner, file, 2)
        names = (properties.text(one) for one in (_LONG_NAME, _SHORT_NAME, _NAME))
        name = next(
            (one.strip() for one in names if one and one.strip()),
            _("part {number}").format(number=number),
        )
        stream, message = properties.stream(_DATA), properties.inner(_DATA)
        if stream is not None:
            kind = properties.text(_MIME) or None
            yield Enclosed(name=name, type=kind, read=place.reader(stream))
        elif message is not None and depth < DEEPEST:
            yield from _message(message, file, place, name, depth + 1)
        else:
            yield Enclosed(name=name, note=_("the file itself is not in the message"))


def _message(
    storage: Storage, file: BinaryIO, place: Place, name: str, depth: int
) -> Iterator[Enclosed]:
    """Yield the words of a message in the message, and its files.

    It has no bytes of its own that another program could open.
    """
    saved = read_saved(storage, file, place, depth=depth)
    note = _("a message in this message: its words; the whole is in the file of Outlook")
    words = "\n".join(_lines(saved)).encode("utf-8", "replace")
    called = name if name.lower().endswith(".msg") else f"{name}.msg"
    yield Enclosed(name=f"{called}.txt", type="text/plain", read=_given(words), note=note)
    yield from saved.files


def _lines(saved: Saved) -> Iterator[str]:
    if saved.sender is not None:
        yield f"From: {_shown(saved.sender)}"
    for kind, side in saved.recipients:
        yield f"{kind}: {_shown(side)}"
    sent = saved.properties.time(0x0039) or saved.headers.first("date")
    if sent:
        yield f"Date: {sent}"
    if saved.subject is not None:
        yield f"Subject: {saved.subject}"
    yield ""
    yield saved.text or ""


def _shown(side: Side) -> str:
    return f"{side.name} <{side.id}>" if side.name else side.id
