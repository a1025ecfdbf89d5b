"""Multimedia messages: from an `mms` element with its parts and addresses to a draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Side, State
from evidencelog.importers.sms.clock import Clock
from evidencelog.importers.sms.messages import (
    KINDS,
    Fields,
    Notes,
    late,
    unknown_kind,
    without_nothing,
)
from evidencelog.importers.sms.parts import Content, content
from evidencelog.importers.sms.raw import Raw, Values
from evidencelog.importers.sms.sides import NOTHING, Addresses, Others, plain

_FROM: Final = "137"
_TO: Final = frozenset({"151", "130", "129"})  # To, Cc, Bcc of the WAP headers
_OWN_ADDRESS: Final = "insert-address-token"
"""What Android writes in place of the owner's number when the network fills it in."""

# WAP-209: what is sent over the air and is no message of a person.
_NOTICE: Final = "130"
_REPORTS: Final = {"134": "delivery", "135": "read", "136": "read"}
_RCS: Final = "proto:"
_USED: Final = frozenset({"date", "readable_date", "date_sent", "address", "contact_name", "sub"})


class Multimedia:
    """Makes drafts of multimedia messages."""

    def __init__(self, clock: Clock, addresses: Addresses) -> None:
        self._clock, self._addresses = clock, addresses

    def draft(self, raw: Raw, position: int, place: str) -> Draft:
        """Return the message with its text and its files."""
        values = raw.values
        others = self._addresses.others(values.get("address"), values.get("contact_name"))
        direction, state = KINDS.get(values.get("msg_box"), (None, None))
        sender, recipients, notes = _between(_addressed(raw), others, direction)
        held = content(below for name, below in raw.below if name == "part")
        date, readable = values.get("date"), values.get("readable_date")
        sent, subject = values.get("date_sent"), values.get("sub")
        notes += self._notes(values, held)
        if values.get("m_type") == _NOTICE and direction == "in":
            state = None
        return Draft(
            position=position,
            place=place,
            what="system" if values.get("m_type") in _REPORTS else "message",
            conversation=others.conversation,
            key=_key(values, others, direction),
            title=others.title,
            service="RCS" if values.get("tr_id", "").startswith(_RCS) else "MMS",
            direction=direction,
            sender=sender,
            recipients=recipients,
            stamp=self._clock.stamp(date, readable),
            state=state,
            text=held.text,
            subject=None if subject in (NOTHING, "") else subject,
            files=held.files,
            fields=_fields(values, raw, held),
            notes=notes if date is None or sent is None else notes + late(self._clock, date, sent),
        )

    def _notes(self, values: Values, held: Content) -> Notes:
        notes: list[str] = []
        box, kind = values.get("msg_box"), values.get("m_type")
        if box not in KINDS:
            notes.append(unknown_kind(box))
        if kind == _NOTICE:
            notes.append(_("this is the notice of a message; its content was not fetched"))
        elif kind in _REPORTS:
            notes.append(_("this is a report of the network, not a message of a person"))
        if held.texts > 1:
            notes.append(_("{count} texts, joined by line breaks").format(count=held.texts))
        return tuple(notes)


def _addressed(raw: Raw) -> list[tuple[str, str]]:
    """Return the kind and the address of every address element."""
    return [
        (values.get("type", ""), values["address"])
        for name, values in raw.below
        if name == "addr" and values.get("address", NOTHING) not in (NOTHING, "")
    ]


def _between(
    addressed: list[tuple[str, str]], others: Others, direction: Direction | None
) -> tuple[Side | None, tuple[Side, ...], Notes]:
    """Return sender, recipients and what is odd, from the addresses and the conversation.

    Some phones write the other side's number wherever a number is asked for, so the sender of
    what was sent is never taken from there when it is one of the others.
    """
    known = {plain(side.id): side for side in others.sides}
    senders = [one for kind, one in addressed if kind == _FROM and one != _OWN_ADDRESS]
    to = _sides((one for kind, one in addressed if kind in _TO and one != _OWN_ADDRESS), known)
    if direction == "out":
        own = [one for one in senders if plain(one) not in known]
        sender = Side(id=own[0]) if own else None
        return sender, to or others.sides, ()
    if senders:
        sender = known.get(plain(senders[0])) or Side(id=senders[0])
        return sender, tuple(side for side in to if plain(side.id) != plain(sender.id)), ()
    if len(others.sides) == 1:
        only = others.sides[0]
        sender = only if direction == "in" else None
        return sender, tuple(side for side in to if side != only), ()
    note = _("the file does not say which of them sent it")
    return None, to or others.sides, (note,) if others.sides else ()


def _sides(addresses: Iterable[str], known: dict[str, Side]) -> tuple[Side, ...]:
    """Return each address once, with its name, printed as it stands."""
    unique = dict.fromkeys(addresses)
    return tuple(
        Side(id=one, name=known[plain(one)].name) if plain(one) in known else Side(id=one)
        for one in unique
    )


def _key(values: Values, others: Others, direction: State | Direction | None) -> str:
    """Return a key: several pictures can come within one second, so the message's id counts."""
    names = (values.get(name) for name in ("m_id", "tr_id"))
    own = next((name for name in names if name and name != NOTHING), "")
    return f"mms:{others.conversation}:{direction}:{values.get('date')}:{own}"


def _fields(values: Values, raw: Raw, held: Content) -> Fields:
    """Return all that stands there beside what the draft holds already."""
    shown = [(name, value) for name, value in values.items() if name not in _USED]
    shown += [
        (name, values[name]) for name in ("readable_date", "date_sent", "address") if name in values
    ]
    shown += [(f"addr {kind}", address) for kind, address in _addressed(raw)]
    shown += [("layout", name) for name in held.layouts]
    return without_nothing(tuple(shown))
