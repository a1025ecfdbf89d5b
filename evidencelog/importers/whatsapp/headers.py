"""Where a message begins: the line heads of every phone, country and year that are known.

Android writes `24/12/19, 11:23 - Name: text`, an iPhone `[24.12.19, 11:23:08] Name: text`;
order, separators, digits, spaces and the words for the half of the day follow the phone.
A head is recognised by its shape alone, in any script, so that no country is left out. A
word for the half of the day may be unknown: the message is kept, its time is not guessed.
"""

from __future__ import annotations

import re
from typing import Final

from evidencelog.importers.whatsapp.clock import LONG_HALVES

# Marks of writing direction, which phones set around dates, names and words of the app.
MARKS: Final = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
SPACES: Final = " \u00a0\u202f\u2009\t"
LONGEST_NAME: Final = 150  # a subject of a group may have 100 characters

_M = f"[{MARKS}]*+"
_S = f"[{SPACES}]"
_IDEOGRAPHS = "[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
_SEPARATOR = rf"{_M}{_S}?[./\-\u5e74\u6708\ub144\uc6d4]{_M}{_S}?"
_DATE = (
    rf"\d{{1,4}}+{_SEPARATOR}\d{{1,2}}+{_SEPARATOR}\d{{1,4}}+"
    rf"(?:{_S}?(?:[日일]|\u0433\.?|BE|AH)|\.)?{_M}"
)
_AT = r"(?:at|um|kl\.?|à|às|a las|alle|om|\u0432|\u043e)"
_BETWEEN = rf"(?:[,،、]{_S}*+|{_S}{_AT}{_S}|{_S}++|(?={_IDEOGRAPHS}))"
# Half of the day: one or two short words of any script (p.m., μ.μ., PTG), or a known long one.
_SHORT = r"[^\d\s\]\[:;,\-–—<>()\"“”/]"
_HALF = rf"(?:{_SHORT}{{1,5}}(?:{_S}?{_SHORT}{{1,3}})?|{LONG_HALVES})"
# What nearly all phones write stands first, because it is matched fastest.
_CLOCK = (
    r"(?:\d\d?:\d\d(?::\d\d)?(?:[ \u202f]?[AaPp][Mm])?(?=\]| -)|"
    rf"(?:{_IDEOGRAPHS}{{2,3}}{_S}?)?"
    rf"\d{{1,2}}+[:.]\d\d(?:[:.]\d\d)?+\.?{_M}(?:(?! -){_S}?{_HALF})?{_M})"
)
# Old iPhones ended the head with a colon; only after seconds, or else typed lines look the same.
_END = (
    rf"(?:{_S}[-–—]{_S}|\]{_M}(?:{_S}?[-–])?{_S}?"
    rf"|(?<=[:.]\d\d[:.]\d\d):{_S}|(?<=[:.]\d\d[:.]\d\d[{SPACES}][AaPp][Mm]):{_S})"
)
_NAME = rf"(?:([^:\r\n]{{1,{LONGEST_NAME}}}+):(?: |(?=[\r\n]|\Z)))?"

_WORD = r"[^\W\d_]{3,12}"
_NAMED_DATE = (
    rf"(?:{_WORD}\.?,?{_S})?(?:\d{{1,2}}\.?{_S}(?:de{_S})?{_WORD}\.?(?:,?{_S}(?:de{_S})?\d{{4}})?"
    rf"|{_WORD}\.?{_S}\d{{1,2}}(?:,?{_S}\d{{4}})?)"
)

# All begin with a line feed: looking for one character is what the engine does fastest.
USUAL: Final = re.compile(rf"\n({_M}\[?)(({_DATE}){_BETWEEN}({_CLOCK})){_END}{_NAME}")
"""Date first, in figures. Groups: what stands before, the stamp, date, clock, name."""

RARE: Final = re.compile(
    rf"\n({_M}\[?)((?:{_CLOCK},?{_S}(?:{_DATE}|{_NAMED_DATE})|{_NAMED_DATE},?{_S}{_CLOCK}))"
    rf"{_END}{_NAME}"
)
"""Time first, or the month by its name, as old versions wrote. Groups: before, stamp, name."""

_CLOCK_IN_STAMP = re.compile(_CLOCK + r"\Z")
_CLOCK_FIRST = re.compile(_CLOCK + rf"(?=,?{_S})")


def date_and_clock(stamp: str) -> tuple[str, str]:
    """Return the date and the clock of a stamp that `RARE` found."""
    if first := _CLOCK_FIRST.match(stamp):
        return stamp[first.end() :].lstrip("," + SPACES), first.group()
    for start in range(len(stamp)):
        if stamp[start].isdigit() and (last := _CLOCK_IN_STAMP.match(stamp, start)):
            return stamp[:start].rstrip("," + SPACES), last.group()
    return stamp, ""
