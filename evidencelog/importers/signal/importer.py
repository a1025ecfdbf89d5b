"""The importer of signal-export's folders, and of single files out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final, Literal

from msgspec import structs

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.drafts import Draft, Item, Remark, Skip
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.signal import data, markdown
from evidencelog.importers.signal.copies import Copies
from evidencelog.importers.signal.lines import lines_of
from evidencelog.importers.signal.markdown import Unread
from evidencelog.importers.signal.media import Media
from evidencelog.importers.signal.message import OWNER
from evidencelog.importers.wall_time import WallTimes

_PROBE: Final = 256 << 10
_MOST_PROBED: Final = 20
_MARKDOWN: Final = ("chat.md", "index.md")
_JSON: Final = "data.json"
_OWNER: Final = re.compile(rf"\[[^\]\n]{{16,20}}\] {OWNER}:")
_OWNER_IN_JSON: Final = re.compile(rf'"sender": ?"{OWNER}"')


class SignalExport:
    """Reads data.json, and chat.md where there is none beside it."""

    name: ClassVar[str] = "signal"
    title: ClassVar[str] = "Signal (signal-export)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is from the tool, looking at the first chats."""
        chats = _chats(source)[:_MOST_PROBED]
        sure = max((_sure(source, name) for name in chats), default=0.0)
        if not sure:
            return None
        named = any(_names_owner(source, name) for name in chats)
        return Recognised(sure=sure, tool="signal-export", needs=() if named else ("me",))

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the records of all chats; what a second run of the tool doubled is a skip."""
        wall = WallTimes(options.zone)
        chats = [name for name in _chats(source) if _sure(source, name)]
        if not chats:
            raise SourceError(_("no chat of signal-export was found in it"))
        media = Media(source)
        owners = options.me
        if any(_names_owner(source, name) for name in chats):
            owners |= {OWNER}
        position = 0
        for name in chats:
            copies = Copies()
            for item in _items(source, name, wall, media, copies, owners):
                position += 1
                yield _placed(item, position)
            if copies.runs > 1:
                yield Remark(says=_runs(name, copies.runs))
        yield from _unread_remarks(source, chats)


def _items(
    source: Source,
    name: str,
    wall: WallTimes,
    media: Media,
    copies: Copies,
    owners: frozenset[str],
) -> Iterator[Draft | Skip]:
    folder = name.rpartition("/")[0]
    media.folder = folder
    title = folder.rsplit("/", 1)[-1] or None
    of_json = name.lower().endswith(".json")
    place = f"{name}, line "
    found = (data if of_json else markdown).messages_of(source, name, wall, place)
    for message in found:
        if isinstance(message, Unread):
            yield Skip(
                position=0, place=message.place, reason=message.reason, excerpt=message.excerpt
            )
        elif copies.is_copy(message):
            yield Skip(
                position=0,
                place=message.place,
                reason=_("the same as above: the tool ran twice into one folder"),
                excerpt=message.text[:200],
            )
        else:
            yield message.draft(
                conversation=f"signal:{title or ''}",
                title=title,
                count=copies.count(message),
                media=media,
                owners=owners,
            )


def _placed(item: Draft | Skip, position: int) -> Draft | Skip:
    if isinstance(item, Skip):
        return replace(item, position=position)
    return structs.replace(item, position=position)


def _runs(name: str, runs: int) -> str:
    return _("{name} was written {count} times, one after the other").format(name=name, count=runs)


def _chats(source: Source) -> list[str]:
    """Return the files with messages, one of each chat; a single file is taken as it is."""
    names = [name for name in source.names() if "__MACOSX/" not in name]
    if len(names) == 1:
        return names
    found: dict[str, str] = {}
    for name in names:
        folder, _slash, base = name.rpartition("/")
        if base == _JSON or (base in _MARKDOWN and not found.get(folder, "").endswith(_JSON)):
            found[folder] = name
    return list(found.values())


def _names_owner(source: Source, name: str) -> bool:
    """Whether a chat has messages of whoever exported it, under the name that the tool gives."""
    return any(
        _OWNER.match(line.text) or _OWNER_IN_JSON.search(line.text)
        for line in lines_of(source, name)
    )


def _sure(source: Source, name: str) -> float:
    """Return how much a file looks like one of the tool: by its name, its heads, its ends."""
    with source.open(name) as stream:
        text = stream.read(_PROBE).decode("utf-8-sig", "replace")
    base = name.rpartition("/")[2].lower()
    if text.lstrip()[:1] == "{":
        sure = data.is_message(text.lstrip().partition("\n")[0])
        return (0.95 if base == _JSON else 0.9) if sure else 0.0
    heads = [found for line in text.split("\n") if (found := markdown.HEAD.match(line))]
    if not heads or markdown.HEAD.match(text) is None:
        return 0.0
    if base in _MARKDOWN:
        return 0.95
    broken = sum(found[3].endswith("  ") for found in heads)
    old = all("," in found[1] and found[1].count(":") == 1 for found in heads)
    return 0.85 if 2 * broken > len(heads) else 0.75 if old else 0.2


def _unread_remarks(source: Source, chats: list[str]) -> Iterator[Remark]:
    beside = {chat.rpartition("/")[0] for chat in chats if chat.endswith(_JSON)}
    unread = [
        name
        for name in source.names()
        if name.rpartition("/")[2] in _MARKDOWN and name.rpartition("/")[0] in beside
    ]
    if unread:
        yield Remark(
            says=ngettext(
                "{count} chat.md was not read, because data.json beside it has the same messages",
                "{count} chat.md were not read, because data.json beside them has the same"
                " messages",
                len(unread),
            ).format(count=len(unread))
        )
