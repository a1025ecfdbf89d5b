"""Text that lies unseen over a picture of a page, so that it can be searched and read aloud.

Each character is shown as the space of a typeface under a code of its own: nothing is drawn,
no typeface needs to have the character, and what is copied is exact. A word is stretched
over the place where it stands in the picture.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from evidencelog.reports.exhibits.shown import Word
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.tags import Box
from evidencelog.reports.text.faces import Face
from evidencelog.reports.text.operators import number

_BELOW = 0.21  # the part of a line's height that lies below its baseline
_UNKNOWN = "\ufffd"
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_NOT_IN_TEXT = frozenset(("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))
_LEAST = 0.05  # points


def set_hidden(flow: Flow, words: Sequence[Word], box: Box) -> None:
    """Lay the words of a page over its picture, which fills `box`."""
    if not words:
        return
    face = flow.filler.shaper.faces.voice("sans")
    left, bottom, right, top = box
    parts = [f"q BT 3 Tr /{face.key} 1 Tf"]
    for word in words:
        height = max(word.height * (top - bottom), _LEAST)
        width = max(word.width * (right - left), _LEAST)
        x = left + word.left * (right - left)
        y = bottom + word.bottom * (top - bottom) + height * _BELOW
        parts.append(_placed(face, word.text, x, y, width, height))
    parts.append("ET Q")
    with flow.tag("P"):
        flow.sheet.unseen("\n".join(parts))


def _placed(face: Face, text: str, x: float, y: float, width: float, height: float) -> str:
    """Return the operators that stretch a word from x over `width`, with a space behind it.

    A word that is read from right to left stands as it is seen, from its last character to
    its first: programs that take text out of a page expect it so.
    """
    glyph = face.font.get_nominal_glyph(ord(" ")) or 0
    parts = clusters_of(text)
    across = width / (len(parts) * face.advance(glyph) / 1000)
    if runs_left(text):
        parts = [" ", *reversed(parts)]
        x -= width / (len(parts) - 1)
    else:
        parts.append(" ")
    codes = "".join(f"{face.code(glyph, part):04X}" for part in parts)
    return f"{number(across)} 0 0 {number(height)} {number(x)} {number(y)} Tm <{codes}> Tj"


def clusters_of(text: str) -> list[str]:
    """Return the characters of a word, each with the marks on it."""
    parts: list[str] = []
    for character in text:
        if parts and unicodedata.combining(character):
            parts[-1] += clean(character)
        else:
            parts.append(clean(character))
    return parts


def runs_left(text: str) -> bool:
    """Tell whether a word is read from right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def clean(character: str) -> str:
    """Return a character as the file may say it (ISO 19005-2, 6.2.11.7.2)."""
    return _UNKNOWN if unicodedata.category(character) in _NOT_IN_TEXT else character
