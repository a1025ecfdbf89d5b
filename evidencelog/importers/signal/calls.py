"""Calls in a Signal chat, which the tool writes as sentences: Missed voice call."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from evidencelog.importers.drafts import Direction, State

_CALL: Final = re.compile(
    r"(Incoming|Outgoing|Missed) (?:(?:group )?(voice|video|adhoc|group|direct) )?call"
    r"(?: \(([^()]{1,60})\))?"
)
_SPAN: Final = re.compile(r"(?:(\d{1,5})h ?)?(?:(\d{1,5})m ?)?(?:(\d{1,6})s)?")
_STATES: Final[dict[str, State]] = {
    "accepted": "answered",
    "missed": "missed",
    "unanswered": "missed",
    "declined": "declined",
    "declined by recipient": "declined",
    "deleted": "deleted",
}


class Call(NamedTuple):
    """A call: which way, how it ended, how long it took in seconds, and its sort."""

    direction: Direction
    state: State | None
    seconds: int | None
    sort: str | None


def call_of(text: str) -> Call | None:
    """Return the call that a text tells of; None when it is not such a sentence."""
    found = _CALL.fullmatch(text)
    if found is None:
        return None
    way, sort, detail = found.groups()
    outcome, _comma, span = (detail or "").partition(", ")
    state: State | None = "missed" if way == "Missed" else _STATES.get(outcome)
    return Call("out" if way == "Outgoing" else "in", state, _seconds(span), sort)


def _seconds(span: str) -> int | None:
    found = _SPAN.fullmatch(span)
    if found is None or not span:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
