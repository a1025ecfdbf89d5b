"""The pieces that entries are made of: quotes, people, places, files, references.

Each piece is a plain value whose attributes are the last parts of the labels under which
it is stored (`/words/0/by`). Everything is optional unless it is what the piece is about:
a person who is asked may always leave a question blank, and "don't know" is an answer.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The base of all pieces: immutable, keyword-only, nothing stored for what is not said."""


class Quote(Part, frozen=True, kw_only=True):
    """What somebody else said or wrote, apart from the person's own account."""

    text: str
    by: str | None = None
    exact: Literal["yes", "about"] | None = None
    language: str | None = None
    translation: str | None = None
    translator: str | None = None


class Knowledge(Part, frozen=True, kw_only=True):
    """How the person who records it knows it."""

    how: Literal["saw", "told", "document", "inferred", "unknown"]
    by: str | None = None


class Place(Part, frozen=True, kw_only=True):
    """Where it happened; `address` is withheld from every copy unless it is asked for."""

    text: str | None = None
    address: str | None = None
    coordinates: str | None = None


class Present(Part, frozen=True, kw_only=True):
    """Somebody who was there or is concerned; `contact` is withheld like an address."""

    name: str
    role: Literal["party", "witness", "present", "officer", "other"] = "present"
    contact: str | None = None
    note: str | None = None


class Child(Part, frozen=True, kw_only=True):
    """A child and how far it was part of what happened."""

    name: str
    how: Literal["present", "saw", "heard", "nearby", "told", "not there", "unknown"] | None = None
    reaction: str | None = None


class Clause(Part, frozen=True, kw_only=True):
    """A clause of an order or a stated boundary that is concerned: by entry number."""

    clause: str
    order: str | None = None


class Link(Part, frozen=True, kw_only=True):
    """Another entry that belongs to this one, by its number and its id."""

    number: int
    id: str | None = None
    how: str | None = None


class Obtained(Part, frozen=True, kw_only=True):
    """How an attached file came to the person who keeps the log."""

    how: Literal["my device", "sent to me", "public", "given by", "child's device", "other"]
    by: str | None = None
    when: str | None = None
    device: str | None = None


class Embedded(Part, frozen=True, kw_only=True):
    """One time, place or device that a file says of itself: as found, never chosen."""

    what: Literal["time", "place", "device", "other", "unreadable"]
    label: str
    value: str


class Attachment(Part, frozen=True, kw_only=True):
    """An original file, kept bit for bit; `size` in bytes, `sha256` in lower-case hex."""

    id: str
    name: str
    type: str
    size: int
    sha256: str
    description: str | None = None
    obtained: Obtained | None = None
    embedded: tuple[Embedded, ...] = ()
    note: str | None = None


class Needed(Part, frozen=True, kw_only=True):
    """Something that would show it, and who has it."""

    what: str
    held_by: str | None = None


class Identifier(Part, frozen=True, kw_only=True):
    """A number, address or name that a person uses, and since when it is blocked."""

    value: str
    type: str | None = None
    blocked: str | None = None


class NumberedClause(Part, frozen=True, kw_only=True):
    """One clause of an order, word for word."""

    number: str
    text: str | None = None


class Reply(Part, frozen=True, kw_only=True):
    """What the person answered, if anything."""

    how: Literal["none", "answered", "answered late", "unknown"]
    when: str | None = None
    text: str | None = None


class PoliceReport(Part, frozen=True, kw_only=True):
    """What is known of a call to the police."""

    called_by: str | None = None
    time: str | None = None
    arrived: str | None = None
    officer: str | None = None
    badge: str | None = None
    force: str | None = None
    report: str | None = None
    outcome: str | None = None


class MedicalVisit(Part, frozen=True, kw_only=True):
    """What is known of treatment."""

    provider: str | None = None
    date: str | None = None
    record: str | None = None
