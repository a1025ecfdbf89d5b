"""Cutting free text into the words that can later be shown or withheld one by one.

Only the writer cuts; the words are stored, and no reader ever cuts (rule 5). So this
may change between releases, and a Python with newer Unicode tables does no harm.
Joining the words always gives the exact text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A word takes the run of white space after it; white space before the first word is
# a word of its own. No-break space and U+3000 hold words together, so they are absent.
_SPACED = re.compile(r"[\t\n\r ]+|[^\t\n\r ]+[\t\n\r ]*")

# Scripts written without spaces between words (code blocks, first and last code point).
_UNSPACED_BLOCKS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x0F00, 0x0FFF),  # Tibetan
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x19DF),  # Tai Le, New Tai Lue
    (0x1A20, 0x1AAF),  # Tai Tham
    (0x1B00, 0x1B7F),  # Balinese
    (0x2E80, 0x2FDF),  # CJK and Kangxi radicals
    (0x3001, 0x312F),  # CJK punctuation, Hiragana, Katakana, Bopomofo
    (0x31A0, 0x31BF),  # Bopomofo extended
    (0x31F0, 0x31FF),  # Katakana phonetic extensions
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0xA4CF),  # CJK, Yi
    (0xA980, 0xA9FF),  # Javanese, Myanmar extended B
    (0xAA60, 0xAADF),  # Myanmar extended A, Tai Viet
    (0xF900, 0xFAFF),  # CJK compatibility
    (0xFF01, 0xFF60),  # full-width forms
    (0xFF65, 0xFF9F),  # half-width Katakana
    (0x1AFF0, 0x1B16F),  # Kana extensions
    (0x20000, 0x3FFFF),  # CJK extensions B and later
)
# Marks that belong to any script, the two joiners and the variation selectors.
_SHARED_MARKS = (
    (0x0300, 0x036F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x200C, 0x200D),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
# Not marks by category, yet never parted from the letter before (UAX #29 SpacingMark,
# and Extend for the half-width voiced sound marks).
_ATTACHED = "\u0e33\u0eb3\uff9e\uff9f"
# Signs that stack the next consonant: Myanmar, Khmer, Tai Tham, Balinese, Javanese.
_STACKERS = "\u1039\u17d2\u1a60\u1b44\ua9c0"

# A word must fit a value (1 MiB of UTF-8, at most 4 bytes a character).
_MAX_WORD = (1 << 20) // 4


def split_words(text: str) -> tuple[str, ...]:
    """Return `text` cut after each run of TAB, LF, CR and SPACE.

    Text in scripts without spaces is cut into user-perceived characters instead. A
    word longer than 262,144 characters is cut at that length. No text gives no words.
    """
    words = _SPACED.findall(text)
    if not text.isascii() and _unspaced_letter().search(text):
        pieces = _piece()
        words = [piece for word in words for piece in pieces.findall(word)]
    if len(text) > _MAX_WORD:
        words = [part for word in words for part in _cut(word)]
    return tuple(words)


def _cut(word: str) -> list[str]:
    return [word[at : at + _MAX_WORD] for at in range(0, len(word), _MAX_WORD)]


@lru_cache(maxsize=1)
def _unspaced_letter() -> re.Pattern[str]:
    return re.compile(f"[{_ranges(_UNSPACED_BLOCKS)}]")


@lru_cache(maxsize=1)
def _piece() -> re.Pattern[str]:
    """Return the pattern of one piece: a cluster of such a script, or all up to the next."""
    letter, space = _ranges(_UNSPACED_BLOCKS), r"\t\n\r "
    mark = _ranges(_SHARED_MARKS) + _ATTACHED + _marks_in(_UNSPACED_BLOCKS)
    cluster = f"[{letter}](?:[{_STACKERS}][{letter}]|[{mark}])*"
    return re.compile(f"(?:{cluster}|[^{letter}{space}]+)[{space}]*|[{space}]+")


def _ranges(blocks: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in blocks)


def _marks_in(blocks: tuple[tuple[int, int], ...]) -> str:
    # The vast blocks of ideographs have no marks; looking would take 20 ms.
    small = (range(first, last + 1) for first, last in blocks if last - first < 0x2000)
    letters = (chr(code) for block in small for code in block)
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] == "M")
