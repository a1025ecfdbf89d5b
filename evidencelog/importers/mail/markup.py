"""The words of an HTML message, for reading; the HTML itself is kept as it is.

Own code: the parser of the library takes time that grows with the square of the length on
some damaged pages. Words that the sender hid by style are given, because they are there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 1 << 22
"""Characters of HTML that are read for words."""

_LONGEST_TAG: Final = 1 << 14
_SILENT: Final = frozenset({"script", "style", "title", "template"})
_BREAKS: Final = frozenset(
    "address article blockquote br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li "
    "ol p pre section table tr ul".split()
)
_CELLS: Final = frozenset({"td", "th"})
_HTML_BEGINS: Final = re.compile(r"<(?:!doctype|html|head|body|div|p|table|br)\b", re.IGNORECASE)
# Possessive, so that an open quote costs one look and no more.
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)((?:[^\"'>]|\"[^\"]*\"|'[^']*')*+)>")
_NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ALT: Final = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_OPENS: Final = re.compile(r"<(?=[A-Za-z/!?])")


def words_of(markup: str) -> str:
    """Return the text of HTML: a line for each block, cells apart by a space."""
    text = "".join(_pieces(markup[:LONGEST]))
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def looks_like_markup(text: str) -> bool:
    """Return whether a text that is said to be plain is HTML."""
    return bool(_HTML_BEGINS.match(text[:1000].lstrip()))


def _pieces(markup: str) -> Iterator[str]:
    place = 0
    while opens := _OPENS.search(markup, place):
        yield _plain(markup[place : opens.start()])
        place, shown = _after_tag(markup, opens.start())
        yield shown
    yield _plain(markup[place:])


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"[ \t\r\n\f]+", " ", text))


def _after_tag(markup: str, start: int) -> tuple[int, str]:
    """Return where a tag or comment ends, and what it puts into the text."""
    if markup.startswith("<!--", start):
        return _past(markup, "-->", start + 4), ""
    tag = _TAG.match(markup, start, start + _LONGEST_TAG)
    name = _NAME.match(markup, start)
    end = tag.end() if tag else _past(markup, ">", start)
    if name is None:
        return end, ""
    word = name[1].lower()
    if word in _SILENT and markup[start + 1] != "/":
        closing = re.compile(f"</{word}", re.IGNORECASE).search(markup, end)
        return (_past(markup, ">", closing.start()) if closing else len(markup)), ""
    return end, _shown(word, tag[2] if tag else "")


def _past(markup: str, mark: str, place: int) -> int:
    at = markup.find(mark, place)
    return len(markup) if at < 0 else at + len(mark)


def _shown(word: str, attributes: str) -> str:
    if word in _BREAKS:
        return "\n"
    if word in _CELLS:
        return " "
    alt = _ALT.search(attributes) if word == "img" else None
    return _plain(alt[1] or alt[2] or "") if alt else ""
