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
from evidencelog.importers.sms.raw import Raw, Values
from evidencelog.importers.sms.sides import NOBODY, NOTHING, Addresses

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
_CHANGING: Final = ("date", "body", "readable_date", "date_sent")
_TAKEN: Final = frozenset({"address", "contact_name", "type", "subject"})


class _Steady(NamedTuple):
    """What follows from the values that hardly change: who, what became of it, the rest."""

    conversation: str
    key: str
    title: str | None
    direction: Direction | None
    state: State | None
    sender: Side | None
    recipients: tuple[Side, ...]
    subject: str | None
    fields: Fields
    notes: Notes


class _Layout:
    """Where the values stand in elements that have the same attributes in the same order.

    `changing` takes those that every message has of its own, `steady` all others; `known`
    remembers what was made of these.
    """

    def __init__(self, names: list[str]) -> None:
        at = {name: 2 * number + 1 for number, name in enumerate(names)}
        self._others = [name for name in names if name not in _CHANGING]
        self.names = names
        # -1 is the None that is put at the end when something is missing; one of two indexes
        # too many, so that there always is a tuple.
        self.is_full = at.keys() >= set(_CHANGING)
        self.changing = itemgetter(*(at.get(name, -1) for name in _CHANGING))
        self.steady = itemgetter(*(at[name] for name in self._others), 0, 0)
        self.known: dict[tuple[str | None, ...], _Steady] = {}

    def made_of(self, steady: tuple[str | None, ...], addresses: Addresses) -> _Steady:
        """Return what follows from these values, and remember it."""
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        values = {
            name: value
            for name, value in zip(self._others, steady, strict=False)
            if value is not None
        }
        found = self.known[steady] = _steady(values, addresses)
        return found


class Messages:
    """Makes drafts of short messages, with what it remembers of those before."""

    def __init__(self, clock: Clock, addresses: Addresses) -> None:
        self._stamp, self._clock, self._addresses = clock.stamp, clock, addresses
        self._layout = _Layout([])
        self._layouts: dict[tuple[str, ...], _Layout] = {}

    def draft(self, raw: Raw, position: int, place: str) -> Draft | None:
        """Return the message; None when the element says nothing at all."""
        flat, layout = raw.flat, self._layout
        if not flat:
            return None
        if flat[::2] != layout.names:
            layout = self._other_layout(flat[::2])
        date, text, readable, sent = layout.changing(flat if layout.is_full else [*flat, None])
        values = layout.steady(flat)
        steady = layout.known.get(values) or layout.made_of(values, self._addresses)
        (conversation, key, title, direction, state, sender, recipients, subject, fields,
         notes) = steady  # fmt: skip
        if date is None and text is None and conversation == NOBODY:
            return None
        if readable is not None and sent is not None:
            fields += (("readable_date", readable), ("date_sent", sent))
        else:
            fields += _times(readable, sent)
        # The first ten digits are seconds: with the same ones they are close together.
        if sent is not None and sent != "0" and date is not None and sent[:10] != date[:10]:
            notes += late(self._clock, date, sent)
        if text == NOTHING:
            text, fields = None, (*fields, ("body", NOTHING))
            notes = (*notes, _("the file writes null, which is no text or this very word"))
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
            fields=fields,
            notes=notes,
        )
        return draft if subject is None else replace(draft, subject=subject)

    def _other_layout(self, names: list[str]) -> _Layout:
        layout = self._layouts.get(tuple(names))
        if layout is None:
            if len(self._layouts) > _MOST_LAYOUTS:
                self._layouts.clear()
            layout = self._layouts[tuple(names)] = _Layout(names)
        self._layout = layout
        return layout


def _steady(values: Values, addresses: Addresses) -> _Steady:
    address, kind = values.get("address"), values.get("type")
    direction, state = KINDS.get(kind, _NEITHER)
    others = addresses.others(address, values.get("contact_name"))
    sides = others.sides
    items = without_nothing(tuple(item for item in values.items() if item[0] not in _TAKEN))
    if address is not None and (direction is None or len(sides) > 1):
        items += (("address", address),)
    notes = [] if direction is not None else [unknown_kind(kind)]
    if values.get("status") == _NOT_DELIVERED:
        notes.append(_("its status says that it was not delivered"))
    subject = values.get("subject")
    return _Steady(
        conversation=others.conversation,
        key=f"sms:{others.conversation}:{direction}:",
        title=others.title,
        direction=direction,
        state=state,
        sender=sides[0] if direction == "in" and len(sides) == 1 else None,
        recipients=sides if direction == "out" else (),
        subject=None if subject == NOTHING else subject,
        fields=items,
        notes=tuple(notes),
    )


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
