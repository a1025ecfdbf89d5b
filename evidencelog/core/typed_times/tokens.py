"""A typed time cut into dates, clock times, numbers, offsets, zones and words."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

Kind = Literal[
    "zone", "date", "day_month", "year_month", "month_year", "clock", "offset", "number", "word",
    "mark",
]  # fmt: skip

LONGEST = 200
"""Characters; a time takes less, and longer text is not one."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
# Messengers put direction marks around the dates that people copy.
_DROPPED = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202c\ufeff"))
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'")
_TABLE = {**_DASHES, **_DROPPED, **_APOSTROPHES}

_JOINED_DATE = re.compile(r"\b([0-9]{1,2})[-/]([^\W\d_]{3,9})[-/]([0-9]{4})\b")
_MERIDIEM = r"(?:\s*([ap])\.?\s?m\b\.?)"
_TOKENS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("zone", re.compile(r"([a-z_]+(?:/[a-z0-9_+-]+)+)", re.IGNORECASE)),
    ("date", re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{1,4})(?![0-9])(t(?=[0-9]))?")),
    ("day_month", re.compile(r"([0-9]{1,2})(?:/([0-9]{1,2})(?![0-9/])|\.([0-9]{1,2})\.(?!\d))")),
    ("year_month", re.compile(r"([0-9]{4})-([0-9]{2})(?![0-9-])")),
    ("month_year", re.compile(r"([0-9]{1,2})/([0-9]{4})(?![0-9])")),
    (
        "clock",
        re.compile(
            r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9:])"
            + _MERIDIEM
            + "?"
        ),
    ),
    ("clock", re.compile(r"([0-9]{1,2})(?:\.([0-9]{2}))?()" + _MERIDIEM)),
    ("clock", re.compile(r"([0-9]{1,2})h([0-9]{2})()()\b")),
    (
        "offset",
        re.compile(r"\(?(?:(?:utc|gmt)\s?([+-])([0-9]{1,2}):?([0-9]{2})?|(?:utc|gmt|z)\b)\)?"),
    ),
    ("offset", re.compile(r"(\+)([0-9]{2}):?([0-9]{2})(?![0-9])")),
    ("number", re.compile(r"([0-9]{1,4})(st|nd|rd|th)?(?![0-9])")),
    ("word", re.compile(r"([^\W\d_]+(?:'[^\W\d_]+)?)\.?")),
    ("mark", re.compile(r"([-,~?])")),
)
_WEST = re.compile(r"-([0-9]{2}):?([0-9]{2})(?![0-9:])")
_WEST_IN_USE = frozenset(f"{hours:02d}:00" for hours in range(1, 12)) | {
    "02:30", "03:30", "04:30", "09:30",
}  # fmt: skip
_SPACE = re.compile(r"\s*")


class Token(NamedTuple):
    """One piece of a typed time: what it looks like, its text, and the parts of it."""

    kind: Kind
    text: str
    parts: tuple[str | None, ...]


def plain(text: str) -> str:
    """Return `text` with one kind of space, dash and apostrophe, and without marks."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TABLE).split())


def cut(text: str) -> tuple[Token, ...] | None:
    """Return the pieces of a plain text, or None where something in it is not a piece."""
    text = _JOINED_DATE.sub(r"\1 \2 \3", text)
    folded = text.casefold()
    if len(text) > LONGEST or len(folded) != len(text):
        return None
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        found = _west_of_utc(folded, at, tokens) or _next(folded, at)
        if found is None:
            return None
        token, end = found
        # A zone is named as it was typed: its capitals count.
        named = token.kind == "zone"
        tokens.append(token._replace(text=text[at:end].strip()) if named else token)
        at = _end_of(_SPACE.match(folded, end), end)
    return tuple(tokens)


def dash_readings(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    """Return both readings of `2026-03-14 01:00-04:00`: a range of times, and an offset.

    Only after a date of figures, because elsewhere people write ranges like this; only for
    an offset that is in use. After seconds, or where the range would run past midnight, it
    is an offset.
    """
    kinds = [token.kind for token in tokens]
    if kinds != ["date", "clock", "mark", "clock"] or tokens[2].text != "-":
        return (tokens,)
    start, end = tokens[1].parts, tokens[3].parts
    hours, minutes = end[:2]
    if any(end[2:]) or start[3] or f"{hours}:{minutes}" not in _WEST_IN_USE:
        return (tokens,)
    offset = (*tokens[:2], Token("offset", tokens[3].text, ("-", hours, minutes)))
    is_backwards = (start[0] or "", start[1] or "") >= (hours or "", minutes or "")
    return (offset,) if start[2] or is_backwards else (tokens, offset)


def _next(text: str, at: int) -> tuple[Token, int] | None:
    for kind, pattern in _TOKENS:
        found = pattern.match(text, at)
        if found is not None:
            text_of = found[1] if kind in ("word", "mark") else found[0].strip()
            return Token(kind, text_of, found.groups()), found.end()
    return None


def _west_of_utc(text: str, at: int, before: list[Token]) -> tuple[Token, int] | None:
    """Read `-05:00` as an offset where it cannot be the end of a range of times.

    That is after a date and time written with a T, and where it has no colon (`-0500`).
    """
    found = _WEST.match(text, at)
    if found is None or not before or before[-1].kind != "clock":
        return None
    with_t = len(before) > 1 and before[-2].kind == "date" and before[-2].parts[4]
    if not with_t and ":" in found[0]:
        return None
    return Token("offset", found[0], ("-", found[1], found[2])), found.end()


def _end_of(found: re.Match[str] | None, otherwise: int) -> int:
    return found.end() if found else otherwise
