"""From a report to the finished PDF: its parts laid out in order, furnished and written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from evidencelog.errors import EvidenceLogError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.file.assembly import Printed, write_file
from evidencelog.reports.file.metadata import About
from evidencelog.reports.layout import design
from evidencelog.reports.layout.exhibits import Shown, set_exhibit
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.furniture import Furniture, furnish
from evidencelog.reports.layout.parts import set_part
from evidencelog.reports.layout.places import Places
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
