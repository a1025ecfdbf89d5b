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
_HALF_DAY: Final = 720
_NONE: Final = -1

MINUTES: Final = tuple(f"{n // 60:02d}:{n % 60:02d}:" for n in range(1440))
SECONDS: Final = tuple(f"{n:02d}" for n in range(60))

# The ways of writing hours and minutes, by the minute of the day: 18:05, 6:05, 06:05 and 8:05.
_WAYS: Final = (
    MINUTES,
    tuple(f"{n // 60}:{n % 60:02d}:" for n in range(1440)),
    tuple(f"{(n // 60 + 11) % 12 + 1}:{n % 60:02d}:" for n in range(1440)),
    tuple(f"{(n // 60 + 11) % 12 + 1:02d}:{n % 60:02d}:" for n in range(1440)),
)


class _Day(NamedTuple):
    """What stands before and after the time on a day, or half of one, and how it is written."""

    text: str
    before: str
    after: str
    way: tuple[str, ...]


class Habits:
    """What a phone was seen to write; its last `offset`, in seconds, is expected to stay.

    Days are remembered by halves, because of the words for them: 2 n for the morning of day
    n since 1970, 2 n + 1 for the rest of it.
    """

    def __init__(self) -> None:
        self.offset = 0
        self._words, self._count = OFFSETS[0], 0
        self._counted: Counter[str] = Counter()
        self._known: dict[int, _Day] = {}
        self._latest = [0, 0]

    def expected(self, readable: str, minutes: int, second: str) -> tuple[str, str] | None:
        """Return local time and offset when `readable` is what the phone would write now.

        `minutes` are those since 1970 UTC. None says only that it has to be read.
        """
        half, within = divmod(minutes + self.offset // 60, _HALF_DAY)
        known = self._known.get(half)
        if known is None:
            known = self._carried(half)
            if known is None:
                return None
        text, before, after, way = known
        if half & 1:
            within += _HALF_DAY
        if f"{before}{way[within]}{second}{after}" != readable:
            return None
        self._count += 1
        return f"{text}{MINUTES[within]}{second}", self._words

    def learned(self, readable: str, seconds: int) -> tuple[str, str] | None:
        """Return local time and offset by reading, and remember how they are written."""
        read = read_offset(readable, seconds)
        if read is None:
            return None
        offset, half = read
        minutes, rest = divmod(seconds + offset, 60)
        day, within = divmod(minutes, 2 * _HALF_DAY)
        text, second = day_text(day), SECONDS[rest]
        for way in _WAYS[:2] if half == _NONE else _WAYS[2:]:
            before, found, after = readable.partition(way[within] + second)
            if found and not before[-1:].isdigit():
                self._remember(2 * day + (within >= _HALF_DAY), _Day(text, before, after, way))
                break
        self._counted[self._words] += self._count
        self.offset, self._words, self._count = offset, OFFSETS[offset], 1
        return f"{text}{MINUTES[within]}{second}", self._words

    def counted(self) -> Counter[str]:
        """Return how many times were written with which offset."""
        return +(self._counted + Counter({self._words: self._count}))

    def _remember(self, half: int, day: _Day) -> None:
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known[half] = day
        if day.way in _WAYS[:2]:
            self._known[half ^ 1] = day
        self._latest[half & 1] = half

    def _carried(self, half: int) -> _Day | None:
        """Return how a new day would be written, from another day of the month."""
        known = self._known.get(self._latest[half & 1])
        if known is None:
            return None
        text = day_text(half >> 1)
        if text[:8] != known.text[:8]:
            return None
        old, new = str(int(known.text[8:10])), str(int(text[8:10]))
        if len(old) != len(new) or known.before.count(old) != 1:
            return None
        carried = known._replace(text=text, before=known.before.replace(old, new))
        self._remember(half, carried)
        return carried


def day_text(day: int) -> str:
    """Return `2024-03-14T` for days since 1970."""
    return date.fromordinal(_EPOCH + day).isoformat() + "T"
