"""Characters that are allowed only beside others (RFC 5892 appendix A.3 to A.9)."""

from __future__ import annotations

import unicodedata

_ARABIC_DIGITS = frozenset(map(chr, range(0x0660, 0x066A)))
_EXTENDED_DIGITS = frozenset(map(chr, range(0x06F0, 0x06FA)))


def allowed_in_context(text: str, at: int) -> bool:
    """Tell whether the character at `at` may stand where it stands."""
    char = text[at]
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    match char:
        case "\u00b7":  # middle dot: the Catalan geminate
            return before == after == "l"
        case "\u0375":  # Greek lower numeral sign
            return _in_script(after, "GREEK")
        case "\u05f3" | "\u05f4":  # Hebrew geresh, gershayim
            return _in_script(before, "HEBREW")
        case "\u30fb":  # Katakana middle dot
            return any(_in_script(other, "HIRAGANA", "KATAKANA", "CJK") for other in text)
    if char in _ARABIC_DIGITS:
        return _EXTENDED_DIGITS.isdisjoint(text)
    if char in _EXTENDED_DIGITS:
        return _ARABIC_DIGITS.isdisjoint(text)
    return True


def _in_script(char: str, *scripts: str) -> bool:
    # The first word of a character's name stands in for its script, which Python's
    # tables do not carry.
    if char == "\u30fb" or not char:
        return False
    return unicodedata.name(char, "").split(" ", 1)[0] in scripts
