"""One run of the XML parser: from its first byte to the end or to the first error."""

from __future__ import annotations

from collections import deque
from typing import Final
from xml.parsers import expat

from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import SourceError
from evidencelog.importers.sms.raw import RECORDS, Event, Foreign, Raw, Root, mapped
from evidencelog.importers.sms.repair import Repair

_DEEPEST: Final = 8
"""Elements within each other; real files have four."""

_MOST_BELOW: Final = 20_000
"""Parts and addresses of one message; real ones have some dozens."""


class _BrokenError(Exception):
    """The elements are within each other in a way that no record is."""


class Run:
    """A parser and what it found.

    `found` is what the last piece gave. `fed` counts the bytes that the run was given,
    `began` is where its last record begins, `stopped` where the error is. `root` is the name
    of the outermost element when the run begins within it, at `line` of the file.
    """

    def __init__(self, line: int, root: str = "") -> None:
        self.found: list[Event] = []
        self.root = root
        self.fed = self.stopped = 0
        self.began = -1
        self.repairs: deque[Repair] = deque()
        self._line, self._comment = line - 1, ""
        self._last: Raw | None = None
        self._waiting: list[Event] = []
        # The parser itself notes every element that ends: a call for each would take as long
        # as all else that is done for it here.
        self._opened, self._ended = 0, list[str]()
        self._parser = parser = expat.ParserCreate("utf-8")
        if root:
            self.feed(f"<{root}>".encode())
            self._opened = 1
        parser.ordered_attributes = True
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._ended.append
        parser.CommentHandler = self._commented
        parser.StartDoctypeDeclHandler = _refuse

    @property
    def depth(self) -> int:
        """How many elements are open: one between records."""
        return self._opened - len(self._ended)

    @property
    def is_closed(self) -> bool:
        """Whether the outermost element was closed."""
        return self.root != "" and self.depth == 0

    @property
    def unfinished(self) -> Raw | None:
        """The record that is open; None when there is none."""
        return self._last if self.depth > 1 else None

    @property
    def unread(self) -> int:
        """How many bytes the parser keeps because what they begin has not ended."""
        at = self._parser.CurrentByteIndex
        return 0 if at < 0 else self.fed - at

    def feed(self, piece: bytes, *, is_last: bool = False) -> str | None:
        """Read on; return why that was not possible, None when it was.

        Raises SourceError for a file that declares entities.
        """
        self.found, self._waiting = self._waiting, []
        reason = None
        try:
            self._parser.Parse(piece, is_last)
            self.fed += len(piece)
        except _BrokenError:
            reason = _("one record begins within another, or is nested too deeply")
        except expat.ExpatError as error:
            self.stopped = self._parser.ErrorByteIndex
            reason = expat.ErrorString(error.code)
        self._opened -= len(self._ended)
        self._ended.clear()
        if self.repairs and reason is None:
            self._give_repairs(self.fed)
        if self.unfinished is not None:
            self._waiting = [self.found.pop()]
        return reason

    def _open(self, name: str, flat: list[str]) -> None:
        depth = self._opened - len(self._ended)
        self._opened += 1
        if depth == 1 and name in RECORDS:
            parser = self._parser
            self.began = parser.CurrentByteIndex
            if self.repairs:
                self._give_repairs(self.began)
            self._last = raw = Raw(name, self._line + parser.CurrentLineNumber, flat)
            self.found.append(raw)
        elif depth > 1:
            self._open_within(name, flat, depth)
        elif depth == 1:
            self.began, self._last = self._parser.CurrentByteIndex, None
            line = self._line + self._parser.CurrentLineNumber
            self.found.append(Foreign(name=name, line=line))
        else:
            self.root = name
            self.found.append(Root(name=name, values=mapped(flat), comment=self._comment))

    def _open_within(self, name: str, flat: list[str], depth: int) -> None:
        raw = self._last
        if raw is not None and flat and name not in RECORDS:
            raw.below.append((name, mapped(flat)))
        if name in RECORDS or depth >= _DEEPEST or (raw and len(raw.below) > _MOST_BELOW):
            self.stopped = self._parser.CurrentByteIndex
            raise _BrokenError

    def _commented(self, text: str) -> None:
        if not self.root and not self._comment:
            self._comment = text

    def _give_repairs(self, end: int) -> None:
        """Give the last record the repairs before this byte."""
        taken: list[Repair] = []
        while self.repairs and self.repairs[0].at < end:
            taken.append(self.repairs.popleft())
        if self._last is not None and taken:
            self._last.repairs += tuple(taken)


def _refuse(*_doctype: object) -> None:
    raise SourceError(
        _("the file declares a document type or entities of its own, which no backup does"),
        hint=_("such a file may be made to exhaust a reader; it was not read"),
    )
