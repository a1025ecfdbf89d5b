"""Messenger and Instagram: two importers of one format.

A single file often does not say which of the two it is from; then it is taken for one of
Messenger, without a service, and that is remarked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from posixpath import dirname
from typing import ClassVar, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Item, Remark
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import HEAD, Numbering, head
from evidencelog.importers.json_text import JsonError
from evidencelog.importers.json_values import written
from evidencelog.importers.meta.cutover import Cutover
from evidencelog.importers.meta.early_instagram import EarlyReader, early_files
from evidencelog.importers.meta.messages import Maker
from evidencelog.importers.meta.mojibake import repaired
from evidencelog.importers.meta.page_messages import PageMaker, limits, pages
from evidencelog.importers.meta.threads import Row, Thread, groups, is_broken, is_record, load
from evidencelog.importers.wall_time import WallTimes

_MARKS = {
    "Instagram": ("your_instagram_activity", "followers_and_following"),
    "Messenger": ("facebook", "e2ee_cutover", "stickers_used", "_INTERNAL", '"threadName"'),
}
_LOOKED_AT = 20
"""Conversations that are looked into to tell what a folder is."""


class _MetaImporter:
    """What both have in common."""

    service: ClassVar[str]
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is an export of this service; None when it is none."""
        every = islice(groups(source), _LOOKED_AT)
        sure = max((_sureness(source, names[0]) for names in every), default=0.0)
        if not sure:
            sure = 0.9 if pages(source) else 0.0
        service = service_of(source)
        if not sure or service not in (None, self.service):
            return None
        if service is None:
            # Either may be right: Messenger, which more people have, is offered first.
            return Recognised(sure=0.6 if self.service == "Messenger" else 0.5)
        return Recognised(sure=sure)

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every conversation, one after the other, each in the order of time."""
        every = list(groups(source))
        folders = {dirname(name) for names in every for name in names}
        html = tuple(name for name in pages(source) if dirname(name) not in folders)
        if not every and not html:
            raise SourceError(
                _("there are no conversations of {service} here").format(service=self.service),
                hint=_("ask for the download again, and choose JSON as its format"),
            )
        service = service_of(source)
        if service is None and self.service == "Messenger":
            yield Remark(says=_("the file does not say whether it is of Messenger or Instagram"))
        elif service is None:
            service = self.service  # whoever asked for it knows more than the file says
        yield from _Walk(source, options, service).all(every, html)


class MessengerImporter(_MetaImporter):
    """Conversations of Facebook Messenger."""

    name: ClassVar[str] = "messenger"
    title: ClassVar[str] = "Facebook Messenger"
    service: ClassVar[str] = "Messenger"


class InstagramImporter(_MetaImporter):
    """Direct messages of Instagram."""

    name: ClassVar[str] = "instagram"
    title: ClassVar[str] = "Instagram"
    service: ClassVar[str] = "Instagram"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is an export of Instagram, of now or of the years to 2020."""
        return Recognised(sure=0.8) if early_files(source) else super().recognise(source)

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every conversation, one after the other."""
        early = early_files(source)
        if not early:
            yield from super().read(source, options)
        reader = EarlyReader(source, options.me, Numbering())
        for member in early:
            yield from reader.items(member)


class _Walk:
    """One reading of a source."""

    def __init__(self, source: Source, options: Options, service: str | None) -> None:
        self._source = source
        self._me = options.me
        self._service = service
        self._numbering = Numbering()
        self._belongings = Belongings(source)
        self._walls = WallTimes(options.zone)

    def all(self, every: list[tuple[str, ...]], html: tuple[str, ...]) -> Iterator[Item]:
        """Yield the items of all conversations, and what is to be said of them together."""
        if html:
            yield limits()
        cutover = Cutover()
        for names in every:
            thread = load(self._source, names)
            cutover.see(thread)
            yield from self._thread(thread)
        if self._service != "Instagram":
            yield from cutover.remarks()
        maker = PageMaker(
            source=self._source,
            service=self._service,
            me=self._me,
            walls=self._walls,
            belongings=self._belongings,
            numbering=self._numbering,
        )
        for name in html:
            yield from maker.items(name)

    def _thread(self, thread: Thread) -> Iterator[Item]:
        maker = Maker(
            thread=thread,
            service=self._service,
            conversation=thread.id,
            title=thread.title,
            participants=thread.participants,
            me=self._me,
            belongings=self._belongings,
            numbering=self._numbering,
        )
        for row in thread.rows:
            yield self._item(row, maker)
        for member, reason in thread.damaged:
            says = _("this file cannot be read as JSON: {reason}").format(reason=reason)
            yield self._numbering.skip(member, says)

    def _item(self, row: Row, maker: Maker) -> Item:
        place = _("message {number} of {file}").format(number=row.number, file=row.member)
        broken = is_broken(row)
        if broken is not None:
            return self._numbering.skip(place, broken.reason, repaired(broken.excerpt))
        if not isinstance(row.found, dict):
            return self._numbering.skip(place, _("it is no record"), written(row.found))
        return maker.item(row.found, self._numbering.next(), place, row.member)


def service_of(source: Source) -> str | None:
    """Return of which service a download is, by its folders or the paths that it names."""
    names = source.names()
    start = b""
    if len(names) == 1:
        with source.open(names[0]) as stream:
            start = stream.read(HEAD)
    for service, marks in _MARKS.items():
        if any(mark in name for mark in marks for name in names):
            return service
        if any(mark.encode() in start for mark in marks):
            return service
    return None


def _sureness(source: Source, member: str) -> float:
    reader = head(source, member)
    try:
        for name in reader.members():
            if name == "messages" and reader.peek() == "[":
                first = next(reader.records(is_record), None)
                return 0.95 if is_record(first) and _has_sender(first) else 0.0
    except JsonError:
        pass  # the end of what was looked at, or damage: others may be whole
    return 0.0


def _has_sender(first: object) -> bool:
    return isinstance(first, dict) and ("sender_name" in first or "senderName" in first)
