"""What every importer offers, and what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Literal, Protocol, runtime_checkable

from evidencelog.errors import ExitCode, UsageError
from evidencelog.importers.drafts import Item

DateOrder = Literal["dmy", "mdy", "ymd"]


class Source(Protocol):
    """A file, or one of several that belong together: a folder, the members of an archive.

    Nothing of it is ever unpacked to the disk. `names` are the paths of all members with
    `/` between folders; a single file has only its own name. Reading past the limits of
    the layer above raises SourceError.
    """

    @property
    def name(self) -> str:
        """Return the name of the file or folder."""

    def names(self) -> tuple[str, ...]:
        """Return the paths of all members, in the order of the source."""

    def size(self, name: str) -> int:
        """Return how many bytes a member has."""

    def open(self, name: str) -> BinaryIO:
        """Open a member for reading; it can be sought. Raises SourceError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The texts of a document, page by page and line by line, and what is odd about it.

    A page without text, or one that could not be read, has none: `""`.
    """

    texts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@runtime_checkable
class PaperSource(Source, Protocol):
    """A source that can be looked at more closely than a stream of bytes allows."""

    def peek(self, name: str) -> bytes:
        """Return the first 64 KiB of a member; it is not kept only because of that."""

    def pages(self, name: str) -> Pages:
        """Return the texts of a PDF, read apart with limits. Raises SourceError without any."""


class SourceError(UsageError):
    """A source, or a member of it, that cannot be read or is not what it promises."""

    exit_code = ExitCode.NOT_RECOGNISED


class UndecidedError(UsageError):
    """The order of day and month, or who the owner is, does not follow from the file.

    `needs` is what has to be told: `date_order`, `me`, `zone` or `columns`. `samples` are
    stretches of the file that show the question; of a table the first is its headings.
    `proposed` are columns that the headings speak for, to be agreed to.
    """

    exit_code = ExitCode.NOT_RECOGNISED

    def __init__(
        self,
        message: str,
        *,
        needs: str,
        samples: tuple[str, ...] = (),
        hint: str = "",
        proposed: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(message, hint=hint)
        self.needs = needs
        self.samples = samples
        self.proposed = proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the owner told: evidence in the file goes before it.

    `me` are the names, numbers or accounts that are the owner's. `zone` is where the phone
    was (IANA), for files that give local times. `columns` maps the columns of a table.
    """

    me: frozenset[str] = frozenset()
    zone: str | None = None
    date_order: DateOrder | None = None
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A source that an importer can read: what wrote it, as far as it says so.

    `sure` is from 0 to 1; the surest importer reads the source. `needs` are the options
    without which reading would raise UndecidedError.
    """

    sure: float
    tool: str | None = None
    needs: tuple[str, ...] = ()


class Importer(Protocol):
    """A reader of one format.

    `name` is the word by which `--format` asks for it, `title` what a person calls it.
    `basis` tells whether it was built from files that others made or from a description.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    version: ClassVar[int]
    basis: ClassVar[Literal["files", "description"]]

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is the format, looking at content; None when it is not."""

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every record or skip, in the order of the file, in bounded memory.

        The positions of records and skips together count 1, 2, 3 and so on. Raises
        UndecidedError before the first item when something has to be told, and SourceError
        when the source as a whole cannot be read.
        """
