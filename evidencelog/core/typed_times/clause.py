"""What can be said of one point in time, and how each thing is said only once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from evidencelog.core.moments import Part, TimeNotUnderstoodError
from evidencelog.core.typed_times.calendar import DateOrder
from evidencelog.core.typed_times.clocks import Clock
from evidencelog.core.typed_times.tokens import Token
from evidencelog.i18n import gettext as _

PARTS: dict[str, Part] = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What a typed time is relative to: the present in a zone, and how dates are written."""

    now: datetime
    zone: str
    local: datetime
    order: DateOrder | None

    @property
    def today(self) -> date:
        """Return the present day in the zone."""
        return self.local.date()


@dataclass(kw_only=True, slots=True)
class Clause:
    """What was said of one point in time; `days` holds every reading of its date."""

    about: bool = False
    days: tuple[str, ...] = ()
    weekday: int | None = None
    last: bool = False
    part: Part | None = None
    night_began: bool = False
    clock: Clock | None = None
    number: int | None = None
    is_hour: bool = False
    offset: str | None = None
    is_zoned: bool = False


Matcher = Callable[[tuple[Token, ...], int, Clause, Context], int]
"""Takes the pieces and a place among them, says in the clause what they mean there, and
returns how many pieces that were: 0 when it knows no meaning for them."""


def not_understood() -> TimeNotUnderstoodError:
    """Return the error for text that does not name a time."""
    return TimeNotUnderstoodError(
        _("this was not understood as a time"),
        hint=_("for example: 2026-03-14 18:05, yesterday 6pm, March 2026"),
    )


def set_once(clause: Clause, slot: str, value: object) -> None:
    """Say something of the clause that was not said before."""
    if value is None or getattr(clause, slot) not in (None, False, ()):
        raise not_understood()
    setattr(clause, slot, value)


def word_at(tokens: tuple[Token, ...], at: int) -> str:
    """Return the word or mark at a place, or nothing."""
    if 0 <= at < len(tokens) and tokens[at].kind in ("word", "mark"):
        return tokens[at].text
    return ""


def number_at(tokens: tuple[Token, ...], at: int) -> str:
    """Return the digits at a place, or nothing."""
    return tokens[at].parts[0] or "" if at < len(tokens) and tokens[at].kind == "number" else ""
