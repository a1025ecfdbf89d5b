"""A source that remembers which of its members records were read from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from evidencelog.app.sources import OpenedSource
from evidencelog.app.sources.plain import Original
from evidencelog.importers.importer import Pages


@dataclass(slots=True)
class Watched:
    """Hands everything on; what is opened for a file that belongs to a record does not count."""

    source: OpenedSource
    opened: set[str] = field(default_factory=set)
    looking_away: bool = False

    @property
    def name(self) -> str:
        """The name of the source."""
        return self.source.name

    def names(self) -> tuple[str, ...]:
        """The paths of all members."""
        return self.source.names()

    def size(self, name: str) -> int:
        """How many bytes a member has."""
        return self.source.size(name)

    def open(self, name: str) -> BinaryIO:
        """Open a member."""
        if not self.looking_away:
            self.opened.add(name)
        return self.source.open(name)

    def peek(self, name: str) -> bytes:
        """The beginning of a member; looking at it does not count."""
        return self.source.peek(name)

    def pages(self, name: str) -> Pages:
        """The texts of a document; reading these does not count."""
        return self.source.pages(name)

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Read files that belong to records: they are kept with these, not with the source."""
        self.looking_away = True
        try:
            yield
        finally:
            self.looking_away = False

    def originals(self) -> tuple[Original, ...]:
        """What is to be kept of the source, bit for bit."""
        return self.source.originals(self.opened)
