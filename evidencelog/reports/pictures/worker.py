"""The process that decodes pictures: what a hostile file breaks is only this.

Frames on both pipes are a 4-byte length and that many bytes. Each request is a picture
file; each answer is a frame of JSON and a frame with the JPEG.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import IO

from evidencelog.reports.pictures.decoding import PictureError, decode

MOST_MEMORY = 2 << 30  # bytes of address space: one picture of 64 megapixels and its copies
MOST_SECONDS = 20  # of one picture, as the parent waits


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    stream.write(len(data).to_bytes(4, "big"))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next frame, or None at the end of the stream."""
    head = stream.read(4)
    if len(head) < 4:  # the length of the head itself
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    while (data := read_frame(requests)) is not None:
        try:
            picture = decode(data)
        except PictureError as error:
            write_frame(answers, json.dumps({"reason": error.reason}).encode())
            write_frame(answers, b"")
            continue
        facts = {name: getattr(picture, name) for name in picture.__slots__ if name != "jpeg"}
        write_frame(answers, json.dumps(facts).encode())
        write_frame(answers, picture.jpeg)


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
