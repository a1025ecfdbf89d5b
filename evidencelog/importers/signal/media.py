"""Files beside a Signal chat, by the paths that its messages give."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from posixpath import normpath
from typing import Final
from urllib.parse import unquote

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Enclosed, Reaction, Side
from evidencelog.importers.importer import Source

_PIECE: Final = 1 << 20


class Media:
    """Finds the files of the chats in a source; `folder` is that of the chat being read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names = frozenset(source.names())
        self.folder = ""

    def enclosed(self, name: str, path: str) -> Enclosed:
        """Return the file at a path relative to the chat, whether or not it is there."""
        within = f"{self.folder}/{path}" if self.folder else path
        for one in (within, unquote(within)):
            place = normpath(one.replace("\\", "/"))
            if place in self._names:
                return Enclosed(name=name, read=partial(self._pieces, place))
        return Enclosed(name=name, note=_("named in the chat, and not among its files"))

    @staticmethod
    def reactions(found: tuple[tuple[str, str], ...]) -> tuple[Reaction, ...]:
        """Return reactions of names with emoji."""
        return tuple(
            Reaction(by=Side(id=name) if name else None, text=text) for name, text in found
        )

    def _pieces(self, place: str) -> Iterator[bytes]:
        with self._source.open(place) as stream:
            while piece := stream.read(_PIECE):
                yield piece
