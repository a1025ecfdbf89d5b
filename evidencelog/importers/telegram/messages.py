"""One record of a chat: a message, a call, or a line that the app wrote."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Draft, Enclosed, Item, Side, Skip, Stamp, State, What
from evidencelog.importers.json_items import EXCERPT, Numbering
from evidencelog.importers.json_values import Values, whole, written
from evidencelog.importers.telegram.chat import Chat
from evidencelog.importers.telegram.reactions import reactions_of
from evidencelog.importers.telegram.texts import text_of
from evidencelog.importers.telegram.times import edited_of, stamp_of
from evidencelog.importers.wall_time import WallTimes

SERVICE = "Telegram"
_CALLS = ("phone_call", "group_call")
_FILES = ("photo", "file", "contact_vcard")
_NOT_THERE = "(File "  # "(File not included. ...)" stands where the path would


def is_record(value: object) -> bool:
    """Return whether a value looks like an element of `messages`."""
    if not isinstance(value, dict) or value.get("type") not in ("message", "service"):
        return False
    return "date" in value or "date_unixtime" in value


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes drafts of the records of one chat in one file."""

    chat: Chat
    belongings: Belongings
    member: str
    walls: WallTimes
    numbering: Numbering

    def item(self, record: dict[str, object], position: int, place: str) -> Item:
        """Return what a record says, or a skip for one that Telegram could not export."""
        values = Values(record)
        kind = values.text("type")
        if kind in ("message", "service"):
            return self._draft(values, position, place, by_app=kind == "service")
        reason = (
            _("Telegram could not export this message: the version that did was too old")
            if kind == "unsupported"
            else _("it does not say that it is a message")
        )
        return Skip(
            position=position, place=place, reason=reason, excerpt=written(record)[:EXCERPT]
        )

    def _draft(self, values: Values, position: int, place: str, *, by_app: bool) -> Draft:
        sender = _sender(values, "actor" if by_app else "from")
        stamp = stamp_of(values, self.walls)
        what = _what(values, by_app=by_app)
        direction = self.chat.direction(sender)
        notes = _notes(values, what, sender)
        return Draft(
            position=position,
            place=place,
            what=what,
            conversation=self.chat.id,
            key=self._key(values, sender, stamp),
            title=self.chat.name,
            service=SERVICE,
            direction=direction,
            sender=sender,
            recipients=self.chat.recipients(direction),
            stamp=stamp,
            state=_call_state(values) if what == "call" else None,
            text=text_of(values),
            seconds=_seconds(values),
            files=self._files(values),
            edited=edited_of(values, self.walls),
            reply_to=self._reply(values),
            reactions=reactions_of(values),
            fields=values.rest(),
            notes=(*notes, *values.notes),
        )

    def _key(self, values: Values, sender: Side | None, stamp: Stamp | None) -> str:
        number = values.whole("id")
        if number is not None:
            return f"{self.chat.id}/{number}"
        who = sender.id if sender else ""
        when = (stamp.instant or stamp.raw) if stamp else ""
        return self.numbering.key(f"{self.chat.id}/{who}/{when}")

    def _reply(self, values: Values) -> str | None:
        number = values.whole("reply_to_message_id")
        if number is None:
            return None
        return f"{values.text('reply_to_peer_id') or self.chat.id}/{number}"

    def _files(self, values: Values) -> tuple[Enclosed, ...]:
        found = []
        for name in _FILES:
            path = values.text(name)
            if path:
                mime, called = values.text("mime_type"), values.text("file_name")
                found.append(self._file(path, mime, called or "", name))
        return tuple(found)

    def _file(self, path: str, mime: str | None, called: str, role: str) -> Enclosed:
        if _NOT_THERE not in path:
            return self.belongings.enclosed(
                path, beside=self.member, kind=mime, name=called or None
            )
        name = called or path.partition(_NOT_THERE)[0].strip()
        return Enclosed(name=name or role, type=mime, note=path)


def _sender(values: Values, role: str) -> Side | None:
    name = values.text(role) or None
    number = values.text(f"{role}_id") or whole_id(values, f"{role}_id")
    return Side(id=number or name or "", name=name) if number or name else None


def whole_id(values: Values, name: str) -> str | None:
    """Return the account of older exports, which give bare numbers, as newer ones do."""
    number = values.whole(name)
    return None if number is None else f"user{number}"


def _what(values: Values, *, by_app: bool) -> What:
    if not by_app:
        return "message"
    return "call" if values.peek("action") in _CALLS else "system"


def _call_state(values: Values) -> State | None:
    """Return what became of a call; one that was rung off unanswered has no word here."""
    reason = values.peek("discard_reason")
    if reason == "missed":
        return "missed"
    if reason == "busy":
        return "declined"
    lasted = whole(values.peek("duration_seconds")) or whole(values.peek("duration"))
    return "answered" if lasted else None


def _seconds(values: Values) -> int | None:
    found = values.whole("duration_seconds")
    return values.whole("duration") if found is None else found


def _notes(values: Values, what: What, sender: Side | None) -> tuple[str, ...]:
    notes = []
    action = values.peek("action")
    if what == "system" and isinstance(action, str):
        notes.append(_("a line of Telegram: {action}").format(action=written(action)))
    if values.peek("forwarded_from", "") != "":
        author = values.peek("forwarded_from")
        known = _("forwarded; it was written by {author}").format(author=written(author))
        notes.append(_("forwarded from an account without a name") if author is None else known)
    if sender is not None and sender.name is None:
        notes.append(_("the account of the sender has no name: it may have been deleted"))
    return tuple(notes)
