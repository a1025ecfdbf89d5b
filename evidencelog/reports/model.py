"""What a report says, as plain values: no places on a page, no type sizes, no files.

Every text here is final and already translated; the layout only decides how it looks. A
renderer for another form (a web page, a tagged file) starts from the same values.

A report is a sequence of parts. A part that prints entries or exhibits takes them from the
report; every other part brings what it says. A new schedule needs no new layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to a case, with the role that the court gives it."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a court's papers carry at the top; all empty when there is no case."""

    court: str = ""
    case_number: str = ""
    parties: tuple[Party, ...] = ()

    @property
    def line(self) -> str:
        """The caption on one line, for the running head."""
        versus = " / ".join(party.name for party in self.parties)
        return " · ".join(part for part in (self.court, self.case_number, versus) if part)

    def __bool__(self) -> bool:
        return bool(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bates:
    """The numbers on exhibit pages: a prefix and the number of the first page."""

    prefix: str
    first: int = 1

    def number(self, index: int) -> str:
        """Return the number of the exhibit page with this index, counted from 0."""
        return f"{self.prefix}{self.first + index:06d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a schedule; `entry` or `exhibit` make it lead there, `strong` stands out."""

    text: str = ""
    entry: int | None = None
    exhibit: str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of a column; `weight` is its share of the width, `end` aligns numbers.

    A `blank` column is left empty, with room to write in it by hand.
    """

    text: str
    weight: float = 1.0
    end: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings, with a caption; `total` is a last row that stands out."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A table for one purpose; `method` says by which rule it was made and what it leaves out.

    `name` is the word by which it is asked for on the command line.
    """

    name: str
    title: str
    introduction: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    method: tuple[str, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The values of one kind, one for each place on the axis."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Stacked bars over an axis; `places` name every bar, `shown` those that get a label."""

    places: tuple[str, ...]
    shown: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Counts by row and column, each printed as a number on a shade."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing and the table of the same figures; `says` is its text for who cannot see it."""

    name: str
    title: str
    says: str
    drawing: Bars | Grid
    table: Table
    method: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One line of a conversation; `number` counts the lines of it from 1.

    `day` is the day of `when` in words, and stands over its first line. `source` cites
    where it comes from ("entry 12"); `outgoing` is None when that is not known. `note` is
    what the record says besides the words, such as "not answered".
    """

    number: int
    when: str
    sender: str
    text: str
    day: str = ""
    outgoing: bool | None = None
    entry: int | None = None
    source: str = ""
    note: str = ""
    translation: str | None = None
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Messages between the same people on the same channel, in order of time."""

    title: str
    facts: tuple[Fact, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """A day that the summary names, and the entry that it comes from."""

    day: str
    what: str
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place to fill in by hand: its label and how many lines it takes."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A form to read, change and sign by hand: nothing in it is asserted before.

    `draft` when nobody checked the wording against the text in force; `source` names it.
    """

    key: str
    title: str
    source: str
    paragraphs: tuple[str, ...]
    blanks: tuple[Blank, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph of a statement, with the exhibits and the entry that it cites."""

    text: str
    entry: int | None = None
    exhibits: tuple[str, ...] = ()
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What an incident report says of one entry, under the headings that police forms use."""

    entry: int
    title: str
    groups: tuple[tuple[str, tuple[Fact, ...]], ...]
    account: str | None = None
    quotes: tuple[Quoted, ...] = ()
    exhibits: tuple[str, ...] = ()


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

Form = Literal["timeline", "incident", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """The form that a court's papers have; lengths in points.

    `profile` names where they come from. `sections` gives the letter of each part when
    `numbering` is by sections. `body` is the least size of running text, `binding` the
    least left margin, `stamp` the width and height that stay free at the upper right of the
    first page. `exhibit` is the word before an exhibit's name. `links` tells whether the
    file has any; `standard` is the part and level of ISO 19005 that it follows.
    """

    profile: str = "generic-letter"
    paper: str = "letter"
    numbering: Literal["continuous", "sections"] = "continuous"
    sections: tuple[tuple[str, str], ...] = ()
    body: float = 10.5
    binding: float = 0.0
    stamp: tuple[float, float] = (216.0, 216.0)
    exhibit: str = ""
    links: bool = True
    standard: Literal["2a", "3a"] = "2a"
    originals: bool = False

    def section(self, key: str) -> str:
        """Return the letter of the section that a part stands in, empty without sections."""
        return dict(self.sections).get(key, "") if self.numbering == "sections" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report.

    `stamp` is the time of the log's last record, as `YYYY-MM-DDThh:mm:ssZ`: the only date
    that the file carries. `entries` are in the order of the chronology.
    """

    form: Form = "timeline"
    title: str
    subtitle: str
    caption: Caption
    language: str
    stamp: str
    conventions: Conventions
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    bates: Bates | None = None

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits of all entries, in the order in which they are printed."""
        ordered = sorted(self.entries, key=lambda entry: entry.number)
        return tuple(exhibit for entry in ordered for exhibit in entry.exhibits)

    @property
    def people(self) -> tuple[Named, ...]:
        """The people that the report names."""
        return next((part.people for part in self.parts if isinstance(part, People)), ())

    @property
    def places(self) -> tuple[Named, ...]:
        """The places that the report names."""
        return next((part.places for part in self.parts if isinstance(part, People)), ())

    def part(self, key: str) -> Part | None:
        """Return the part of that key, if the report has one."""
        return next((part for part in self.parts if part.key == key), None)
