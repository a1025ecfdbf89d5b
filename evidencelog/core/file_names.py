"""Names under which an original can be written on any system, whatever it was called.

The true name stays in the log; this one is for the folder that files are extracted to,
on Windows, macOS or Linux, and for the command line that a person types next.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from evidencelog.core.display import visible

LONGEST = 200
"""The most bytes in UTF-8; file systems stop at 255, and a number may be added."""

_LONGEST_ENDING = 20
# Separators, and what Windows refuses; the brackets of visible tokens are allowed everywhere.
_REFUSED = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
# Names of devices on Windows, with any ending and with spaces before it.
_DEVICE = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(?:COM|LPT)[0-9¹²³]) *(?:\..*)?",
    re.IGNORECASE | re.DOTALL,
)


def safe_file_name(name: str) -> str:
    """Return `name` as one that every system accepts and no shell takes for an option.

    Never empty, at most 200 bytes, without separators, control or direction characters;
    the ending is kept. A leading dash or dot, which would hide the file, follows a `_`.
    """
    text = visible(unicodedata.normalize("NFC", name))
    text = _REFUSED.sub("_", text).strip(" ").rstrip(" .")
    if not text:
        return "file"
    if text[0] in "-.~" or _DEVICE.fullmatch(text):
        text = f"_{text}"
    return _shortened(text, LONGEST)


def unique_file_name(name: str, taken: Container[str]) -> str:
    """Return a safe name for `name` whose `folded_name` is not in `taken`.

    `photo.jpg` becomes `photo (2).jpg`. The caller adds the folded form to its set.
    """
    safe = safe_file_name(name)
    number = 1
    unique = safe
    while folded_name(unique) in taken:
        number += 1
        stem, ending = _parted(safe)
        mark = f" ({number})"
        room = LONGEST - len((mark + ending).encode())
        unique = _cut(stem, room) + mark + ending
    return unique


def folded_name(name: str) -> str:
    """Return the form in which two names that are one file on Windows or macOS are equal."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > _LONGEST_ENDING or " " in ending:
        return name, ""
    return stem, dot + ending


def _shortened(name: str, most: int) -> str:
    if len(name.encode()) <= most:
        return name
    stem, ending = _parted(name)
    return _cut(stem, most - len(ending.encode())) + ending


def _cut(text: str, most: int) -> str:
    """Return as much of `text` as fits into `most` bytes, ending neither in dot nor space."""
    return text.encode()[:most].decode("utf-8", "ignore").rstrip(" .")
