"""Short messages: from the values of an `sms` element to a draft.

A file has a hundred thousand of these, so what repeats is remembered: who is on the other
side, and the values that hardly ever change.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Final, NamedTuple

from msgspec.structs import replace

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Side, State
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
_MOST_LAYOUTS: Final = 100
_LOOKED_AT: Final = (
    "date", "body", "address", "contact_name", "readable_date", "date_sent", "type", "subject",
)  # fmt: skip


class _Layout:
    """Where the values stand in elements that have the same attributes in the same order.

    `usual` remembers what was made of those that are not looked at one by one.
    """

    def __init__(self, names: list[str]) -> None:
        at = {name: 2 * number + 1 for number, name in enumerate(names)}
        others = [name for name in names if name not in _LOOKED_AT]
        # -1 is the None that is put at the end when something is missing; one of two indexes
        # too many, so that there always is a tuple.
        self.names = names
        self.is_full = at.keys() >= set(_LOOKED_AT)
        self.pick = itemgetter(*(at.get(name, -1) for name in _LOOKED_AT))
        self.rest = itemgetter(*(at[name] for name in others), 0, 0)
        self.usual: dict[tuple[str | None, ...], tuple[Fields, Notes]] = {}
        self._others = others

    def made_of(self, rest: tuple[str | None, ...]) -> tuple[Fields, Notes]:
        """Return the fields and notes of the other values, and remember them."""
        pairs = zip(self._others, rest, strict=False)
        fields = tuple((name, value) for name, value in pairs if value not in (None, NOTHING))
        notes: Notes = ()
        if ("status", _NOT_DELIVERED) in fields:
            notes = (_("its status says that it was not delivered"),)
        if len(self.usual) > _REMEMBERED:
            self.usual.clear()
        self.usual[rest] = (fields, notes)
        return fields, notes


class _Envelope(NamedTuple):
    """What follows from address, name and type: who wrote to whom, what became of it."""

    conversation: str
    key: str
    title: str | None
    direction: Direction | None
    state: State | None
    sender: Side | None
    recipients: tuple[Side, ...]
    fields: Fields
    notes: Notes


class Messages:
    """Makes drafts of short messages, with what it remembers of those before."""

    def __init__(self, clock: Clock, addresses: Addresses) -> None:
        self._stamp, self._clock = clock.stamp, clock
        self._others = addresses.others
        self._layout = _Layout([])
        self._layouts: dict[tuple[str, ...], _Layout] = {}
        self._envelopes: dict[tuple[str | None, ...], _Envelope] = {}

    def draft(self, raw: Raw, position: int, place: str) -> Draft | None:
        """Return the message; None when the element says nothing at all."""
        layout = self._layout
        if raw.flat[::2] != layout.names:
            layout = self._other_layout(raw.flat[::2])
        flat = raw.flat if layout.is_full else [*raw.flat, None]
        date, text, address, name, readable, sent, kind, subject = layout.pick(flat)
        if date is None and text is None and address is None:
            return None
        rest = layout.rest(flat)
        fields, notes = layout.usual.get(rest) or layout.made_of(rest)
        envelope = self._envelopes.get((address, name, kind))
        if envelope is None:
            envelope = self._envelope(address, name, kind)
        conversation, key, title, direction, state, sender, recipients, more, odd = envelope
        if readable is not None and sent is not None:
            fields += (("readable_date", readable), ("date_sent", sent))
        else:
            fields += _times(readable, sent)
        # The first ten digits are seconds: with the same ones they are close together.
        if sent is not None and sent != "0" and date is not None and sent[:10] != date[:10]:
            notes += late(self._clock, date, sent)
        if text == NOTHING:
            text, odd = None, (*odd, _("the file writes null, which is no text or this very word"))
            more = (*more, ("body", NOTHING))
        # Fifteen arguments: from sixteen on Python calls by way of a dict, four times as slow.
        draft = Draft(
            position=position,
            place=place,
            what="message",
            conversation=conversation,
            key=f"{key}{date}",
            title=title,
            service="SMS",
            direction=direction,
            sender=sender,
            recipients=recipients,
            stamp=self._stamp(date, readable),
            state=state,
            text=text,
            fields=fields + more,
            notes=notes + odd,
        )
        return draft if subject in (None, NOTHING) else replace(draft, subject=subject)

    def _other_layout(self, names: list[str]) -> _Layout:
        layout = self._layouts.get(tuple(names))
        if layout is None:
            if len(self._layouts) > _MOST_LAYOUTS:
                self._layouts.clear()
            layout = self._layouts[tuple(names)] = _Layout(names)
        self._layout = layout
        return layout

    def _envelope(self, address: str | None, name: str | None, kind: str | None) -> _Envelope:
        others, (direction, state) = self._others(address, name), KINDS.get(kind, _NEITHER)
        sides, odd = others.sides, direction is None or len(others.sides) > 1
        if len(self._envelopes) > _REMEMBERED:
            self._envelopes.clear()
        envelope = self._envelopes[address, name, kind] = _Envelope(
            conversation=others.conversation,
            key=f"sms:{others.conversation}:{direction}:",
            title=others.title,
            direction=direction,
            state=state,
            sender=sides[0] if direction == "in" and len(sides) == 1 else None,
            recipients=sides if direction == "out" else (),
            fields=(("address", address),) if odd and address is not None else (),
            notes=() if direction is not None else (unknown_kind(kind),),
        )
        return envelope


def _times(readable: str | None, sent: str | None) -> Fields:
    times = (("readable_date", readable), ("date_sent", sent))
    return tuple((name, value) for name, value in times if value is not None)


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
