"""From a report to the finished PDF: its parts laid out in order, furnished and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.binder import Binder, Limits
from evidencelog.reports.exhibits.shown import Page, Paper, Reason, Shown
from evidencelog.reports.exhibits.studio import ReadAttachment, Studio
from evidencelog.reports.file.assembly import write_file
from evidencelog.reports.file.attachments import Attached
from evidencelog.reports.file.metadata import About
from evidencelog.reports.layout.exhibit_index import end_of
from evidencelog.reports.layout.exhibits import (
    begin_exhibits,
    continue_exhibit,
    end_exhibits,
    set_exhibit,
)
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.furniture import Furniture, furnish
from evidencelog.reports.layout.parts import set_part
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.volume_cover import set_volume_line
from evidencelog.reports.model import Exhibit, Exhibits, Report
from evidencelog.reports.redaction.matching import NOTHING, Redactor
from evidencelog.reports.sink import Counted, Sink
from evidencelog.reports.text.tokens import visible_line

Progress = Callable[[int, int], None]
"""Told the number of steps done and of all steps."""

_NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file as it was written; `labels` are the numbers printed on its pages.

    `headings` and `exhibits` are those that begin in it.
    """

    sha256: str
    size: int
    labels: tuple[str, ...]
    first_page: int
    headings: tuple[str, ...]
    exhibits: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.labels)


def write_pdf(
    report: Report,
    out: Sink,
    *,
    read_attachment: ReadAttachment,
    progress: Progress | None = None,
    redactor: Redactor = NOTHING,
) -> Document:
    """Write a report as one file; the same report always gives the same bytes.

    Raises OSError when `out` cannot be written.
    """
    document = lay_out(
        report, read_attachment=read_attachment, progress=progress, redactor=redactor
    )
    document.write(0, out)
    return document


def lay_out(
    report: Report,
    *,
    read_attachment: ReadAttachment,
    limits: Limits = _NO_LIMITS,
    progress: Progress | None = None,
    redactor: Redactor = NOTHING,
) -> Document:
    """Lay a report out on the pages of one or more files.

    `redactor` is what was applied to the report, for the texts of its files. An attachment
    that cannot be shown becomes a sheet that says why.
    """
    document = Document(
        report=report,
        binder=Binder(report, limits),
        progress=progress or (lambda _done, _all: None),
    )
    with speaking(report.language):
        document.set(read_attachment, redactor)
    return document


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsearched:
    """Pages of an exhibit, counted from 1, that have no text; a picture is its page 1."""

    label: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitPage:
    """What stands on one page: an exhibit and its page, 0 for the sheet before the first."""

    label: str
    page: int

    @property
    def name(self) -> str:
        """The exhibit and its page in words."""
        if not self.page:
            return _("exhibit {label}").format(label=self.label)
        return _("exhibit {label}, page {page} of it").format(label=self.label, page=self.page)


@dataclass(slots=True, kw_only=True, eq=False)
class Document:
    """A report on its pages, to be written file by file, each once.

    `unprintable` are the characters that appear as numbers. `unshown` are the files that
    became a sheet or lack a page, each with the reason. `unsearched` are the exhibits of
    which pages have no text that could be searched for what is to be withheld. `exhibits`
    says what stands on each page of an exhibit, by its index through all files.
    """

    report: Report
    binder: Binder
    progress: Progress
    unprintable: tuple[str, ...] = ()
    unshown: list[tuple[Exhibit, Reason]] = field(default_factory=list)
    unsearched: tuple[Unsearched, ...] = ()
    steps: int = 0
    done: int = 0
    exhibits: dict[int, ExhibitPage] = field(default_factory=dict)
    _places: Places | None = None

    @property
    def files(self) -> int:
        """How many files there are."""
        return len(self.binder.volumes)

    @property
    def pages(self) -> int:
        """How many pages all files have together."""
        return sum(len(volume.flow.sheets) for volume in self.binder.volumes)

    def set(self, read: ReadAttachment, redactor: Redactor) -> None:
        """Lay out all pages, in the order of the finished files."""
        self.steps = len(self.report.parts) + len(self.report.exhibits)
        for part in self.report.parts:
            self.binder.make_room()
            flow = self.binder.flow
            flow.section = self.report.conventions.section(part.key)
            if isinstance(part, Exhibits):
                self._set_exhibits(read, redactor)
            else:
                set_part(flow, self.report, part)
            self._step()
        self.unprintable = tuple(sorted(self.binder.flow.filler.shaper.unprintable))

    def _set_exhibits(self, read: ReadAttachment, redactor: Redactor) -> None:
        if not self.report.exhibits:
            return
        begin_exhibits(self.binder.flow, self.report)
        with Studio(redactor=redactor) as studio:
            for exhibit in self.report.exhibits:
                reason = self._set_exhibit(exhibit, studio.show(exhibit, read))
                if reason is not None:
                    self.unshown.append((exhibit, reason))
                self._step()
            found = studio.unsearched.items()
            self.unsearched = tuple(
                Unsearched(label=label, pages=tuple(pages)) for label, pages in found
            )
        end_exhibits(self.binder.flow)

    def _set_exhibit(self, exhibit: Exhibit, shown: Shown) -> Reason | None:
        """Set an exhibit, over as many files as it takes."""
        binder = self.binder
        binder.make_room(_bytes_of(shown))
        if not isinstance(shown, Paper):
            first = binder.next_page
            reason = set_exhibit(binder.flow, exhibit, shown, binder.keep)
            for index in range(first, binder.next_page):
                self.exhibits[index] = ExhibitPage(label=exhibit.label, page=1)
            return reason
        self.exhibits[binder.next_page] = ExhibitPage(label=exhibit.label, page=0)
        pages = _Fitting(self._noted(exhibit, shown.pages), binder)
        paper = replace(shown, pages=pages)
        missing = set_exhibit(binder.flow, exhibit, paper, binder.keep)
        while pages.more():
            binder.make_room(pages.coming)
            binder.forget(end_of(f"exhibit {exhibit.label}"))
            reason = continue_exhibit(binder.flow, exhibit, paper, binder.keep)
            missing = missing or reason
        return missing

    def _noted(self, exhibit: Exhibit, pages: Iterator[Page]) -> Iterator[Page]:
        """Yield the pages of a paper; each is set on the page that is begun next."""
        for page in pages:
            yield page
            # Only now: the file that it goes into was not known before.
            placed = self.binder.next_page - 1
            self.exhibits[placed] = ExhibitPage(label=exhibit.label, page=page.number)

    def _step(self) -> None:
        self.done += 1
        self.progress(self.done, self.steps)

    def write(self, index: int, out: Sink, *, attached: Iterable[Attached] = ()) -> Written:
        """Write the file of this index, counted from 0; `attached` goes into an archive.

        Raises OSError when `out` cannot be written.
        """
        counted = Counted(out)
        with speaking(self.report.language):
            places = self._numbered()
            volume = self.binder.volumes[index]
            write_file(
                volume.flow,
                counted,
                places=places,
                pictures=volume.pictures,
                about=self._about(index),
                attached=attached,
            )
        return self._written(volume.flow, places, counted)

    def _numbered(self) -> Places:
        """Number all pages and put on each what stands on every page, once."""
        if self._places is None:
            flows = [volume.flow for volume in self.binder.volumes]
            places = Places.over(flows, self.report.conventions.numbering)
            for number, flow in enumerate(flows, 1):
                furnish(flow, places, self._furniture())
                if len(flows) > 1:
                    set_volume_line(flow, self.report, places, number, len(flows))
            self._places = places
        return self._places

    def _furniture(self) -> Furniture:
        report = self.report
        return Furniture(
            above=report.caption.head or report.title,
            below=report.title,
            stamp=report.stamp.replace("T", " ").replace("Z", " UTC"),
        )

    def _about(self, index: int) -> About:
        report = self.report
        title = visible_line(report.title)
        if self.files > 1:
            title = _("{title}, file {number} of {count}").format(
                title=title, number=index + 1, count=self.files
            )
        return About(
            title=title,
            language=report.language,
            stamp=report.stamp,
            standard=report.conventions.standard,
        )

    def exhibits_in(self, index: int) -> Mapping[int, str]:
        """Name what stands on the pages of exhibits in one file, by the page from 1."""
        flow = self.binder.volumes[index].flow
        return {
            place - flow.first + 1: found.name
            for place, found in self.exhibits.items()
            if flow.first <= place < flow.first + len(flow.sheets)
        }

    def printed_on(self, unsearched: Unsearched) -> tuple[str, ...]:
        """Return the printed numbers of the pages on which something unsearched stands."""
        numbers = self._numbered().numbers
        return tuple(
            numbers[place].label
            for place, found in sorted(self.exhibits.items())
            if found.label == unsearched.label and found.page in unsearched.pages
        )

    def title(self, index: int) -> str:
        """Return the title that a file carries."""
        with speaking(self.report.language):
            return self._about(index).title

    def _written(self, flow: Flow, places: Places, counted: Counted) -> Written:
        numbers = places.numbers[flow.first : flow.first + len(flow.sheets)]
        return Written(
            sha256=counted.sha256,
            size=counted.size,
            labels=tuple(number.label for number in numbers),
            first_page=numbers[0].number,
            headings=tuple(mark.text for mark in flow.bookmarks if mark.level == 0),
            exhibits=tuple(
                one.label for one in self.report.exhibits if f"exhibit {one.label}" in flow.anchors
            ),
        )


class _Fitting(Iterator[Page]):
    """The pages of a paper up to the first that the present file has no room for."""

    def __init__(self, pages: Iterator[Page], binder: Binder) -> None:
        self._pages = pages
        self._binder = binder
        self.coming = 0

    def __next__(self) -> Page:
        page = next(self._pages)
        self.coming = len(page.copy.jpeg) if page.copy is not None else 0
        if self._binder.full(self.coming):
            self._pages = chain((page,), self._pages)
            raise StopIteration
        return page

    def more(self) -> bool:
        """Tell whether there are pages that have not been set."""
        for page in self._pages:
            self._pages = chain((page,), self._pages)
            return True
        return False


def _bytes_of(shown: Shown) -> int:
    copy = getattr(shown, "copy", None)
    return len(copy.jpeg) if copy is not None else 0
