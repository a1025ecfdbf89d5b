"""From what an importer gives to the rows that the log keeps.

The importer's words stay as they are. Only what no log can hold is replaced, with a note: half
a character, or a value without end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from evidencelog.core import imported as kept
from evidencelog.core.parts import Attachment, Identifier
from evidencelog.i18n import gettext as _
from evidencelog.importers import drafts

LONGEST_VALUE: Final = 100_000
"""Characters of a value that is not free text; longer ones are left in the source."""
LONGEST_TEXT: Final = 1_000_000
"""Characters of free text in one record, so that it never has more parts than an entry may."""
MOST_FIELDS: Final = 200
MATCH_BYTES: Final = 16


class TooLongError(Exception):
    """A record that is longer than a log takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """What a row needs beside its draft.

    `number` is that of the import, `row_of` leads from the key of another record to its row.
    """

    number: int
    format: str
    row_of: Callable[[str], int | None]
    differs: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    absent: tuple[kept.NotThere, ...] = ()
    title: str | None = None
    service: str | None = None


def match_of(format_: str, key: str) -> bytes:
    """Return by what a record is known again in a later export of the same format."""
    text = f"{format_}\n{key}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).digest()[:MATCH_BYTES]


def row_of(record: drafts.Record, placing: Placing) -> kept.AnyRow:
    """Return the row of a record that is no paper. Raises TooLongError."""
    text = _Text()
    if isinstance(record, drafts.Draft):
        return _message(record, placing, text)
    if isinstance(record, drafts.Appointment):
        return _appointment(record, placing, text)
    if isinstance(record, drafts.Contact):
        return _card(record, placing, text)
    raise TypeError(record)


@dataclass(slots=True)
class _Text:
    """Takes texts over; what had to be changed is noted."""

    notes: list[str] = field(default_factory=list)
    length: int = 0

    def free(self, text: str | None) -> str | None:
        """Free text, of any sensible length."""
        if text is None or not text:
            return None
        self.length += len(text)
        if self.length > LONGEST_TEXT:
            raise TooLongError
        return self._whole(text)

    def value(self, text: str | None, name: str = "") -> str | None:
        """A single value, which is left out when it has no end."""
        if text is None or not text:
            return None
        if len(text) > LONGEST_VALUE:
            note = _("{name} is {count} characters long and was left in the source")
            self.notes.append(note.format(name=name or _("a value"), count=len(text)))
            return None
        return self._whole(text)

    def must(self, text: str) -> str:
        """A value that a row cannot be without."""
        return self.value(text) or "?"

    def _whole(self, text: str) -> str:
        if text.isascii():
            return text
        try:
            text.encode()
        except UnicodeEncodeError:
            note = _("half a character that no text can hold was replaced by \ufffd")
            if note not in self.notes:
                self.notes.append(note)
            return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text


def _message(draft: drafts.Draft, placing: Placing, text: _Text) -> kept.Message:
    return kept.Message(
        import_=placing.number,
        row=draft.position,
        place=text.value(draft.place),
        match=match_of(placing.format, draft.key).hex(),
        differs=placing.differs,
        what=draft.what,
        conversation=text.must(draft.conversation),
        title=None if draft.title == placing.title else text.value(draft.title),
        service=None if draft.service == placing.service else text.value(draft.service),
        direction=draft.direction,
        sender=_side(draft.sender, text),
        recipients=tuple([_a_side(side, text) for side in draft.recipients]),
        time=_time(draft.stamp, text),
        state=draft.state,
        subject=text.free(draft.subject),
        text=text.free(draft.text),
        seconds=draft.seconds,
        edited=_time(draft.edited, text),
        edits=tuple([kept.Wording(text=text.free(edit) or "") for edit in draft.edits]),
        deleted=_time(draft.deleted, text),
        reply=_reply(draft.reply_to, placing, text),
        reactions=tuple([_reaction(one, text) for one in draft.reactions]),
        attachments=placing.files,
        absent=(
            *[_absent(file, text) for file in draft.files if file.read is None],
            *placing.absent,
        ),
        fields=_fields(draft.fields, text),
        notes=_notes(draft.notes, text),
    )


def _appointment(record: drafts.Appointment, placing: Placing, text: _Text) -> kept.Appointment:
    return kept.Appointment(
        import_=placing.number,
        row=record.position,
        place=text.value(record.place),
        match=match_of(placing.format, record.key).hex(),
        differs=placing.differs,
        title=text.free(record.title),
        start=_time(record.start, text),
        end=_time(record.end, text),
        where=text.value(record.where, "LOCATION"),
        text=text.free(record.text),
        rule=text.value(record.rule, "RRULE"),
        organiser=_side(record.organiser, text),
        attendees=tuple([_a_side(side, text) for side in record.attendees]),
        state=text.value(record.state),
        fields=_fields(record.fields, text),
        notes=_notes(record.notes, text),
    )


def _card(record: drafts.Contact, placing: Placing, text: _Text) -> kept.Card:
    return kept.Card(
        import_=placing.number,
        row=record.position,
        place=text.value(record.place),
        match=match_of(placing.format, record.key).hex(),
        differs=placing.differs,
        name=text.must(record.name),
        identifiers=tuple(
            [
                Identifier(value=text.must(value), type=text.value(kind))
                for kind, value in record.ids
            ]
        ),
        notes=_notes(record.notes, text),
    )


def pages_of(paper: drafts.Paper, number: int, format_: str) -> Iterator[kept.Page]:
    """Yield the pages of a paper that have text. Raises TooLongError."""
    for place, page in enumerate(paper.pages, start=1):
        text = _Text()
        words = text.free(page)
        if words is not None:
            yield kept.Page(
                import_=number,
                row=paper.position,
                place=text.value(paper.place),
                match=match_of(format_, paper.key).hex(),
                page=place,
                text=words,
                notes=tuple(text.notes),
            )


def _side(side: drafts.Side | None, text: _Text) -> kept.Correspondent | None:
    return None if side is None else _a_side(side, text)


def _a_side(side: drafts.Side, text: _Text) -> kept.Correspondent:
    name = None if side.name == side.id else text.value(side.name)
    return kept.Correspondent(id=text.must(side.id), name=name)


def _time(stamp: drafts.Stamp | None, text: _Text) -> kept.FoundTime | None:
    if stamp is None:
        return None
    return kept.FoundTime(
        raw=text.must(stamp.raw),
        instant=stamp.instant,
        local=stamp.local,
        offset=stamp.offset,
        zone=stamp.zone,
        source=None if stamp.source == "unknown" else stamp.source,
        note=stamp.note,
    )


def _reply(key: str | None, placing: Placing, text: _Text) -> kept.ReplyTo | None:
    if not key:
        return None
    row = placing.row_of(key)
    return kept.ReplyTo(row=row) if row is not None else kept.ReplyTo(text=text.free(key))


def _reaction(one: drafts.Reaction, text: _Text) -> kept.RowReaction:
    return kept.RowReaction(
        text=text.free(one.text) or "?",
        by=_side(one.by, text),
        time=_time(one.stamp, text),
        removed=one.removed,
    )


def _absent(file: drafts.Enclosed, text: _Text) -> kept.NotThere:
    return kept.NotThere(
        name=text.must(file.name), type=text.value(file.type), note=text.value(file.note)
    )


def _fields(fields: Sequence[tuple[str, str]], text: _Text) -> tuple[kept.Named, ...]:
    if not fields:
        return ()
    if len(fields) > MOST_FIELDS:
        note = _("{count} more fields were left in the source")
        text.notes.append(note.format(count=len(fields) - MOST_FIELDS))
    named = [(text.must(name), text.value(value, name)) for name, value in fields[:MOST_FIELDS]]
    return tuple([kept.Named(name=name, value=value) for name, value in named if value])


def _notes(notes: Sequence[str], text: _Text) -> tuple[str, ...]:
    # Called last, when everything else has been taken over.
    if not notes and not text.notes:
        return ()
    own = [text.value(note) for note in notes]
    return tuple([note for note in (*own, *text.notes) if note])
