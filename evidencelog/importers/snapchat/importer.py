"""Reading `json/chat_history.json` and `json/snap_history.json`."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename, splitext
from typing import ClassVar, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Item
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import Numbering, head, items, json_names, pattern
from evidencelog.importers.json_reader import JsonReader
from evidencelog.importers.json_text import JsonError
from evidencelog.importers.snapchat.messages import Maker, is_record

_FILES = ("chat_history.json", "snap_history.json")


class SnapchatImporter:
    """Saved chats of Snapchat, and the history of snaps."""

    name: ClassVar[str] = "snapchat"
    title: ClassVar[str] = "Snapchat"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "description"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure a member is one of the two files; None when none is."""
        return Recognised(sure=0.9) if _members(source) else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the records of every list, in the order of the files."""
        members = _members(source)
        if not members:
            raise SourceError(
                _("there are no chats of Snapchat here"),
                hint=_("ask Snapchat for the data as JSON, with chat history in it"),
            )
        numbering, belongings = Numbering(), Belongings(source)
        media = _media(source)
        for member in members:
            with source.open(member) as stream:
                reader = JsonReader(stream)
                try:
                    for heading in reader.members():
                        if reader.peek() != "[":
                            continue
                        maker = Maker(
                            heading=heading,
                            snaps="snap_history" in basename(member),
                            me=options.me,
                            belongings=belongings,
                            media=media,
                            numbering=numbering,
                        )
                        place = pattern(
                            _("record {number} of {chat} in {file}"), chat=heading, file=member
                        )
                        yield from items(reader.records(is_record), maker.item, numbering, place)
                except JsonError as error:
                    yield numbering.skip(
                        _("the outline of {file}").format(file=member), error.message
                    )


def _members(source: Source) -> list[str]:
    names = json_names(source)
    if len(names) > 1 or len(source.names()) > 1:
        names = tuple(name for name in names if basename(name) in _FILES)
    return [name for name in names if _looks_right(source, name)]


def _looks_right(source: Source, member: str) -> bool:
    reader = head(source, member)
    try:
        for _heading in reader.members():
            if reader.peek() == "[":
                first = next(reader.records(is_record), None)
                if first is not None:
                    return is_record(first)
    except JsonError:
        return False
    return False


def _media(source: Source) -> dict[str, str]:
    """Return the members by the id that is part of their name, `2024-01-31_b~abc.jpg`."""
    found = {}
    for path in source.names():
        _date, line, number = splitext(basename(path))[0].partition("_")
        if line and number:
            found[number] = path
    return found
