"""Where the bytes of a message are, so that attachments can be read from there later.

A mailbox has gigabytes: no message is held longer than it takes to read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidencelog.importers.importer import Source
from evidencelog.importers.mail.encodings import CHUNK, decoded
from evidencelog.importers.mail.headers import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A message: the member of the source that it is in, and at which byte it begins."""

    source: Source
    name: str
    offset: int = 0

    def chunks(self, span: Span) -> Iterator[bytes]:
        """Yield the bytes of a stretch of the message. Raises SourceError."""
        with self.source.open(self.name) as file:
            file.seek(self.offset + span.start)
            left = span.end - span.start
            while left > 0 and (chunk := file.read(min(left, CHUNK))):
                left -= len(chunk)
                yield chunk

    def reader(self, span: Span, encoding: str = "") -> Callable[[], Iterator[bytes]]:
        """Return what gives the bytes of a part, without its transfer encoding."""
        return lambda: decoded(self.chunks(span), encoding)
