"""How long a sound or a film lasts, read from its headers: nothing is decoded or played."""

from __future__ import annotations

import io
import math
from typing import Any, Final, cast

from evidencelog.reports.exhibits.shown import Recording

KEPT: Final = 16 << 20
"""Bytes of each end of a recording that are looked at; its headers stand there."""

_MOST_SECONDS: Final = 31 * 86_400
# Bytes of a frame of 20 ms after its first byte, by mode (RFC 4867, 5.3 and table 3).
_NARROW: Final = dict(enumerate((12, 13, 15, 17, 19, 20, 26, 31, 5)))
_WIDE: Final = dict(enumerate((17, 23, 32, 36, 40, 46, 50, 58, 60, 5)))
_AMR: Final = ((b"#!AMR\n", _NARROW, 8000), (b"#!AMR-WB\n", _WIDE, 16_000))


class Ends(io.RawIOBase):
    """A long file of which only both ends are at hand; between them nothing can be read."""

    def __init__(self, head: bytes, tail: bytes, size: int) -> None:
        super().__init__()
        self._head, self._tail, self._size = head, tail, size
        self._at = 0

    def readable(self) -> bool:
        """Return True: it is for reading only."""
        return True

    def seekable(self) -> bool:
        """Return True: any place may be asked for."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place, never before the beginning."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; nothing where the middle begins."""
        tail_at = self._size - len(self._tail)
        source, start = (self._head, 0) if self._at < len(self._head) else (self._tail, tail_at)
        if self._at < start:
            return b""
        begin = self._at - start
        found = source[begin:] if size < 0 else source[begin : begin + size]
        self._at += len(found)
        return found


def facts_of(head: bytes, tail: bytes, size: int) -> Recording:
    """Return what the headers of a recording of `size` bytes say.

    `head` and `tail` are its two ends; the head is everything of a short one. Never raises:
    what cannot be read is not known.
    """
    for start, frames, rate in _AMR:
        if head.startswith(start) and len(head) == size:
            return _adaptive(head, len(start), frames, rate)
    try:
        return _from_headers(Ends(head, tail, size))
    except Exception:  # noqa: BLE001  # headers are damaged in every way there is
        return Recording()


def _from_headers(source: Ends) -> Recording:
    from tinytag import TinyTag

    tag = TinyTag.get(file_obj=cast("Any", source), tags=False)
    seconds = tag.duration
    if seconds is None or not math.isfinite(seconds) or not 0 < seconds < _MOST_SECONDS:
        seconds = None
    return Recording(seconds=seconds, channels=_count(tag.channels), rate=_count(tag.samplerate))


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 < value < 1_000_000 else None


def _adaptive(data: bytes, at: int, frames: dict[int, int], rate: int) -> Recording:
    """Count the frames of a voice recording in AMR, each of 20 ms."""
    count = 0
    while at < len(data):
        length = frames.get(data[at] >> 3 & 0x0F, 0)
        at += 1 + length
        count += 1
    return Recording(seconds=count * 0.02, channels=1, rate=rate)
