"""The parts of a report, each with what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evidencelog.reports.model.entries import Fact, Named, Section
from evidencelog.reports.model.pieces import (
    Blank,
    Conversation,
    Declaration,
    KeyDate,
    Occasion,
    Paragraph,
)
from evidencelog.reports.model.tables import Chart, Schedule, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page: what this is, what it covers, how much of it there is."""

    key: ClassVar[str] = "cover"
    facts: tuple[Fact, ...]
    counts: tuple[Fact, ...]
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The table of contents."""

    key: ClassVar[str] = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One page: counts, periods and key dates, as recorded."""

    key: ClassVar[str] = "summary"
    counts: tuple[Fact, ...]
    periods: tuple[Fact, ...]
    dates: tuple[KeyDate, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """One row for each entry, month by month."""

    key: ClassVar[str] = "chronology"


@dataclass(frozen=True, slots=True, kw_only=True)
class FullEntries:
    """Each entry with everything that was answered."""

    key: ClassVar[str] = "entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversations:
    """The transcripts of conversations, with numbered lines."""

    key: ClassVar[str] = "conversations"
    conversations: tuple[Conversation, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who and which places are named, and where."""

    key: ClassVar[str] = "people"
    people: tuple[Named, ...]
    places: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibits:
    """The attached files, one after the other."""

    key: ClassVar[str] = "exhibits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedules:
    """Tables for one purpose each."""

    key: ClassVar[str] = "schedules"
    schedules: tuple[Schedule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts:
    """Drawings of counts, each with its table."""

    key: ClassVar[str] = "charts"
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionStatement:
    """By which rule entries were included, what was left out, where nothing was recorded."""

    key: ClassVar[str] = "selection"
    paragraphs: tuple[str, ...]
    counts: tuple[Fact, ...]
    gaps: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """The state of the log, its limits in plain words, and the fingerprints."""

    key: ClassVar[str] = "integrity"
    state: tuple[Fact, ...]
    sections: tuple[Section, ...]
    fingerprints: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How to check the report, step by step; `code` is the text of its QR code."""

    key: ClassVar[str] = "verification"
    steps: tuple[str, ...]
    facts: tuple[Fact, ...]
    code: str
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """Forms to fill in by hand."""

    key: ClassVar[str] = "declarations"
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Numbered paragraphs in the first person, to be read, changed and sworn."""

    key: ClassVar[str] = "statement"
    heading: str
    opening: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    closing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """A few entries for the police, with places to fill in for whoever receives it."""

    key: ClassVar[str] = "incident"
    person: tuple[Fact, ...]
    occasions: tuple[Occasion, ...]
    earlier: tuple[Fact, ...]
    blanks: tuple[Blank, ...]
    notes: tuple[str, ...] = ()


Part = (
    Cover
    | Contents
    | Summary
    | Chronology
    | FullEntries
    | Conversations
    | People
    | Exhibits
    | Schedules
    | Charts
    | SelectionStatement
    | Integrity
    | Verification
    | Declarations
    | Statement
    | IncidentReport
)
