"""The head of a message in a report: when, from whom, to whom, when they first saw it, about what.

The labels stand before their values, or on lines of their own above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evidencelog.importers.ofw.dates import WHEN
from evidencelog.importers.ofw.lines import Line, marker_of

MOST_RECIPIENT_LINES: Final = 40
"""Lines between `To:` and `Subject:`; a family with its professionals has a few."""

_LABEL: Final = re.compile(r"(Sent|From|To|Subject):\s*(.*)")
_SENT: Final = re.compile(WHEN, re.ASCII)
_VIEWED: Final = re.compile(r"\s*(.+?)\s*\(\s*First\s+Viewed:?\s*([^()]*?)\s*\)[\s,;]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who a message went to, and when they first saw it, as the report has it."""

    name: str
    viewed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a message. `start` is its first line, `end` the first one behind it."""

    sent: str
    sender: str
    recipients: tuple[Recipient, ...]
    subject: str | None
    start: int
    end: int


def head_at(lines: Sequence[Line], start: int) -> Head | None:
    """Return the head that begins with this line; None when none does.

    A line that only begins like one is no head: time, sender and recipient must follow.
    """
    sent, at = _value(lines, start, "Sent")
    if sent is None or _SENT.fullmatch(sent) is None:
        return None
    sender, at = _value(lines, at, "From")
    if not sender:
        return None
    to, at = _value(lines, at, "To")
    if to is None:
        return None
    more, at = _recipients(lines, at)
    told = " ".join(part for part in (to, *more) if part)
    subject, at = _subject(lines, at)
    return Head(
        sent=sent,
        sender=sender,
        recipients=_names(told),
        subject=subject,
        start=start,
        end=at,
    )


def _value(lines: Sequence[Line], at: int, label: str) -> tuple[str | None, int]:
    """Return the value of a label and the place behind it; None when it does not stand here."""
    at = _next(lines, at)
    found = _LABEL.fullmatch(lines[at].text.strip()) if at < len(lines) else None
    if found is None or found[1] != label:
        return None, at
    if found[2].strip():
        return found[2].strip(), at + 1
    below = _next(lines, at + 1)
    if below < len(lines) and _LABEL.fullmatch(lines[below].text.strip()) is None:
        return lines[below].text.strip(), below + 1
    return "", at + 1


def _next(lines: Sequence[Line], at: int) -> int:
    """Return the place of the next line that is not empty."""
    while at < len(lines) and not lines[at].text.strip():
        at += 1
    return at


def _recipients(lines: Sequence[Line], at: int) -> tuple[list[str], int]:
    """Return the lines up to the subject; none when no subject comes soon."""
    found: list[str] = []
    for place in range(at, min(at + MOST_RECIPIENT_LINES, len(lines))):
        text = lines[place].text.strip()
        if text.startswith("Subject:"):
            return found, place
        if _LABEL.fullmatch(text) or marker_of(lines[place]):
            break
        if text:
            found.append(text)
    wrapped = _wrapped(lines, at)
    return [lines[place].text.strip() for place in range(at, wrapped)], wrapped


def _wrapped(lines: Sequence[Line], at: int) -> int:
    """Return the place behind lines that still belong to `First Viewed`, without a subject."""
    end = at
    while end < len(lines) and "First Viewed" in lines[end].text:
        end += 1
    return end


def _subject(lines: Sequence[Line], at: int) -> tuple[str | None, int]:
    place = _next(lines, at)
    found = _LABEL.fullmatch(lines[place].text.strip()) if place < len(lines) else None
    if found is None or found[1] != "Subject":
        return None, at
    if found[2].strip() or place + 1 >= len(lines):
        return found[2].strip() or None, place + 1
    below = lines[place + 1].text.strip()
    if not below or _LABEL.fullmatch(below) or marker_of(lines[place + 1]):
        return None, place + 1
    return below, place + 2


def _names(told: str) -> tuple[Recipient, ...]:
    """Return the recipients of one line: each with when they first saw it, where it says so."""
    found: list[Recipient] = []
    at = 0
    while (one := _VIEWED.match(told, at)) is not None:
        found.append(Recipient(name=one[1], viewed=one[2] or None))
        at = one.end()
    rest = told[at:].strip(" ,;")
    if rest:
        found.append(Recipient(name=rest))
    return tuple(found)
