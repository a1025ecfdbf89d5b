"""Short messages: from the values of an `sms` element to a draft.

A file has a hundred thousand of these, so what repeats is remembered: who is on the other
side, and the values that hardly ever change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, State
from evidencelog.importers.sms.clock import Clock, seconds_and_thousandths
from evidencelog.importers.sms.raw import Raw
from evidencelog.importers.sms.sides import NOTHING, Addresses

Fields = tuple[tuple[str, str], ...]
Notes = tuple[str, ...]

# Telephony.TextBasedSmsColumns of Android: what the number in `type` means.
KINDS: Final[Mapping[str | None, tuple[Direction, State] | tuple[None, None]]] = {
    "1": ("in", "received"),
    "2": ("out", "sent"),
    "3": ("out", "draft"),
    "4": ("out", "waiting"),
    "5": ("out", "failed"),
    "6": ("out", "waiting"),
}
_NEITHER: Final = (None, None)
_NOT_DELIVERED: Final = "64"
_LATE: Final = 3600
"""Seconds between sending and arrival from which it is worth a word."""

_REMEMBERED: Final = 10_000


class Messages:
    """Makes drafts of short messages, with what it remembers of those before."""

    def __init__(self, clock: Clock, addresses: Addresses) -> None:
        self._clock, self._addresses = clock, addresses
        self._usual: dict[Fields, tuple[Fields, Notes]] = {}

    def draft(self, raw: Raw, position: int, place: str) -> Draft | None:
        """Return the message; None when the element says nothing at all."""
        values = raw.values
        take = values.pop
        date, text = take("date", None), take("body", None)
        address, name = take("address", None), take("contact_name", None)
        readable, sent = take("readable_date", None), take("date_sent", None)
        kind, subject = take("type", None), take("subject", None)
        fields, notes = self._rest(tuple(values.items()))
        if readable is not None:
            fields += (("readable_date", readable),)
        if sent is not None:
            fields += (("date_sent", sent),)
            # The first ten digits are seconds, so these are at most sixteen minutes apart.
            if date is not None and sent != "0" and sent[:10] != date[:10]:
                notes += late(self._clock, date, sent)
        if text == NOTHING:
            text, fields, notes = None, (*fields, ("body", NOTHING)), (*notes, _null_note())
        direction, state = KINDS.get(kind, _NEITHER)
        if direction is None:
            if kind is None and date is None and text is None and address is None and not fields:
                return None
            notes += (unknown_kind(kind),)
        others = self._addresses.others(address, name)
        sides, conversation = others.sides, others.conversation
        if address is not None and (direction is None or len(sides) > 1):
            fields += (("address", address),)
        return Draft(
            position=position,
            place=place,
            what="message",
            conversation=conversation,
            key=f"sms:{conversation}:{date}:{direction}",
            title=others.title,
            service="SMS",
            direction=direction,
            sender=sides[0] if direction == "in" and len(sides) == 1 else None,
            recipients=sides if direction == "out" else (),
            stamp=self._clock.stamp(date, readable),
            state=state,
            text=text,
            subject=None if subject == NOTHING else subject,
            fields=fields,
            notes=notes,
        )

    def _rest(self, items: Fields) -> tuple[Fields, Notes]:
        usual = self._usual.get(items)
        if usual is None:
            if len(self._usual) > _REMEMBERED:
                self._usual.clear()
            fields = without_nothing(items)
            notes: Notes = ()
            if ("status", _NOT_DELIVERED) in fields:
                notes = (_("its status says that it was not delivered"),)
            usual = self._usual[items] = (fields, notes)
        return usual


def without_nothing(items: Fields) -> Fields:
    """Return the values that are there, in the order of the file."""
    return tuple(item for item in items if item[1] != NOTHING)


def late(clock: Clock, date: str, sent: str) -> Notes:
    """Return a note when a message arrived long after it was sent, or before."""
    arrived, left = seconds_and_thousandths(date), seconds_and_thousandths(sent)
    if arrived is None or left is None or abs(arrived[0] - left[0]) < _LATE:
        return ()
    return (_("date_sent is {time} (UTC)").format(time=clock.instant(*left)),)


def unknown_kind(kind: str | None) -> str:
    """Return the note on a record of a kind that is not known, so that nobody guesses."""
    if kind is None:
        return _("the file does not say whether it was received or sent")
    return _("type {kind} is not known: neither received nor sent").format(kind=kind)


def _null_note() -> str:
    return _("the file writes null, which is no text or this very word")
