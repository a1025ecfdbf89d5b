"""One record of a conversation, of the classic export or of an encrypted chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import (
    Direction,
    Draft,
    Enclosed,
    Reaction,
    Side,
    Stamp,
    State,
    What,
)
from evidencelog.importers.exact_times import of_milliseconds
from evidencelog.importers.json_items import Numbering
from evidencelog.importers.json_values import Values, whole, written
from evidencelog.importers.meta.mojibake import MetaValues
from evidencelog.importers.meta.threads import Thread

_LISTS: Final = ("photos", "videos", "audio_files", "files", "gifs", "media")
_CALL: Final = "call"
_BY_THE_APP: Final = ("subscribe", "unsubscribe")
_EDITED: Final = "(edited)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes drafts of the records of one conversation."""

    thread: Thread
    service: str | None
    conversation: str
    title: str | None
    participants: tuple[str, ...]
    me: frozenset[str]
    belongings: Belongings
    numbering: Numbering

    def item(self, record: dict[str, object], position: int, place: str, member: str) -> Draft:
        """Return what a record says."""
        values = MetaValues(record)
        sender = values.text("sender_name") or values.text("senderName") or None
        milliseconds, stamp = _time(values)
        what = _what(values)
        seconds = values.whole("call_duration")
        state = _state(values, seconds)
        text = _text(values)
        notes = _notes(text, self.service)
        return Draft(
            position=position,
            place=place,
            what=what,
            conversation=self.conversation,
            key=self.numbering.key(f"{self.conversation}/{milliseconds}"),
            title=self.title,
            service=self.service,
            direction=self._direction(sender),
            sender=Side(id=sender) if sender else None,
            recipients=self._recipients(sender),
            stamp=stamp,
            state=state,
            text=text,
            seconds=seconds,
            files=self._files(values, member),
            reactions=_reactions(values),
            fields=values.rest(),
            notes=(*notes, *values.notes),
        )

    def _direction(self, sender: str | None) -> Direction | None:
        if sender is None or not self.me:
            return None
        return "out" if sender in self.me else "in"

    def _recipients(self, sender: str | None) -> tuple[Side, ...]:
        """Return the other one of two; who was in a group at that time is not known."""
        if sender not in self.participants or len(self.participants) != 2:
            return ()
        return tuple(Side(id=name) for name in self.participants if name != sender)

    def _files(self, values: MetaValues, member: str) -> tuple[Enclosed, ...]:
        found = []
        for name in _LISTS:
            listed = values.peek(name)
            if isinstance(listed, list):
                values.drop(name)
                for number, one in enumerate(listed, 1):
                    found.append(self._file(one, values, f"{name}.{number}", member))
        sticker = values.peek("sticker")
        if isinstance(sticker, dict):
            values.drop("sticker")
            found.append(self._file(sticker, values, "sticker", member))
        return tuple(found)

    def _file(self, one: object, values: MetaValues, path: str, member: str) -> Enclosed:
        values.put(path, one)
        uri = MetaValues(one).text("uri") if isinstance(one, dict) else None
        if not uri:
            return Enclosed(name=path, note=_("the export does not name this file"))
        if "://" in uri:
            return Enclosed(name=uri, note=_("the export has only a link to it"))
        return self.belongings.enclosed(uri, beside=member)


def _time(values: Values) -> tuple[int | None, Stamp | None]:
    for name in ("timestamp_ms", "timestamp"):
        found = values.whole(name)
        if found is not None:
            return found, of_milliseconds(found, str(found))
    return None, None


def _what(values: Values) -> What:
    kind = str(values.peek("type", "")).lower()
    if kind == _CALL or values.has("call_duration") or values.has("missed"):
        return "call"
    return "system" if kind in _BY_THE_APP else "message"


def _state(values: Values, seconds: int | None) -> State | None:
    if values.peek("is_unsent") is True or values.peek("isUnsent") is True:
        return "unsent"
    if values.peek("missed") is True:
        return "missed"
    return "answered" if seconds else None


def _text(values: Values) -> str | None:
    found = values.text("content")
    return found if found is not None else values.text("text")


def _notes(text: str | None, service: str | None) -> tuple[str, ...]:
    if service != "Instagram" or text is None or not text.endswith(_EDITED):
        return ()
    return (_("Instagram gives an edited message twice: an earlier wording may stand beside it"),)


def _reactions(values: MetaValues) -> tuple[Reaction, ...]:
    found = []
    before = values.peek("reactions")
    for one in values.items("reactions"):
        if not isinstance(one, dict):
            values.put("reactions", before)
            continue
        inner = MetaValues(one)
        actor, text = inner.text("actor"), inner.text("reaction") or ""
        found.append(Reaction(
            by=Side(id=actor) if actor else None, text=text, stamp=_reaction_time(inner)
        ))  # fmt: skip
        if inner.originals:
            values.keep(f"reactions.{len(found)}", one)
    return tuple(found)


def _reaction_time(inner: Values) -> Stamp | None:
    seconds = whole(inner.peek("timestamp"))
    return None if seconds is None else of_milliseconds(seconds * 1000, written(seconds))
