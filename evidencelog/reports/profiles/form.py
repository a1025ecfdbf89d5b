"""What a profile consists of. Lengths are in points, sizes of files in bytes.

None always stands for "no source names a figure", never for "no limit".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

PartKey = Literal[
    "cover",
    "contents",
    "summary",
    "chronology",
    "entries",
    "conversations",
    "exhibits",
    "schedules",
    "charts",
    "selection",
    "people",
    "integrity",
    "verification",
    "declarations",
    "statement",
    "incident",
]
"""The parts of a report, as `model.Part.key` names them."""

Numbering = Literal["continuous", "sections"]
"""One run of numbers over the whole file, or a letter and a run for each section."""

Points = Annotated[float, Meta(gt=0, le=2000)]
Bytes = Annotated[int, Meta(gt=0)]
Pages = Annotated[int, Meta(gt=0)]
Text = Annotated[str, Meta(min_length=1)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d(-\d\d)?$")]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value that refuses whatever it does not know."""


class Rule(_Part, frozen=True, kw_only=True):
    """One rule that the profile follows, and what of it was read when.

    `about` names the settings of the profile that rest on it. `through` says how it was
    read: "text" from whoever publishes it, "copy" as a copy of the text elsewhere,
    "report" as somebody else tells it. `version` is the state of the text that was read,
    `unchecked` what of it nobody read.
    """

    source: Text
    says: Text
    read: Day
    through: Literal["text", "copy", "report"]
    address: str = ""
    version: str = ""
    about: tuple[Text, ...] = ()
    unchecked: str = ""


class Margins(_Part, frozen=True, kw_only=True):
    """The least white space at each edge; 0 where no rule names one."""

    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0


class Area(_Part, frozen=True, kw_only=True):
    """A rectangle that stays empty in the upper right corner, measured from the edges."""

    width: Points
    height: Points


class Stamp(_Part, frozen=True, kw_only=True):
    """What is left free for the court's stamp on the first page, and on each later one."""

    first: Area
    later: Area | None = None


class Limits(_Part, frozen=True, kw_only=True):
    """How large one file may be: `bytes` and `pages` end a file, the others only warn."""

    bytes: Bytes | None = None
    warn_bytes: Bytes | None = None
    pages: Pages | None = None
    warn_pages: Pages | None = None


class Exhibits(_Part, frozen=True, kw_only=True):
    """How exhibits are called.

    `word` stands before a number, a letter, initials with a number, or the label that the
    log gives them for good.
    """

    naming: Literal["number", "letter", "initials", "label"] = "label"
    word: Text = "Exhibit"


class Bates(_Part, frozen=True, kw_only=True):
    """Whether exhibit pages carry running numbers, and with which prefix unless one is set."""

    on: bool = False
    prefix: str = ""


class Bookmarks(_Part, frozen=True, kw_only=True):
    """What the outline lists: headings, exhibits with number and description, and the zoom.

    With `inherit_zoom` a bookmark keeps the zoom that the reader has chosen.
    """

    headings: bool = True
    exhibits: bool = True
    inherit_zoom: bool = True


class Section(_Part, frozen=True, kw_only=True):
    """One section of a file that is numbered by sections: its letter, name and parts."""

    letter: Annotated[str, Meta(pattern="^[A-Z]$")]
    name: Text
    parts: tuple[PartKey, ...] = ()


class Profile(_Part, frozen=True, kw_only=True):
    """The conventions of one court, or of nobody in particular.

    `paper` and `language` are None where the person's own settings decide. `numbering` is
    used unless another of `numberings` is asked for. With `counter_matches` the number
    printed on a page must be the one that a reader's page counter shows. `links` says which
    links may stand in the file, `originals` whether the attached files themselves are put
    into it (`attachments` must then be allowed). `pdfa` is the part and level of ISO 19005
    that the file names. `declarations` are offered, the first one before the others.
    """

    key: Annotated[str, Meta(pattern="^[a-z]+(-[a-z0-9]+)*$")]
    name: Text
    paper: Literal["letter", "a4"] | None = None
    language: Literal["en-US", "en-GB", "en-CA", "en-AU"] | None = None
    margins: Margins | None = None
    body_size: Annotated[float, Meta(ge=8, le=20)] | None = None
    numbering: Numbering = "continuous"
    numberings: tuple[Numbering, ...] = ("continuous",)
    sections: tuple[Section, ...] = ()
    counter_matches: bool = False
    exhibits: Exhibits = Exhibits()
    bates: Bates = Bates()
    stamp: Stamp | None = None
    limits: Limits = Limits()
    links: Literal["all", "internal", "none"] = "internal"
    attachments: bool = False
    originals: bool = False
    pdfa: Literal["2a", "3a"] = "2a"
    bookmarks: Bookmarks = Bookmarks()
    parts: tuple[PartKey, ...]
    audience: Literal["me", "lawyer", "advocate", "police", "court"]
    declarations: tuple[Text, ...] = ()
    conventions: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    unchecked: tuple[Text, ...] = ()

    def letter_of(self, part: str) -> str:
        """Return the letter of the section that a part stands in; "" when it has none."""
        return next((one.letter for one in self.sections if part in one.parts), "")

    def letters(self, numbering: Numbering | None = None) -> Mapping[str, str]:
        """Return the letter of each part; empty when the pages are numbered in one run."""
        if (numbering or self.numbering) == "continuous":
            return {}
        return {part: one.letter for one in self.sections for part in one.parts}
