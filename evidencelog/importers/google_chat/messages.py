"""One record of `messages.json`."""

from __future__ import annotations

from dataclasses import dataclass, field
from posixpath import splitext

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Direction, Draft, Enclosed, Item, Reaction, Side, State
from evidencelog.importers.google_chat.dates import chat_stamp
from evidencelog.importers.google_chat.groups import Group
from evidencelog.importers.json_items import Numbering
from evidencelog.importers.json_text import readable
from evidencelog.importers.json_values import Values

SERVICE = "Google Chat"


def is_record(value: object) -> bool:
    """Return whether a value looks like an element of `messages`."""
    return isinstance(value, dict) and "created_date" in value and (
        "creator" in value or "message_id" in value
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes drafts of the records of one conversation."""

    group: Group
    owner: Side | None
    me: frozenset[str]
    belongings: Belongings
    member: str
    numbering: Numbering
    seen: dict[str, int] = field(default_factory=dict)

    def item(self, record: dict[str, object], position: int, place: str) -> Item:
        """Return what a record says."""
        values = Values(record)
        sender = _creator(values)
        created, updated = values.text("created_date"), values.text("updated_date")
        number = values.text("message_id")
        quoted = values.peek("quoted_message_metadata")
        direction = self._direction(sender)
        return Draft(
            position=position,
            place=place,
            what="message",
            conversation=self.group.id,
            key=number or self.numbering.key(f"{self.group.id}/{created}"),
            title=self.group.name,
            service=SERVICE,
            direction=direction,
            sender=sender,
            recipients=self._recipients(sender),
            stamp=chat_stamp(created) if created else None,
            state=_state(values),
            text=values.text("text") or None,
            files=self._files(values),
            edited=chat_stamp(updated) if updated else None,
            reply_to=Values(quoted).text("text") if isinstance(quoted, dict) else None,
            reactions=_reactions(values),
            fields=values.rest(),
            notes=tuple(values.notes),
        )

    def _direction(self, sender: Side | None) -> Direction | None:
        if sender is None:
            return None
        if self.owner is not None:
            return "out" if sender.id == self.owner.id else "in"
        if not self.me:
            return None
        return "out" if sender.id in self.me or sender.name in self.me else "in"

    def _recipients(self, sender: Side | None) -> tuple[Side, ...]:
        """Return the other one of two; who was in a group at that time is not known."""
        if sender is None or len(self.group.members) != 2:
            return ()
        others = tuple(side for side in self.group.members if side.id != sender.id)
        return others if len(others) == 1 else ()

    def _files(self, values: Values) -> tuple[Enclosed, ...]:
        found = []
        for number, one in enumerate(values.items("attached_files"), 1):
            values.put(f"attached_files.{number}", one)
            inner = Values(one if isinstance(one, dict) else {})
            shown, stored = inner.text("original_name"), inner.text("export_name")
            found.append(self._file(stored or shown or "", shown or stored or "file"))
        return tuple(found)

    def _file(self, stored: str, shown: str) -> Enclosed:
        """Return a file; of several with one name each later one has a number in its name."""
        times = self.seen[stored] = self.seen.get(stored, 0) + 1
        stem, extension = splitext(stored)
        name = stored if times == 1 else f"{stem}({times - 1}){extension}"
        member = self.belongings.find_alike(name, self.member)
        if member is not None:
            return self.belongings.opened(member, name=shown)
        return Enclosed(name=shown, note=_("this file is not part of the export"))


def _creator(values: Values) -> Side | None:
    creator = values.inner("creator")
    name, address = creator.text("name") or None, creator.text("email") or None
    for field_name, value in creator.rest():
        values.put(f"creator.{field_name}", value)
    return Side(id=address or name or "", name=name) if address or name else None


def _state(values: Values) -> State | None:
    gone = values.has("deletion_metadata") or values.peek("message_state") == "DELETED"
    return "deleted" if gone else None


def _reactions(values: Values) -> tuple[Reaction, ...]:
    found: list[Reaction] = []
    listed = values.peek("reactions")
    for one in listed if isinstance(listed, list) else ():
        inner = Values(one if isinstance(one, dict) else {})
        text = inner.inner("emoji").text("unicode") or ""
        people = [readable(who) for who in inner.items("reactor_emails") if isinstance(who, str)]
        found += [Reaction(by=Side(id=who), text=text) for who in people]
    return tuple(found)
