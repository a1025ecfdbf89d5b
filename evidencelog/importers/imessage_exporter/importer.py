"""The importer of what imessage-exporter made: a file for each conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Item, Remark
from evidencelog.importers.imessage_exporter import page, text
from evidencelog.importers.imessage_exporter.message import ME, Message
from evidencelog.importers.imessage_exporter.thread import Thread
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.wall_time import WallTimes

_PROBE: Final = 128 << 10
_MOST_PROBED: Final = 20
_PAGE: Final = '<div class="message"'
_PAGES: Final = (".html", ".htm")


class IMessageExporter:
    """Reads both forms; where a conversation is there in both, the page, which says more."""

    name: ClassVar[str] = "imessage-exporter"
    title: ClassVar[str] = "iMessage (imessage-exporter)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is from the tool, looking at the first files."""
        names = _candidates(source)[:_MOST_PROBED]
        sure = max((_sure(source, name) for name in names), default=0.0)
        return Recognised(sure=sure, tool="imessage-exporter") if sure else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the records of all conversations, in the order of the files."""
        wall = WallTimes(options.zone)
        names = [name for name in _candidates(source) if _sure(source, name)]
        if not names:
            raise SourceError(_("no conversation of imessage-exporter was found in it"))
        position = 0
        for name in names:
            owners = options.me | (frozenset() if _is_page(source, name) else _owners(source, name))
            thread = Thread(source, name, _title(name), wall, owners)
            yield from thread.items(_messages(source, name), position)
            position = thread.count
        yield Remark(
            says=_("a copy that a tool made: pictures may be converted, times have no zone")
        )


def _messages(source: Source, name: str) -> Iterator[Message | str]:
    if _is_page(source, name):
        return page.messages_of(source, name, f"{name}, message ")
    folder = name.rpartition("/")[0]
    beside = f"{folder}/" if folder else ""
    known = frozenset(
        one.removeprefix(beside) for one in source.names() if one != name and one.startswith(beside)
    )
    return text.messages_of(source, name, f"{name}, line ", known)


def _owners(source: Source, name: str) -> frozenset[str]:
    return text.owners_of(source, name) | {ME}


def _candidates(source: Source) -> list[str]:
    names = [name for name in source.names() if "__MACOSX/" not in name]
    if len(names) == 1:
        return names
    pages = {name.rpartition(".")[0] for name in names if name.lower().endswith(_PAGES)}
    return [
        name
        for name in names
        if name.lower().endswith(_PAGES)
        or (name.lower().endswith(".txt") and name.rpartition(".")[0] not in pages)
    ]


def _is_page(source: Source, name: str) -> bool:
    return _PAGE in _start(source, name)


def _start(source: Source, name: str) -> str:
    with source.open(name) as stream:
        return stream.read(_PROBE).decode("utf-8-sig", "replace")


def _sure(source: Source, name: str) -> float:
    """Return how much a file looks like one of the tool."""
    start = _start(source, name)
    if _PAGE in start and 'class="timestamp"' in start and 'class="sender"' in start:
        return 0.95
    if 'class="announcement"' in start and 'class="timestamp"' in start:
        return 0.8
    first = start.lstrip("\r\n").partition("\n")[0].rstrip("\r")
    return 0.9 if text.HEAD.fullmatch(first) else 0.0


def _title(name: str) -> str:
    base = name.rpartition("/")[2]
    return base.rpartition(".")[0] or base
