"""The parts of a message (RFC 2046), as stretches of its bytes.

Offsets instead of copies: an attachment is read from the file when it is wanted, and a
message inside a message is handed on byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Final

from evidencelog.importers.mail.headers import Headers, Span, mime, read_headers

MOST_PARTS: Final = 1000
DEEPEST: Final = 20
"""Parts in parts in parts: mail that people forward to each other goes five deep."""

_LONGEST_BOUNDARY: Final = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part: its headers, where its body is, and the parts in it.

    `whole` are headers and body. `inner` is the message that a message/rfc822 holds.
    """

    headers: Headers
    mime: Message
    type: str
    body: Span
    parts: tuple[Part, ...] = ()
    inner: Part | None = None
    note: str = ""

    def walk(self) -> Iterator[Part]:
        """Yield this part and all in it, messages in messages included."""
        yield self
        for part in self.parts:
            yield from part.walk()
        if self.inner is not None:
            yield from self.inner.walk()


@dataclass(slots=True)
class _Left:
    """How many parts may still be read."""

    parts: int = MOST_PARTS


def read_parts(data: bytes, span: Span | None = None) -> Part:
    """Return a message, taken apart as far as the limits go."""
    return _part(data, span or Span(0, len(data)), _Left(), depth=0, default="text/plain")


def _part(data: bytes, span: Span, left: _Left, *, depth: int, default: str) -> Part:
    left.parts -= 1
    headers = read_headers(data, span)
    described = mime(headers)
    described.set_default_type(default)
    kind = described.get_content_type()
    body = Span(headers.body, span.end)
    parts: tuple[Part, ...] = ()
    inner = None
    if depth < DEEPEST and left.parts > 0:
        if kind.startswith("multipart/"):
            parts = tuple(_children(data, body, described, left, depth=depth))
        elif kind in ("message/rfc822", "message/global") and not _encoded(described):
            inner = _part(data, body, left, depth=depth + 1, default="text/plain")
    return Part(headers=headers, mime=described, type=kind, body=body, parts=parts, inner=inner)


def _encoded(described: Message) -> bool:
    return str(described.get("content-transfer-encoding", "")).strip().lower() in (
        "base64",
        "quoted-printable",
    )


def _children(
    data: bytes, body: Span, described: Message, left: _Left, *, depth: int
) -> Iterator[Part]:
    digest = described.get_content_type() == "multipart/digest"
    default = "message/rfc822" if digest else "text/plain"
    for span in _between(data, body, _boundary(described)):
        if left.parts <= 0:
            return
        yield _part(data, span, left, depth=depth + 1, default=default)


def _boundary(described: Message) -> bytes:
    """Return the boundary; empty when there is none, so that nothing is divided."""
    try:
        found = described.get_boundary()
    except (ValueError, LookupError, TypeError, AttributeError):
        # The library stumbles over some parameters that are cut off.
        return b""
    return (found or "").encode("utf-8", "surrogateescape")[:_LONGEST_BOUNDARY]


def _between(data: bytes, body: Span, boundary: bytes) -> Iterator[Span]:
    """Yield what stands between the lines with the boundary.

    The line end before such a line belongs to it. Without a closing line the last part
    goes to the end; without any there is no part at all.
    """
    start: int | None = None
    for begin, after, closes in _delimiters(data, body, boundary):
        # Some programs write the line twice in a row; nothing stands between.
        if start is not None and start < begin:
            yield Span(start, max(start, _before_line_end(data, begin)))
        start = after
        if closes:
            return
    if start is not None:
        yield Span(start, body.end)


def _delimiters(data: bytes, body: Span, boundary: bytes) -> Iterator[tuple[int, int, bool]]:
    mark = b"--" + boundary
    place = body.start
    while boundary and (at := data.find(mark, place, body.end)) >= 0:
        end = data.find(b"\n", at, body.end)
        after = body.end if end < 0 else end + 1
        rest = data[at + len(mark) : min(after, at + len(mark) + 80)].rstrip(b" \t\r\n")
        place = at + len(mark)
        if rest in (b"", b"--") and (at == body.start or data[at - 1 : at] in (b"\n", b"\r")):
            yield at, after, rest == b"--"
            place = after


def _before_line_end(data: bytes, place: int) -> int:
    if data[place - 2 : place] == b"\r\n":
        return place - 2
    return place - 1 if data[place - 1 : place] in (b"\n", b"\r") else place
