"""What the program and the process that opens files say to each other.

Both ways a message is a frame: its length in 4 bytes, then MessagePack. A request is its
head, the file in frames of any size, an empty frame, and a last frame that says whether the
file was the recorded one: only then is it opened. Each answer is one frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Final

import msgspec

from evidencelog.reports.exhibits.kinds import Handling
from evidencelog.reports.exhibits.papers import Opened
from evidencelog.reports.exhibits.shown import Page, Picture, Reason, Recording, Writing
from evidencelog.reports.model import Region
from evidencelog.reports.redaction.terms import Term

GO: Final = b"go"
STOP: Final = b"stop"
MOST_BYTES: Final = 256 << 20
"""Bytes of a picture or a paper; a larger file is described, not opened."""

_LONGEST_FRAME: Final = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How to open the file that follows.

    Pages from `first` on are wanted, at most `most_pages` of the whole, or the first
    `most_lines` lines. `seconds` is the processor time that each answer may take. What
    `terms` stand for is removed from the pages. With `reading`, no page is drawn: each answer
    is the text of one: as it runs on, or with `lines` as it stands in lines.
    """

    handling: Handling
    size: int
    regions: tuple[Region, ...] = ()
    terms: tuple[Term, ...] = ()
    first: int = 1
    most_pages: int = 1000
    most_lines: int = 2000
    seconds: int = 20
    reading: bool = False
    lines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of these; after `opened`, the pages follow, or their texts.

    `pages` counts those of a file that has no text.
    """

    picture: Picture | None = None
    opened: Opened | None = None
    page: Page | None = None
    recording: Recording | None = None
    writing: Writing | None = None
    text: str | None = None
    pages: int = 0
    reason: Reason | None = None


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    stream.write(len(data).to_bytes(4, "big"))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next frame; None at the end of the stream, or before one beyond measure."""
    head = stream.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < len(size.to_bytes(4, "big")) or size > _LONGEST_FRAME:
        return None
    data = stream.read(size)
    return data if len(data) == size else None


def packed(message: Request | Answer) -> bytes:
    """Return a message as the content of a frame."""
    return msgspec.msgpack.encode(message)


def request_in(frame: bytes) -> Request:
    """Return the request in a frame."""
    return msgspec.msgpack.decode(frame, type=Request)


def answer_in(frame: bytes) -> Answer:
    """Return the answer in a frame; raises msgspec.MsgspecError when it is none."""
    return msgspec.msgpack.decode(frame, type=Answer)
