"""Runs the process that opens files, starts it anew when one broke it, and ends it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from evidencelog.errors import EvidenceLogError
from evidencelog.reports.exhibits import drawings, writings
from evidencelog.reports.exhibits.kinds import HEAD, Handling, handling
from evidencelog.reports.exhibits.limits import MOST_MEMORY, TOO_MUCH_MEMORY
from evidencelog.reports.exhibits.protocol import (
    GO,
    MOST_BYTES,
    STOP,
    Answer,
    Request,
    answer_in,
    packed,
    read_frame,
    write_frame,
)
from evidencelog.reports.exhibits.shown import (
    Described,
    Lines,
    Page,
    Paper,
    Readable,
    Reason,
    Shown,
    Unshown,
    UnshownError,
    Writing,
)
from evidencelog.reports.model import Exhibit
from evidencelog.reports.redaction.matching import NOTHING, Redactor, replaced

ReadAttachment = Callable[[str], Iterable[bytes]]
"""Gives the bytes of the attachment with that id, in parts."""

_ROOT: Final = Path(__file__).parent.parent.parent.parent
_PRIVATE: Final = "EVIDENCELOG_"
_MODULE: Final = "evidencelog.reports.exhibits.worker"
_PART: Final = 1 << 20
_MOST_BREAKS: Final = 3  # pages of one file that may break the process
_MOST_OF_KIND: Final[dict[Handling, int]] = {
    "picture": MOST_BYTES,
    "paper": MOST_BYTES,
    "drawing": drawings.MOST_BYTES,
    "writing": writings.MOST_BYTES,
    "recording": 2 << 30,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may take: seconds for a page or a picture and for all its pages together.

    `memory` is in bytes; `pages` and `lines` are how many of one file are printed.
    """

    seconds: float = 20
    seconds_of_file: float = 600
    memory: int = MOST_MEMORY
    pages: int = 1000
    lines: int = 2000


class Studio:
    """A context in which attached files are opened, one at a time, in a process of their own."""

    def __init__(self, limits: Limits | None = None, redactor: Redactor = NOTHING) -> None:
        self.limits = limits or Limits()
        self.redactor = redactor
        self.unsearched: dict[str, list[int]] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._unread = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def show(self, exhibit: Exhibit, read: ReadAttachment) -> Shown:
        """Return what an exhibit looks like on paper; never raises for what the file is.

        The regions of the exhibit are painted over, words of the redactor are removed from
        texts and papers; `unsearched` gets the pages that have no text to search. A file
        that is not the recorded one, or is withheld, is not opened. The pages of a paper
        are to be taken before the next exhibit is asked for.
        """
        if exhibit.withheld is not None:
            return Described()
        try:
            answer = self._ask(exhibit, read)
        except UnshownError as error:
            return Unshown(reason=error.reason)
        if answer.opened is not None:
            printed = min(answer.opened.count, self.limits.pages)
            self._unread = printed
            return Paper(
                count=answer.opened.count,
                printed=printed,
                pages=self._pages(exhibit, read, printed),
                remarks=answer.opened.remarks,
            )
        if answer.picture is not None:
            self.unsearched[exhibit.label] = [1]
        if answer.writing is not None:
            return _without_terms(answer.writing, self.redactor)
        return answer.picture or answer.recording or Described()

    def read(self, exhibit: Exhibit, read: ReadAttachment) -> Readable:
        """Return the texts of a file as they are searched; never raises for what it is.

        What lies on regions of the exhibit is left out. A picture is only opened when it has
        regions, to count its pages.
        """
        try:
            answer = self._ask(exhibit, read, reading=True)
        except UnshownError:
            return Readable()
        if answer.writing is not None:
            return Readable(texts=("\n".join(answer.writing.lines),))
        if answer.opened is None:
            return Readable(pages=answer.pages)
        return Readable(texts=tuple(self._texts(answer.opened.count)), pages=answer.opened.count)

    def lines(self, exhibit: Exhibit, read: ReadAttachment) -> Lines:
        """Return the texts of the pages of a PDF, line by line, as far as they can be read.

        Raises UnshownError when it cannot be opened.
        """
        opened = self._ask(exhibit, read, reading=True, lines=True).opened
        if opened is None:
            raise UnshownError("not a PDF")
        texts = tuple(self._texts(opened.count))
        return Lines(count=opened.count, texts=texts, remarks=opened.remarks)

    def _texts(self, count: int) -> Iterator[str]:
        """Yield the texts of pages; nothing more when one of them breaks the process."""
        self._unread = min(count, self.limits.pages)
        while self._unread:
            try:
                text = self._answer().text
            except UnshownError:
                self._end()
                return
            self._unread -= 1
            yield text or ""

    def _pages(self, exhibit: Exhibit, read: ReadAttachment, printed: int) -> Iterator[Page]:
        """Yield all pages; after one that broke the process, those behind it from a new one."""
        breaks, patience = 0, self.limits.seconds_of_file
        number = 0
        while number < printed:
            number += 1
            started = time.monotonic()
            try:
                page = self._next_page(number)
            except UnshownError as error:
                breaks += 1
                page = Page(number=number, reason=error.reason)
                if breaks == _MOST_BREAKS or not self._resumed(exhibit, read, number, printed):
                    page = Page(number=number, reason=error.reason, through=printed)
            if page.copy is not None and not page.words:
                self.unsearched.setdefault(exhibit.label, []).append(page.number)
            patience -= time.monotonic() - started
            if patience < 0 and number < printed:
                self._end()
                page = Page(number=number, reason="took too long", through=printed)
            yield page
            number = max(number, page.through)

    def _next_page(self, number: int) -> Page:
        page = self._answer().page
        self._unread -= 1
        if page is None or page.number != number:
            self._end()
            raise UnshownError("failed")
        return page

    def _resumed(self, exhibit: Exhibit, read: ReadAttachment, done: int, printed: int) -> bool:
        """Begin anew behind the page that broke the process; tell whether that worked."""
        if done == printed:
            return True
        try:
            opened = self._ask(exhibit, read, first=done + 1).opened
        except UnshownError:
            return False
        self._unread = printed - done
        return opened is not None

    def _ask(
        self,
        exhibit: Exhibit,
        read: ReadAttachment,
        *,
        first: int = 1,
        reading: bool = False,
        lines: bool = False,
    ) -> Answer:
        """Send a file and return the first answer to it. Raises UnshownError without one."""
        if self._unread:
            self._end()
        parts = _checked(exhibit, read)
        head = next(parts, b"")
        if not exhibit.size:
            raise UnshownError("empty")
        how = handling(head[:HEAD], exhibit.type, exhibit.name)
        if how == "nothing" or (reading and not _is_read(how, exhibit)):
            return Answer()
        if exhibit.size > _MOST_OF_KIND[how]:
            raise UnshownError("too large")
        request = Request(
            handling=how,
            size=exhibit.size,
            regions=exhibit.regions,
            terms=self.redactor.terms,
            first=first,
            most_pages=self.limits.pages,
            most_lines=self.limits.lines,
            seconds=max(1, int(self.limits.seconds)),
            reading=reading,
            lines=lines,
        )
        self._send(request, head, parts)
        answer = self._answer()
        if answer.reason is not None:
            raise UnshownError(answer.reason)
        return answer

    def _send(self, request: Request, head: bytes, parts: Iterator[bytes]) -> None:
        """Send a request with its file; raises UnshownError when the file is not to be opened."""
        write = self._writer()
        write(packed(request))
        write(head)
        try:
            for part in parts:
                write(part)
        except UnshownError:
            write(b"")
            write(STOP)
            raise
        write(b"")
        write(GO)

    def _writer(self) -> Callable[[bytes], None]:
        stream = self._running().stdin

        def write(data: bytes) -> None:
            with contextlib.suppress(OSError):  # a broken process shows when it is to answer
                if stream is not None:
                    write_frame(stream, data)

        return write

    def _answer(self) -> Answer:
        """Return the next answer. Raises UnshownError when none comes, or none in time."""
        process = self._process
        if process is None:
            raise UnshownError("failed")
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.limits.seconds, stop)
        timer.start()
        try:
            frame = read_frame(process.stdout) if process.stdout else None
            if frame is not None:
                return answer_in(frame)
        except (OSError, msgspec.MsgspecError):
            pass  # said below as what it is: no answer
        finally:
            timer.cancel()
        raise UnshownError(self._cause(late=late.is_set()))

    def _cause(self, *, late: bool) -> Reason:
        """Return why the process did not answer, and end it."""
        process = self._process
        code: int | None = None
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(timeout=1)
        self._end()
        if late:
            return "took too long"
        if code == TOO_MUCH_MEMORY:
            return "too much to unpack"
        return "took too long" if code is not None and -code in _OUT_OF_TIME else "failed"

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", _MODULE, str(self.limits.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._process

    def _end(self) -> None:
        process, self._process, self._unread = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _out_of_time() -> frozenset[int]:
    import signal

    found = getattr(signal, "SIGXCPU", None)  # not on Windows
    return frozenset() if found is None else frozenset((int(found),))


_OUT_OF_TIME: Final = _out_of_time()


def _without_terms(writing: Writing, redactor: Redactor) -> Writing:
    """Return a text without the terms; the others keep the numbers of their lines.

    A term may reach over the end of a line, which then stands behind what replaces it.
    """
    if not redactor:
        return writing
    text = "\n".join(writing.lines)
    found = (
        replace(one, term=replace(one.term, token=one.term.token + "\n" * one.words.count("\n")))
        for one in redactor.find(text)
    )
    lines = tuple(redactor.text(line) for line in replaced(text, found).split("\n"))
    return replace(writing, lines=lines, removed=sum(1 for _one in redactor.find(text)))


def _is_read(how: Handling, exhibit: Exhibit) -> bool:
    """Tell whether a file is opened for its words, or for the parts to be removed from it."""
    return how in ("paper", "writing") or (bool(exhibit.regions) and how != "recording")


def _checked(exhibit: Exhibit, read: ReadAttachment) -> Iterator[bytes]:
    """Yield a file in parts; raises UnshownError unless it is the recorded one, whole."""
    digest, size = hashlib.sha256(), 0
    try:
        for part in read(exhibit.id):
            digest.update(part)
            size += len(part)
            for start in range(0, len(part), _PART):
                yield part[start : start + _PART]
    except (EvidenceLogError, OSError) as error:
        raise UnshownError("unreadable") from error
    if size != exhibit.size or digest.hexdigest() != exhibit.sha256:
        raise UnshownError("unreadable")


def _environment() -> dict[str, str]:
    """Return what the process may know: the way to the package, and no passphrase."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_PRIVATE)}
    path = [str(_ROOT), *filter(None, [kept.get("PYTHONPATH")])]
    return kept | {"PYTHONPATH": os.pathsep.join(path), "PYTHONSAFEPATH": "1"}
