"""Reading the message report of OurFamilyWizard, a PDF that the layer above turns into text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from evidencelog.core.zones import UnknownZoneError, find_zone
from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import (
    Declared,
    Direction,
    Draft,
    Enclosed,
    Item,
    Remark,
    Side,
    State,
)
from evidencelog.importers.importer import (
    Options,
    PaperSource,
    Recognised,
    Source,
    SourceError,
)
from evidencelog.importers.json_items import Numbering
from evidencelog.importers.ofw.dates import Clock, decide
from evidencelog.importers.ofw.lines import Line, lines_of
from evidencelog.importers.ofw.threads import Found, Lost, declared_in, messages_in
from evidencelog.importers.wall_time import WallTimes

SERVICE: Final = "OurFamilyWizard"
_PDF: Final = b"%PDF-"
_HEAD_LINES: Final = 60
_TITLE: Final = re.compile(r"Message\s+Report", re.IGNORECASE)
_SENT: Final = re.compile(r"^\s*Sent:", re.MULTILINE)
_TO: Final = re.compile(r"^\s*To:", re.MULTILINE)
_ABOUT: Final = re.compile(
    r"(Generated|Timezone|Time Zone|Date Range|Contains|Order|Parents|Children):\s*(.+)"
)
_CONTAINS: Final = re.compile(r"(\d+)\s+(?:selected\s+)?messages?", re.IGNORECASE)
_TIMES: Final = re.compile(r"\d")


class OurFamilyWizardImporter:
    """Messages of a report, each once, with when each recipient first viewed it."""

    name: ClassVar[str] = "ofw-pdf"
    title: ClassVar[str] = "OurFamilyWizard message report (PDF)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "description"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure a PDF is such a report, by its title and the heads in it."""
        if not any(True for _found in _reports(source)):
            return None
        return Recognised(sure=0.9, tool=SERVICE, needs=("me",))

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield each message once, and a skip for each entry that cannot be read."""
        numbering, found = Numbering(), False
        for name, pages in _reports(source):
            found = True
            with source.open(name):
                pass  # so that the report itself is kept, and not only what was read of it
            yield from _report(source, name, pages, options, numbering)
        if not found:
            raise SourceError(_("this is not a message report of OurFamilyWizard"))


def _reports(source: Source) -> Iterator[tuple[str, Sequence[str]]]:
    if not isinstance(source, PaperSource):
        return
    for name in source.names():
        if _PDF not in source.peek(name)[:1024]:
            continue
        try:
            pages = source.pages(name).texts
        except SourceError:
            continue
        start = "\n".join(pages[:3])
        if _TITLE.search(start) and _SENT.search(start) and _TO.search(start):
            yield name, pages


def _report(
    source: Source, name: str, pages: Sequence[str], options: Options, numbering: Numbering
) -> Iterator[Item]:
    lines = list(lines_of(pages))
    about = dict(_about(lines))
    found = messages_in(lines)
    decided = decide(_dates(found), options.date_order)
    clock, says = _clock(about, options, decided.order)
    yield from (Remark(says=text) for text in (*decided.says, *says))
    declared = declared_in(lines) or _contained(about)
    if declared is not None:
        yield Declared(count=declared, of=_("messages"))
    maker = _Maker(
        clock=clock,
        me=frozenset(name.casefold() for name in options.me),
        belongings=Belongings(source),
        numbering=numbering,
        member=name,
    )
    yield from maker.items(found)
    own = sum(isinstance(one, Found) and not one.quoted for one in found)
    if declared is not None and own != declared:
        text = _("the report says that it has {count} messages, and {found} were found in it")
        yield Remark(says=text.format(count=declared, found=own))


def _about(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield what the report says of itself before its first message."""
    for line in lines[:_HEAD_LINES]:
        if line.text.strip().startswith("Sent:"):
            return
        found = _ABOUT.fullmatch(line.text.strip())
        if found is not None:
            yield found[1].replace(" ", "").lower(), found[2].strip()


def _contained(about: dict[str, str]) -> int | None:
    found = _CONTAINS.search(about.get("contains", ""))
    return int(found[1]) if found and len(found[1]) < 8 else None


def _dates(found: Sequence[Found | Lost]) -> list[str]:
    dates: list[str] = []
    for one in found:
        if isinstance(one, Found):
            dates.append(one.head.sent)
            dates += [to.viewed for to in one.head.recipients if to.viewed]
    return [date for date in dates if _TIMES.match(date)]


def _clock(
    about: dict[str, str], options: Options, order: Literal["dmy", "mdy", "ymd"]
) -> tuple[Clock, list[str]]:
    """Return a clock in the zone that the report names, else in the one that was told."""
    says: list[str] = []
    named = about.get("timezone")
    if named is not None and not _is_zone(named):
        text = _("the report names the time zone {zone}, which is not known by that name")
        says.append(text.format(zone=named))
        named = None
    elif named is not None and options.zone not in (None, named):
        text = _("you said {told}, but the report names the zone {zone}: this one counts")
        says.append(text.format(told=options.zone, zone=named))
    walls = WallTimes(named or options.zone)
    return Clock(order=order, walls=walls, zone_in_file=named is not None), says


def _is_zone(name: str) -> bool:
    try:
        find_zone(name)
    except UnknownZoneError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Makes drafts of the messages of one report."""

    clock: Clock
    me: frozenset[str]
    belongings: Belongings
    numbering: Numbering
    member: str

    def items(self, found: Sequence[Found | Lost]) -> Iterator[Item]:
        keys = {id(one): self._key(one) for one in found if isinstance(one, Found)}
        for one in found:
            if isinstance(one, Lost):
                place = _place(one.number, one.page)
                reason = _("no time, sender and recipient were found in this entry")
                yield self.numbering.skip(place, reason, one.excerpt)
            else:
                yield self._draft(one, keys)

    def _key(self, found: Found) -> str:
        stamp = self.clock.stamp(found.head.sent)
        return self.numbering.key(f"{stamp.local or stamp.raw}/{found.head.sender.casefold()}")

    def _draft(self, found: Found, keys: dict[int, str]) -> Draft:
        head = found.head
        direction = self._direction(found)
        sides = {head.sender.casefold(), *(to.name.casefold() for to in head.recipients)}
        return Draft(
            position=self.numbering.next(),
            place=_place(None if found.quoted else found.number, found.page),
            what="message",
            conversation="~".join(sorted(sides)),
            key=keys[id(found)],
            service=SERVICE,
            direction=direction,
            sender=Side(id=head.sender),
            recipients=tuple(Side(id=to.name) for to in head.recipients),
            stamp=self.clock.stamp(head.sent),
            state=_state(direction),
            text=found.body.text or None,
            subject=head.subject,
            files=tuple(self._file(name, size) for name, size in found.body.attached),
            reply_to=keys.get(id(found.answers)) if found.answers else None,
            fields=tuple(self._fields(found)),
            notes=tuple(_notes(found)),
        )

    def _direction(self, found: Found) -> Direction | None:
        if not self.me:
            return None
        return "out" if found.head.sender.casefold() in self.me else "in"

    def _fields(self, found: Found) -> Iterator[tuple[str, str]]:
        """Yield when each recipient first viewed it, as it stands there and in UTC."""
        for to in found.head.recipients:
            if to.viewed is None:
                continue
            yield f"First Viewed: {to.name}", to.viewed
            instant = self.clock.stamp(to.viewed).instant if _TIMES.match(to.viewed) else None
            if instant is not None:
                yield f"First Viewed (UTC): {to.name}", instant
        for text in found.other:
            yield "repeated with another text", text

    def _file(self, name: str, size: str) -> Enclosed:
        file = self.belongings.enclosed(name, beside=self.member)
        if file.read is not None:
            return file
        note = _("the report only names it: {size}").format(size=size)
        return Enclosed(name=file.name, note=note)


def _state(direction: Direction | None) -> State | None:
    if direction is None:
        return None
    return "sent" if direction == "out" else "received"


def _place(number: int | None, page: int) -> str:
    if number is None:
        return _("page {page}").format(page=page)
    return _("message {number}, page {page}").format(number=number, page=page)


def _notes(found: Found) -> Iterator[str]:
    if found.quoted:
        yield _("it has no entry of its own in the report, and is quoted below another")
    if found.body.repeated:
        yield _("a line that stood on both sides of the end of a page was taken once")
    if found.other:
        yield _("it stands in the report again with another text, which is among the fields")
    if not found.head.recipients:
        yield _("the report does not say to whom it went")
