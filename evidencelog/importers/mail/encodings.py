"""The transfer encodings of a part (RFC 2045 6): how its bytes were carried.

A damaged encoding gives what can be read of it; what is cut off at the end is left out.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

CHUNK: Final = 1 << 16
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/=]+")


def decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the bytes that `encoding` carries; an unknown one is given as it stands."""
    name = encoding.strip().lower()
    if name == "base64":
        return _base64(chunks)
    if name == "quoted-printable":
        return _by_line(chunks, binascii.a2b_qp)
    if name in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _by_line(chunks, _uu_line)
    return iter(chunks)


def _base64(chunks: Iterable[bytes]) -> Iterator[bytes]:
    kept = b""
    for chunk in chunks:
        kept += _NOT_BASE64.sub(b"", chunk)
        # Padding in the middle: some programs glue several encoded pieces together.
        while b"=" in kept:
            piece, _, kept = kept.partition(b"=")
            if not piece and not kept.strip(b"="):
                kept = b""
            yield _quads(piece)
        whole = len(kept) - len(kept) % 4
        yield _quads(kept[:whole])
        kept = kept[whole:]
    yield _quads(kept)


def _quads(text: bytes) -> bytes:
    """Return the bytes of base64 text without padding; a lone last sign means nothing."""
    if len(text) % 4 == 1:
        text = text[:-1]
    return binascii.a2b_base64(text + b"=" * (-len(text) % 4))


def _by_line(chunks: Iterable[bytes], read: Callable[[bytes], bytes]) -> Iterator[bytes]:
    kept = b""
    for chunk in chunks:
        kept += chunk
        # A line that never ends is read in pieces, or it would have to be held whole.
        whole = kept.rfind(b"\n") + 1 if len(kept) < 4 * CHUNK else len(kept)
        if whole:
            yield read(kept[:whole]) if read is not _uu_line else _uu_lines(kept[:whole])
            kept = kept[whole:]
    if kept:
        yield read(kept)


def _uu_lines(text: bytes) -> bytes:
    return b"".join(_uu_line(line) for line in text.splitlines())


def _uu_line(line: bytes) -> bytes:
    line = line.strip(b"\r\n")
    if not line or line.startswith(b"begin ") or line == b"end":
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # RFC-less as it is: some programs pad a line too much; its first sign tells.
        wanted = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:wanted])
        except binascii.Error:
            return b""
