"""What a court gives a document: its caption, its numbers, its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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

    @property
    def head(self) -> str:
        """The case number and the parties: what a running head has room for."""
        versus = " / ".join(party.name for party in self.parties)
        return " · ".join(part for part in (self.case_number, versus) if part) or self.court

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
class Conventions:
    """The form that a court's papers have; lengths in points.

    `profile` names where they come from. `sections` gives the letter of each part when
    `numbering` is by sections. `body` is the least size of running text, `binding` the
    least left margin, `stamp` the width and height that stay free at the upper right of the
    first page, `stamp_later` on each other page. `exhibit` is the word before an exhibit's
    name. `links` tells whether the file has any; `standard` is the part and level of ISO
    19005 that it follows.
    """

    profile: str = "generic-letter"
    paper: str = "letter"
    numbering: Literal["continuous", "sections"] = "continuous"
    sections: tuple[tuple[str, str], ...] = ()
    body: float = 10.5
    binding: float = 0.0
    stamp: tuple[float, float] = (216.0, 216.0)
    stamp_later: tuple[float, float] | None = None
    exhibit: str = ""
    links: bool = True
    standard: Literal["2a", "3a"] = "2a"
    originals: bool = False

    def section(self, key: str) -> str:
        """Return the letter of the section that a part stands in, empty without sections."""
        return dict(self.sections).get(key, "") if self.numbering == "sections" else ""
