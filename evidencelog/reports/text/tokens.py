"""Characters that have no shape of their own, made visible, and which ones those were."""

from __future__ import annotations

import re
from collections import Counter

from evidencelog.core import display
from evidencelog.reports.text.tables import SURE

# Only these end a line; a form feed or a vertical tab is shown as what it is.
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_SURE = re.compile(f"[\n{SURE}]*")


def token(text: str) -> str:
    """Return the numbers of the characters: `[U+1F98A]` for a fox."""
    return "".join(f"[U+{ord(character):04X}]" for character in text)


def visible(text: str) -> tuple[str, frozenset[str]]:
    """Return the text with line ends as line feeds, and the characters that became tokens.

    A tab becomes four spaces, for a page has no tab stops to jump to.
    """
    if _SURE.fullmatch(text):
        return text, frozenset()
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    shown = display.visible(text, keep_newlines=True)
    return shown, frozenset(Counter(text) - Counter(shown))


def visible_line(text: str) -> str:
    """Return the text on one line, for an outline or a title."""
    return visible(text)[0].replace("\n", " ")
