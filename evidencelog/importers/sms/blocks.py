"""Cutting the XML into blocks that end where a record begins.

So the parser never holds half a value between two blocks, a damaged record can be passed
over, and no record takes more memory than the limit. Inside a value of well-formed XML
there is no `<`, so the beginning of a record cannot be mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 64 << 20
"""Bytes of one record: messages with pictures have a few megabytes, some with films more."""

_MOST_VALUES: Final = 500_000
"""Attributes in one record that is longer than a chunk; real ones have some hundreds."""

BEGINS: Final = re.compile(rb"<(?:sms|mms|call)(?=[\s/>])")
_REACH: Final = 6
"""Bytes by which the beginning of a record can hang over the end of a chunk."""

_EXCERPT: Final = 300
_LONG: Final = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlong:
    """A stretch that is too long for one record and is passed over; it may be no record."""

    head: bytes
    lines: int
    size: int


def blocks(chunks: Iterable[bytes], longest: int = LONGEST) -> Iterator[bytes | Overlong]:
    """Yield the input in blocks of whole records; the last is what remains."""
    carry = bytearray()
    dropping: _Dropping | None = None
    for chunk in chunks:
        seen = max(0, len(carry) - _REACH)
        carry += chunk
        if dropping is not None:
            first = BEGINS.search(carry)
            dropping.drop(carry, first.start() if first else max(0, len(carry) - _REACH))
            if first is None:
                continue
            yield dropping.whole()
            dropping, seen = None, 0
        at = _last_beginning(carry, seen)
        if at > 0:
            with memoryview(carry) as view:
                block = bytes(view[:at])
            carry = carry[at:]
            yield from _fit(block)
        elif len(carry) > longest:
            dropping = _Dropping(bytes(carry[:_EXCERPT]))
            dropping.drop(carry, len(carry) - _REACH)
    if dropping is not None:
        dropping.drop(carry, len(carry))
        yield dropping.whole()
    elif carry:
        yield from _fit(bytes(carry))


class _Dropping:
    """What is passed over, while it is."""

    def __init__(self, head: bytes) -> None:
        self._head, self._lines, self._size = head, 0, 0

    def drop(self, carry: bytearray, count: int) -> None:
        self._lines += carry.count(b"\n", 0, count)
        self._size += count
        del carry[:count]

    def whole(self) -> Overlong:
        return Overlong(head=self._head, lines=self._lines, size=self._size)


def _fit(block: bytes) -> Iterator[bytes | Overlong]:
    """Yield the block, or none of it when it is long and would fill the memory with values."""
    if len(block) > _LONG and block.count(b"=") > _MOST_VALUES:
        yield Overlong(head=block[:_EXCERPT], lines=block.count(b"\n"), size=len(block))
    else:
        yield block


def _last_beginning(data: bytearray, low: int) -> int:
    at = len(data)
    while (at := data.rfind(b"<", low, at)) >= 0:
        if BEGINS.match(data, at):
            return at
    return -1
