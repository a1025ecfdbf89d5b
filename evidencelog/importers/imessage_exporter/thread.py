"""The records of one conversation: each reply once, in its own place, with what it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from posixpath import basename, normpath

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Draft, Enclosed, Reaction, Side, Skip, Stamp, State
from evidencelog.importers.imessage_exporter.message import Message
from evidencelog.importers.imessage_exporter.stamps import stamp_of
from evidencelog.importers.importer import Source
from evidencelog.importers.wall_time import WallTimes

_PIECE = 1 << 20


@dataclass(slots=True)
class Thread:
    """Makes records of printed messages; the copies of replies wait for their own place."""

    source: Source
    name: str
    title: str
    wall: WallTimes
    owners: frozenset[str]
    count: int = 0
    _names: frozenset[str] = field(init=False)
    _waiting: dict[tuple[str, ...], list[tuple[Message, str]]] = field(default_factory=dict)
    _same: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._names = frozenset(self.source.names())

    def items(self, messages: Iterable[Message | str], position: int) -> Iterator[Draft | Skip]:
        """Yield records and skips; the first has the position after `position`."""
        self.count = position
        for message in messages:
            self.count += 1
            if isinstance(message, str):
                yield Skip(
                    position=self.count,
                    place=self.name,
                    reason=_("text before the first message"),
                    excerpt=message.strip()[:200],
                )
                continue
            record = self._record(message, self._answered(message))
            for reply in message.replies:
                self._waiting.setdefault(reply.identity, []).append((reply, record.key))
            yield record
        for waiting in self._waiting.values():
            for reply, above in waiting:
                self.count += 1
                reply.notes.append(_("printed only under the message that it answers"))
                yield self._record(reply, above)

    def _answered(self, message: Message) -> str | None:
        """Return the key of the message that this one answers, when its copy stood there."""
        waiting = self._waiting.get(message.identity)
        if not waiting or message.announcement:
            return None
        _copy, above = waiting.pop(0)
        message.notes.append(_("printed twice: also under the message that it answers"))
        return above

    def _record(self, message: Message, above: str | None) -> Draft:
        stamp = stamp_of(message.raw, self.wall) if message.raw else None
        system = message.announcement
        sender = Side(id=message.sender) if message.sender and not system else None
        fields = (
            ("read", message.read.strip("()")),
            ("effect", message.effect),
            ("reply", "responded to an earlier message" if message.responded else ""),
        )
        return Draft(
            position=self.count,
            place=message.place,
            what="system" if system else "message",
            conversation=f"imessage:{self.title}",
            key=self._key(message, stamp),
            title=self.title or None,
            service=message.service or "Messages",
            direction=None if system else message.direction(self.owners),
            sender=sender,
            stamp=stamp,
            state=_state(message),
            text=message.text if message.texts else None,
            subject=message.subject,
            files=tuple(self._files(message)),
            edited=Stamp(raw=message.edited) if message.edited else None,
            edits=tuple(message.edits),
            reply_to=above,
            reactions=tuple(
                Reaction(by=Side(id=who), text=what) for what, who in message.reactions
            ),
            fields=tuple((name, value) for name, value in fields if value),
            notes=tuple(message.notes),
        )

    def _key(self, message: Message, stamp: Stamp | None) -> str:
        if message.id:
            return f"imessage|{message.id}"
        time = (stamp.local or stamp.raw) if stamp else ""
        same = (time, message.sender, "+" if message.announcement else "")
        self._same[same] += 1
        return f"imessage:{self.title}|{'|'.join(same)}|{self._same[same]}"

    def _files(self, message: Message) -> Iterator[Enclosed]:
        folder = self.name.rpartition("/")[0]
        for path in message.files:
            place = normpath(f"{folder}/{path}" if folder else path)
            if place in self._names:
                yield Enclosed(name=basename(path), read=partial(self._pieces, place))
            else:
                note = _("named in the export, and not among its files")
                yield Enclosed(name=basename(path) or path, note=note)
        for words in message.missing:
            yield Enclosed(name=words, note=_("missing when the export was made"))

    def _pieces(self, place: str) -> Iterator[bytes]:
        with self.source.open(place) as stream:
            while piece := stream.read(_PIECE):
                yield piece


def _state(message: Message) -> State | None:
    if message.deleted:
        return "deleted"
    return "unsent" if message.unsent else None
