"""Dividing a document into files that are no larger than a court takes.

The weight of a file is estimated while its pages are laid out: its pictures are known
exactly, pages and typefaces by what they take at most. What was written is measured again
before it leaves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from evidencelog.reports.exhibits.shown import Copy
from evidencelog.reports.file.assembly import Printed
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import look_for
from evidencelog.reports.layout.volume_cover import set_volume_cover
from evidencelog.reports.model import Conventions, Report

_TYPEFACES = 1_500_000  # bytes of all faces of a document with many scripts
_PAGE = 12_000  # bytes of a full page with its structure
_USED = 0.92  # of what is allowed, as all of this is an estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many bytes and pages one file may have; None where nobody named a figure."""

    size: int | None = None
    pages: int | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Volume:
    """The pages and pictures of one file."""

    flow: Flow
    pictures: dict[str, Printed] = field(default_factory=dict)
    picture_bytes: int = 0

    @property
    def weight(self) -> int:
        """How many bytes the file will have, at most."""
        return _TYPEFACES + _PAGE * len(self.flow.sheets) + self.picture_bytes


def flow_for(conventions: Conventions) -> Flow:
    """Return a flow without pages, with the paper and the type that a court asks for."""
    paper = design.PAPERS[conventions.paper]
    return Flow(
        paper=paper.leaving(conventions.binding, conventions.stamp_later),
        look=look_for(conventions.body),
    )


class Binder:
    """The volumes of one document; all but the last are complete."""

    def __init__(self, report: Report, limits: Limits) -> None:
        self.report = report
        self.limits = limits
        self.volumes = [Volume(flow=flow_for(report.conventions))]

    @property
    def flow(self) -> Flow:
        """The pages of the volume that is being laid out."""
        return self.volumes[-1].flow

    @property
    def next_page(self) -> int:
        """The index of the page that is begun next, through all volumes."""
        return self.flow.first + len(self.flow.sheets)

    def keep(self, copy: Copy) -> str:
        """Take a picture into the volume, once however often it is shown in it."""
        volume = self.volumes[-1]
        name = f"P{hashlib.sha256(copy.jpeg).hexdigest()[:16]}"
        if name not in volume.pictures:
            volume.pictures[name] = Printed(
                jpeg=copy.jpeg, width=copy.width, height=copy.height, grey=copy.grey
            )
            volume.picture_bytes += len(copy.jpeg)
        return name

    def forget(self, anchor: str) -> None:
        """Take back the name of a place, because it moves into the present volume."""
        for volume in self.volumes:
            volume.flow.anchors.pop(anchor, None)

    def full(self, coming: int = 0) -> bool:
        """Tell whether a page with `coming` bytes of pictures would be one too many."""
        volume, limits = self.volumes[-1], self.limits
        pages = len(volume.flow.sheets)
        if pages <= 1:  # a cover and one page: a smaller file cannot be made
            return False
        heavy = limits.size is not None and volume.weight + coming > limits.size * _USED
        return heavy or (limits.pages is not None and pages + 1 > limits.pages)

    def make_room(self, coming: int = 0) -> bool:
        """Begin a new volume when the present one is full; tells whether it did."""
        if not self.full(coming):
            return False
        before = self.flow
        before.sheet.close()
        flow = Flow(
            paper=before.upright,
            look=before.look,
            first=before.first + len(before.sheets),
            filler=before.filler,
            section=before.section,
            stamped=before.stamped,
        )
        self.volumes.append(Volume(flow=flow))
        set_volume_cover(flow, self.report)
        flow.bates = before.bates
        return True
