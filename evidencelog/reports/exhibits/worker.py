"""The process that opens attached files: what a hostile one breaks is only this.

It has no passphrase and no key, writes no file, and holds one attachment at a time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Final

from evidencelog.reports.exhibits import drawings, papers, pictures, recordings, writings
from evidencelog.reports.exhibits.limits import MOST_MEMORY, allow, limit
from evidencelog.reports.exhibits.protocol import (
    GO,
    Answer,
    Request,
    packed,
    read_frame,
    request_in,
    write_frame,
)
from evidencelog.reports.exhibits.shown import Page, UnshownError
from evidencelog.reports.redaction.matching import Redactor

_NEVER_WHOLE: Final = frozenset(("recording",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file as it came; of a recording only both ends are kept."""

    head: bytes
    tail: bytes = b""


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    while (frame := read_frame(requests)) is not None:
        request = request_in(frame)
        allow(request.seconds)
        received = _received(requests, whole=request.handling not in _NEVER_WHOLE)
        if read_frame(requests) != GO:
            continue
        for answer in answers_to(request, received):
            write_frame(answers, packed(answer))
            allow(request.seconds)


def _received(requests: IO[bytes], *, whole: bool) -> Received:
    parts: list[bytes] = []
    held, tail = 0, b""
    while part := read_frame(requests):
        if whole or held < recordings.KEPT:
            parts.append(part)
            held += len(part)
        else:
            tail = (tail + part)[-recordings.KEPT :]
    return Received(head=b"".join(parts), tail=tail)


def answers_to(request: Request, received: Received) -> Iterator[Answer]:
    """Yield everything that there is to say of a file; one reason when it cannot be shown."""
    try:
        yield from _shown(request, received)
    except UnshownError as error:
        yield Answer(reason=error.reason)
    except MemoryError:
        yield Answer(reason="too large")


def _shown(request: Request, received: Received) -> Iterator[Answer]:
    data = received.head
    if request.reading and request.handling != "writing":
        yield from _read(request, data)
        return
    match request.handling:
        case "picture":
            yield from _picture(request, data)
        case "drawing":
            yield Answer(picture=drawings.rasterised(data, request.regions))
        case "paper":
            opened = papers.examine(data)
            yield Answer(opened=opened)
            numbers = _numbers(request, opened.count)
            redactor = Redactor(request.terms)
            yield from _pages(papers.drawn_pages(data, numbers, request.regions, redactor))
        case "recording":
            facts = recordings.facts_of(data, received.tail, request.size)
            yield Answer(recording=facts)
        case "writing":
            yield Answer(writing=writings.lines_of(data, request.most_lines))
        case "nothing":
            yield Answer()


def _read(request: Request, data: bytes) -> Iterator[Answer]:
    """Yield how many pages there are, then the text of each page that has any."""
    match request.handling:
        case "paper":
            opened = papers.examine(data)
            yield Answer(opened=opened)
            numbers = _numbers(request, opened.count)
            for text in papers.page_texts(data, numbers, lines=request.lines):
                yield Answer(text=text)
        case "picture":
            yield Answer(pages=pictures.count_pages(data))
        case "drawing":
            yield Answer(pages=1)
        case _:
            yield Answer()


def _picture(request: Request, data: bytes) -> Iterator[Answer]:
    count = pictures.count_pages(data)
    if count == 1:
        yield Answer(picture=pictures.decode(data, request.regions))
        return
    yield Answer(opened=papers.Opened(count=count, remarks=()))
    yield from _pages(pictures.scanned_pages(data, _numbers(request, count), request.regions))


def _numbers(request: Request, count: int) -> range:
    return range(request.first, min(count, request.most_pages) + 1)


def _pages(pages: Iterable[Page]) -> Iterator[Answer]:
    for page in pages:
        yield Answer(page=page)


if __name__ == "__main__":
    limit(int(sys.argv[1]) if len(sys.argv) > 1 else MOST_MEMORY)
    serve(sys.stdin.buffer, sys.stdout.buffer)
