"""From the rows of a chat to its records: who, when, what; nothing merged, nothing dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Side, Skip
from evidencelog.importers.wall_time import WallTimes
from evidencelog.importers.whatsapp.bodies import PLAIN, Bodies, may_be_special
from evidencelog.importers.whatsapp.clock import Clocks
from evidencelog.importers.whatsapp.orders import Days
from evidencelog.importers.whatsapp.rows import Block, Chat
from evidencelog.importers.whatsapp.survey import Survey, is_person, shown
from evidencelog.importers.whatsapp.suspicion import Suspicion

SERVICE: Final = "WhatsApp"
_EXCERPT: Final = 200
_LONGEST_SMILE: Final = 40
_REMEMBERED: Final = 200_000  # records in which the same second and sender are counted


class _Author(NamedTuple):
    """What is the same for all messages of somebody; `side` is None for a line of the app."""

    id: str
    side: Side | None
    direction: Direction | None
    fields: tuple[tuple[str, str], ...]


_NOBODY: Final = _Author("", None, None, ())


@dataclass(slots=True, kw_only=True)
class Transcript:
    """Gives the records of one chat. `place` stands before the number of the line."""

    chat: Chat
    seen: Survey
    days: Days
    wall: WallTimes
    bodies: Bodies
    me: frozenset[str]
    conversation: str
    title: str | None
    place: str = ""
    suspects: int = 0
    position: int = 0
    _day: dict[str, str] = field(default_factory=dict)
    _clock: Clocks = field(default_factory=Clocks)
    _odd: dict[str, str] = field(default_factory=dict)
    _author: dict[str | None, _Author] = field(default_factory=dict)
    _repeated: dict[str, int] = field(default_factory=dict)

    def items(self, position: int) -> Iterator[Draft | Skip]:
        """Yield records and skips; the first has the position after `position`."""
        self.position = position
        suspicion = Suspicion(self.seen)
        for block in self.chat.blocks():
            if block.preface.strip():
                yield self._preface(block)
            if block.texts:
                yield from self._records(block, suspicion)

    def _records(self, block: Block, suspicion: Suspicion) -> Iterator[Draft | Skip]:
        """Yield the rows of a block. This runs for every message: what can be is done before."""
        times = self._times(block)
        noted = suspicion.of(block, times)
        self.suspects += len(noted)
        line, position, where = block.line, self.position, self.place
        conversation, title, begin = self.conversation, self.title, f"{self.conversation}|"
        stamp, known, repeated = self.wall.stamp, self._author, self._repeated
        closer = self._closer(block, noted)
        rows = zip(block.stamps, times, block.names, block.texts, closer, strict=True)
        for at, (raw, local, name, text, close) in enumerate(rows):
            position += 1
            author = known.get(name)
            if close or author is None:
                self.position = position
                yield self._special(block, at, line, local, noted.get(at, ()))
                line += 1 + text.count("\n") + ((block.cut or 0) if at == 0 else 0)
                continue
            sender, side, direction, fields = author
            same = f"{begin}{local}|{sender}|"
            count = repeated[same] = repeated.get(same, 0) + 1
            yield Draft(
                position=position,
                place=f"{where}{line}",
                what="message",
                conversation=conversation,
                key=f"{same}{count}",
                title=title,
                service=SERVICE,
                direction=direction,
                sender=side,
                stamp=stamp(raw, local),
                text=text[:-1] if text[-1:] == "\r" else text,
                fields=fields,
            )
            line += 1
        self.position = position
        if len(repeated) > 2 * _REMEMBERED:
            for old in list(repeated)[:_REMEMBERED]:
                del repeated[old]

    def _closer(self, block: Block, noted: Collection[int]) -> list[bool]:
        """Return for each row whether it takes a closer look: most are text with a sender."""
        closer = [*map(may_be_special, block.texts)]
        for at in noted:
            closer[at] = True
        if self._odd or self._clock.odd:
            for at, (date, clock) in enumerate(zip(block.dates, block.clocks, strict=True)):
                closer[at] = closer[at] or date in self._odd or clock in self._clock.odd
        if block.cut is not None:
            closer[0] = True
        return closer

    def _special(
        self,
        block: Block,
        at: int,
        line: int,
        local: str | None,
        notes: tuple[str, ...],
    ) -> Draft | Skip:
        """Return a record that takes a closer look: several lines, a file, a call, an event."""
        place = f"{self.place}{line}"
        if block.cut is not None and at == 0:
            return Skip(
                position=self.position,
                place=place,
                reason=_("this text is longer than any message can be"),
                excerpt=block.texts[0][:_EXCERPT],
            )
        author, text = self._who(block.names[at], block.texts[at].removesuffix("\r"))
        body = self.bodies.read(text, lead=block.leads[at]) if may_be_special(text) else PLAIN
        what = "system" if author.side is None and body.what == "message" else body.what
        odd = (self._odd.get(block.dates[at]), self._clock.odd.get(block.clocks[at]))
        note = "; ".join(filter(None, odd)) if any(odd) else None
        return Draft(
            position=self.position,
            place=place,
            what=what,
            conversation=self.conversation,
            key=self._key(local or block.stamps[at], author.id),
            title=self.title,
            service=SERVICE,
            direction=None if what == "system" else author.direction,
            sender=author.side,
            stamp=self.wall.stamp(block.stamps[at], local, note),
            state=body.state,
            text=text,
            seconds=body.seconds,
            files=body.files,
            edited=body.edited,
            fields=author.fields + body.fields,
            notes=notes + body.notes,
        )

    def _times(self, block: Block) -> list[str | None]:
        """Return the local times of a block; each date and clock is read once for the chat."""
        for date in set(block.dates).difference(self._day):
            day = self.days.read(date)
            self._day[date] = f"{day.text}T" if day.text else ""
            if day.note:
                self._odd[date] = day.note
        days = map(self._day.__getitem__, block.dates)
        clocks = map(self._clock.__getitem__, block.clocks)
        return [
            day + clock if day and clock else None for day, clock in zip(days, clocks, strict=True)
        ]

    def _key(self, time: str, sender: str) -> str:
        """Return what names this record in every export: chat, time, sender, which of these."""
        same = f"{self.conversation}|{time}|{sender}|"
        count = self._repeated[same] = self._repeated.get(same, 0) + 1
        return f"{same}{count}"

    def _who(self, name: str | None, text: str) -> tuple[_Author, str]:
        """Return the author and the text; a colon in a line of the app makes nobody an author."""
        if name is None:
            return self._with_colon(text)
        author = self._author.get(name)
        if author is None:
            author = self._make_author(name)
            if author is not _NOBODY:
                self._author[name] = author
        if author is _NOBODY:
            gap = "" if text[:1] in ("", "\r", "\n") else " "
            return author, f"{name}:{gap}{text}"
        return author, text

    def _with_colon(self, text: str) -> tuple[_Author, str]:
        """Return an author whose name has a colon in it, such as `Mum :)`, or nobody."""
        name, colon, _rest = text.partition("\n")[0].partition(": ")
        if colon and ":" in name and len(name) < _LONGEST_SMILE and is_person(name, 1):
            return self._who(name, text)[0], text[len(name) + 2 :]
        return _NOBODY, text

    def _make_author(self, name: str) -> _Author:
        count = self.seen.names[name]
        if not is_person(name, count):
            return _NOBODY
        bare = shown(name)
        pushed = bare.lstrip("~ \u00a0\u202f") if bare.startswith("~") else None
        fields = () if bare == name else (("sender", name),)
        return _Author(bare, Side(id=bare, name=pushed), self._direction(bare), fields)

    def _direction(self, name: str) -> Direction | None:
        if self.seen.owners:
            return "out" if name in self.seen.owners else "in"
        if not self.me:
            return None
        return "out" if name.casefold() in self.me else "in"

    def _preface(self, block: Block) -> Skip:
        self.position += 1
        return Skip(
            position=self.position,
            place=f"{self.place}1",
            reason=_("text before the first message: the file may begin in the middle of one"),
            excerpt=block.preface.strip()[:_EXCERPT],
        )
