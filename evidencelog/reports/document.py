"""From a report to the finished PDF: its parts laid out in order, furnished and written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from evidencelog.errors import EvidenceLogError
from evidencelog.i18n import gettext as _
from evidencelog.reports.drawing import page_contents
from evidencelog.reports.finish import Marks, Printed, finish
from evidencelog.reports.layout import design
from evidencelog.reports.layout.exhibits import Shown, set_exhibit
from evidencelog.reports.layout.flow import Bookmark, Flow
from evidencelog.reports.layout.parts import set_part
from evidencelog.reports.layout.sheet import Sheet
from evidencelog.reports.model import Exhibit, Exhibits, Report
from evidencelog.reports.pictures.decoding import PictureError, Reason
from evidencelog.reports.pictures.studio import Studio
from evidencelog.reports.sink import Counted, Sink
from evidencelog.reports.text.tokens import visible_line

ReadAttachment = Callable[[str], Iterable[bytes]]
"""Gives the bytes of the attachment with that id, in parts."""

Progress = Callable[[int, int], None]
"""Told the number of steps done and of all steps."""

MOST_BYTES = 256 << 20  # a larger picture file is described, not shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written; `unprintable` are the characters that appear as numbers.

    `unshown` are the pictures that became a sheet, each with the reason.
    """

    pages: int
    sha256: str
    size: int
    unprintable: tuple[str, ...]
    unshown: tuple[tuple[Exhibit, Reason], ...]


def write_pdf(
    report: Report,
    out: Sink,
    *,
    read_attachment: ReadAttachment,
    progress: Progress | None = None,
) -> Written:
    """Write the report to `out`; the same report always gives the same bytes.

    An attachment that cannot be shown becomes a sheet that says why. Raises OSError when
    `out` cannot be written.
    """
    press = _Press(report, read_attachment, progress or (lambda _done, _all: None))
    press.set()
    counted = Counted(out)
    press.print(counted)
    return Written(
        pages=len(press.flow.sheets),
        sha256=counted.sha256,
        size=counted.size,
        unprintable=press.unprintable,
        unshown=tuple(press.unshown),
    )


@dataclass(slots=True)
class _Press:
    """One report being set and printed."""

    report: Report
    read: ReadAttachment
    progress: Progress
    flow: Flow = field(init=False)
    pictures: dict[str, Printed] = field(default_factory=dict)
    unprintable: tuple[str, ...] = ()
    unshown: list[tuple[Exhibit, Reason]] = field(default_factory=list)
    steps: int = 0
    done: int = 0

    def __post_init__(self) -> None:
        paper = design.PAPERS[self.report.paper]
        self.flow = Flow(paper=paper)

    def set(self) -> None:
        """Lay out all pages, in the order of the finished file."""
        self.steps = len(self.report.parts) + len(self.report.exhibits)
        for part in self.report.parts:
            if isinstance(part, Exhibits):
                self._set_exhibits()
            else:
                set_part(self.flow, self.report, part)
            self._step()
        self.unprintable = tuple(sorted(self.flow.filler.shaper.unprintable))

    def _set_exhibits(self) -> None:
        with Studio() as studio:
            for index, exhibit in enumerate(self.report.exhibits):
                if index == 0:
                    self.flow.mark_next(Exhibits.key, level=0, text=_("Exhibits"))
                shown = self._shown(studio, exhibit)
                if isinstance(shown, str):
                    self.unshown.append((exhibit, shown))
                set_exhibit(self.flow, exhibit, shown)
                self._step()

    def _step(self) -> None:
        self.done += 1
        self.progress(self.done, self.steps)

    def _shown(self, studio: Studio, exhibit: Exhibit) -> Shown | Reason | None:
        if not exhibit.type.startswith("image/"):
            return None
        if exhibit.size > MOST_BYTES:
            return "too large"
        try:
            data = b"".join(self.read(exhibit.id))
        except (EvidenceLogError, OSError):
            return "unreadable"
        if hashlib.sha256(data).hexdigest() != exhibit.sha256:
            return "unreadable"
        name = f"P{hashlib.sha256(data).hexdigest()[:16]}"
        try:
            picture = studio.picture(data)
        except PictureError as error:
            return error.reason
        self.pictures[name] = Printed(
            jpeg=picture.jpeg, width=picture.width, height=picture.height, grey=picture.grey
        )
        return Shown(name=name, picture=picture)

    def print(self, out: Counted) -> None:
        """Write the finished file."""
        flow, report = self.flow, self.report
        for index, sheet in enumerate(flow.sheets):
            self._furnish(sheet, index)
        finish(
            page_contents(flow.sheets, flow.anchors, flow.paper),
            out,
            sheets=flow.sheets,
            paper=flow.paper,
            faces=flow.filler.shaper.faces.used,
            pictures=self.pictures,
            marks=Marks(
                title=visible_line(report.title),
                language=report.language,
                stamp=report.stamp,
                bookmarks=[_numbered(mark) for mark in flow.bookmarks],
                anchors=flow.anchors,
            ),
        )

    def _furnish(self, sheet: Sheet, index: int) -> None:
        """Add the running head and the foot, now that the number of pages is known."""
        paper, report = self.flow.paper, self.report
        right = paper.width - paper.side
        if not sheet.plain:
            top = paper.height - paper.top + 26
            sheet.words(report.caption.line or report.title, design.RUNNING, paper.side, top)
            sheet.words(sheet.head, design.RUNNING, right, top, align=1.0)
            sheet.rule(paper.side, top - 6, paper.measure, design.RULE)
        foot = paper.bottom - 32
        sheet.rule(paper.side, foot + 14, paper.measure, design.RULE)
        page = _("Page {page} of {pages}").format(page=index + 1, pages=len(self.flow.sheets))
        sheet.words(report.title, design.RUNNING, paper.side, foot)
        sheet.words(page, design.FOLIO, paper.width / 2, foot, align=0.5)
        stamp = report.stamp.replace("T", " ").replace("Z", " UTC")
        sheet.words(stamp, design.RUNNING, right, foot, align=1.0)


def _numbered(mark: Bookmark) -> Bookmark:
    text = _("{text} (page {page})").format(text=mark.text, page=mark.page + 1)
    return replace(mark, text=text)
