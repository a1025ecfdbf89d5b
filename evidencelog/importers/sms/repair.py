"""Repairs on the copy that is parsed: what XML does not allow and phones write all the same.

Emoji come as two references to halves of a character (`&#55357;&#56838;`), or as their six
bytes; either is one character. A lone half, a control character or bytes that are no UTF-8
become U+FFFD. XML 1.0 section 2.2 lists the characters that are allowed.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_CONTROLS: Final = bytes(n for n in range(32) if n not in (9, 10, 13))
# Only what may be forbidden: other references are left alone, and cost nothing.
_REFERENCE: Final = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|5[5-7][0-9]{3}|6553[45]|[1-9][0-9]{6,})"
    rb"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]"
    rb"|[1-9a-fA-F][0-9a-fA-F]{5,}));"
)
_ONE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));")
# Bytes that are no UTF-8 are shown to this pattern as U+DC80 and above, one a byte.
_SUSPECT: Final = re.compile(
    _ONE.pattern + "|\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]"
    "|\udced[\udca0-\udcbf][\udc80-\udcbf]"
    "|[\udc80-\udcff]"
    "|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)
_UNKNOWN: Final = "\ufffd"


class Repair(NamedTuple):
    """One repair: the byte of the repaired block where it stands, what stood there.

    `joined` is the character that two halves made, empty where U+FFFD stands now.
    """

    at: int
    found: str
    joined: str


def repaired(block: bytes) -> tuple[bytes, list[Repair]]:
    """Return the block as XML allows it, and what was repaired, in order."""
    if _is_sound(block):
        return block, []
    text = block.decode("utf-8", "surrogateescape")
    pieces: list[bytes] = []
    repairs: list[Repair] = []
    size = last = 0
    for match in _SUSPECT.finditer(text):
        end, new = _replacement(match, text)
        if new is None or match.start() < last:
            continue
        before = text[last : match.start()].encode("utf-8")
        found = text[match.start() : end].encode("utf-8", "surrogateescape")
        repairs.append(Repair(size + len(before), _shown(found), new.replace(_UNKNOWN, "")))
        pieces += (before, new.encode("utf-8"))
        size += len(before) + len(pieces[-1])
        last = end
    pieces.append(text[last:].encode("utf-8"))
    return b"".join(pieces), repairs


def _is_sound(block: bytes) -> bool:
    if len(block.translate(None, _CONTROLS)) != len(block):
        return False
    if not block.isascii():
        try:
            block.decode("utf-8")
        except UnicodeDecodeError:
            return False
        if b"\xef\xbf\xbe" in block or b"\xef\xbf\xbf" in block:
            return False
    return b"&#" not in block or _REFERENCE.search(block) is None


def _replacement(match: re.Match[str], text: str) -> tuple[int, str | None]:
    """Return where the suspect stretch ends and what goes there; None leaves it alone."""
    code = _code(match)
    if code is None:
        return match.end(), _of_bytes(match[0])
    if _is_allowed(code):
        return match.end(), None
    following = _ONE.match(text, match.end()) if code in _HIGH else None
    low = _code(following) if following else None
    if following and low is not None and low in _LOW:
        return following.end(), chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
    return match.end(), _UNKNOWN


def _of_bytes(found: str) -> str:
    raw = found.encode("utf-8", "surrogateescape")
    if len(raw) != 6:
        return _UNKNOWN
    try:
        return (
            raw.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
        )
    except UnicodeDecodeError:
        return _UNKNOWN


def _code(match: re.Match[str]) -> int | None:
    if match[1] is not None:
        return int(match[1], 16)
    return None if match[2] is None else int(match[2])


def _is_allowed(code: int) -> bool:
    if code < 32:
        return code in (9, 10, 13)
    return code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _shown(found: bytes) -> str:
    """Return what stood there in a way that can be printed: a reference, or bytes."""
    return found.decode("ascii") if found.startswith(b"&#") else found[:12].hex(" ").upper()
