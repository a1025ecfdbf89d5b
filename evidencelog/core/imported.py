"""Rows of an import: messages, calls, appointments, names, pages, as their source has them.

A row is a record of its own in the chain, without an entry number: it is cited by the number
of its import and its place in the source, `57.123`. The rows of an import follow its entry
without a gap, so that a reader who does not want them can pass over them.

A row holds only what its source says. Few fields, because there are many rows: what is the
same for all of a conversation stands in the entry of the import.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from evidencelog.core.moments import MomentError, Occurred
from evidencelog.core.parts import Attachment, Identifier, Part


class FoundTime(Part, frozen=True, kw_only=True):
    """A time as the source has it, and what can be said of it.

    `raw` stands in the source. `instant` is UTC, `local` the wall time, `offset` its distance
    from UTC, `zone` an IANA name; `source` says where offset or zone come from, and is
    missing where nobody knows. `note` says what is odd about it.
    """

    raw: str
    instant: str | None = None
    local: str | None = None
    offset: str | None = None
    zone: str | None = None
    source: str | None = None
    note: str | None = None

    @property
    def shown(self) -> str:
        """The instant, or else the local time, or else what stands in the source."""
        return self.instant or self.local or self.raw


class Correspondent(Part, frozen=True, kw_only=True):
    """Somebody as the source prints them: a number, an address or a name."""

    id: str
    name: str | None = None


class Wording(Part, frozen=True, kw_only=True):
    """A text by itself: an earlier wording, a remark."""

    text: str


class ReplyTo(Part, frozen=True, kw_only=True):
    """What is answered: a row of the same import, or what the source quotes or names of it."""

    row: int | None = None
    text: str | None = None


class RowReaction(Part, frozen=True, kw_only=True):
    """A reaction to a message; `removed` when it was taken back."""

    text: str
    by: Correspondent | None = None
    time: FoundTime | None = None
    removed: bool = False


class Named(Part, frozen=True, kw_only=True):
    """Anything else that the source says, by its name there."""

    name: str
    value: str


class NotThere(Part, frozen=True, kw_only=True):
    """A file that the source names and does not hold."""

    name: str
    type: str | None = None
    note: str | None = None


class ImportedRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every row has: its import's number, its place in the source, what makes it known.

    `match` is a digest by which the same record is known again in a later export. `differs`
    names earlier rows, of this import or another, that are the same record with another
    wording or state.
    """

    import_: int = msgspec.field(name="import")
    row: int
    place: str | None = None
    match: str | None = None
    differs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fields: tuple[Named, ...] = ()

    @property
    def cited(self) -> str:
        """How a person and a report name it: number of the import, dot, row."""
        return f"{self.import_}.{self.row}"


class Message(ImportedRow, frozen=True, kw_only=True, tag="message"):
    """One message, call, mail or line that an app wrote."""

    what: str = "message"
    conversation: str
    title: str | None = None
    service: str | None = None
    direction: Literal["in", "out"] | None = None
    sender: Correspondent | None = None
    recipients: tuple[Correspondent, ...] = ()
    time: FoundTime | None = None
    state: str | None = None
    subject: str | None = None
    text: str | None = None
    seconds: int | None = None
    edited: FoundTime | None = None
    edits: tuple[Wording, ...] = ()
    deleted: FoundTime | None = None
    reply: ReplyTo | None = None
    reactions: tuple[RowReaction, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    absent: tuple[NotThere, ...] = ()

    @property
    def occurred(self) -> Occurred | None:
        """When it happened, as entries say it; None where the source gives no date."""
        return None if self.time is None else occurred_of(self.time)


class Appointment(ImportedRow, frozen=True, kw_only=True, tag="appointment"):
    """An entry of a calendar; `rule` is its rule of repetition as it stands there."""

    title: str | None = None
    start: FoundTime | None = None
    end: FoundTime | None = None
    where: str | None = None
    text: str | None = None
    rule: str | None = None
    organiser: Correspondent | None = None
    attendees: tuple[Correspondent, ...] = ()
    state: str | None = None


class Card(ImportedRow, frozen=True, kw_only=True, tag="card"):
    """Somebody in an address book: it names numbers and addresses, and renames nothing."""

    name: str
    identifiers: tuple[Identifier, ...] = ()


class Page(ImportedRow, frozen=True, kw_only=True, tag="page"):
    """The text of one page of a document that was imported as the file of that row."""

    page: int
    text: str | None = None


AnyRow = Message | Appointment | Card | Page

ROW_KINDS: dict[str, type[AnyRow]] = {
    "message": Message,
    "appointment": Appointment,
    "card": Card,
    "page": Page,
}


class Tally(Part, frozen=True, kw_only=True):
    """How many there are of something."""

    of: str
    count: int


class SkippedRow(Part, frozen=True, kw_only=True):
    """A record of the source that could not be read: where it is, why, and what there is of it."""

    row: int
    place: str
    reason: str
    excerpt: str | None = None


class Statement(Part, frozen=True, kw_only=True):
    """What the owner told, without which the source would say less: who "me" is, the zone."""

    what: str
    value: str


class Conversation(Part, frozen=True, kw_only=True):
    """Rows that belong together; `first` and `last` are the earliest and the latest time."""

    id: str
    rows: int
    title: str | None = None
    service: str | None = None
    first: str | None = None
    last: str | None = None


class Sender(Part, frozen=True, kw_only=True):
    """Who wrote or called, as the source prints them, and how often."""

    id: str
    rows: int
    name: str | None = None


class Difference(Part, frozen=True, kw_only=True):
    """A row that is the same record as an earlier one and says something else.

    `earlier` cites the earlier row, `what` lists the fields that differ.
    """

    row: int
    earlier: str
    what: str


def occurred_of(time: FoundTime) -> Occurred | None:
    """Return a found time as entries tell theirs, without making it more precise."""
    local = time.local
    if local is None:
        return _from_instant(time)
    try:
        return Occurred(
            precision=_precision(local),
            from_=local,
            zone=time.zone,
            offset=time.offset,
            instant=time.instant,
        )
    except MomentError:
        return None


def _from_instant(time: FoundTime) -> Occurred | None:
    if time.instant is None:
        return None
    return Occurred(
        precision="exact",
        from_=time.instant[:19],
        zone="UTC",
        offset="+00:00",
        instant=time.instant,
    )


def _precision(local: str) -> Literal["exact", "minute", "date", "month", "year"]:
    lengths: dict[int, Literal["exact", "minute", "date", "month"]]
    lengths = {19: "exact", 16: "minute", 10: "date", 7: "month"}
    return lengths.get(len(local), "year")
