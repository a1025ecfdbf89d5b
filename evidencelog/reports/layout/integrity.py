"""The last pages: which state of the log this is, what that shows and what not."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.characters import set_characters
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts, set_heading
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Integrity, Report

_LABEL = 110.0


def set_integrity(flow: Flow, report: Report, part: Integrity) -> None:
    """Set the state of the log, the explanations, the characters, and the fingerprints."""
    begin_part(flow, part.key, headings_of_parts()[part.key])
    set_facts(flow, part.state)
    for section in part.sections:
        set_heading(flow, section.heading)
        for paragraph in section.paragraphs:
            flow.text(paragraph, flow.look.prose, after=5)
    set_characters(flow)
    entries = [(fact.label, fact.value) for fact in part.fingerprints]
    if entries:
        set_heading(flow, _("Fingerprints of the entries printed here"), keep=95)
        _set_digests(flow, _("Entry"), _("Fingerprint of its record"), entries)
    shown = (exhibit for exhibit in report.exhibits if exhibit.withheld is None)
    files = [(exhibit.label, exhibit.sha256) for exhibit in shown]
    if files:
        set_heading(flow, _("Fingerprints of the attached files"), keep=95)
        _set_digests(flow, _("Exhibit"), "SHA-256", files)


def _set_digests(flow: Flow, head: str, of: str, digests: list[tuple[str, str]]) -> None:
    flow.y -= 2
    table = Table(
        flow=flow,
        columns=(
            Column(head=head, width=_LABEL),
            Column(head=of, width=flow.paper.measure - _LABEL),
        ),
    )
    table.begin()
    for label, digest in digests:
        table.row(
            [
                Cell(texts=((label, flow.look.cell),)),
                Cell(texts=((digest, flow.look.digest),)),
            ]
        )
