"""What the layout knows of a file, so that the file can be held against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from evidencelog.i18n import speaking
from evidencelog.reports.layout.headings import headings_of_parts
from evidencelog.reports.model import Exhibits, Report
from evidencelog.reports.text.tokens import visible_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must be found in the file.

    `stamp` is an instant in UTC as `YYYY-MM-DDThh:mm:ssZ`; `labels` are the numbers printed
    on the pages, in order. `first_page` is the number of the first page, more than 1 when
    this file continues another. `headings` and `exhibits` must have bookmarks; of exhibits
    it is the labels, such as 12-1 or SAM1. `private` are words that must not stand in the
    metadata, such as the name of the account on this computer; the title, which the person
    chose, is not searched for them.
    """

    title: str
    stamp: str
    paper: Literal["letter", "a4"]
    labels: tuple[str, ...]
    first_page: int = 1
    headings: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    private: tuple[str, ...] = ()


def expected_of(
    report: Report, labels: Sequence[str], *, first_page: int = 1, private: Iterable[str] = ()
) -> Expected:
    """Return what a file must show that has all of a report.

    A file that has only some of its pages expects fewer headings and exhibits.
    """
    with speaking(report.language):
        headings = headings_of_parts(report)
    return Expected(
        title=visible_line(report.title),
        stamp=report.stamp,
        paper="a4" if report.conventions.paper == "a4" else "letter",
        labels=tuple(labels),
        first_page=first_page,
        headings=tuple(
            visible_line(headings[part.key]) for part in report.parts if part.key in headings
        ),
        exhibits=tuple(
            exhibit.label for exhibit in report.exhibits if report.part(Exhibits.key) is not None
        ),
        private=tuple(private),
    )
