"""The last pages: which state of the log this is, what that shows and what not."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.characters import set_characters
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts, set_heading
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Fact, Integrity, Report

_ENTRY = 110.0


def set_integrity(flow: Flow, _report: Report, part: Integrity) -> None:
    """Set the state of the log, the explanations, the characters, and the fingerprints."""
    begin_part(flow, part.key, headings_of_parts()[part.key])
    set_facts(flow, part.state)
    for section in part.sections:
        set_heading(flow, section.heading)
        for paragraph in section.paragraphs:
            flow.text(paragraph, design.PROSE, after=5)
    set_characters(flow)
    if part.fingerprints:
        _set_fingerprints(flow, part.fingerprints)


def _set_fingerprints(flow: Flow, fingerprints: tuple[Fact, ...]) -> None:
    set_heading(flow, _("Fingerprints of the entries printed here"), keep=95)
    flow.y -= 2
    table = Table(
        flow=flow,
        columns=(
            Column(head=_("Entry"), width=_ENTRY),
            Column(head=_("Fingerprint of its record"), width=flow.paper.measure - _ENTRY),
        ),
    )
    table.begin()
    for fact in fingerprints:
        table.row(
            [
                Cell(texts=((fact.label, design.CELL),)),
                Cell(texts=((fact.value, design.DIGEST),)),
            ]
        )
