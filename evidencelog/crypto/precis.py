"""Which characters a passphrase may have: the PRECIS FreeformClass (RFC 8264).

Python's Unicode tables carry general categories but not every property that the RFC
names; the missing ones are listed here by code point.
"""

from __future__ import annotations

import unicodedata

from evidencelog.crypto.precis_context import allowed_in_context

_REFUSED_CATEGORIES = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))

_DEFAULT_IGNORABLE = (
    (0x034F, 0x034F),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xE0000, 0xE0FFF),
)
"""Default_Ignorable_Code_Point outside the categories above (RFC 8264 9.13)."""

_OLD_HANGUL = ((0x1100, 0x11FF), (0xA960, 0xA97C), (0xD7B0, 0xD7FB))
"""Conjoining jamo (RFC 8264 9.8); NFC has already composed the modern ones."""

_EXCEPTIONS = (
    (0x0640, 0x0640),
    (0x07FA, 0x07FA),
    (0x302E, 0x302F),
    (0x3031, 0x3035),
    (0x303B,) * 2,
)
"""DISALLOWED by name (RFC 8264 9.6)."""

_REFUSED_RANGES = _DEFAULT_IGNORABLE + _OLD_HANGUL + _EXCEPTIONS

_JOINERS = "\u200c\u200d"
_VIRAMA = 9
"""The canonical combining class of viramas."""


def refused_character(text: str) -> int | None:
    """Return the place of the first character that FreeformClass does not allow."""
    return next((at for at in range(len(text)) if not _allowed(text, at)), None)


def _allowed(text: str, at: int) -> bool:
    char = text[at]
    if char in _JOINERS:
        # RFC 5892 A.1 and A.2. The other rule for U+200C needs joining types, which
        # Python does not know: it is refused there, at the first use and ever after.
        return at > 0 and unicodedata.combining(text[at - 1]) == _VIRAMA
    if unicodedata.category(char) in _REFUSED_CATEGORIES:
        return False
    if any(first <= ord(char) <= last for first, last in _REFUSED_RANGES):
        return False
    return allowed_in_context(text, at)
