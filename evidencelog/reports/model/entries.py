"""Entries and their exhibits as they are printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what was answered; `withheld` when the answer is kept back."""

    label: str
    value: str
    withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What somebody said or wrote, apart from the account; `source` says who and how exactly."""

    source: str
    text: str
    translation: str | None = None
    translated_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One later change to an entry: when, why, and what stood there before.

    A detail that was added has `added` and no `before`.
    """

    heading: str
    reason: str | None = None
    before: tuple[Fact, ...] = ()
    added: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle of a picture or of a page of a file, in fractions of its upright form.

    `page` counts from 1; left and top are 0, right and bottom 1.
    """

    left: float
    top: float
    right: float
    bottom: float
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """An attached file as it appears in the report.

    `id` names the attachment in the log, `label` the exhibit in this report; `facts` are how
    it was obtained and what it says of itself. `entry` is the number of the entry that it
    belongs to, `about` what and when that is. `transcript` was typed by the person who
    keeps the log. `withheld` says why a file that belongs here is not shown; `regions` are
    parts of the picture to be removed before it is printed.
    """

    label: str
    entry: int
    about: str
    id: str
    name: str
    type: str
    size: int
    sha256: str
    description: str | None = None
    facts: tuple[Fact, ...] = ()
    transcript: str | None = None
    withheld: str | None = None
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry in full.

    `day` and `time` (its offset) are what stands in the chronology under the heading
    `month`; an entry that is no `event` stands only among the entries in full. `brief` is
    the beginning of the title, `summary` of what the entry says.
    """

    number: int
    kind: str
    title: str
    event: bool
    brief: str
    month: str
    day: str
    time: str
    summary: str
    facts: tuple[Fact, ...] = ()
    account: str | None = None
    quotes: tuple[Quoted, ...] = ()
    answers: tuple[Fact, ...] = ()
    changes: tuple[Change, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person or a place as it appears, and the entries where it does."""

    name: str
    role: str
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Plain sentences under a heading."""

    heading: str
    paragraphs: tuple[str, ...]
