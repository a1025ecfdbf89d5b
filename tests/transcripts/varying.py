"""What differs from one run to the next, and the placeholders that stand for it on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from tests.transcripts.places import Places

ZONE: Final = "America/Phoenix"
"""One without summer time, so that offsets are the same all year round."""

_DAYS: Final = {0: "<today>", 1: "<yesterday>"}
_GROUPS: Final = r"\b(?<!-)(?:[0-9A-Z]{{5}}-){{{0}}}[0-9A-Z]{{5}}\b(?!-)"
_CODE: Final = re.compile(_GROUPS.format(7))
_RECEIPT: Final = re.compile(_GROUPS.format(9))
_SIGNED: Final = re.compile(r"(for a computer:\n\n).+(?=\n\nTo compare it)", re.DOTALL)
_WORDS: Final = re.compile(r"^ {4}([a-z]+(?: [a-z]+){5})$", re.MULTILINE)
_GROUP: Final = re.compile(r"\bgroup (\d) of 8\b")
# The day on which somebody read a rule is no day of the run.
_READ: Final = (re.compile(r"\b(read\s+on) \d{4}-\d\d-\d\d"), r"\1 <some day>")
_ALWAYS: Final = (
    (_CODE, "<recovery code>"),
    (_RECEIPT, "<receipt code>"),
    (_SIGNED, r"\1<several lines of letters and digits>"),
    (re.compile(r"\(\d+ pages\)"), "(<some> pages)"),
    (re.compile(r"\b\d+\.\d kB"), "<size>"),
    (_WORDS, "    <six words>"),
    (_GROUP, "group <number> of 8"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"(<today>,?) \d\d:\d\d(?::\d\d)?"), r"\1 <time>"),
    (re.compile(r"\b\d+ days?(?: \d+ hours?)? later|\b\d+ hours? later"), "<a while> later"),
)


class Varying:
    """Puts placeholders for what varies, and remembers what they stood for."""

    def __init__(self, places: Places, paper: Mapping[str, str]) -> None:
        self._places = places
        self._seen = dict(paper)
        today = datetime.now(ZoneInfo(ZONE)).date()
        self._replaced = (_READ, *_dates(today), *_ALWAYS)

    def look(self, screen: str) -> None:
        """Remember what a person copies by hand: the words, the code, a group of the code."""
        if words := _WORDS.search(screen):
            self._seen["<six words>"] = words[1]
        if code := _CODE.search(screen):
            self._seen["<recovery code>"] = code[0]
        if asked := _GROUP.findall(screen):
            groups = self._seen.get("<recovery code>", "").split("-")
            self._seen["<that group>"] = groups[int(asked[-1]) - 1]

    def shown(self, text: str) -> str:
        """Return text of the screen as it stands on a page."""
        text = self._places.shown(text)
        for pattern, placeholder in self._replaced:
            text = pattern.sub(placeholder, text)
        return text

    def meant(self, text: str) -> str:
        """Return what is to be typed for a text on a page."""
        for placeholder, seen in self._seen.items():
            text = text.replace(placeholder, seen)
        return self._places.meant(text)


def _dates(today: date) -> list[tuple[re.Pattern[str], str]]:
    patterns = []
    for ago, placeholder in _DAYS.items():
        day = today - timedelta(days=ago)
        long = f"{day:%a} {day.day} {day:%b %Y}"
        patterns += [(re.compile(rf"\b{form}\b"), placeholder) for form in (long, day.isoformat())]
    return patterns
