"""Which layout sets which part of a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from evidencelog.reports import model
from evidencelog.reports.layout.charts import set_charts
from evidencelog.reports.layout.chronology import set_chronology
from evidencelog.reports.layout.contents import set_contents
from evidencelog.reports.layout.conversations import set_conversations
from evidencelog.reports.layout.cover import set_cover
from evidencelog.reports.layout.declarations import set_declarations
from evidencelog.reports.layout.entries import set_entries
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.incident import set_incident
from evidencelog.reports.layout.integrity import set_integrity
from evidencelog.reports.layout.key_facts import set_summary
from evidencelog.reports.layout.people import set_people
from evidencelog.reports.layout.schedules import set_schedules
from evidencelog.reports.layout.selection_statement import set_selection
from evidencelog.reports.layout.statement import set_statement
from evidencelog.reports.layout.verification import set_verification

_SETTERS: Mapping[type[model.Part], Callable[[Flow, model.Report, Any], None]] = {
    model.Cover: set_cover,
    model.Contents: set_contents,
    model.Chronology: set_chronology,
    model.FullEntries: set_entries,
    model.People: set_people,
    model.SelectionStatement: set_selection,
    model.Declarations: set_declarations,
    model.Verification: set_verification,
    model.Statement: set_statement,
    model.IncidentReport: set_incident,
    model.Charts: set_charts,
    model.Conversations: set_conversations,
    model.Schedules: set_schedules,
    model.Summary: set_summary,
    model.Integrity: set_integrity,
}


def set_part(flow: Flow, report: model.Report, part: model.Part) -> None:
    """Set a part of a report on the pages of `flow`."""
    with flow.tag("Sect"):
        _SETTERS[type(part)](flow, report, part)
