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

    `found` grows by what is read. `fed` counts the bytes that it was given, `done` those up
    to the end of the last record, `stopped` those up to the error. `root` is the name of the
    outermost element when the run begins within it, at `line` of the file.
    """

    def __init__(self, line: int, root: str = "") -> None:
        self.found: list[Event] = []
        self.root = root
        self.fed = self.done = self.stopped = 0
        self.repairs: deque[Repair] = deque()
        self.is_closed = False
        self._line, self._depth, self._comment = line - 1, 0, ""
        self._open: Raw | None = None
        self._parser = parser = expat.ParserCreate("utf-8")
        if root:
            self.feed(f"<{root}>".encode())
            self.done = self.fed
            self._depth = 1
        parser.ordered_attributes = True
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._ended
        parser.CommentHandler = self._commented
        parser.StartDoctypeDeclHandler = _refuse

    @property
    def is_between_records(self) -> bool:
        """Whether the outermost element is open, and nothing within it."""
        return self._depth == 1

    @property
    def unread(self) -> int:
        """How many bytes the parser keeps because what they begin has not ended."""
        at = self._parser.CurrentByteIndex
        return 0 if at < 0 else self.fed - at

    def feed(self, piece: bytes, *, is_last: bool = False) -> str | None:
        """Read on; return why that was not possible, None when it was.

        Raises SourceError for a file that declares entities.
        """
        try:
            self._parser.Parse(piece, is_last)
        except _BrokenError:
            return _("one record begins within another, or is nested too deeply")
        except expat.ExpatError as error:
            self.stopped = self._parser.ErrorByteIndex
            return expat.ErrorString(error.code)
        self.fed += len(piece)
        return None

    def _opened(self, name: str, flat: list[str]) -> None:
        depth = self._depth = self._depth + 1
        if depth == 2 and name in RECORDS:
            self._open = Raw(name, self._line + self._parser.CurrentLineNumber, flat)
        elif depth > 2:
            self._opened_within(name, flat)
        elif depth == 2:
            line = self._line + self._parser.CurrentLineNumber
            self.found.append(Foreign(name=name, line=line))
        else:
            self.root = name
            self.found.append(Root(name=name, values=mapped(flat), comment=self._comment))

    def _opened_within(self, name: str, flat: list[str]) -> None:
        raw = self._open
        if raw is not None and flat:
            raw.below.append((name, mapped(flat)))
        if name in RECORDS or self._depth > _DEEPEST or (raw and len(raw.below) > _MOST_BELOW):
            self.stopped = self._parser.CurrentByteIndex
            raise _BrokenError

    def _ended(self, _name: str) -> None:
        depth = self._depth = self._depth - 1
        if depth == 1:
            self.done = self._parser.CurrentByteIndex
            raw = self._open
            if raw is not None:
                if self.repairs:
                    raw.repairs = self._repairs_before(self.done)
                self.found.append(raw)
                self._open = None
        elif depth == 0:
            self.is_closed = True

    def _commented(self, text: str) -> None:
        if not self.root and not self._comment:
            self._comment = text

    def _repairs_before(self, end: int) -> tuple[Repair, ...]:
        taken: list[Repair] = []
        while self.repairs and self.repairs[0].at < end:
            taken.append(self.repairs.popleft())
        return tuple(taken)


def _refuse(*_doctype: object) -> None:
    raise SourceError(
        _("the file declares a document type or entities of its own, which no backup does"),
        hint=_("such a file may be made to exhaust a reader; it was not read"),
    )
