"""Tags and texts of a web page, in time linear to its length, whatever is wrong with it.

Pages of exports are written by programs and simple. The parser of the standard library
can be made to look for the end of a mark again and again up to the end of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

_LONGEST_TAG: Final = 64 * 1024
_MOST_VAIN: Final = 1000
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})((?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE: Final = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_NO_TEXT: Final = ("style", "script")
_EMPTY: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Tag(NamedTuple):
    """A tag that opens, or closes; one of an element without content opens only."""

    name: str
    attributes: dict[str, str]
    closes: bool = False

    @property
    def classes(self) -> frozenset[str]:
        """Return the words of its class."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def is_empty(self) -> bool:
        """Return whether nothing can stand in the element, so that no tag closes it."""
        return self.name in _EMPTY or "/" in self.attributes


def tokens(page: str) -> Iterator[Tag | str]:
    """Yield the tags and the texts between them; references to characters are resolved.

    Comments, declarations, styles and scripts are left out. What begins like a tag and is
    none is text.
    """
    at, vain = 0, 0
    while at < len(page):
        start = page.find("<", at)
        if start != at:
            yield unescape(page[at:start] if start >= 0 else page[at:])
        if start < 0:
            return
        found = _TAG.match(page, start, start + _LONGEST_TAG)
        if found is None:
            at = _behind(page, start, patient=vain < _MOST_VAIN)
            vain += 1
            if page[start + 1 : start + 2] not in ("!", "?"):
                yield unescape(page[start:at])
            continue
        tag = _tag(found)
        yield tag
        at = found.end()
        if tag.name in _NO_TEXT and not tag.closes:
            end = page.find(f"</{tag.name}", at)
            at = len(page) if end < 0 else end


def _tag(found: re.Match[str]) -> Tag:
    attributes = {
        one[1].lower(): unescape(one[2] or one[3] or one[4] or "")
        for one in _ATTRIBUTE.finditer(found[3])
    }
    if found[3].endswith("/"):
        attributes["/"] = ""
    return Tag(found[2].lower(), attributes, closes=bool(found[1]))


def _behind(page: str, start: int, *, patient: bool) -> int:
    """Return where to go on after a `<` that opens no tag.

    A quotation mark without its fellow may hide the end of many, and each is looked for as
    far as a tag can be long: after so many of them (not `patient`) whole stretches are text.
    """
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")):
        if page.startswith(opening, start):
            end = page.find(closing, start + len(opening))
            return len(page) if end < 0 else end + len(closing)
    if not page[start + 1 : start + 2].isalpha() or patient:
        return start + 1
    return start + _LONGEST_TAG
