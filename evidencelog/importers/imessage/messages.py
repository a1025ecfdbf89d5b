"""One row of the table of messages: a message, a reaction, or a line of the system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Draft, Reaction, Side, Stamp, State, What
from evidencelog.importers.imessage.attributed import Attributed, Texts, attributed
from evidencelog.importers.imessage.changes import Changes, changes_of
from evidencelog.importers.imessage.database import Cell, Row
from evidencelog.importers.imessage.enclosed import Files
from evidencelog.importers.imessage.fields import Fields
from evidencelog.importers.imessage.reactions import (
    Reactions,
    is_end,
    is_reaction,
    sign_of,
    target_of,
)
from evidencelog.importers.imessage.system_lines import line_of
from evidencelog.importers.imessage.talks import NOBODY, People, Talk
from evidencelog.importers.imessage.times import stamp_of
from evidencelog.importers.imessage.typedstream import TypedStreamError
from evidencelog.importers.json_items import Numbering

Cells = Mapping[str, Cell]
_ACCOUNTS: Final = ("E:", "P:", "e:", "p:")
_SHOWN_ATTRIBUTES: Final = {"IMAudioTranscription": "transcription"}
_SCHEDULED: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What other tables say of a message: its chats, where it is deleted from, its files."""

    chats: Sequence[tuple[int, Cell]] = ()
    deleted_from: Sequence[tuple[int, Cell]] = ()
    files: Sequence[Row] = ()


@dataclass(slots=True, kw_only=True)
class Maker:
    """Makes drafts of the rows of one database."""

    people: People
    reactions: Reactions
    files: Files
    numbering: Numbering
    place: str
    fields: Fields
    texts: Texts = field(default_factory=Texts)
    notes: list[str] = field(default_factory=list)

    def draft(self, number: int, cells: Cells, around: Around, *, mended: bool) -> Draft:
        """Return what a row says; `mended` when a text of it had bytes that are none."""
        self.notes = [_("bytes that are no text were replaced by \ufffd")] if mended else []
        talk, others = self._talk(around)
        own = _own(cells)
        mine = bool(cells.get("is_from_me"))
        author = self.people.side(cells.get("handle_id"))
        sender = own if mine else author
        kind = cells.get("associated_message_type")
        line = line_of(cells, self.people.side(cells.get("other_handle")))
        changes = changes_of(cells.get("message_summary_info"))
        text, attributes = self._text(cells, changes)
        self._remarks(cells, line, author, changes, mine=mine)
        guid = _text(cells.get("guid"))
        stamp = stamp_of(cells.get("date"))
        state, deleted = _state(cells, changes, around, mine=mine, by_app=line is not None)
        return Draft(
            position=self.numbering.next(),
            place=self.place.format(number=number),
            what=_what(kind, line),
            conversation=talk.id if talk else (author.id if author else NOBODY),
            key=self._key(guid, sender, stamp),
            title=talk.title if talk else None,
            service=_text(cells.get("service")) or (talk.service if talk else None),
            direction="out" if mine else "in",
            sender=sender,
            recipients=_recipients(talk, own, author, mine=mine),
            stamp=stamp,
            state=state,
            text=text,
            subject=_text(cells.get("subject")) or None,
            files=tuple(self.files.enclosed(row) for row in around.files),
            edited=stamp_of(cells.get("date_edited")) if changes.earlier else None,
            edits=tuple(one.text for one in changes.earlier if one.text is not None),
            deleted=deleted,
            reply_to=_reply(cells, kind),
            reactions=self._reactions(guid, cells, own, sender),
            fields=(*self.fields.of(cells), *others, *attributes, *_wordings(changes)),
            notes=tuple(self.notes),
        )

    def _talk(self, around: Around) -> tuple[Talk | None, tuple[tuple[str, str], ...]]:
        """Return the chat of a message; of several the first, the others as fields."""
        talks = [
            talk
            for number, _date in (*around.chats, *around.deleted_from)
            if (talk := self.people.talks.get(number)) is not None
        ]
        if not talks:
            self.notes.append(_("the database puts this message into no conversation"))
            return None, ()
        others = dict.fromkeys(talk.guid for talk in talks[1:] if talk.guid != talks[0].guid)
        return talks[0], tuple(("also in chat", guid) for guid in others)

    def _text(
        self, cells: Cells, changes: Changes
    ) -> tuple[str | None, tuple[tuple[str, str], ...]]:
        """Return the text: that of its column, else out of the one with attributes."""
        plain, body = cells.get("text"), cells.get("attributedBody")
        found = Attributed(text="")
        if isinstance(body, bytes) and body:
            try:
                if cells.get("is_audio_message"):
                    found = attributed(body)
                elif not plain:
                    found = Attributed(text=self.texts.text(body))
            except TypedStreamError:
                self.notes.append(_("its text with attributes could not be read"))
        if isinstance(plain, bytes):
            plain = plain.decode("utf-8", "replace")
            self.notes.append(_("its text is kept as data, and was read as UTF-8"))
        text: str | None = str(plain) if plain else found.text
        if not text and not changes.all_retracted:
            text = "".join(one.text or "" for one in changes.last) or None
        return text or None, _attributes(found)

    def _key(self, guid: str, sender: Side | None, stamp: Stamp | None) -> str:
        when = (stamp.instant or stamp.raw) if stamp else ""
        return self.numbering.key(guid or f"{sender.id if sender else ''}/{when}")

    def _reactions(
        self, guid: str, cells: Cells, own: Side | None, sender: Side | None
    ) -> tuple[Reaction, ...]:
        """Return those to a message; of a reaction's own row the one that it is."""
        kind = cells.get("associated_message_type")
        if is_reaction(kind):
            sign = sign_of(kind, cells.get("associated_message_emoji"))
            stamp = stamp_of(cells.get("date"))
            return (Reaction(by=sender, text=sign, stamp=stamp, removed=is_end(kind)),)
        return self.reactions.of(guid, self.people, own) if guid else ()

    def _remarks(
        self, cells: Cells, line: str | None, author: Side | None, changes: Changes, *, mine: bool
    ) -> None:
        kind = cells.get("associated_message_type")
        told = self.notes
        if line is not None:
            told.append(line)
        if is_reaction(kind):
            sign = sign_of(kind, cells.get("associated_message_emoji"))
            off, on = _("the reaction {sign} was taken back"), _("the reaction {sign}")
            told.append((off if is_end(kind) else on).format(sign=sign))
        if author is None and not mine and line is None:
            told.append(_("the database does not say who sent it"))
        if changes.damaged:
            told.append(_("what it says of changes could not be read"))
        if any(one.text is None for one in changes.earlier):
            told.append(_("an earlier wording could not be read"))
        if changes.retracted and not changes.all_retracted:
            parts = ", ".join(str(part + 1) for part in sorted(changes.retracted))
            told.append(_("taken back after sending: part {parts}").format(parts=parts))
        if cells.get("balloon_bundle_id"):
            told.append(_("it has content of an app, which stays in the source"))


def _what(kind: Cell, line: str | None) -> What:
    if line is not None:
        return "system"
    return "reaction" if is_reaction(kind) else "message"


def _state(
    cells: Cells, changes: Changes, around: Around, *, mine: bool, by_app: bool
) -> tuple[State | None, Stamp | None]:
    """Return what became of a message, and when it was taken back or deleted."""
    taken = stamp_of(cells.get("date_retracted"))
    if changes.all_retracted or taken is not None:
        return "unsent", taken or stamp_of(cells.get("date_edited"))
    if around.deleted_from:
        return "deleted", stamp_of(around.deleted_from[0][1])
    if by_app:
        return None, None
    return _sent(cells) if mine else "received", None


def _sent(cells: Cells) -> State | None:
    if cells.get("error"):
        return "failed"
    if cells.get("is_sent") or cells.get("is_delivered"):
        return "sent"
    if cells.get("schedule_type") == _SCHEDULED or cells.get("is_sent") == 0:
        return "waiting"
    return None


def _own(cells: Cells) -> Side | None:
    """Return the owner's number or account, as the row names it."""
    number = _text(cells.get("destination_caller_id"))
    if number:
        return Side(id=number)
    account = _text(cells.get("account"))
    if account.startswith(_ACCOUNTS):
        account = account[2:]
    return Side(id=account) if account else None


def _recipients(
    talk: Talk | None, own: Side | None, author: Side | None, *, mine: bool
) -> tuple[Side, ...]:
    sides = talk.sides if talk else ()
    if mine:
        return sides or (() if author is None else (author,))
    others = tuple(side for side in sides if side != author)
    return others if own is None else (own, *others)


def _reply(cells: Cells, kind: Cell) -> str | None:
    """Return the key of the message that this one answers, reacts to or lies on."""
    if kind and cells.get("associated_message_guid"):
        return target_of(cells.get("associated_message_guid"))[1] or None
    return _text(cells.get("thread_originator_guid")) or None


def _attributes(found: Attributed) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_SHOWN_ATTRIBUTES[name], said)
        for name, said in found.attributes
        if name in _SHOWN_ATTRIBUTES
    )


def _wordings(changes: Changes) -> Iterator[tuple[str, str]]:
    """Yield when each wording was written."""
    for number, one in enumerate((*changes.earlier, *changes.last), 1):
        if one.stamp is not None and one.stamp.instant:
            yield f"wording {number}, part {one.part + 1}", one.stamp.instant


def _text(cell: Cell) -> str:
    return "" if cell is None or isinstance(cell, bytes) else str(cell)
