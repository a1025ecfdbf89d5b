"""What a report says, as plain values: no places on a page, no type sizes, no files.

Every text here is final and already translated; the layout only decides how it looks. A
renderer for another form (a web page, a tagged file) starts from the same values.
"""

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
class Exhibit:
    """An attached file as it appears in the report.

    `id` names the attachment in the log; `facts` are how it was obtained and what it says
    of itself. `entry` is the number of the entry that it belongs to, `about` what and when
    that is.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report.

    `stamp` is the time of the log's last record, as `YYYY-MM-DDThh:mm:ssZ`: the only date
    that the file carries. `entries` are in the order of the chronology; `notes` go with it.
    `head` and `size` name the state of the log, `fingerprints` its entries.
    """

    title: str
    subtitle: str
    caption: str
    language: str
    stamp: str
    paper: str
    cover: tuple[Fact, ...]
    counts: tuple[Fact, ...]
    scope: tuple[str, ...]
    entries: tuple[Entry, ...]
    people: tuple[Named, ...]
    places: tuple[Named, ...]
    state: tuple[Fact, ...]
    integrity: tuple[Section, ...]
    fingerprints: tuple[Fact, ...]

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits of all entries, in the order of their labels."""
        ordered = sorted(self.entries, key=lambda entry: entry.number)
        return tuple(exhibit for entry in ordered for exhibit in entry.exhibits)
