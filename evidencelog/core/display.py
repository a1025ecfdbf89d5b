"""Text of any origin made safe to show: what acts without being seen becomes visible.

A terminal obeys escape sequences, and a reader trusts the order and the line breaks that
are shown; text that somebody else wrote may play on both (Unicode UTR 36, "Trojan Source").
So each character that is invisible or acts on its surroundings is replaced by its name in
brackets, `[ESC]`, `[RLO]`, `[U+200B]`. What scripts and emoji need to be written at all
stays: joiners inside them, one variation selector after a character, flags made of tags.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = (
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR",
    "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC",
    "FS", "GS", "RS", "US",
)  # fmt: skip
_NAMES = dict(enumerate(_CONTROLS)) | {
    0x7F: "DEL",
    0x85: "NEL",
    0x61C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}

# Only what lies outside these ranges is looked at one by one. Each range is assigned to the
# last place and holds nothing invisible: ASCII, Latin-1 and Latin extended, Cyrillic, Chinese
# and Japanese ideographs, Korean syllables.
_DOUBTFUL = re.compile("[^ -~\xa0-\xac\xae-\u02ff\u0400-\u052f\u4e00-\u9fff\uac00-\ud7a3]")

# The flags of England, Scotland, Wales and the like: a black flag, tag letters, an end tag.
_TAG_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")
_TAGS = re.compile("[\U000e0020-\U000e007f]+")

# Letters and marks, and yet blank (Unicode property Default_Ignorable_Code_Point, and the
# blank Braille pattern).
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Format characters that are drawn: Arabic, Syriac and Kaithi number and text marks.
_DRAWN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd")
_BREAKS = re.compile("[ \t\r\n]+")
_JOINERS = frozenset("\u200c\u200d")
# Skin tones are modifiers, and two of the arrows that emoji are made of are mathematical.
_PICTURES = ("So", "Sk", "Sm")


def visible(text: str, *, keep_newlines: bool = False) -> str:
    """Return `text` with every control, direction or invisible character as a visible token.

    With `keep_newlines`, line feeds and tabs stay and CR LF becomes a line feed; without,
    they are shown as `[LF]` and `[TAB]`, so that nobody can forge a line of output.
    """
    if text.isascii() and text.isprintable():
        return text
    if keep_newlines:
        text = text.replace("\r\n", "\n")
    return _DOUBTFUL.sub(lambda found: _shown(found[0], found, keep_newlines), text)


def one_line(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` terminal columns, cut with an ellipsis.

    Line breaks and tabs become single spaces, wide characters count as two columns, and
    no character is cut from the marks that belong to it.
    """
    # No column holds more than a handful of characters, so a megabyte is not looked through.
    head = text[: 16 * max(width, 1) + 64]
    line = visible(_BREAKS.sub(" ", head).strip(" "))
    if len(head) == len(text) and _columns(line) <= width:
        return line
    kept = line[: max(width - 1, 0)] if line.isascii() else _cut(line, width - 1)
    return f"{kept.rstrip(' ')}…" if width > 0 else ""


def _cut(line: str, width: int) -> str:
    """Return as many whole characters, with the marks that belong to them, as fit."""
    kept = ""
    for cluster in _clusters(line):
        if _columns(kept + cluster) > width:
            break
        kept += cluster
    return kept


def _shown(character: str, found: re.Match[str], keep_newlines: bool) -> str:
    """Return a doubtful character as it is to be shown."""
    if character in "\n\t" and keep_newlines:
        return character
    if _is_kept(character, found.string, found.start()):
        return character
    code = ord(character)
    return f"[{_NAMES[code]}]" if code in _NAMES else f"[U+{code:04X}]"


def _is_kept(character: str, text: str, at: int) -> bool:
    if character in _JOINERS:
        return _joins(character, text[max(at - 2, 0) : at], text[at + 1 : at + 2])
    if _is_selector(character):
        return at > 0 and _takes_selector(text[at - 1])
    category = unicodedata.category(character)
    if category == "Cf":
        return character in _DRAWN or _in_tag_flag(text, at)
    if category == "Cn":
        return _reserved_for_pictures(ord(character))
    return category not in ("Cc", "Cs", "Co", "Zl", "Zp") and character not in _BLANK


def _joins(joiner: str, before: str, after: str) -> bool:
    """Say whether a joiner stands where a script or an emoji needs it."""
    if not before:
        return False
    if _uses_joiners(before[-1]):
        return after not in _JOINERS
    if joiner == "\u200c" or not after:
        return False
    base = before[0] if _is_selector(before[-1]) and len(before) > 1 else before[-1]
    return _is_picture(base) and _is_picture(after)


def _uses_joiners(character: str) -> bool:
    """Say whether a letter or mark is of a script in which joiners change the letters.

    Arabic, Syriac and their kin, the Indic scripts, Tibetan to Mongolian, Arabic forms.
    """
    code = ord(character)
    of_script = (
        0x600 <= code <= 0x10FF
        or 0x1780 <= code <= 0x18AF
        or 0x1900 <= code <= 0x1CFF
        or 0xA800 <= code <= 0xABFF
        or 0xFB50 <= code <= 0xFDFF
        or 0xFE70 <= code <= 0xFEFC
        or 0x10A00 <= code <= 0x11FFF
    )
    return of_script and unicodedata.category(character)[0] in "LM"


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in _PICTURES or _reserved_for_pictures(ord(character))


def _is_selector(character: str) -> bool:
    code = ord(character)
    return (
        0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180D
    ) or code == 0x180F


def _takes_selector(before: str) -> bool:
    """One selector after something drawn; more of them could carry a hidden message."""
    return not _is_selector(before) and unicodedata.category(before)[0] not in "CZ"


def _in_tag_flag(text: str, at: int) -> bool:
    if not "\U000e0020" <= text[at] <= "\U000e007f":
        return False
    start = text.rfind("\U0001f3f4", max(at - 7, 0), at)
    flag = _TAG_FLAG.match(text, start) if start >= 0 else None
    return flag is not None and at < flag.end()


def _reserved_for_pictures(code: int) -> bool:
    """Say whether a code point unknown to this Python can only be a new emoji or ideograph.

    Unicode keeps these ranges for them (Extended_Pictographic; planes 2 and 3), so a newer
    emoji shows as itself whatever version wrote or prints it.
    """
    return 0x1F000 <= code <= 0x1FAFF or (0x20000 <= code <= 0x3FFFD and code & 0xFFFE != 0xFFFE)


def _columns(text: str) -> int:
    """Return how many columns a terminal gives to visible text."""
    if text.isascii() or all(_takes_one_column(character) for character in text):
        return len(text)
    # Its import takes as long as the rest of a short command.
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def _takes_one_column(character: str) -> bool:
    narrow = unicodedata.east_asian_width(character) not in ("W", "F")
    return narrow and unicodedata.category(character)[0] in "LNPZ"


def _clusters(text: str) -> list[str]:
    """Cut text before each character that does not belong to the one before it."""
    clusters: list[str] = []
    for character in text:
        if clusters and (_belongs(character) or clusters[-1].endswith("\u200d")):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _belongs(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf", "Sk")
