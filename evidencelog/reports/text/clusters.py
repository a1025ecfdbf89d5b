"""What a reader takes for one character: a base with its marks, a flag, a family of emoji.

A simplified form of the extended grapheme clusters of UAX 29. A line is only ever broken
between clusters, and a cluster is always set in one typeface.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

ZWJ = "\u200d"
_VARIATION = "\ufe0e\ufe0f"
_KEYCAP = "\u20e3"
_LONGEST = 48  # characters; what piles up more marks on one letter is no writing
_VIRAMA = 9  # the canonical combining class of signs that join two consonants


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the start and the text of each cluster."""
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield start, text[start:end]
        start = end


def _end(text: str, start: int) -> int:
    end = start + 1
    if _is_regional(text[start]) and end < len(text) and _is_regional(text[end]):
        end += 1
    if text[start] == "\n":
        return end
    last = min(len(text), start + _LONGEST)
    while end < last and _extends(text[end - 1], text[end]):
        end += 1
    return end


def _extends(before: str, character: str) -> bool:
    if character < "\u0300":
        return False
    if unicodedata.category(character) in ("Mn", "Mc", "Me"):
        return True
    code = ord(character)
    if character in _VARIATION or character in (ZWJ, "\u200c", _KEYCAP):
        return True
    if 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F or 0xFF9E <= code <= 0xFF9F:
        return True
    if before == ZWJ:
        return True
    if unicodedata.combining(before) == _VIRAMA and before not in "\u0e3a\u103a":
        return unicodedata.category(character) == "Lo"
    return 0x1160 <= code <= 0x11FF


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def is_emoji(cluster: str) -> bool:
    """Tell whether the cluster asks to be shown as a picture rather than as a letter."""
    if "\ufe0e" in cluster:
        return False
    if "\ufe0f" in cluster or _KEYCAP in cluster:
        return True
    return "\U0001f000" <= cluster[0] <= "\U0001faff" or cluster[0] in _PICTURES


# Older symbols whose usual form is a picture (Unicode emoji-data, Emoji_Presentation).
_PICTURES = frozenset(
    "\u231a\u231b\u23e9\u23ea\u23eb\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648\u2649\u264a\u264b"
    "\u264c\u264d\u264e\u264f\u2650\u2651\u2652\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4"
    "\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753"
    "\u2754\u2755\u2757\u2795\u2796\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
