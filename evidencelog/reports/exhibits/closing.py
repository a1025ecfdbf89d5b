"""Cutting a drawing off from everything outside it, before anything draws it.

The library that draws opens files that a drawing names. So the drawing is read here and
written again without scripts, foreign content and references to anything but itself.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from evidencelog.reports.exhibits.shown import UnshownError

_MOST_DEPTH: Final = 200  # drawing deeper nesting overflows the stack of the library
_MOST_ENTITIES: Final = 100
_LONGEST_ENTITY: Final = 1000
_LEFT_OUT: Final = frozenset(("script", "foreignObject", "iframe", "audio", "video"))
_ADDRESSES: Final = frozenset(("href", "src"))
_ELSEWHERE: Final = re.compile(r"@import[^;]*;?|url\(\s*(?!['\"]?\s*#)[^)]*\)", re.IGNORECASE)


def closed(data: bytes) -> tuple[str, bool]:
    """Return a drawing without references outside, and whether it had any that show.

    Raises UnshownError when it is not well-formed, or nested or defined beyond all measure.
    """
    cut = _Cut()
    try:
        cut.read(data)
    except UnshownError:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnshownError("damaged") from error
    return "".join(cut.parts), cut.outside


class _Cut:
    """A drawing being read and written again."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.outside = False
        self._open: list[str] = []
        self._skipped = 0
        self._entities = 0

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.Parse(data, True)

    def _entity(self, *declared: Any) -> None:
        """Accept short definitions, as drawing programs write; none made of others."""
        value = declared[2] or ""
        self._entities += 1
        if self._entities > _MOST_ENTITIES or len(value) > _LONGEST_ENTITY or "&" in value:
            raise UnshownError("too much to unpack")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self._skipped or local in _LEFT_OUT:
            self._skipped += 1
            return
        self._open.append(local)
        if len(self._open) > _MOST_DEPTH:
            raise UnshownError("too much to unpack")
        kept = "".join(
            f" {key}={quoteattr(clean)}"
            for key, value in attributes.items()
            if (clean := self._kept(local, key, value)) is not None
        )
        self.parts.append(f"<{name}{kept}>")

    def _kept(self, element: str, name: str, value: str) -> str | None:
        """Return the value of an attribute, or None for what leads outside."""
        if name.rpartition(":")[2].lower() in _ADDRESSES:
            inside = value.lstrip()[:11].lower()
            if inside.startswith(("#", "data:image/")):
                return value
            self.outside = self.outside or element != "a"
            return None
        if name.startswith("xmlns"):
            return value
        return self._without_addresses(value)

    def _without_addresses(self, text: str) -> str:
        clean, count = _ELSEWHERE.subn("none", text)
        self.outside = self.outside or count > 0
        return clean

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._open.pop()
        self.parts.append(f"</{name}>")

    def _text(self, text: str) -> None:
        if self._skipped:
            return
        style = bool(self._open) and self._open[-1] == "style"
        self.parts.append(escape(self._without_addresses(text) if style else text))
