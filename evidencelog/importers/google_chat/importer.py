"""Reading `Google Chat/Groups/*/messages.json`."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename
from typing import ClassVar, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Item
from evidencelog.importers.google_chat.groups import group_of, owner_of
from evidencelog.importers.google_chat.messages import Maker, is_record
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import Numbering, head, items, json_names, pattern
from evidencelog.importers.json_reader import JsonReader
from evidencelog.importers.json_text import JsonError

_LOOKED_AT = 50


class GoogleChatImporter:
    """Conversations of Google Chat and of Hangouts, which it took over."""

    name: ClassVar[str] = "google-chat"
    title: ClassVar[str] = "Google Chat"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure a member has messages of Google Chat; None when none has."""
        found = any(_looks_right(source, name) for name in _members(source)[:_LOOKED_AT])
        return Recognised(sure=0.9, tool="Google Takeout") if found else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the messages of every conversation, in the order of each file."""
        members = _members(source)
        if not any(_looks_right(source, name) for name in members):
            raise SourceError(_("there are no messages of Google Chat here"))
        numbering, belongings, owner = Numbering(), Belongings(source), owner_of(source)
        for member in members:
            maker = Maker(
                group=group_of(source, member),
                owner=owner,
                me=options.me,
                belongings=belongings,
                member=member,
                numbering=numbering,
            )
            yield from _file(source, member, maker)


def _file(source: Source, member: str, maker: Maker) -> Iterator[Item]:
    with source.open(member) as stream:
        reader = JsonReader(stream)
        place = pattern(_("message {number} of {file}"), file=member)
        try:
            for name in reader.members():
                if name == "messages" and reader.peek() == "[":
                    records = reader.records(is_record)
                    yield from items(records, maker.item, maker.numbering, place)
        except JsonError as error:
            yield maker.numbering.skip(
                _("the outline of {file}").format(file=member), error.message
            )


def _members(source: Source) -> list[str]:
    if len(source.names()) == 1:
        return list(source.names())
    return [name for name in json_names(source) if basename(name) == "messages.json"]


def _looks_right(source: Source, member: str) -> bool:
    reader = head(source, member)
    try:
        for name in reader.members():
            if name == "messages" and reader.peek() == "[":
                return is_record(next(reader.records(is_record), None))
    except JsonError:
        return False
    return False
