"""The time of day in the head of a message: 11:30 p.m., PM and AM in any language, 18.00.

Figures of every script are read. What the words for the two halves of the day mean stands
here for the languages that have them; an unknown word leaves the time open.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _

# Without dots, spaces and marks, in small letters.
_MORNING: Final = frozenset(
    "am a ص صباحا 上午 午前 오전 凌晨 清晨 早上 sa de öö πμ πρ ap fm dop pd pg قظ pr vorm rano"
    " проб дп לפנהצ पूर्वाह्न முற்பகல் ก่อนเที่ยง inthemorning delamañana".split()
)
_AFTERNOON: Final = frozenset(
    "pm p م مساء 下午 午後 오후 中午 晚上 傍晚 ch du ös μμ ip em odp md ptg بظ nachm popoł"
    " слоб пп אחהצ अपराह्न பிற்பகல் หลังเที่ยง intheafternoon intheevening atnight"
    " delatarde delanoche".split()
)
# Longer than what the head of a message allows for words that it does not know.
LONG_HALVES: Final = "|".join(
    re.escape(word)
    for word in (
        "in the morning",
        "in the afternoon",
        "in the evening",
        "at night",
        "de la mañana",
        "de la tarde",
        "de la noche",
        "पूर्वाह्न",
        "अपराह्न",
        "முற்பகல்",
        "பிற்பகல்",
        "ก่อนเที่ยง",
        "หลังเที่ยง",
        "לפנה״צ",
        "אחה״צ",
    )
)
_REST = re.compile(r"[0-5]\d(?::[0-5]\d)?", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
_NO_LETTERS = re.compile(r"[\W\d_]+")


class Clock(NamedTuple):
    """A time of day as `hh:mm` or `hh:mm:ss`, or None with a note that says why."""

    text: str | None
    note: str | None = None


class Clocks(dict[str, str]):
    """The times of day of a chat by how they are written; empty where there is none.

    An iPhone writes seconds, so that there are nearly as many times as messages. What the
    word for the half of the day makes of an hour is worked out once. `odd` has the notes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.odd: dict[str, str] = {}
        self._hours: dict[tuple[str, str], Clock] = {}
        self._rests: set[str] = set()

    def __missing__(self, found: str) -> str:
        """Read a time of day that was not seen before."""
        hour, _colon, rest = found.partition(":")
        figures = rest[:5] if rest[2:3] == ":" else rest[:2]
        if figures in self._rests or self._plain(figures):
            clock = self._hour(hour, rest[len(figures) :])
            text = f"{clock.text[:2]}:{figures}" if clock.text else ""
        else:
            clock = read_clock(found)
            text = clock.text or ""
        if clock.note:
            self.odd[found] = clock.note
        self[found] = text
        return text

    def _plain(self, figures: str) -> bool:
        """Whether these are minutes, or minutes and seconds, as they are to be written."""
        plain = _REST.fullmatch(figures) is not None
        if plain:
            self._rests.add(figures)
        return plain

    def _hour(self, hour: str, half: str) -> Clock:
        """Return the full hour that is meant by one with its half of the day."""
        known = self._hours.get((hour, half))
        if known is None:
            known = self._hours[hour, half] = read_clock(f"{hour}:00{half}")
        return known


def read_clock(found: str) -> Clock:
    """Return the time of day that a head shows; it has no zone, and may have no seconds."""
    figures = _FIGURES.search(found)
    if figures is None:
        return Clock(None, _("this time of day is not understood"))
    hour, minute, second = (int(part) if part else None for part in figures.groups())
    if hour is None or minute is None or hour > 23 or minute > 59 or (second or 0) > 59:
        return Clock(None, _("there is no such time of day"))
    hour, note = _full_hour(hour, _half_of(found[: figures.start()] + found[figures.end() :]))
    if hour is None:
        return Clock(None, note)
    seconds = "" if second is None else f":{second:02}"
    return Clock(f"{hour:02}:{minute:02}{seconds}", note)


def _half_of(words: str) -> str:
    """Return `morning`, `afternoon`, nothing when there is no word, or the unknown word."""
    bare = "".join(letter for letter in words.casefold() if not _NO_LETTERS.fullmatch(letter))
    spelled = "".join(words.casefold().split()).strip(".")
    for word in (bare, spelled):
        if word in _MORNING:
            return "morning"
        if word in _AFTERNOON:
            return "afternoon"
    return bare and f"?{bare}"


def _full_hour(hour: int, half: str) -> tuple[int | None, str | None]:
    if not half or (half.startswith("?") and hour > 12):
        return hour, None
    if half.startswith("?"):
        return None, _("the word {word} for the half of the day is not known").format(word=half[1:])
    if hour <= 12:
        return hour % 12 + (12 if half == "afternoon" else 0), None
    if half == "afternoon":
        return hour, _("the hour counts to 24, and the half of the day stands beside it")
    return None, _("the hour is one of the afternoon, and the word beside it says morning")
