"""Where a finished file goes: measured and hashed on its way, never held a second time."""

from __future__ import annotations

import hashlib
import io
from typing import Any, Protocol


class Sink(Protocol):
    """Anything that takes bytes: an open file, the standard output, a buffer."""

    def write(self, data: bytes, /) -> object:
        """Take all of the bytes."""


class Counted(io.RawIOBase):
    """Passes bytes on and remembers how many they were and their SHA-256."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The hash of everything written so far, in lower-case hex."""
        return self._digest.hexdigest()

    def writable(self) -> bool:
        """Say that writing is all that this can do."""
        return True

    def write(self, data: Any, /) -> int:
        """Pass on `data`; returns its length."""
        whole = bytes(data)
        self._out.write(whole)
        self._digest.update(whole)
        self.size += len(whole)
        return len(whole)

    def tell(self) -> int:
        """Return how much was written."""
        return self.size
