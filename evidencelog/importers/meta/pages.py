"""Conversations as web pages: what Meta gives when JSON was not asked for.

A page has local times to the minute, written in the language of the account, and no ids.
The classes of its elements change with the years; sender, content and time always stand
one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from evidencelog.importers.html_tokens import Tag, tokens

LIMIT: Final = 64 * 1024 * 1024
"""Bytes of a page that are read: ten thousand messages take a fifth of it."""
_SENDER: Final = frozenset({"_a6-h", "_2lek"})
_CONTENT: Final = frozenset({"_a6-p", "_2let"})
_TIME: Final = frozenset({"_a72d", "_a6-o", "_2lem"})
_MEDIA: Final = {"img": "src", "video": "src", "audio": "src", "source": "src", "a": "href"}
_LINES: Final = frozenset({"div", "p", "li", "ul", "br"})

_MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()
_SHORT: Final = {"sept": 9} | {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_NUMBERS: Final = _SHORT | {name: number for number, name in enumerate(_MONTHS, 1)}
_CLOCK: Final = r",?\s+(?:at\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?"
_MONTH_FIRST: Final = re.compile(
    rf"([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}}),\s+(\d{{4}}){_CLOCK}", re.IGNORECASE
)
_DAY_FIRST: Final = re.compile(
    rf"(\d{{1,2}})\s+([A-Za-z]{{3,9}})\.?,?\s+(\d{{4}}){_CLOCK}", re.IGNORECASE
)


@dataclass(slots=True, kw_only=True)
class Block:
    """One message of a page: what stands in its three parts."""

    sender: str = ""
    text: str = ""
    time: str = ""
    paths: list[str] = field(default_factory=list)


def blocks(page: str) -> Iterator[Block]:
    """Yield the messages of a page in its order."""
    reading = _Reading()
    for token in tokens(page):
        if isinstance(token, str):
            reading.text(token)
        else:
            yield from reading.tag(token)


class _Reading:
    """Follows the parts of one message after the other."""

    def __init__(self) -> None:
        self._block = Block()
        self._part = ""  # the part that is being read
        self._depth = 0  # of elements inside it
        self._words: list[str] = []

    def text(self, text: str) -> None:
        if self._part:
            self._words.append(" ".join(text.split()) if "\n" in text else text)

    def tag(self, tag: Tag) -> Iterator[Block]:
        if not self._part:
            self._enter(tag)
            return
        if tag.name in _LINES:
            self._words.append("\n")
        self._find_path(tag)
        if tag.name != "div":
            return
        self._depth += -1 if tag.closes else 1
        if self._depth == 0:
            yield from self._leave()

    def _enter(self, tag: Tag) -> None:
        if tag.name != "div" or tag.closes:
            return
        if tag.classes & _SENDER:
            self._block = Block()
            self._start("sender")
        elif tag.classes & _CONTENT and self._block.sender:
            self._start("text")
        elif tag.classes & _TIME and self._block.sender:
            self._start("time")

    def _start(self, part: str) -> None:
        self._part, self._depth, self._words = part, 1, []

    def _leave(self) -> Iterator[Block]:
        lines = "".join(self._words).split("\n")
        text = "\n".join(line for line in lines if line.strip())
        setattr(self._block, self._part, text)
        done, self._part = self._part == "time", ""
        if done:
            yield self._block
            self._block = Block()

    def _find_path(self, tag: Tag) -> None:
        path = tag.attributes.get(_MEDIA.get(tag.name, ""), "")
        if path and self._part == "text" and "://" not in path and path not in self._block.paths:
            self._block.paths.append(path)


def local_time(text: str) -> str | None:
    """Return the wall time of an English date; None for other languages and no dates."""
    found = _MONTH_FIRST.fullmatch(text.strip())
    month, day = (found[1], found[2]) if found else ("", "")
    if found is None:
        found = _DAY_FIRST.fullmatch(text.strip())
        month, day = (found[2], found[1]) if found else ("", "")
    number = _NUMBERS.get(month.lower())  # other languages begin other months alike
    if found is None or number is None:
        return None
    hour = _hour(int(found[4]), (found[7] or "").lower())
    if hour is None:
        return None
    seconds = f":{found[6]}" if found[6] else ""
    local = f"{found[3]}-{number:02d}-{int(day):02d}T{hour:02d}:{found[5]}{seconds}"
    try:
        datetime.fromisoformat(local)
    except ValueError:  # 31 February
        return None
    return local


def _hour(hour: int, half: str) -> int | None:
    if not half:
        return hour if hour < 24 else None
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half == "pm" else 0)
