"""Writing a PDF from front to back, so that nothing has to be held until the end.

Small objects are gathered in object streams; the cross-reference is a stream too (PDF
32000-1, 7.5.7 and 7.5.8). A structure tree of some hundred thousand elements takes a few
bytes each this way, and no library has to hold it.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterable
from typing import Protocol

from evidencelog.reports.file.values import byte_string, reference

_GATHERED = 250  # objects in one stream; its index is one byte of the cross-reference
_LEVEL = 6


class Sink(Protocol):
    """Anything that takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take all of the bytes."""


class Writer:
    """Objects on their way into a file; a number that is never written stays free."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self._size = 0
        self._digest = hashlib.sha256()
        # For each object its offset shifted by 8, or its stream and index made negative.
        self._where = array("q", [0])
        self._held: list[str] = []
        self._numbers: list[int] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self, count: int = 1) -> int:
        """Return the first of `count` new numbers in a row."""
        first = len(self._where)
        self._where.extend([0] * count)
        return first

    def add(self, body: str, number: int | None = None) -> int:
        """Write an object that is no stream; returns its number."""
        if number is None:
            number = self.reserve()
        self._numbers.append(number)
        self._held.append(body)
        if len(self._held) == _GATHERED:
            self._flush()
        return number

    def stream(
        self, entries: str, data: bytes, number: int | None = None, *, pack: bool = True
    ) -> int:
        """Write a stream with these dictionary entries; returns its number."""
        if pack:
            data = zlib.compress(data, _LEVEL)
            entries += "/Filter/FlateDecode"
        number = self._begin(number)
        self._write(f"<<{entries}/Length {len(data)}>>stream\n".encode("ascii"))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return number

    def stream_of(self, entries: str, data: Iterable[bytes], *, pack: bool = True) -> int:
        """Write a stream whose data comes in parts and is never held whole."""
        number, length = self._begin(None), self.reserve()
        filtered = "/Filter/FlateDecode" if pack else ""
        head = f"<<{entries}{filtered}/Length {reference(length)}>>stream\n"
        self._write(head.encode("ascii"))
        start = self._size
        for part in _packed(data) if pack else data:
            self._write(part)
        end = self._size
        self._write(b"\nendstream\nendobj\n")
        self.add(str(end - start), length)
        return number

    def finish(self, root: int, info: int) -> None:
        """Write what finds the objects again; the file's identity follows from its bytes."""
        self._flush()
        number = self.reserve()
        start = self._size
        self._where[number] = start << 8
        identity = byte_string(self._digest.digest()[:16])
        table = self._table()
        data = zlib.compress(table, _LEVEL)
        self._write(
            f"{number} 0 obj\n<</Type/XRef/Size {len(self._where)}/W[1 6 1]"
            f"/Root {reference(root)}/Info {reference(info)}/ID[{identity}{identity}]"
            f"/Filter/FlateDecode/Length {len(data)}>>stream\n".encode("ascii")
        )
        self._write(data)
        self._write(f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _table(self) -> bytes:
        """Return one entry of eight bytes for each number: its sort, place and index."""
        entries: list[bytes] = []
        for where in self._where:
            if where < 0:
                stream, index = divmod(-where, 256)
                entries.append((2 << 56 | stream << 8 | index).to_bytes(8, "big"))
            else:
                entries.append(((where > 0) << 56 | where).to_bytes(8, "big"))
        return b"".join(entries)

    def _flush(self) -> None:
        if not self._held:
            return
        bodies, numbers = self._held, self._numbers
        self._held, self._numbers = [], []
        stream = self.reserve()
        places: list[str] = []
        offset = 0
        for index, (number, body) in enumerate(zip(numbers, bodies, strict=True)):
            self._where[number] = -(stream << 8 | index)
            places.append(f"{number} {offset}")
            offset += len(body) + 1
        head = " ".join(places) + "\n"
        self.stream(
            f"/Type/ObjStm/N {len(bodies)}/First {len(head)}",
            (head + "\n".join(bodies)).encode("ascii"),
            stream,
        )

    def _begin(self, number: int | None) -> int:
        number = self.reserve() if number is None else number
        self._where[number] = self._size << 8
        self._write(f"{number} 0 obj\n".encode("ascii"))
        return number

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._size += len(data)


def _packed(data: Iterable[bytes]) -> Iterable[bytes]:
    packing = zlib.compressobj(_LEVEL)
    for part in data:
        packed = packing.compress(part)
        if packed:
            yield packed
    yield packing.flush()
