"""What an importer gives: records as they stand in the source, nothing guessed.

Texts are exactly those of the file. What the file does not say is None; what an importer
concludes stands beside what was found, never in its place. What there is of every message
is a `msgspec.Struct` (change a copy with `msgspec.structs.replace`): a file has a hundred
thousand of them, and a dataclass takes more than ten times as long to make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Literal

import msgspec

Direction = Literal["in", "out"]
ZoneSource = Literal["in the file", "inferred", "told", "unknown"]
What = Literal[
    "message",
    "call",
    "voicemail",
    "system",
    "reaction",
    "mail",
]
"""What a record is. A system line was written by the app, not by a person."""

State = Literal[
    "received",
    "sent",
    "draft",
    "waiting",
    "failed",
    "missed",
    "declined",
    "blocked",
    "answered",
    "deleted",
    "unsent",
]
"""What became of it, where the file says so: a draft or a failed message reached nobody."""


class Stamp(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A time in the source: as it stands there, and what can be said of it.

    `instant` is UTC as `YYYY-MM-DDThh:mm:ss.mmmZ` where the file or what was told gives it;
    `local` the wall time as far as it is known (`2026-03-14T18:05`), `offset` its distance
    from UTC (`-04:00`), `zone` an IANA name if there is one. `source` says where offset or
    zone come from. `note` says what is odd about it, such as a time that came twice.
    """

    raw: str
    instant: str | None = None
    local: str | None = None
    offset: str | None = None
    zone: str | None = None
    source: ZoneSource = "unknown"
    note: str | None = None


class Side(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody as the source prints them: a number, an address, an account; and a name."""

    id: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file that belongs to a record; `read` gives its bytes, None when it is not there.

    `type` is what the source claims. `note` says why it is missing or what is odd. `open`
    gives the same bytes as a stream that can be sought, where the times and places that the
    file itself names are wanted.
    """

    name: str
    type: str | None = None
    read: Callable[[], Iterable[bytes]] | None = None
    note: str | None = None
    open: Callable[[], BinaryIO] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """A reaction to a message: by whom, what, when; `removed` when it was taken back."""

    by: Side | None
    text: str
    stamp: Stamp | None = None
    removed: bool = False


class Draft(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One record of the source.

    `position` counts the records of the source from 1, skips included, in the order of the
    file; `place` leads a person to it ("line 12", "message 8 of message_2.json").
    `conversation` is the same for all records that belong together, `title` what the file
    calls it. `own` is how the file names its owner, when it does. `edits` are earlier
    wordings, the oldest first, where the file keeps them. `reply_to` is the `key` of
    another record or the text that is quoted. `fields` are all other things that the file
    says, by their names there. `key` identifies the record in any export of the same
    source: two exports that overlap give the same key for the same record, without the
    wording, so that a message that was edited or deleted in between can be told.
    """

    position: int
    place: str
    what: What
    conversation: str
    key: str
    title: str | None = None
    service: str | None = None
    direction: Direction | None = None
    sender: Side | None = None
    recipients: tuple[Side, ...] = ()
    stamp: Stamp | None = None
    state: State | None = None
    text: str | None = None
    subject: str | None = None
    seconds: int | None = None
    files: tuple[Enclosed, ...] = ()
    edited: Stamp | None = None
    edits: tuple[str, ...] = ()
    deleted: Stamp | None = None
    reply_to: str | None = None
    reactions: tuple[Reaction, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole file that is kept for what it says: a photograph, a recording, a report.

    `times` and `places` are everything that it says of itself, by name, none chosen.
    `pages` are the texts of its pages where it has such.
    """

    position: int
    place: str
    key: str
    file: Enclosed
    times: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    pages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody in an address book: it names numbers and addresses, and changes no record."""

    position: int
    place: str
    key: str
    name: str
    ids: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A calendar entry; `rule` is its rule of repetition as it stands in the file."""

    position: int
    place: str
    key: str
    title: str | None = None
    start: Stamp | None = None
    end: Stamp | None = None
    where: str | None = None
    text: str | None = None
    rule: str | None = None
    organiser: Side | None = None
    attendees: tuple[Side, ...] = ()
    state: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A record that could not be read: where it stands, why, and what there is of it."""

    position: int
    place: str
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about the whole source that its owner should know; it is no record."""

    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """How many records the source says it has; what it says and what is found may differ."""

    count: int
    of: str


Record = Draft | Paper | Contact | Appointment
Item = Record | Skip | Remark | Declared
