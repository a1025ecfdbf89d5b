"""Reading Discord: one file a channel, from either of the two programs that write them."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename
from typing import ClassVar, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.discord import messages, package
from evidencelog.importers.drafts import Declared, Item, Remark
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import Numbering, head, items, json_names, pattern
from evidencelog.importers.json_reader import JsonReader
from evidencelog.importers.json_text import JsonError
from evidencelog.importers.json_values import Values, whole

_EXPORTER = "DiscordChatExporter"
_PACKAGE = "Discord"
_LOOKED_AT = 50


class DiscordImporter:
    """Channels and direct messages of Discord."""

    name: ClassVar[str] = "discord"
    title: ClassVar[str] = "Discord"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return which program wrote a member of it; None when neither did."""
        for name in json_names(source)[:_LOOKED_AT]:
            tool = _tool(source, name)
            if tool is not None:
                return Recognised(sure=0.95 if tool == _EXPORTER else 0.85, tool=tool)
        return None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the messages of every channel, in the order of each file."""
        every = [(name, _tool(source, name)) for name in json_names(source)]
        if not any(tool for _name, tool in every):
            raise SourceError(_("there are no messages of Discord here"))
        walk = _Walk(source, options)
        if any(tool == _PACKAGE for _name, tool in every):
            yield Remark(says=_("the package of Discord has what its owner wrote, and no answers; "
                                "this reading was built from a description"))  # fmt: skip
        for name, tool in every:
            if tool is not None:
                yield from walk.file(name, tool)


class _Walk:
    """One reading of a source."""

    def __init__(self, source: Source, options: Options) -> None:
        self._source = source
        self._me = options.me
        self._numbering = Numbering()
        self._belongings = Belongings(source)

    def file(self, member: str, tool: str) -> Iterator[Item]:
        """Yield the messages of one file; what is damaged becomes a skip."""
        with self._source.open(member) as stream:
            reader = JsonReader(stream)
            try:
                if tool == _PACKAGE:
                    yield from self._package(reader, member)
                else:
                    yield from self._exported(reader, member)
            except JsonError as error:
                yield self._numbering.skip(
                    _("the outline of {file}").format(file=member), error.message
                )

    def _package(self, reader: JsonReader, member: str) -> Iterator[Item]:
        maker = package.PackageMaker(*package.channel_of(self._source, member))
        place = pattern(_("message {number} of {file}"), file=member)
        yield from items(reader.records(package.is_record), maker.item, self._numbering, place)

    def _exported(self, reader: JsonReader, member: str) -> Iterator[Item]:
        found: dict[str, object] = {}
        for name in reader.members():
            if name == "messages":
                maker = self._maker(found, member)
                place = pattern(_("message {number} of {file}"), file=member)
                records = reader.records(messages.is_record)
                yield from items(records, maker.item, self._numbering, place)
            else:
                found[name] = reader.value()
        count = whole(found.get("messageCount"))
        if count is not None and count >= 0:
            yield Declared(count=count, of=_("messages of {file}").format(file=member))

    def _maker(self, found: dict[str, object], member: str) -> messages.Maker:
        head = Values(found)
        guild, channel = head.inner("guild"), head.inner("channel")
        name, where = channel.text("name"), guild.text("name")
        title = f"{where}: {name}" if name and where and guild.text("id") != "0" else name
        return messages.Maker(
            conversation=channel.text("id") or title or basename(member),
            title=title,
            me=self._me,
            belongings=self._belongings,
            member=member,
            numbering=self._numbering,
        )


def _tool(source: Source, member: str) -> str | None:
    """Return which program wrote a file, by its beginning."""
    reader = head(source, member)
    try:
        if reader.peek() == "[":
            named = basename(member).lower() == "messages.json" or len(source.names()) == 1
            first = next(reader.records(package.is_record), None) if named else None
            return _PACKAGE if package.is_record(first) else None
        seen: set[str] = set()
        for name in reader.members():
            seen.add(name)
            if name == "messages":
                return _EXPORTER if {"guild", "channel"} <= seen else None
    except JsonError:
        return None
    return None
