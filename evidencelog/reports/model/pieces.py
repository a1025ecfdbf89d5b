"""What conversations, statements, forms and the summary consist of."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.reports.model.entries import Fact, Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One line of a conversation; `number` counts the lines of it from 1.

    `day` is the day of `when` in words, and stands over its first line. `source` cites
    where it comes from ("entry 12"); `outgoing` is None when that is not known. `note` is
    what the record says besides the words, such as "not answered". `before` stands above the
    line, and says what is not printed between it and the line before.
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
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Messages between the same people on the same channel, in order of time.

    `after` stands below the last line, and says what is not printed after it.
    """

    title: str
    facts: tuple[Fact, ...]
    messages: tuple[Message, ...]
    after: str = ""


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
