"""Reading `result.json`, of one chat or of a whole account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Contact, Item, Remark
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import Numbering, head, items, json_names, pattern
from evidencelog.importers.json_reader import JsonReader
from evidencelog.importers.json_text import JsonError
from evidencelog.importers.json_values import Values
from evidencelog.importers.telegram.chat import Chat, Owner, chat_of, owner_of
from evidencelog.importers.telegram.messages import Maker, is_record
from evidencelog.importers.wall_time import WallTimes

TOOL = "Telegram Desktop"
_ACCOUNT = frozenset({"personal_information", "left_chats", "frequent_contacts", "chats"})
_ANOTHER_CHAT = re.compile(r'"messages"[ \t\n\r]*:[ \t\n\r]*\[')


class TelegramImporter:
    """Messages, calls and contacts of Telegram Desktop."""

    name: ClassVar[str] = "telegram"
    title: ClassVar[str] = "Telegram"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure a member is an export; None when none looks like one."""
        sure = max((_sureness(source, name) for name in _members(source)), default=0.0)
        return Recognised(sure=sure, tool=TOOL) if sure else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield contacts and records as they stand in the file."""
        members = [name for name in _members(source) if _sureness(source, name)]
        if not members:
            raise SourceError(_("this is not an export of Telegram as JSON"))
        walk = _Walk(source, options)
        for member in members:
            yield from walk.file(member)


class _Walk:
    """One reading of a source."""

    def __init__(self, source: Source, options: Options) -> None:
        self._source = source
        self._options = options
        self._numbering = Numbering()
        self._belongings = Belongings(source)
        self._walls = WallTimes(options.zone)

    def file(self, member: str) -> Iterator[Item]:
        """Yield the records of one `result.json`; what is damaged becomes a skip."""
        with self._source.open(member) as stream:
            reader = JsonReader(stream)
            try:
                yield from self._top(reader, member)
            except JsonError as error:
                yield self._numbering.skip(_("the outline of {file}").format(file=member),
                                           error.message)  # fmt: skip

    def _top(self, reader: JsonReader, member: str) -> Iterator[Item]:
        owner = Owner(told=self._options.me)
        single: dict[str, object] = {}
        for name in reader.members():
            if name == "personal_information":
                personal = reader.value()
                owner = owner_of(personal if isinstance(personal, dict) else {}, owner.told)
                yield from _contradiction(owner)
            elif name == "contacts":
                yield from self._contacts(reader)
            elif name in ("chats", "left_chats") and reader.peek() == "{":
                yield from self._chats(reader, member, owner)
            elif name == "messages":
                whole_head = single if "id" in single else self._head(member)
                yield from self._messages(reader, chat_of(whole_head, owner), member)
            elif name in ("name", "type", "id"):
                single[name] = reader.value()

    def _head(self, member: str) -> dict[str, object]:
        """Return the head of a chat whose messages stand before it."""
        found: dict[str, object] = {}
        with self._source.open(member) as stream:
            reader = JsonReader(stream)
            try:
                for name in reader.members():
                    if name in ("name", "type", "id"):
                        found[name] = reader.value()
            except JsonError:
                return found  # the damage is told when the messages are read
        return found

    def _chats(self, reader: JsonReader, member: str, owner: Owner) -> Iterator[Item]:
        for name in reader.members():
            if name != "list" or reader.peek() != "[":
                continue
            for _number in reader.elements():
                if reader.peek() == "{":
                    yield from self._chat(reader, member, owner)

    def _chat(self, reader: JsonReader, member: str, owner: Owner) -> Iterator[Item]:
        found: dict[str, object] = {}
        for name in reader.members():
            if name == "messages":
                yield from self._messages(reader, chat_of(found, owner), member)
            else:
                found[name] = reader.value()

    def _messages(self, reader: JsonReader, chat: Chat, member: str) -> Iterator[Item]:
        maker = Maker(
            chat=chat,
            belongings=self._belongings,
            member=member,
            walls=self._walls,
            numbering=self._numbering,
        )
        place = pattern(
            _("message {number} of {chat} in {file}"), chat=chat.name or chat.id, file=member
        )
        records = reader.records(is_record, outside=_ANOTHER_CHAT)
        yield from items(records, maker.item, self._numbering, place)

    def _contacts(self, reader: JsonReader) -> Iterator[Item]:
        if reader.peek() != "{":
            return
        for name in reader.members():
            if name == "list" and reader.peek() == "[":
                place = _("contact {number}")
                records = reader.records(_is_contact, outside=_ANOTHER_CHAT)
                yield from items(records, _contact, self._numbering, place)


def _is_contact(value: object) -> bool:
    return isinstance(value, dict) and "phone_number" in value


def _contact(record: dict[str, object], position: int, place: str) -> Contact:
    values = Values(record)
    names = (values.text("first_name"), values.text("last_name"))
    phone, number = values.text("phone_number"), values.whole("user_id")
    ids = [("phone", phone)] if phone else []
    if number:
        ids.append(("Telegram", f"user{number}"))
    name = " ".join(part for part in names if part)
    key = f"contact/{number or phone or name}"
    return Contact(position=position, place=place, key=key, name=name, ids=tuple(ids))


def _contradiction(owner: Owner) -> Iterator[Remark]:
    side = owner.side
    if side is None or not owner.told or owner.is_told(side):
        return
    text = _("the file says that it is the account of {owner}, and this counts, not what was told")
    yield Remark(says=text.format(owner=side.name or side.id))


def _members(source: Source) -> list[str]:
    """Return the members that may be exports: `result.json`, or a file that stands alone."""
    names = json_names(source)
    if len(names) == 1:
        return list(names)
    return [name for name in names if name.rpartition("/")[2].lower().startswith("result")]


def _sureness(source: Source, member: str) -> float:
    """Return how sure a file is an export, from 0 to 1, by its beginning."""
    reader = head(source, member)
    seen: set[str] = set()
    try:
        for name in reader.members():
            seen.add(name)
            if name == "messages":
                return _sure_of_messages(reader, {"id", "type"} <= seen)
            if name == "chats" and _has_chats(reader):
                return 0.95
    except JsonError:
        pass  # the end of what was looked at
    return 0.9 if "about" in seen and seen & _ACCOUNT else 0.0


def _sure_of_messages(reader: JsonReader, whole_head: bool) -> float:
    first = next(reader.records(is_record), None)
    if first is None:
        return 0.5 if whole_head else 0.0
    return (0.95 if whole_head else 0.8) if is_record(first) else 0.0


def _has_chats(reader: JsonReader) -> bool:
    for name in reader.members():
        if name == "list":
            for _number in reader.elements():
                return {"id", "messages"} <= set(reader.members())
    return False
