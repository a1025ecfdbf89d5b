"""From a report to the finished PDF: its parts laid out in order, furnished and written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from evidencelog.i18n import speaking
from evidencelog.reports.exhibits.shown import Copy, Reason
from evidencelog.reports.exhibits.studio import ReadAttachment, Studio
from evidencelog.reports.file.assembly import Printed, write_file
from evidencelog.reports.file.metadata import About
from evidencelog.reports.layout import design
from evidencelog.reports.layout.exhibits import begin_exhibits, end_exhibits, set_exhibit
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.furniture import Furniture, furnish
from evidencelog.reports.layout.parts import set_part
from evidencelog.reports.layout.places import Places
from evidencelog.reports.model import Exhibit, Exhibits, Report
from evidencelog.reports.redaction.matching import NOTHING, Redactor
from evidencelog.reports.sink import Counted, Sink
from evidencelog.reports.text.tokens import visible_line

Progress = Callable[[int, int], None]
"""Told the number of steps done and of all steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written; `unprintable` are the characters that appear as numbers.

    `unshown` are the files that became a sheet or lack a page, each with the reason.
    `unsearched` are the exhibits of which pages have no text that could be searched for
    what is to be withheld, with the numbers of those pages.
    """

    pages: int
    sha256: str
    size: int
    unprintable: tuple[str, ...]
    unshown: tuple[tuple[Exhibit, Reason], ...]
    unsearched: tuple[tuple[str, tuple[int, ...]], ...] = ()


def write_pdf(
    report: Report,
    out: Sink,
    *,
    read_attachment: ReadAttachment,
    progress: Progress | None = None,
    redactor: Redactor = NOTHING,
) -> Written:
    """Write the report to `out`; the same report always gives the same bytes.

    `redactor` is what was applied to the report, for the texts of its files. An attachment
    that cannot be shown becomes a sheet that says why. Raises OSError when `out` cannot be
    written.
    """
    press = _Press(report, read_attachment, progress or (lambda _done, _all: None), redactor)
    counted = Counted(out)
    with speaking(report.language):
        press.set()
        press.print(counted)
    return Written(
        pages=len(press.flow.sheets),
        sha256=counted.sha256,
        size=counted.size,
        unprintable=press.unprintable,
        unshown=tuple(press.unshown),
        unsearched=tuple((name, tuple(pages)) for name, pages in press.unsearched.items()),
    )


@dataclass(slots=True)
class _Press:
    """One report being set and printed."""

    report: Report
    read: ReadAttachment
    progress: Progress
    redactor: Redactor = NOTHING
    flow: Flow = field(init=False)
    pictures: dict[str, Printed] = field(default_factory=dict)
    unprintable: tuple[str, ...] = ()
    unshown: list[tuple[Exhibit, Reason]] = field(default_factory=list)
    unsearched: dict[str, list[int]] = field(default_factory=dict)
    steps: int = 0
    done: int = 0

    def __post_init__(self) -> None:
        paper = design.PAPERS[self.report.conventions.paper]
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
        exhibits = self.report.exhibits
        if not exhibits:
            return
        begin_exhibits(self.flow, self.report)
        with Studio(redactor=self.redactor) as studio:
            self.unsearched = studio.unsearched
            for exhibit in exhibits:
                shown = studio.show(exhibit, self.read)
                reason = set_exhibit(self.flow, exhibit, shown, self._keep)
                if reason is not None:
                    self.unshown.append((exhibit, reason))
                self._step()
        end_exhibits(self.flow)

    def _step(self) -> None:
        self.done += 1
        self.progress(self.done, self.steps)

    def _keep(self, copy: Copy) -> str:
        """Take a picture into the document, once however often it is shown."""
        name = f"P{hashlib.sha256(copy.jpeg).hexdigest()[:16]}"
        self.pictures[name] = Printed(
            jpeg=copy.jpeg, width=copy.width, height=copy.height, grey=copy.grey
        )
        return name

    def print(self, out: Counted) -> None:
        """Write the finished file."""
        report = self.report
        places = Places.over([self.flow])
        furnish(
            self.flow,
            places,
            Furniture(
                above=report.caption.line or report.title,
                below=report.title,
                stamp=report.stamp.replace("T", " ").replace("Z", " UTC"),
            ),
        )
        write_file(
            self.flow,
            out,
            places=places,
            pictures=self.pictures,
            about=About(
                title=visible_line(report.title),
                language=report.language,
                stamp=report.stamp,
                standard="2a",
            ),
        )
