"""Direct messages of Instagram as they were exported until 2020: one `messages.json`.

Built from a description. The file is a list of conversations, each with `participants`
(accounts) and `conversation`, whose messages have `sender`, `created_at` and `text`, the
newest first. Letters are not broken in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Draft, Enclosed, Item, Reaction, Remark, Side
from evidencelog.importers.exact_times import of_iso
from evidencelog.importers.importer import Source
from evidencelog.importers.json_items import Numbering, head, items, json_names, pattern
from evidencelog.importers.json_reader import JsonReader
from evidencelog.importers.json_text import JsonError, readable
from evidencelog.importers.json_values import Values

_LIKE: Final = "like"  # what the file calls it; there was no other reaction
_LINKS: Final = ("media", "media_url", "voice_media", "animated_media_images")


def is_record(value: object) -> bool:
    """Return whether a value looks like a message."""
    return isinstance(value, dict) and {"sender", "created_at"} <= value.keys()


def early_files(source: Source) -> tuple[str, ...]:
    """Return the members that are such lists."""
    names = json_names(source)
    if len(source.names()) > 1:
        names = tuple(name for name in names if basename(name) == "messages.json")
    return tuple(name for name in names if _is_early(source, name))


class EarlyReader:
    """Reads the conversations of one file, each in the order of the file."""

    def __init__(self, source: Source, me: frozenset[str], numbering: Numbering) -> None:
        self._source = source
        self._me = me
        self._numbering = numbering

    def items(self, member: str) -> Iterator[Item]:
        """Yield all messages; what is damaged becomes a skip."""
        yield Remark(says=_("this form of the download was built from a description"))
        with self._source.open(member) as stream:
            reader = JsonReader(stream)
            try:
                for number in reader.elements():
                    yield from self._conversation(reader, member, number)
            except JsonError as error:
                place = _("the outline of {file}").format(file=member)
                yield self._numbering.skip(place, error.message)

    def _conversation(self, reader: JsonReader, member: str, chat: int) -> Iterator[Item]:
        people: tuple[str, ...] = ()
        for name in reader.members():
            if name == "participants":
                people = _names(reader.value())
            elif name == "conversation" and reader.peek() == "[":
                place = pattern(
                    _("message {number} of conversation {chat} of {file}"),
                    chat=str(chat),
                    file=member,
                )
                maker = _Maker(people, self._me, self._numbering)
                yield from items(reader.records(is_record), maker.item, self._numbering, place)


class _Maker:
    """Makes drafts of the messages of one conversation."""

    def __init__(self, people: tuple[str, ...], me: frozenset[str], numbering: Numbering) -> None:
        self._people = people
        self._id = ", ".join(sorted(people)) or "unnamed conversation"
        self._me = me
        self._numbering = numbering

    def item(self, record: dict[str, object], position: int, place: str) -> Item:
        values = Values(record)
        sender, created = values.text("sender") or None, values.text("created_at")
        others = tuple(name for name in self._people if name != sender)
        told = bool(self._me) and sender is not None
        return Draft(
            position=position,
            place=place,
            what="message",
            conversation=self._id,
            key=self._numbering.key(f"{self._id}/{sender or ''}/{created or ''}"),
            service="Instagram",
            direction=("out" if sender in self._me else "in") if told else None,
            sender=Side(id=sender) if sender else None,
            recipients=tuple(Side(id=name) for name in others) if len(self._people) == 2 else (),
            stamp=of_iso(created) if created else None,
            text=values.text("text"),
            files=_links(values),
            reactions=_likes(values),
            fields=values.rest(),
            notes=tuple(values.notes),
        )


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else []
    return tuple(readable(name) for name in listed if isinstance(name, str))


def _links(values: Values) -> tuple[Enclosed, ...]:
    found = [readable(link) for name in _LINKS if isinstance(link := values.peek(name), str)]
    note = _("the export has only a link to it")
    return tuple(Enclosed(name=link, note=note) for link in found)


def _likes(values: Values) -> tuple[Reaction, ...]:
    found = []
    for one in values.items("likes"):
        inner = Values(one if isinstance(one, dict) else {})
        who, date = inner.text("username"), inner.text("date")
        stamp = of_iso(date) if date else None
        found.append(Reaction(by=Side(id=who) if who else None, text=_LIKE, stamp=stamp))
    return tuple(found)


def _is_early(source: Source, member: str) -> bool:
    reader = head(source, member)
    try:
        if reader.peek() != "[":
            return False
        for _number in reader.elements():
            for name in reader.members():
                if name == "conversation":
                    return is_record(next(reader.records(is_record), None))
            return False
    except JsonError:
        return False
    return False
