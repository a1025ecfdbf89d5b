"""What the report took from the log, what it left out, where nothing was recorded."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts, set_heading
from evidencelog.reports.layout.schedules import set_table
from evidencelog.reports.model import Report, SelectionStatement


def set_selection(flow: Flow, _report: Report, part: SelectionStatement) -> None:
    """Set the rule, the counts and the gaps."""
    begin_part(flow, part.key, headings_of_parts()[part.key])
    for paragraph in part.paragraphs:
        flow.text(paragraph, flow.look.prose, after=5)
    if part.counts:
        set_heading(flow, _("In numbers"))
        set_facts(flow, part.counts)
    if part.gaps:
        flow.skip(14)
        set_table(flow, part.gaps)
