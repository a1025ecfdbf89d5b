"""From blocks of XML to raw records, going on after a record that cannot be read.

expat does not go on after an error. So a new run starts at the next record, within a root of
the same name, and the stretch between is told: as a record that could not be read where one
began there, else as a stretch that is no record.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.sms.blocks import BEGINS, Overlong
from evidencelog.importers.sms.raw import End, Event, Lost, Raw
from evidencelog.importers.sms.repair import Repair, repaired
from evidencelog.importers.sms.run import Run

_STEP: Final = 4 << 10
"""Bytes after an error; they double, so that many errors do not take quadratic time."""

_PIECE: Final = 32 << 10
"""Bytes that are read before what is in them is given away: so little stays in the cache.

A record is never cut: expat 2.5 takes quadratic time over long values that it gets in parts.
"""

_EXCERPT: Final = 200
_SHOWN: Final = 40

_UNREAD: Final = 4 << 20
"""Bytes that the parser may keep: it looks through all of a comment again with each block."""

_RENEWED: Final = 1 << 30
"""Bytes to one run: some machines count them in 32 bits."""


class Walk:
    """The way through one file, block by block."""

    def __init__(self) -> None:
        self._run = Run(1)
        self._origin = 0  # what the run counts where the block begins
        self._fresh = -1  # where in the block the run began, if it did
        self._block = b""
        self._repairs: list[Repair] = []
        self._closed = self._is_careful = False
        self._line, self._at = 1, 0  # the line at this byte of the block

    def events(self, blocks: Iterable[bytes | Overlong]) -> Iterator[list[Event]]:
        """Yield all that is found, in order, some at a time; the last is the end.

        Raises SourceError for a file that declares entities.
        """
        for block in blocks:
            ending = self._unfinished(_("it does not end before the next begins"))
            if ending:
                yield ending
                self._block = b""
                self._begin_run(0)
            if isinstance(block, Overlong):
                yield [self._passed_over(block)]
            else:
                yield from self._read(block)
        reason = self._run.feed(b"", is_last=True)
        ending = [] if reason is None else self._unfinished(_("the file ends within this record"))
        yield [*ending, End(is_closed=self._closed or self._run.is_closed)]

    def _read(self, block: bytes) -> Iterator[list[Event]]:
        if self._run.fed == 0:
            # The declaration must stand at the very beginning.
            bare = block.lstrip()
            self._line += block.count(b"\n", 0, len(block) - len(bare))
            self._run, block = Run(self._line), bare
        self._block, self._repairs = repaired(block) if self._is_careful else (block, [])
        if self._run.unread > _UNREAD:
            yield [self._lost(0, 0, _("something before this does not end"), is_record=False)]
            self._begin_run(0)
        elif self._run.fed > _RENEWED and self._run.depth == 1:
            self._begin_run(0)
        self._origin = self._run.fed
        self._place_repairs()
        yield from self._pieces()
        self._line_at(len(self._block))
        self._at, self._fresh = 0, 0 if self._fresh == len(self._block) else -1

    def _pieces(self) -> Iterator[list[Event]]:
        start, step = 0, _PIECE
        while start < len(self._block):
            stop = _cut(self._block, start, step)
            run = self._run
            reason = run.feed(self._block[start:stop])
            yield run.found
            if reason is None:
                start, step = stop, min(step * 2, _PIECE)
            elif not self._is_careful and self._repair() and self._is_in_block():
                start = self._begin_again()
            else:
                lost, start = self._after_error(start, stop, reason)
                yield [lost]
                step = _STEP

    def _repair(self) -> bool:
        """Repair the block after its first error, and from then on every block beforehand.

        All that can be repaired is an error, so what was read of this block needed none.
        """
        self._is_careful = True
        self._block, self._repairs = repaired(self._block)
        return bool(self._repairs)

    def _is_in_block(self) -> bool:
        """Whether what was not read whole begins in this block: of another there is no more."""
        return self._run.unfinished is None or self._run.began >= self._origin

    def _begin_again(self) -> int:
        """Begin a new run where what was not read whole begins, and return where that is."""
        run = self._run
        if not run.root and self._origin == 0:
            self._run = Run(self._line_at(0))
            self._place_repairs()
            return 0
        after = run.began if run.unfinished is not None else run.began + 1
        start = self._next(max(after - self._origin, 0))
        self._begin_run(start)
        return start

    def _after_error(self, start: int, stop: int, reason: str) -> tuple[Lost, int]:
        """Return what is lost, and where in the block it goes on with a new run."""
        run = self._run
        stopped = min(max(run.stopped - self._origin, start), stop)
        after = max(run.began + 1 - self._origin, 0)
        if run.unfinished is not None:
            lost = _lost_one(run.unfinished, reason)
            goes_on = self._next(max(stopped, after))
        else:
            first = self._next(after)
            # An error at the very beginning of a record is of something before that is open.
            is_record = first < stopped or (first == stopped == self._fresh)
            goes_on = self._next(max(stopped, first + is_record))
            begins = first if is_record else stopped
            lost = self._lost(begins, goes_on, reason, is_record=is_record)
        self._begin_run(goes_on)
        return lost, goes_on

    def _next(self, start: int) -> int:
        """Return where the next record begins, the end of the block when none does."""
        found = BEGINS.search(self._block, start)
        return len(self._block) if found is None else found.start()

    def _unfinished(self, reason: str) -> list[Event]:
        """Return the record that the last block ends in, if it does: it goes no further."""
        if self._run.unfinished is not None:
            return [_lost_one(self._run.unfinished, reason)]
        block = self._block
        first = self._next(max(self._run.began + 1 - self._origin, 0))
        if first == len(block):
            return []
        line, excerpt = self._line - block.count(b"\n", first), _excerpt(block[first:])
        return [Lost(line=line, reason=reason, excerpt=excerpt, is_record=True)]

    def _passed_over(self, long: Overlong) -> Lost:
        lost = Lost(
            line=self._line,
            reason=_("{size} bytes are too long for one record").format(size=long.size),
            excerpt=_excerpt(long.head),
            is_record=BEGINS.match(long.head) is not None,
        )
        self._line += long.lines
        self._block, self._origin = b"", self._run.fed
        self._begin_run(0)
        return lost

    def _lost(self, begins: int, ends: int, reason: str, *, is_record: bool) -> Lost:
        excerpt = _excerpt(self._block[begins : min(ends, begins + _EXCERPT)])
        line = self._line_at(begins)
        return Lost(line=line, reason=reason, excerpt=excerpt, is_record=is_record)

    def _begin_run(self, start: int) -> None:
        """Begin a new run that is fed from this byte of the block on."""
        self._closed = self._closed or self._run.is_closed
        self._run = Run(self._line_at(start), self._run.root or "smses")
        self._origin, self._fresh = self._run.fed - start, start
        self._place_repairs()

    def _line_at(self, byte: int) -> int:
        """Return the line of a byte of the block that is not before the last asked for."""
        self._line += self._block.count(b"\n", self._at, byte)
        self._at = byte
        return self._line

    def _place_repairs(self) -> None:
        """Give the run the repairs that are still before it, by its own count of bytes."""
        if self._repairs:
            origin, start = self._origin, self._run.fed
            moved = (repair._replace(at=repair.at + origin) for repair in self._repairs)
            self._run.repairs = deque(repair for repair in moved if repair.at >= start)
        elif self._run.repairs:
            self._run.repairs.clear()


def _lost_one(raw: Raw, reason: str) -> Lost:
    values = " ".join(f'{name}="{value[:_SHOWN]}"' for name, value in raw.values.items())
    excerpt = f"<{raw.name} {values}"[:_EXCERPT]
    return Lost(line=raw.line, reason=reason, excerpt=excerpt, is_record=True)


def _cut(block: bytes, start: int, step: int) -> int:
    if start + step >= len(block):
        return len(block)
    following = BEGINS.search(block, start + step)
    return len(block) if following is None else following.start()


def _excerpt(data: bytes) -> str:
    return data[:_EXCERPT].decode("utf-8", "replace")
