"""From the rows of a chat to its records: who, when, what; nothing merged, nothing dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Side, Skip, Stamp
from evidencelog.importers.wall_time import WallTimes
from evidencelog.importers.whatsapp.bodies import PLAIN, Bodies, Body
from evidencelog.importers.whatsapp.clock import Clock, read_clock
from evidencelog.importers.whatsapp.orders import Day, Days
from evidencelog.importers.whatsapp.rows import Block, Chat
from evidencelog.importers.whatsapp.suspicion import Suspicion
from evidencelog.importers.whatsapp.survey import Survey, is_person, shown

SERVICE: Final = "WhatsApp"
_EXCERPT: Final = 200
_LONGEST_SMILE: Final = 40
_REMEMBERED: Final = 200_000  # records in which the same second and sender are counted


class _Row(NamedTuple):
    lead: str
    stamp: str
    date: str
    clock: str
    name: str | None
    text: str


class _Author(NamedTuple):
    """What is the same for all messages of somebody; `side` is None for a line of the app."""

    side: Side | None
    direction: Direction | None
    fields: tuple[tuple[str, str], ...]
    count: int


_NOBODY: Final = _Author(None, None, (), 0)


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
    _day: dict[str, Day] = field(default_factory=dict)
    _clock: dict[str, Clock] = field(default_factory=dict)
    _author: dict[str, _Author] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)
    _repeated: dict[str, int] = field(default_factory=dict)

    def items(self, position: int) -> Iterator[Draft | Skip]:
        """Yield records and skips; the first has the position after `position`."""
        self._known = self.seen.authors
        suspicion = Suspicion(self.seen)
        for block in self.chat.blocks():
            if block.preface.strip():
                position += 1
                yield self._preface(block, position)
            line = block.line
            cut = block.cut
            for row in zip(*block[3:], strict=True):
                position += 1
                if cut is not None:
                    yield self._too_long(row[5], position, line)
                    line, cut = line + cut, None
                else:
                    yield self._draft(_Row._make(row), position, line, suspicion)
                line += 1 + row[5].count("\n")

    def _draft(self, row: _Row, position: int, line: int, suspicion: Suspicion) -> Draft:
        author, text = self._who(row.name, row.text)
        stamp = self._stamp(row)
        notes = suspicion.notes(row.lead, stamp.local, text, author.count)
        self.suspects += bool(notes)
        if text.endswith("\r"):
            text = text[:-1]
        body = PLAIN
        if self.bodies.may_be_special(text):
            body = self.bodies.read(text, lead=row.lead)
        if author.side is None or body is not PLAIN:
            return self._special(position, line, author, stamp, text, body, notes)
        return Draft(
            position=position,
            place=f"{self.place}{line}",
            what="message",
            conversation=self.conversation,
            key=self._key(stamp, author.side.id),
            title=self.title,
            service=SERVICE,
            direction=author.direction,
            sender=author.side,
            stamp=stamp,
            text=text,
            fields=author.fields,
            notes=notes,
        )

    def _special(
        self,
        position: int,
        line: int,
        author: _Author,
        stamp: Stamp,
        text: str,
        body: Body,
        notes: tuple[str, ...],
    ) -> Draft:
        """Return a record that is more than a text: a line of the app, a file, a call."""
        what = "system" if author.side is None and body.what == "message" else body.what
        return Draft(
            position=position,
            place=f"{self.place}{line}",
            what=what,
            conversation=self.conversation,
            key=self._key(stamp, author.side.id if author.side else ""),
            title=self.title,
            service=SERVICE,
            direction=None if what == "system" else author.direction,
            sender=author.side,
            stamp=stamp,
            state=body.state,
            text=text,
            seconds=body.seconds,
            files=body.files,
            edited=body.edited,
            fields=author.fields + body.fields,
            notes=notes + body.notes,
        )

    def _stamp(self, row: _Row) -> Stamp:
        day = self._day.get(row.date)
        if day is None:
            day = self._day[row.date] = self.days.read(row.date)
        clock = self._clock.get(row.clock)
        if clock is None:
            clock = self._clock[row.clock] = read_clock(row.clock)
        if day.text is None or clock.text is None or clock.note:
            both = "; ".join(note for note in (day.note, clock.note) if note) or None
            whole = f"{day.text}T{clock.text}" if day.text and clock.text else None
            return self.wall.stamp(row.stamp, whole, both)
        return self.wall.stamp(row.stamp, f"{day.text}T{clock.text}")

    def _key(self, stamp: Stamp, sender: str) -> str:
        """Return what names this record in every export: chat, time, sender, which of these."""
        same = f"{self.conversation}|{stamp.local or stamp.raw}|{sender}|"
        count = self._repeated[same] = self._repeated.pop(same, 0) + 1
        if len(self._repeated) > _REMEMBERED:
            del self._repeated[next(iter(self._repeated))]
        return f"{same}{count}"

    def _who(self, name: str | None, text: str) -> tuple[_Author, str]:
        """Return the author and the text; a colon in a line of the app makes nobody an author."""
        if name is None:
            return self._with_colon(text)
        author = self._author.get(name)
        if author is None:
            author = self._author[name] = self._make_author(name)
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
        if name not in self._known and not is_person(name, count):
            return _NOBODY
        bare = shown(name)
        pushed = bare.lstrip("~ \u00a0\u202f") if bare.startswith("~") else None
        fields = () if bare == name else (("sender", name),)
        return _Author(Side(id=bare, name=pushed), self._direction(bare), fields, count)

    def _direction(self, name: str) -> Direction | None:
        if self.seen.owners:
            return "out" if name in self.seen.owners else "in"
        if not self.me:
            return None
        return "out" if name.casefold() in self.me else "in"

    def _preface(self, block: Block, position: int) -> Skip:
        return Skip(
            position=position,
            place=f"{self.place}1",
            reason=_("text before the first message: the file may begin in the middle of one"),
            excerpt=block.preface.strip()[:_EXCERPT],
        )

    def _too_long(self, text: str, position: int, line: int) -> Skip:
        return Skip(
            position=position,
            place=f"{self.place}{line}",
            reason=_("this text is longer than any message can be"),
            excerpt=text[:_EXCERPT],
        )
