"""How one phone writes times: learned from one, expected of the next.

Reading a written time takes longer than all else about a message. But a phone writes all
times of half a day alike, so the next is written as expected and only has to be compared.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final, NamedTuple

from evidencelog.importers.sms.readable import OFFSETS, read_offset

_EPOCH: Final = date(1970, 1, 1).toordinal()
_REMEMBERED: Final = 10_000
HALF_DAY: Final = 720
_NONE: Final = -1

_Way = tuple[str, ...]

MINUTES: Final = tuple(f"{n // 60:02d}:{n % 60:02d}:" for n in range(1440))
SECONDS: Final = tuple(f"{n:02d}" for n in range(60))

# The ways of writing hours and minutes, by the minute of the day: 18:05, 6:05, 06:05 and 8:05.
_WAYS: Final = (
    MINUTES,
    tuple(f"{n // 60}:{n % 60:02d}:" for n in range(1440)),
    tuple(f"{(n // 60 + 11) % 12 + 1}:{n % 60:02d}:" for n in range(1440)),
    tuple(f"{(n // 60 + 11) % 12 + 1:02d}:{n % 60:02d}:" for n in range(1440)),
)


class Written(NamedTuple):
    """How times are written on half a day: its date, what stands around, the times."""

    text: str
    before: str
    after: str
    way: tuple[str, ...]
    minutes: tuple[str, ...]


class Habits:
    """What a phone was seen to write; its last `offset`, in seconds, is expected to stay.

    `known` are days by halves, because of the words for them: 2 n for the morning of day n
    since 1970, 2 n + 1 for the rest of it. `shift` is the offset in minutes and `words` as
    text; `count` counts how many were written as expected.
    """

    def __init__(self) -> None:
        self.offset = self.shift = self.count = 0
        self.words = OFFSETS[0]
        self.known: dict[int, Written] = {}
        self._counted: Counter[str] = Counter()
        self._latest = [0, 0]

    def learned(self, readable: str, seconds: int) -> tuple[str, str] | None:
        """Return local time and offset by reading, and remember how they are written."""
        read = read_offset(readable, seconds)
        if read is None:
            return None
        offset, half = read
        minutes, rest = divmod(seconds + offset, 60)
        day, within = divmod(minutes, 2 * HALF_DAY)
        text, second = day_text(day), SECONDS[rest]
        for way in _WAYS[:2] if half == _NONE else _WAYS[2:]:
            before, found, after = readable.partition(way[within] + second)
            if found and not before[-1:].isdigit():
                halves = (0, 1) if half == _NONE else (within // HALF_DAY,)
                self._remember(day, halves, text, before, after, way)
                break
        self._counted[self.words] += self.count
        self.offset, self.shift = offset, offset // 60
        self.words, self.count = OFFSETS[offset], 1
        return f"{text}{MINUTES[within]}{second}", self.words

    def counted(self) -> Counter[str]:
        """Return how many times were written with which offset."""
        return +(self._counted + Counter({self.words: self.count}))

    def carried(self, half: int) -> Written | None:
        """Return how a day may be written that is new, from another day of the same month."""
        latest = self.known.get(self._latest[half & 1])
        text = day_text(half >> 1)
        if latest is None or text[:8] != latest.text[:8]:
            return None
        old, new = latest.text[8:10], text[8:10]
        if old[0] == "0" == new[0]:
            old, new = old[1], new[1]
        elif "0" in (old[0], new[0]):
            return None
        # Morning and evening together where they are written alike.
        for one in (half, half ^ 1):
            known = self.known.get(self._latest[one & 1])
            if known is None or known.before != latest.before or known.before.count(old) != 1:
                continue
            before = known.before.replace(old, new)
            self.known[one] = Written(text, before, known.after, known.way, known.minutes)
            self._latest[one & 1] = one
        return self.known.get(half)

    def _remember(
        self, day: int, halves: tuple[int, ...], text: str, before: str, after: str, way: _Way
    ) -> None:
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        for half in halves:
            times, minutes = way[half * HALF_DAY :], MINUTES[half * HALF_DAY :]
            self.known[2 * day + half] = Written(text, before, after, times, minutes)
            self._latest[half] = 2 * day + half


def day_text(day: int) -> str:
    """Return `2024-03-14T` for days since 1970."""
    return date.fromordinal(_EPOCH + day).isoformat() + "T"
