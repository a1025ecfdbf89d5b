"""Objects in the archive format of NeXTSTEP, in which Messages keeps texts with attributes.

The format has no published description; this follows what its files show. A stream is a
header and then groups: each names the types of its values, then gives these. Strings of
types and names of classes are numbered where they first stand, and so are objects; later a
number stands for them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Final, TypeVar

MOST_VALUES: Final = 200_000
"""Values of one stream; that of a long message has a few thousand."""
DEEPEST: Final = 64
"""Objects within each other; a message has six."""

MOST_BEGINNINGS: Final = 64

_BYTES: Final = b"\x84\x01+"
"""Announces bytes for the first time in a stream."""
_HEADER: Final = b"\x04\x0bstreamtyped"
_TWO_BYTES: Final = 0x81
_FOUR_BYTES: Final = 0x82
_REAL: Final = 0x83
_NEW: Final = 0x84
_NOTHING: Final = 0x85
_END: Final = 0x86
_FIRST_NUMBER: Final = 0x92
"""What lies from 0x80 up to here marks something; the number 0 is written as 0x92."""
_SMALLEST_BYTE: Final = 0x80


class TypedStreamError(ValueError):
    """Bytes that are no such archive, or one that breaks off."""


@dataclass(slots=True)
class Archived:
    """An object: the names of its class and of those above it, and its groups of values."""

    classes: tuple[str, ...] = ()
    groups: list[list[Value]] = field(default_factory=list)


Value = Archived | bytes | int | float | None
Known = TypeVar("Known")


def decode(data: bytes) -> Value:
    """Return the first value of a stream. Raises TypedStreamError and nothing else."""
    reader = _Reader(data)
    try:
        reader.header()
        group = reader.group(0)
    except (IndexError, struct.error, UnicodeDecodeError) as error:
        raise TypedStreamError("the stream breaks off") from error
    return group[0] if group else None


class Beginnings:
    """Finds the text that a stream begins with, without reading what follows it.

    A database has a few kinds of streams, whose beginnings are the same up to their texts. Each
    kind is read step by step once, and known after that.
    """

    def __init__(self) -> None:
        self._known: set[bytes] = set()

    def text(self, data: bytes) -> bytes:
        """Return the bytes of the first object's first object. Raises TypedStreamError."""
        reader = _Reader(data)
        end = data.find(_BYTES) + len(_BYTES)
        beginning = data[:end]
        try:
            if beginning in self._known:
                return reader.bytes_at(end)
            at = reader.beginning()
            if at == end and len(self._known) < MOST_BEGINNINGS:
                self._known.add(beginning)
            return reader.bytes_at(at)
        except IndexError as error:
            raise TypedStreamError("the stream breaks off") from error


class _Reader:
    """Reads one stream from its beginning to its end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._left = MOST_VALUES
        self._strings: list[bytes] = []
        self._objects: list[Value | _Class] = []

    def header(self) -> None:
        if not self._data.startswith(_HEADER):
            raise TypedStreamError("it does not begin as such a stream")
        self._at = len(_HEADER)
        self._integer()  # the version of the system that wrote it

    def beginning(self) -> int:
        """Read up to the bytes of a text with attributes; return where they stand."""
        self.header()
        for wanted in ("NSAttributedString", "NSString"):
            if self._shared() != b"@" or self._byte() != _NEW:
                raise TypedStreamError("it holds no text")
            self._objects.append(None)
            if wanted not in self._classes(0):
                raise TypedStreamError("it holds no text")
        if self._shared() != b"+":
            raise TypedStreamError("it holds no text")
        return self._at

    def bytes_at(self, at: int) -> bytes:
        """Read the bytes of a text that stand here, with their length before them."""
        self._at = at
        return self._bytes(self._length())

    def group(self, depth: int) -> list[Value]:
        """Read the types of a group and its values."""
        types = self._shared()
        if types is None:
            raise TypedStreamError("a group without types")
        values: list[Value] = []
        at = 0
        while at < len(types):
            kind, at = _first_type(types, at)
            values.append(self._value(kind, depth))
        return values

    def _value(self, kind: bytes, depth: int) -> Value:
        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            raise TypedStreamError("it has no end")
        match kind[:1]:
            case b"@":
                return self._object(depth)
            case b"+":
                return self._bytes(self._length())
            case b"*":
                return self._c_string()
            case b"c" | b"C":
                return int.from_bytes(self._bytes(1), "little", signed=kind == b"c")
            case b"i" | b"I" | b"s" | b"S" | b"l" | b"L" | b"q" | b"Q":
                return self._integer()
            case b"f" | b"d":
                return self._real(kind)
            case b"[":
                return self._array(kind)
        raise TypedStreamError(f"a value of an unknown type {kind[:8]!r}")

    def _object(self, depth: int) -> Archived | None:
        mark = self._byte()
        if mark == _NOTHING:
            return None
        if mark != _NEW:
            found = self._numbered(self._objects)
            if isinstance(found, Archived):
                return found
            raise TypedStreamError("a number that stands for no object")
        made = Archived()
        self._objects.append(made)
        made.classes = self._classes(depth)
        while self._data[self._at] != _END:
            made.groups.append(self.group(depth + 1))
        self._at += 1
        return made

    def _classes(self, depth: int) -> tuple[str, ...]:
        """Read a class and those above it, up to one that is known or to the end."""
        names: list[str] = []
        new: list[_Class] = []
        while True:
            mark = self._byte()
            if mark == _NOTHING:
                break
            if mark != _NEW:
                known = self._numbered(self._objects)
                if not isinstance(known, _Class):
                    raise TypedStreamError("a number that stands for no class")
                names += known.names
                break
            name = self._shared()
            self._integer()  # its version
            names.append((name or b"").decode("ascii", "replace"))
            new.append(_Class())
            self._objects.append(new[-1])
            if len(names) + depth > DEEPEST:
                raise TypedStreamError("it has no end")
        for place, one in enumerate(new):
            one.names = tuple(names[place:])
        return tuple(names)

    def _c_string(self) -> bytes | None:
        mark = self._byte()
        if mark == _NOTHING:
            return None
        if mark != _NEW:
            found = self._numbered(self._objects)
            if isinstance(found, bytes):
                return found
            raise TypedStreamError("a number that stands for no text")
        text = self._shared() or b""
        self._objects.append(text)
        return text

    def _shared(self) -> bytes | None:
        mark = self._byte()
        if mark == _NOTHING:
            return None
        if mark != _NEW:
            return self._numbered(self._strings)
        text = self._bytes(self._length())
        self._strings.append(text)
        return text

    def _array(self, kind: bytes) -> bytes:
        """Read an array of bytes, the only one that messages have (`[582c]`)."""
        count = kind[1:-2]
        if kind[-2:] not in (b"c]", b"C]") or not count.isdigit():
            raise TypedStreamError("an array of an unknown type")
        return self._bytes(int(count[:10]))

    def _real(self, kind: bytes) -> float:
        if self._data[self._at] != _REAL:
            return float(self._integer())
        self._at += 1
        size, code = (4, "<f") if kind == b"f" else (8, "<d")
        found: float = struct.unpack(code, self._bytes(size))[0]
        return found

    def _integer(self) -> int:
        mark = self._byte()
        if mark == _TWO_BYTES:
            return int.from_bytes(self._bytes(2), "little", signed=True)
        if mark == _FOUR_BYTES:
            return int.from_bytes(self._bytes(4), "little", signed=True)
        if _SMALLEST_BYTE <= mark < _FIRST_NUMBER:
            raise TypedStreamError("no number where one is due")
        return mark - 256 if mark >= _SMALLEST_BYTE else mark

    def _length(self) -> int:
        """Read a number that cannot be negative, whatever its highest bit says."""
        number = self._integer()
        return number + (1 << 16) if -(1 << 15) <= number < 0 else number

    def _numbered(self, known: list[Known]) -> Known:
        self._at -= 1  # the mark is the number
        number = self._integer() - (_FIRST_NUMBER - 256)
        if not 0 <= number < len(known):
            raise TypedStreamError("a number that stands for nothing")
        return known[number]

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _bytes(self, size: int) -> bytes:
        if not 0 <= size <= len(self._data) - self._at:
            raise TypedStreamError("the stream breaks off")
        self._at += size
        return self._data[self._at - size : self._at]


@dataclass(slots=True)
class _Class:
    """A class that was named before: its own name and those above it."""

    names: tuple[str, ...] = ()


def _first_type(types: bytes, at: int) -> tuple[bytes, int]:
    """Return the type that stands at a place, and where the next one does."""
    if types[at : at + 1] != b"[":
        return types[at : at + 1], at + 1
    end = types.find(b"]", at)
    if end < 0:
        raise TypedStreamError("an array without an end")
    return types[at : end + 1], end + 1
