"""The kinds of entry that a person records, with the fields that forms ask for.

The lists follow the union of the forms named in docs/fields.md. Only the kind itself is
obligatory. Attribute names are the last parts of the labels in the log, so a label never
changes its meaning once an entry with it exists.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from evidencelog.core import imported, parts
from evidencelog.core.moments import Occurred, Recorded


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every entry may carry, whatever its kind.

    `account` is the person's own words; `words` what others said or wrote. `number` is
    missing on system entries, amendments and details, which belong to an earlier number.
    """

    number: int | None = None
    author: str = "owner"
    tool: str | None = None
    recorded: Recorded | None = None
    amends: str | None = None
    adds: str | None = None
    reason: str | None = None
    occurred: Occurred | None = None
    title: str | None = None
    account: str | None = None
    words: tuple[parts.Quote, ...] = ()
    known: parts.Knowledge | None = None
    place: parts.Place | None = None
    people: tuple[parts.Present, ...] = ()
    children: tuple[parts.Child, ...] = ()
    tags: tuple[str, ...] = ()
    clauses: tuple[parts.Clause, ...] = ()
    links: tuple[parts.Link, ...] = ()
    needed: tuple[parts.Needed, ...] = ()
    unknown: tuple[str, ...] = ()
    attachments: tuple[parts.Attachment, ...] = ()


class Other(Entry, frozen=True, kw_only=True, tag="other"):
    """An entry of a kind that this version does not know: shown as label and value."""


class Incident(Entry, frozen=True, kw_only=True, tag="incident"):
    """Something that happened."""

    threat: str | None = None
    threat_to: str | None = None
    weapon: str | None = None
    vehicle: str | None = None
    injuries: str | None = None
    damage: str | None = None
    damage_cost: str | None = None
    pets: str | None = None
    technology: str | None = None
    substances: str | None = None
    effect: str | None = None
    did: str | None = None
    frequency: str | None = None
    mark: Literal["first", "worst", "last"] | None = None
    medical: parts.MedicalVisit | None = None
    police: parts.PoliceReport | None = None
    reported: str | None = None


class Contact(Entry, frozen=True, kw_only=True, tag="contact"):
    """An attempt to make contact, or to pull somebody back."""

    direction: Literal["in", "out"] | None = None
    channel: str | None = None
    platform: str | None = None
    sender: str | None = None
    recipient: str | None = None
    shown_as: str | None = None
    via: str | None = None
    outcome: (
        Literal["attempted", "completed", "missed", "blocked", "voicemail", "declined"] | None
    ) = None
    duration: str | None = None
    wanted: Literal["yes", "no", "unknown"] | None = None
    asked_to_stop: str | None = None
    about: Literal["children", "money", "other"] | None = None
    tactics: tuple[str, ...] = ()
    reply: parts.Reply | None = None
    blocked: str | None = None
    count: int | None = None


class Exchange(Entry, frozen=True, kw_only=True, tag="exchange"):
    """A handover of children or a planned call: what was planned against what happened."""

    source: Literal["order", "plan", "written", "spoken", "unknown"] | None = None
    direction: Literal["to me", "from me"] | None = None
    planned: Occurred | None = None
    planned_end: Occurred | None = None
    planned_place: str | None = None
    status: (
        Literal[
            "on time",
            "late",
            "early",
            "missed",
            "refused",
            "changed by agreement",
            "cancelled",
            "made up",
        ]
        | None
    ) = None
    late: str | None = None
    minutes: int | None = None
    notice: str | None = None
    transport: str | None = None
    child_condition: str | None = None
    items: str | None = None
    shown_by: str | None = None
    standby: str | None = None
    made_up: str | None = None


class Document(Entry, frozen=True, kw_only=True, tag="document"):
    """A paper, picture or file that is kept for what it says."""

    issued_by: str | None = None
    reference: str | None = None
    dated: str | None = None


class Report(Entry, frozen=True, kw_only=True, tag="report"):
    """A report to police, a doctor, a school or an agency."""

    agency: Literal["police", "medical", "school", "agency", "other"] | None = None
    agency_name: str | None = None
    reference: str | None = None
    officer: str | None = None
    badge: str | None = None
    outcome: str | None = None


class Order(Entry, frozen=True, kw_only=True, tag="order"):
    """A court order or agreement with numbered clauses."""

    court: str | None = None
    case_number: str | None = None
    type: str | None = None
    made: str | None = None
    served: str | None = None
    served_how: str | None = None
    starts: str | None = None
    ends: str | None = None
    judge: str | None = None
    protected: tuple[str, ...] = ()
    restrained: str | None = None
    numbered: tuple[parts.NumberedClause, ...] = ()
    distance: str | None = None
    exceptions: str | None = None
    copy_at: str | None = None


class Boundary(Entry, frozen=True, kw_only=True, tag="boundary"):
    """A stated limit, or a request for no contact: exact words, to whom, when, how it arrived."""

    to: str | None = None
    channel: str | None = None
    arrived: str | None = None


class Promise(Entry, frozen=True, kw_only=True, tag="promise"):
    """What was promised, and later whether it was kept."""

    by: str | None = None
    due: str | None = None
    outcome: Literal["kept", "not kept", "unclear", "open"] | None = None


class Person(Entry, frozen=True, kw_only=True, tag="person"):
    """Somebody who appears in the log: any number of other parties, in any role."""

    name: str | None = None
    short: str | None = None
    role: Literal["other party", "child", "witness", "relative", "professional", "other"] | None = (
        None
    )
    relation: str | None = None
    aliases: tuple[str, ...] = ()
    identifiers: tuple[parts.Identifier, ...] = ()
    born: str | None = None
    initials: str | None = None
    contact: str | None = None


class Import(Entry, frozen=True, kw_only=True, tag="import"):
    """What was taken over from a file that a phone or a service exported.

    Its attachments are the source, bit for bit. `rows` counts the records that follow this
    one in the chain and belong to it; `records` and `skipped` together are what the source
    has, and `duplicates` those of its records that the log had already. Lists are cut to a
    sensible length; the counts beside them are those of all.
    """

    format: str | None = None
    importer_version: int | None = None
    basis: Literal["files", "description"] | None = None
    written_by: str | None = None
    rows: int = 0
    records: int = 0
    skipped: int = 0
    duplicates: int = 0
    declared: tuple[imported.Tally, ...] = ()
    counts: tuple[imported.Tally, ...] = ()
    first: str | None = None
    last: str | None = None
    told: tuple[imported.Statement, ...] = ()
    remarks: tuple[imported.Wording, ...] = ()
    conversations: tuple[imported.Conversation, ...] = ()
    conversation_count: int = 0
    senders: tuple[imported.Sender, ...] = ()
    sender_count: int = 0
    skips: tuple[imported.SkippedRow, ...] = ()
    differing: tuple[imported.Difference, ...] = ()
    differing_count: int = 0
    vanished: tuple[str, ...] = ()
    vanished_count: int = 0


RecordedKind = (
    Incident | Contact | Exchange | Document | Report | Order | Boundary | Promise | Person | Import
)

KINDS: dict[str, type[RecordedKind]] = {
    "incident": Incident,
    "contact": Contact,
    "exchange": Exchange,
    "document": Document,
    "report": Report,
    "order": Order,
    "boundary": Boundary,
    "promise": Promise,
    "person": Person,
    "import": Import,
}
