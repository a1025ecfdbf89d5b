"""What an attached file looks like on paper: plain values, with nothing left of the file.

The process that opens files answers with these; the layout sets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "empty",
    "not a picture",
    "not a PDF",
    "damaged",
    "too large",
    "too much to unpack",
    "format",
    "password",
    "no pages",
    "took too long",
    "failed",
    "unreadable",
    "not text",
]
"""Why a file, or a page of it, is not shown."""

Remark = Literal[
    "repaired",
    "page counts differ",
    "protected",
    "program code",
    "other files",
    "outside references",
    "form",
    "layers",
]
"""What a reader should know about a file that is shown."""


class UnshownError(ValueError):
    """A file that cannot be shown; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Pixels for a page: a JPEG of one component when `grey`, else of three (sRGB)."""

    jpeg: bytes
    width: int
    height: int
    grey: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A single picture.

    `source_width` and `source_height` are pixels of the file as seen upright, 0 for a
    drawing, which has none; `frames` is
    more than 1 for an animation, of which the first frame is shown; `damaged` when only a
    part could be read; `covered` counts the regions that were taken out.
    """

    copy: Copy
    source_width: int
    source_height: int
    turned: bool = False
    frames: int = 1
    damaged: bool = False
    covered: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and where it stands, in fractions of the page from its lower left corner."""

    text: str
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a paper; `number` counts from 1.

    `width` and `height` are in points. A page that cannot be drawn has a `reason` in the
    place of a copy; when none of those after it can be drawn either, `through` is the last.
    `covered` counts the regions that were taken out, `removed` the places of words.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    copy: Copy | None = None
    words: tuple[Word, ...] = ()
    damaged: bool = False
    covered: int = 0
    removed: int = 0
    reason: Reason | None = None
    through: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file of several pages; `pages` opens them one after the other and can be read once.

    `count` is how many pages the file has, `printed` how many of them are shown.
    """

    count: int
    printed: int
    pages: Iterator[Page]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What is known of a sound or a film without playing it; None where nothing is known."""

    seconds: float | None = None
    channels: int | None = None
    rate: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """The lines of a text file; `count` is how many the file has.

    `encoding` names how its bytes were read, `guessed` when nothing in the file says so.
    `removed` counts the places of words that were taken out.
    """

    lines: tuple[str, ...]
    count: int
    encoding: str
    guessed: bool = False
    removed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unshown:
    """Why nothing is shown of a file that would be shown otherwise."""

    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A file of a kind that is never shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """What can be read of a file without drawing it.

    `texts` are those of its pages, from the first; a text file has one. `pages` is how many
    there are of which a part could be removed: none of a text or a recording.
    """

    texts: tuple[str, ...] = ()
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A PDF of which only texts are wanted: how many pages it has, the texts of the first ones.

    There are fewer texts than pages when one of them ended the process, or past the limit.
    """

    count: int
    texts: tuple[str, ...]
    remarks: tuple[Remark, ...]


Shown = Picture | Paper | Recording | Writing | Unshown | Described
