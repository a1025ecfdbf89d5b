"""The phone's own time, as SMS Backup & Restore writes it in the language of the phone.

The same moment stands beside it as an instant, so no names of months are needed: the instant
leaves two or three days to choose from, and their numbers must be those of the text. What
remains is the distance from UTC, if it is one that any place has.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_DAY: Final = 86_400
_EPOCH: Final = date(1970, 1, 1).toordinal()

# Every distance from UTC that a place has: quarters of hours from -12:00 to +14:00.
OFFSETS: Final = {
    n: f"{'-' if n < 0 else '+'}{abs(n) // 3600:02d}:{abs(n) // 60 % 60:02d}"
    for n in range(-12 * 3600, 14 * 3600 + 1, 900)
}

_CLOCK: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s?[:\uff1a\u6642\u65f6\uc2dch]\s?(\d{2})"
    r"(?:\s?(?:[:\uff1a\u5206\ubd84]|min)\s?(\d{2}))?(?!\d)"
)
_DOTTED: Final = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})\.(\d{2})(?![\d.])")
_NUMBER: Final = re.compile(r"\d{1,9}")
_LONGEST: Final = 100
_AM: Final = "am vorm vm fm sa pd 上午 午前 早上 凌晨 清晨 오전 ص πμ قظ"
_PM: Final = "pm nachm nm em ch md 下午 午後 晚上 오후 م μμ بظ"
_NO_HALF: Final = "uhr h s hs น ч 秒 초"
_HALVES: Final = {
    **dict.fromkeys(_AM.split(), 0),
    **dict.fromkeys(_PM.split(), 12),
    **dict.fromkeys(_NO_HALF.split(), -1),
}
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")
_DIGITS: Final = re.compile(r"\d+")
_FIRST_OF_EAST_ASIA: Final = "\u3040"


def read_offset(readable: str, seconds: int) -> tuple[int, int] | None:
    """Return the offset in seconds between a written time and an instant, and its half.

    The half of the day is 0 or 12 where the text names one, else -1. None when the text has
    no time of day, when its day is none that any place had then, or when two would fit.
    """
    clock = _clock_of(readable)
    if clock is None:
        return None
    within, half, rest = clock
    midnight = seconds - seconds % _DAY + within
    fitting = [day for day in (-1, 0, 1) if midnight + day * _DAY - seconds in OFFSETS]
    numbers = sorted(int(number) for number in _NUMBER.findall(rest))
    fitting = [day for day in fitting if _is_of(numbers, seconds // _DAY + day)]
    if len(fitting) != 1:
        return None
    return midnight + fitting[0] * _DAY - seconds, half


def has_time(readable: str) -> bool:
    """Return whether there is a time of day in the text that could be compared."""
    return _clock_of(readable) is not None


def _is_of(numbers: list[int], day: int) -> bool:
    """Whether a date with just these numbers, sorted, may be this day in some order."""
    ordinal = _EPOCH + day
    if not 1 <= ordinal <= date.max.toordinal():
        return False
    found = date.fromordinal(ordinal)
    # 543: years as Thailand counts them.
    for year in (found.year, found.year + 543):
        if year in numbers:
            numbers = [number for number in numbers if number != year]
            break
    day, month = found.day, found.month
    if len(numbers) == 2:
        return numbers == ([day, month] if day < month else [month, day])
    return numbers in ([day], sorted((day, month, found.year % 100)))


def _clock_of(readable: str) -> tuple[int, int, str] | None:
    """Return seconds since midnight, the half of the day, and the text without the time."""
    text = readable[:_LONGEST]
    found = _CLOCK.search(text)
    if found is None:
        found = next(reversed(list(_DOTTED.finditer(text))), None)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    before, after = text[: found.start()], text[found.end() :]
    half = _half(before, after)
    if hour > 23 or minute > 59 or second > 60 or (half is None and hour <= 12):
        return None
    if half in (0, 12) and hour <= 12:
        hour = hour % 12 + half
    within = hour * 3600 + minute * 60 + second
    return within, -1 if half is None else half, f"{before} {after}"


def _half(before: str, after: str) -> int | None:
    """Return 0 or 12 for the half of the day, -1 for none, None for a word nobody knows."""
    word = _NO_LETTERS.sub("", after).casefold()
    if word:
        return _HALVES.get(word)
    word = _NO_LETTERS.sub("", _DIGITS.split(before)[-1]).casefold()
    # Elsewhere a word before the time says "at"; in East Asia it names the half.
    if word[:1] >= _FIRST_OF_EAST_ASIA:
        return _HALVES.get(word.removeprefix("日").removeprefix("일"))
    return -1
