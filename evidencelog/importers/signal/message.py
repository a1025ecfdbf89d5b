"""One message of a Signal chat, as both files of the tool have it."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Side, Stamp, State
from evidencelog.importers.signal.calls import Call, call_of
from evidencelog.importers.signal.media import Media

SERVICE = "Signal"
OWNER = "Me"  # how the tool names whoever exported
_NOBODY = "No-Sender"
_DELETED = "(This message was deleted)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a file says of a message. `call` is None where it does not say whether it is one.

    `files` are names with paths, `reactions` names with emoji, `edits` the earlier wordings.
    """

    place: str
    raw: str
    sender: str
    text: str
    stamp: Stamp
    quote: str | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    deleted: bool = False
    call: bool | None = None
    edits: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    id: str | None = None

    @property
    def same(self) -> int:
        """A number that two copies of the very same message share."""
        return hash((self.raw, self.sender, self.text, self.quote, self.reactions, self.files))

    def draft(
        self,
        *,
        conversation: str,
        title: str | None,
        count: int,
        media: Media,
        owners: frozenset[str],
    ) -> Draft:
        """Return its record; `count` tells messages of one sender at one time apart.

        `owners` are the names of whoever exported; without any, nothing is said of direction.
        The position is given later, by whoever counts.
        """
        call = None if self.call is False else call_of(self.text)
        known = self.sender not in ("", _NOBODY)
        name = self.id or f"{self.stamp.local or self.raw}|{self.sender}|{count}"
        notes = self.notes if known else (*self.notes, _("the export does not name the sender"))
        return Draft(
            position=0,
            place=self.place,
            what="call" if call else "message",
            conversation=conversation,
            key=f"{conversation}|{name}",
            title=title,
            service=SERVICE,
            direction=call.direction if call else self._direction(owners),
            sender=Side(id=self.sender) if known else None,
            stamp=self.stamp,
            state=self._state(call),
            text=self.text,
            seconds=call.seconds if call else None,
            files=tuple(media.enclosed(name, path) for name, path in self.files),
            edits=self.edits,
            reply_to=self.quote,
            reactions=media.reactions(self.reactions),
            fields=((*self.fields, ("call", call.sort)) if call and call.sort else self.fields),
            notes=notes,
        )

    def _direction(self, owners: frozenset[str]) -> Direction | None:
        if self.sender in owners:
            return "out"
        return "in" if owners and self.sender not in ("", _NOBODY) else None

    def _state(self, call: Call | None) -> State | None:
        if self.deleted or self.text == _DELETED:
            return "deleted"
        return call.state if call else None
