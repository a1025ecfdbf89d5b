"""What stands over each part, and the headings within one."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.model import Report, Statement


def headings_of_parts(report: Report | None = None) -> dict[str, str]:
    """Return what stands over each part that is listed, by its key.

    A statement has the heading that `report` gives it.
    """
    statement = report.part(Statement.key) if report else None
    return {
        "summary": _("Summary"),
        "chronology": _("Chronology"),
        "entries": _("Entries in full"),
        "conversations": _("Conversations"),
        "exhibits": _("Exhibits"),
        "schedules": _("Schedules"),
        "charts": _("Charts"),
        "selection": _("What this report holds and what not"),
        "people": _("People and places named"),
        "integrity": _("About this document"),
        "verification": _("How to check this document"),
        "declarations": _("Declarations to fill in"),
        "statement": statement.heading if isinstance(statement, Statement) else _("Statement"),
        "incident": _("Incident report"),
    }


def begin_part(flow: Flow, key: str, head: str, *, landscape: bool = False) -> None:
    """Begin a page with the heading of a part."""
    flow.start(head, landscape=landscape)
    flow.title(head, key)


def set_heading(flow: Flow, text: str, *, keep: float = 60, before: float = 10) -> None:
    """Set a heading within a part, kept with `keep` points of what follows."""
    flow.skip(before)
    flow.need(keep)
    flow.text(text, flow.look.h2, after=4, tag="H2")
