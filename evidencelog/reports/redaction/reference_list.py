"""The key to the tokens of a redacted report: a file of its own, to be kept or sealed.

Federal Rule of Civil Procedure 5.2(g) and California Rule of Court 1.201 (form MC-120) know
such a list; it is filed under seal, if at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.model import (
    Cell,
    Conventions,
    Heading,
    Report,
    Schedule,
    Schedules,
    Table,
)
from evidencelog.reports.redaction.applying import Removed


def reference_list(report: Report, removed: Iterable[Removed]) -> Report:
    """Return the list for a redacted report: each token, what it stands for, in which entries."""
    conventions = Conventions(paper=report.conventions.paper)
    with speaking(report.language):
        return replace(
            report,
            form="timeline",
            title=_("Reference list"),
            subtitle=_("to be kept, or filed under seal; not for the other side unless ordered"),
            conventions=conventions,
            entries=(),
            parts=(Schedules(schedules=(_schedule(report, removed),)),),
            bates=None,
        )


def _schedule(report: Report, removed: Iterable[Removed]) -> Schedule:
    columns = (
        Heading(text=_("Stands in the copy"), weight=1.2),
        Heading(text=_("What it stands for"), weight=2.4),
        Heading(text=_("Times"), weight=0.6, end=True),
        Heading(text=_("Entries"), weight=1.6),
    )
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
        tables=(Table(columns=columns, rows=tuple(_row(one) for one in removed)),),
    )


def _row(one: Removed) -> tuple[Cell, ...]:
    entries = ", ".join(map(str, one.entries))
    return (
        Cell(text=one.token, strong=True),
        Cell(text=one.words),
        Cell(text=str(one.count)),
        Cell(text=entries or _("cover and other parts")),
    )
