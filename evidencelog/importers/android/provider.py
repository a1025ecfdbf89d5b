"""Messages as Android's telephony service backs them up (TelephonyBackupAgent): JSON objects.

All values are texts. `date` is milliseconds since 1970 for sms and seconds for mms; the
members that say nothing in a message are left out by the phone.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Enclosed, Side
from evidencelog.importers.json_text import readable
from evidencelog.importers.json_values import Values, whole
from evidencelog.importers.sms.clock import Clock
from evidencelog.importers.sms.messages import KINDS, unknown_kind
from evidencelog.importers.sms.sides import NOBODY, plain

_FROM: Final = 137
_TO: Final = (151, 130, 129)
_OWN: Final = "insert-address-token"


class Messages:
    """Makes drafts of the objects of one backup."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def sms(self, record: dict[str, object], position: int, place: str) -> Draft:
        """Return a short message."""
        values = Values(record)
        address, text = values.text("address"), values.text("body")
        date, own = values.text("date"), values.text("self_phone")
        kind = values.text("type")
        direction, state = KINDS.get(kind, (None, None))
        others = _others(values, address, own)
        conversation = _conversation(others)
        sides = tuple(Side(id=one) for one in others)
        only = sides[0] if len(sides) == 1 else None
        sender = Side(id=address) if address else only
        fields = (("type", kind),) if direction is None and kind else ()
        return Draft(
            position=position,
            place=place,
            what="message",
            conversation=conversation,
            key=f"sms:{conversation}:{direction}:{date}",
            service="SMS",
            direction=direction,
            sender=sender if direction == "in" else _own(own) if direction == "out" else None,
            recipients=sides if direction != "in" else (),
            stamp=self._clock.stamp(date, None),
            state=state,
            text=text,
            fields=(*fields, *values.rest()),
            notes=(*values.notes, *(() if direction else (unknown_kind(kind),))),
        )

    def mms(self, record: dict[str, object], position: int, place: str) -> Draft:
        """Return a multimedia message: its text; the phone does not back up the files."""
        values = Values(record)
        text, subject = values.text("mms_body"), values.text("sub")
        date, own, box = values.text("date"), values.text("self_phone"), values.text("msg_box")
        direction, state = KINDS.get(box, (None, None))
        addressed = _addressed(values.peek("mms_addresses"))
        others = _others(values, None, own)
        conversation = _conversation(others)
        sender, recipients = _between(addressed, others, direction, own)
        identity = values.peek("m_id") or values.peek("tr_id") or ""
        fields = (("msg_box", box),) if box else ()
        notes = [*values.notes, *(() if direction else (unknown_kind(box),))]
        draft = Draft(
            position=position,
            place=place,
            what="message",
            conversation=conversation,
            key=f"mms:{conversation}:{direction}:{date}:{identity}",
            service="MMS",
            direction=direction,
            sender=sender,
            recipients=recipients,
            stamp=self._clock.stamp(date, None),
            state=state,
            text=text,
            files=_missing(values, text),
            fields=(*fields, *values.rest()),
            notes=tuple(notes),
        )
        return draft if subject is None else replace(draft, subject=subject)


def _others(values: Values, address: str | None, own: str | None) -> list[str]:
    """Return all others of the conversation: the recipients that the phone notes for it."""
    listed = [one for one in values.items("recipients") if isinstance(one, str) and one]
    found = dict.fromkeys(listed or ([address] if address else []))
    return [one for one in found if own is None or plain(one) != plain(own)] or list(found)


def _conversation(others: list[str]) -> str:
    return "~".join(sorted({plain(one) for one in others})) or NOBODY


def _addressed(value: object) -> list[tuple[int | None, str]]:
    """Return kind and address of every address of a multimedia message."""
    found = []
    for one in value if isinstance(value, list) else []:
        if isinstance(one, dict):
            address = one.get("address")
            if isinstance(address, str) and address not in ("", _OWN):
                found.append((whole(one.get("type")), readable(address)))
    return found


def _between(
    addressed: list[tuple[int | None, str]],
    others: list[str],
    direction: Direction | None,
    own: str | None,
) -> tuple[Side | None, tuple[Side, ...]]:
    """Return who sent it and to whom, as the addresses say, else as the conversation does."""
    senders = [one for kind, one in addressed if kind == _FROM]
    to = tuple(Side(id=one) for one in dict.fromkeys(o for k, o in addressed if k in _TO))
    sides = tuple(Side(id=one) for one in others)
    if direction == "out":
        known = {plain(one) for one in others}
        mine = [one for one in senders if plain(one) not in known]
        return (Side(id=mine[0]) if mine else _own(own)), to or sides
    if senders:
        return Side(id=senders[0]), to
    return (sides[0] if direction == "in" and len(sides) == 1 else None), to


def _own(own: str | None) -> Side | None:
    return Side(id=own) if own else None


def _missing(values: Values, text: str | None) -> tuple[Enclosed, ...]:
    """Return a file that is not there, when the message was more than its text."""
    if text is not None or values.peek("m_type") == "130":
        return ()
    return (Enclosed(name=_("attachment"), note=_("such backups do not hold attachments")),)
