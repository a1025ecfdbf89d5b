"""The key to the tokens of a redacted report: a file of its own, to be kept or sealed.

Federal Rule of Civil Procedure 5.2(g) and California Rule of Court 1.201 (form MC-120) know
such a list; it is filed under seal, if at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext, speaking
from evidencelog.reports.minors import initials
from evidencelog.reports.model import (
    Cell,
    Conventions,
    Exhibit,
    Heading,
    Region,
    Report,
    Schedule,
    Schedules,
    Table,
)
from evidencelog.reports.redaction.applying import Removed
from evidencelog.reports.redaction.terms import Term
from evidencelog.reports.redaction.walking import texts_of
from evidencelog.reports.wording import readable_size

_DIGITS = 8


def reference_list(
    report: Report, removed: Iterable[Removed], plain: Report | None = None
) -> Report:
    """Return the list for a redacted report: each token, what it stands for, and where.

    `plain` is the report before anything was removed, for the files that are not shown.
    """
    conventions = Conventions(paper=report.conventions.paper)
    with speaking(report.language):
        return replace(
            report,
            form="timeline",
            title=_("Reference list"),
            subtitle=_("to be kept, or filed under seal; not for the other side unless ordered"),
            conventions=conventions,
            entries=(),
            parts=(Schedules(schedules=(_schedule(report, removed, plain or report),)),),
            bates=None,
        )


def labelled_initials(plain: Report, names: Iterable[Term]) -> Iterator[Removed]:
    """Yield where children's initials stand in labelled answers and tables, without brackets.

    They were put there when the report was built; `names` are the children's.
    """
    found = [(text, place[0]) for text, place in texts_of(plain)]
    for name in names:
        wanted = initials(name.text)
        # Not in brackets, and neither the end nor the beginning of longer initials.
        pattern = re.compile(rf"(?<![\w\[])(?<!\w\. ){re.escape(wanted)}(?!\]| ?\w\.|\w)")
        counts = [(len(pattern.findall(text)), entry) for text, entry in found if wanted in text]
        entries = {entry for count, entry in counts if count and entry is not None}
        if any(count for count, _entry in counts):
            yield Removed(
                token=wanted,
                words=name.text,
                count=sum(count for count, _entry in counts),
                entries=tuple(sorted(entries)),
            )


def _schedule(report: Report, removed: Iterable[Removed], plain: Report) -> Schedule:
    return Schedule(
        name="reference",
        title=_("Reference list"),
        introduction=(
            _(
                "This list says what the tokens in a copy stand for. Keep it, or file it under "
                "seal; it is not for the other side unless a court orders so."
            ),
            _("The copy: {title}, {subtitle}").format(
                title=report.title, subtitle=report.subtitle or report.stamp
            ),
        ),
        tables=tuple(_tables(report, removed, plain)),
    )


def _tables(report: Report, removed: Iterable[Removed], plain: Report) -> Iterator[Table]:
    columns = (
        Heading(text=_("Stands in the copy"), weight=1.2),
        Heading(text=_("What it stands for"), weight=2.4),
        Heading(text=_("How often"), weight=0.7, end=True),
        Heading(text=_("Where"), weight=1.6),
    )
    yield Table(columns=columns, rows=tuple(_row(one) for one in removed))
    pairs = [*zip(plain.exhibits, report.exhibits, strict=True)]
    files = tuple(_file(before, after) for before, after in pairs if after.withheld is not None)
    if files:
        yield Table(columns=_file_columns(), rows=files, caption=_("Files that are not shown"))
    regions = tuple(_region(one, after) for _before, after in pairs for one in after.regions)
    if regions:
        yield Table(
            columns=_region_columns(), rows=regions, caption=_("Parts of pictures and pages")
        )


def _row(one: Removed) -> tuple[Cell, ...]:
    return (
        Cell(text=one.token, strong=True),
        Cell(text=one.words),
        Cell(text=str(one.count)),
        Cell(text="; ".join(_places(one)) or _("cover and other parts")),
    )


def _places(one: Removed) -> Iterator[str]:
    if one.entries:
        numbers = ", ".join(map(str, one.entries))
        yield ngettext("entry {numbers}", "entries {numbers}", len(one.entries)).format(
            numbers=numbers
        )
    for label, page in one.files:
        yield _("exhibit {label}, page {page} of it").format(label=label, page=page)


def _file_columns() -> tuple[Heading, ...]:
    return (
        Heading(text=_("Exhibit"), weight=0.7),
        Heading(text=_("File"), weight=1.6),
        Heading(text=_("Type"), weight=1.0),
        Heading(text=_("Size"), weight=0.8, end=True),
        Heading(text="SHA-256", weight=2.4),
    )


def _file(before: Exhibit, after: Exhibit) -> tuple[Cell, ...]:
    return (
        Cell(text=after.label, strong=True),
        Cell(text=before.name),
        Cell(text=before.type),
        Cell(text=readable_size(before.size)),
        Cell(text=_grouped(before.sha256)),
    )


def _grouped(digest: str) -> str:
    """Return a digest in parts, between which a line may end."""
    return " ".join(digest[at : at + _DIGITS] for at in range(0, len(digest), _DIGITS))


def _region_columns() -> tuple[Heading, ...]:
    return (
        Heading(text=_("Exhibit"), weight=1.0),
        Heading(text=_("Page"), weight=0.6, end=True),
        Heading(text=_("Left, top, right and bottom in per cent"), weight=2.4),
    )


def _region(region: Region, exhibit: Exhibit) -> tuple[Cell, ...]:
    edges = (region.left, region.top, region.right, region.bottom)
    return (
        Cell(text=exhibit.label, strong=True),
        Cell(text=str(region.page)),
        Cell(text=", ".join(f"{edge * 100:g}" for edge in edges)),
    )
