"""Calls: from the values of a `call` element to a draft."""

from __future__ import annotations

from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, State, What
from evidencelog.importers.sms.clock import Clock
from evidencelog.importers.sms.messages import Notes, without_nothing
from evidencelog.importers.sms.raw import Raw, Values
from evidencelog.importers.sms.sides import NOBODY, Addresses

# CallLog.Calls of Android: what the number in `type` means.
_KINDS: Final[dict[str, tuple[What, Direction, State | None]]] = {
    "1": ("call", "in", "answered"),
    "2": ("call", "out", None),
    "3": ("call", "in", "missed"),
    "4": ("voicemail", "in", "received"),
    "5": ("call", "in", "declined"),
    "6": ("call", "in", "blocked"),
    "7": ("call", "in", "answered"),
}
_ELSEWHERE: Final = "7"
_NO_NUMBER: Final = frozenset({"", "-1", "-2", "-3"})
"""What phones write in place of a number that they do not have."""

_MOST_DIGITS: Final = 9
_USED: Final = frozenset({"number", "date", "duration", "contact_name"})


class Calls:
    """Makes drafts of calls."""

    def __init__(self, clock: Clock, addresses: Addresses) -> None:
        self._clock, self._addresses = clock, addresses

    def draft(self, raw: Raw, position: int, place: str) -> Draft | None:
        """Return the call; None when the element says nothing at all."""
        values = raw.values
        number, date = values.get("number"), values.get("date")
        if number is None and date is None and "type" not in values:
            return None
        kind = _KINDS.get(values.get("type", ""))
        what, direction, state = kind or ("call", None, None)
        seconds = _seconds(values.get("duration"))
        if values.get("type") == "2" and seconds:
            state = "answered"
        address = None if number in _NO_NUMBER else number
        others = self._addresses.others(address, values.get("contact_name"))
        sides = others.sides
        return Draft(
            position=position,
            place=place,
            what=what,
            conversation=others.conversation,
            key=f"call:{others.conversation}:{direction}:{date}",
            title=others.title,
            service="phone",
            direction=direction,
            sender=sides[0] if direction == "in" and len(sides) == 1 else None,
            recipients=sides if direction == "out" else (),
            stamp=self._clock.stamp(date, values.get("readable_date")),
            state=state,
            seconds=seconds,
            fields=without_nothing(tuple(item for item in values.items() if _is_other(*item)))
            + (() if address is None or direction else (("number", address),)),
            notes=_notes(values, known=kind is not None, named=others.conversation != NOBODY),
        )


def _is_other(name: str, value: str) -> bool:
    if name == "number":
        return value in _NO_NUMBER
    return name not in _USED or (name == "duration" and _seconds(value) is None)


def _seconds(text: str | None) -> int | None:
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > _MOST_DIGITS:
        return None
    return int(text)


def _notes(values: Values, *, known: bool, named: bool) -> Notes:
    notes: list[str] = []
    kind = values.get("type")
    if not known:
        says = _("type {kind} is not known: neither received nor made")
        notes.append(says.format(kind=kind or "-"))
    if kind == _ELSEWHERE:
        notes.append(_("answered on another device"))
    if not named:
        notes.append(_why_no_number(values.get("presentation")))
    return tuple(notes)


def _why_no_number(presentation: str | None) -> str:
    match presentation:
        case "2":
            return _("the caller withheld the number")
        case "3":
            return _("the number was not known to the phone")
        case "4":
            return _("the call came from a payphone")
        case _other:
            return _("the file names no number")
