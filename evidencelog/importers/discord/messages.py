"""One record of DiscordChatExporter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.discord.snowflakes import disagreement
from evidencelog.importers.drafts import (
    Direction,
    Draft,
    Enclosed,
    Item,
    Reaction,
    Side,
    Stamp,
    What,
)
from evidencelog.importers.exact_times import of_iso
from evidencelog.importers.json_items import Numbering
from evidencelog.importers.json_values import Values, whole

SERVICE: Final = "Discord"
_BY_PEOPLE: Final = frozenset(
    "Default Reply ThreadStarterMessage ChatInputCommand ContextMenuCommand 0 19 20 21 23".split()
)
_LOOKS: Final = ("avatarUrl", "color", "roles")
"""How an author is shown, which says nothing of the message."""


def key_of(number: str) -> str:
    """Return the key of a message; its number is the only one of all Discord."""
    return f"discord/{number}"


def is_record(value: object) -> bool:
    """Return whether a value looks like an element of `messages`."""
    return isinstance(value, dict) and {"id", "timestamp", "author"} <= value.keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes drafts of the records of one channel in one file."""

    conversation: str
    title: str | None
    me: frozenset[str]
    belongings: Belongings
    member: str
    numbering: Numbering

    def item(self, record: dict[str, object], position: int, place: str) -> Item:
        """Return what a record says."""
        values = Values(record)
        number = values.text("id") or ""
        raw = values.text("timestamp")
        stamp = of_iso(raw) if raw else None
        sender, names = _author(values)
        edited = values.text("timestampEdited")
        what, notes = _what(values), list(_notes(record, number, stamp))
        return Draft(
            position=position,
            place=place,
            what=what,
            conversation=self.conversation,
            key=key_of(number) if number else self._key(sender, raw),
            title=self.title,
            service=SERVICE,
            direction=self._direction(names),
            sender=sender,
            stamp=stamp,
            text=values.text("content") or None,
            seconds=_lasted(values, stamp) if what == "call" else None,
            files=(*self._attachments(values), *self._stickers(values)),
            edited=of_iso(edited) if edited else None,
            reply_to=_reply(values),
            reactions=_reactions(values),
            fields=values.rest(),
            notes=(*notes, *values.notes),
        )

    def _key(self, sender: Side | None, raw: str | None) -> str:
        who = sender.id if sender else ""
        return self.numbering.key(f"{self.conversation}/{who}/{raw}")

    def _direction(self, names: frozenset[str]) -> Direction | None:
        if not self.me or not names:
            return None
        return "out" if self.me & names else "in"

    def _attachments(self, values: Values) -> list[Enclosed]:
        return [
            self._file(values, one, f"attachments.{number}", "url", "fileName")
            for number, one in enumerate(values.items("attachments"), 1)
        ]

    def _stickers(self, values: Values) -> list[Enclosed]:
        return [
            self._file(values, one, f"stickers.{number}", "sourceUrl", "name")
            for number, one in enumerate(values.items("stickers"), 1)
        ]

    def _file(self, values: Values, one: object, path: str, url: str, name: str) -> Enclosed:
        values.put(path, one)
        inner = Values(one if isinstance(one, dict) else {})
        place, called = inner.text(url) or "", inner.text(name)
        if "://" in place:
            return Enclosed(name=called or place, note=_("the export has only a link to it"))
        return self.belongings.enclosed(place, beside=self.member, name=called or path)


def _author(values: Values) -> tuple[Side | None, frozenset[str]]:
    """Take the author: as they were shown, and all names that may be told as the owner's."""
    author = values.inner("author")
    number, name, shown = author.text("id"), author.text("name"), author.text("nickname")
    for look in _LOOKS:
        author.drop(look)
    for field, value in author.rest():
        values.put(f"author.{field}", value)
    if name and shown and name != shown:
        values.put("author.name", name)
    names = frozenset(one for one in (number, name, shown) if one)
    side = Side(id=number or name or "", name=shown or name) if names else None
    return side, names


def _what(values: Values) -> What:
    kind = values.peek("type", "Default")
    if kind == "Call":
        return "call"
    return "message" if str(kind) in _BY_PEOPLE else "system"


def _notes(record: dict[str, object], number: str, stamp: Stamp | None) -> list[str]:
    odd = disagreement(whole(number), stamp)
    notes = [odd] if odd else []
    if isinstance(record.get("forwardedMessage"), dict):
        notes.append(_("forwarded; its text is among the fields"))
    return notes


def _lasted(values: Values, stamp: Stamp | None) -> int | None:
    raw = values.peek("callEndedTimestamp")
    end = of_iso(raw).instant if isinstance(raw, str) else None
    if end is None or stamp is None or stamp.instant is None:
        return None
    lasted = datetime.fromisoformat(end[:-1]) - datetime.fromisoformat(stamp.instant[:-1])
    return max(0, int(lasted.total_seconds()))


def _reply(values: Values) -> str | None:
    reference = values.peek("reference")
    if not isinstance(reference, dict) or values.has("forwardedMessage"):
        return None
    number = Values(reference).text("messageId")
    return key_of(number) if number else None


def _reactions(values: Values) -> tuple[Reaction, ...]:
    """Return a reaction for each user that is named; how many there were stays a field."""
    found: list[Reaction] = []
    listed = values.peek("reactions")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            inner = Values(one)
            text = inner.inner("emoji").text("name") or ""
            users = [_user(user) for user in inner.items("users")]
            found += [Reaction(by=by, text=text) for by in users or [None]]
    return tuple(found)


def _user(user: object) -> Side | None:
    values = Values(user if isinstance(user, dict) else {})
    number, name = values.text("id"), values.text("nickname") or values.text("name")
    return Side(id=number or name or "", name=name) if number or name else None
