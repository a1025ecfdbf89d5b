"""One file of messages or calls: from its bytes to drafts, skips and remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Declared, Draft, Item, Remark, Skip
from evidencelog.importers.sms.blocks import blocks
from evidencelog.importers.sms.calls import Calls
from evidencelog.importers.sms.clock import Clock
from evidencelog.importers.sms.encodings import utf8_chunks
from evidencelog.importers.sms.messages import Messages
from evidencelog.importers.sms.multimedia import Multimedia
from evidencelog.importers.sms.raw import End, Event, Foreign, Lost, Raw, Root
from evidencelog.importers.sms.repair import Repair
from evidencelog.importers.sms.sides import Addresses
from evidencelog.importers.sms.walk import Walk

_MOST_LISTED: Final = 10
_MOST_DIGITS: Final = 12


class Makers:
    """What makes drafts, with what is remembered over all files of a source.

    `draft` has it by the name of the element: from the record, its position and its place to
    the draft, or to None when it says nothing at all.
    """

    def __init__(self, zone: ZoneInfo | None) -> None:
        self._clock = Clock(zone)
        addresses = Addresses()
        self.draft: Mapping[str, Callable[[Raw, int, str], Draft | None]] = {
            "sms": Messages(self._clock, addresses).draft,
            "mms": Multimedia(self._clock, addresses).draft,
            "call": Calls(self._clock, addresses).draft,
        }

    def remarks(self, zone: str | None) -> Iterator[Remark]:
        """Yield what the times of all records say about where the phone was."""
        offsets = self._clock.offsets
        if offsets:
            most = offsets.most_common(_MOST_LISTED)
            listed = ", ".join(f"{offset} ({count})" for offset, count in most)
            says = _("the phone's own times show these distances from UTC (records): {listed}")
            yield Remark(says=says.format(listed=listed))
        if zone is not None and self._clock.against:
            says = _(
                "{count} records show another distance from UTC than {zone} had; theirs is kept"
            )
            yield Remark(says=says.format(count=self._clock.against, zone=zone))


class File:
    """Reads one file; `position` is that of the last record. `name` is empty for a lone file."""

    def __init__(self, makers: Makers, name: str, position: int) -> None:
        self.position = position
        self._makers, self._first = makers, position
        place = _("line {line} of {name}") if name else _("line {line}")
        self._before, _line, after = place.partition("{line}")
        self._after = after.format(name=name) if name else after
        self._of = name
        self._declared: int | None = None
        self._repairs: Counter[bool] = Counter()
        self._foreign: set[str] = set()

    def items(self, stream: BinaryIO) -> Iterator[Item]:
        """Yield what is in the file. Raises SourceError when it declares entities."""
        make, before, after = self._makers.draft, self._before, self._after
        for events in Walk().events(blocks(utf8_chunks(stream))):
            for event in events:
                if not isinstance(event, Raw):
                    yield from self._beside(event)
                    continue
                self.position = position = self.position + 1
                place = f"{before}{event.line}{after}"
                draft = make[event.name](event, position, place)
                yield draft if draft and not event.repairs else self._odd(draft, event, place)

    def _odd(self, draft: Draft | None, raw: Raw, place: str) -> Draft | Skip:
        if draft is None:
            reason = _("it says nothing: no time, no text")
            return Skip(position=self.position, place=place, reason=reason)
        self._repairs.update(bool(repair.joined) for repair in raw.repairs)
        return replace(draft, notes=draft.notes + _repair_notes(raw.repairs))

    def _beside(self, event: Event) -> Iterator[Item]:
        match event:
            case Lost():
                yield self._lost(event)
            case Root():
                yield from self._root(event)
            case Foreign() if event.name not in self._foreign and len(self._foreign) < _MOST_LISTED:
                self._foreign.add(event.name)
                says = _(
                    "there is an element called {name} at {place}, which is no message or call"
                )
                yield Remark(says=says.format(name=event.name, place=self._at(event.line)))
            case End():
                yield from self._end(event)

    def _at(self, line: int) -> str:
        return f"{self._before}{line}{self._after}"

    def _lost(self, lost: Lost) -> Item:
        place = self._at(lost.line)
        if not lost.is_record:
            says = _("something at {place} could not be read and is no record: {reason}")
            return Remark(says=says.format(place=place, reason=lost.reason))
        self.position += 1
        return Skip(position=self.position, place=place, reason=lost.reason, excerpt=lost.excerpt)

    def _root(self, root: Root) -> Iterator[Item]:
        count = root.values.get("count", "")
        if count.isascii() and count.isdigit() and len(count) <= _MOST_DIGITS:
            self._declared = int(count)
            yield Declared(count=self._declared, of=self._of or root.name)
        elif count:
            yield Remark(
                says=_("the count in the file is no number: {count}").format(count=count[:40])
            )

    def _end(self, end: End) -> Iterator[Item]:
        found = self.position - self._first
        if self._declared is not None and self._declared != found:
            says = _("the file says that it has {declared} records; it has {found}")
            yield self._remark(says.format(declared=self._declared, found=found))
        if not end.is_closed:
            yield self._remark(_("the file ends before its closing tag: it may have been cut off"))
        joined, lost = self._repairs[True], self._repairs[False]
        if joined:
            says = _("{count} characters were written as two halves and are read as one")
            yield self._remark(says.format(count=joined))
        if lost:
            says = _("{count} characters that no XML may hold are shown as U+FFFD")
            yield self._remark(says.format(count=lost))

    def _remark(self, says: str) -> Remark:
        return Remark(says=f"{self._of}: {says}" if self._of else says)


def _repair_notes(repairs: tuple[Repair, ...]) -> tuple[str, ...]:
    """Return what was repaired in one record, with what stood there."""
    notes: list[str] = []
    joined = [repair.found for repair in repairs if repair.joined]
    lost = [repair.found for repair in repairs if not repair.joined]
    if joined:
        notes.append(_("two halves read as one character: {found}").format(found=_listed(joined)))
    if lost:
        notes.append(_("shown as U+FFFD, forbidden in XML: {found}").format(found=_listed(lost)))
    return tuple(notes)


def _listed(found: list[str]) -> str:
    """Return each thing once, with how often; the first few of many."""
    counts = Counter(found).most_common(_MOST_LISTED)
    words = [text if count == 1 else f"{text} ({count})" for text, count in counts]
    return ", ".join(words) + (", ..." if len(set(found)) > _MOST_LISTED else "")
