"""Records of conversations that are web pages, with the limits of these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename, dirname
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Draft, Item, Remark, Side, Stamp
from evidencelog.importers.html_tokens import Tag, tokens
from evidencelog.importers.importer import Source
from evidencelog.importers.json_items import HEAD, Numbering
from evidencelog.importers.meta.pages import LIMIT, Block, blocks, local_time
from evidencelog.importers.meta.threads import thread_name
from evidencelog.importers.wall_time import WallTimes

_PAGE: Final = re.compile(r"message(?:_(\d{1,6}))?\.html", re.IGNORECASE)
_MARKS: Final = (b"_a6-h", b"_2lek")


def pages(source: Source) -> tuple[str, ...]:
    """Return the pages with conversations, those of one in the order of time."""
    names = source.names()
    found = [name for name in names if _PAGE.fullmatch(basename(name))]
    if len(names) == 1 and names[0].lower().endswith((".html", ".htm")):
        found = list(names)
    found = [name for name in found if _is_page(source, name)]
    return tuple(sorted(found, key=lambda name: (dirname(name), -_number(name))))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMaker:
    """Makes drafts of the messages of pages."""

    source: Source
    service: str | None
    me: frozenset[str]
    walls: WallTimes
    belongings: Belongings
    numbering: Numbering

    def items(self, member: str) -> Iterator[Item]:
        """Yield the messages of a page, the oldest first, and what it lacks."""
        with self.source.open(member) as stream:
            data = stream.read(LIMIT + 1)
        page = data[:LIMIT].decode("utf-8-sig", "replace")
        title = _title(page)
        found = list(enumerate(blocks(page), 1))
        for number, block in reversed(found) if _is_newest_first(found) else found:
            yield self._draft(block, member, number, title)
        if not found:
            yield self.numbering.skip(member, _("no message was found on this page"))
        if len(data) > LIMIT:
            yield self.numbering.skip(member, _("this page is too long; its end was not read"))

    def _draft(self, block: Block, member: str, number: int, title: str | None) -> Draft:
        conversation = thread_name(basename(dirname(member))) or title or "unnamed thread"
        stamp = self._stamp(block.time)
        files = tuple(self.belongings.enclosed(path, beside=member) for path in block.paths)
        return Draft(
            position=self.numbering.next(),
            place=_("message {number} of {file}").format(number=number, file=member),
            what="message",
            conversation=conversation,
            key=self.numbering.key(f"{conversation}/{stamp.local or stamp.raw}/page"),
            title=title,
            service=self.service,
            direction=("out" if block.sender in self.me else "in") if self.me else None,
            sender=Side(id=block.sender),
            stamp=stamp,
            text=block.text or None,
            files=files,
        )

    def _stamp(self, raw: str) -> Stamp:
        local = local_time(raw)
        if local is None:
            return Stamp(raw=raw, note=_("only dates in English can be read on these pages"))
        return self.walls.stamp(raw, local)


def limits() -> Remark:
    """Return what these pages lack."""
    return Remark(
        says=_(
            "these are web pages, with local times to the minute and without ids: calls, "
            "reactions and unsent messages cannot be told from texts; the download as JSON "
            "has more"
        )
    )


def _is_page(source: Source, name: str) -> bool:
    with source.open(name) as stream:
        start = stream.read(HEAD)
    return any(mark in start for mark in _MARKS)


def _number(name: str) -> int:
    found = _PAGE.fullmatch(basename(name))
    return int(found[1] or 0) if found else 0


def _title(page: str) -> str | None:
    inside = False
    for token in tokens(page[:HEAD]):
        if isinstance(token, Tag):
            inside = token.name == "title" and not token.closes
        elif inside:
            return token.strip() or None
    return None


def _is_newest_first(found: list[tuple[int, Block]]) -> bool:
    times = [time for _number, block in found if (time := local_time(block.time))]
    return bool(times) and times[0] > times[-1]
