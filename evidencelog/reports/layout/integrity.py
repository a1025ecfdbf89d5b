"""The last pages: which state of the log this is, how to check it, what that does not show."""

from __future__ import annotations

import unicodedata

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Integrity, Report
from evidencelog.reports.text.tokens import token

_NAMED = 24  # characters that are listed with their Unicode names, one a line


def set_integrity(flow: Flow, _report: Report, part: Integrity) -> None:
    """Set the state of the log, the explanations, and what could not be printed."""
    unprintable = tuple(sorted(flow.filler.shaper.unprintable))
    flow.start(_("About this document"))
    flow.title(_("About this document"), "integrity")
    set_facts(flow, part.state)
    for section in part.sections:
        flow.skip(10)
        flow.need(60)
        flow.text(section.heading, design.H2, after=4, tag="H2")
        for paragraph in section.paragraphs:
            flow.text(paragraph, design.PROSE, after=5)
    if unprintable:
        _set_unprintable(flow, unprintable)
    if part.fingerprints:
        _set_fingerprints(flow, part)


def _set_unprintable(flow: Flow, unprintable: tuple[str, ...]) -> None:
    flow.skip(10)
    flow.need(60)
    flow.text(_("Characters that could not be printed"), design.H2, after=4, tag="H2")
    flow.text(
        _(
            "The recorded text holds these characters, which have no visible form or no glyph "
            "in the fonts used here. Each is printed as its number or short name in square "
            "brackets where it stands."
        ),
        design.PROSE,
        after=5,
    )
    listed = (f"{token(one)} {unicodedata.name(one, '').lower()}" for one in unprintable[:_NAMED])
    flow.text("\n".join(line.rstrip() for line in listed), design.DIGEST, after=4)
    if len(unprintable) > _NAMED:
        flow.text(" ".join(token(one) for one in unprintable[_NAMED:]), design.DIGEST)


def _set_fingerprints(flow: Flow, part: Integrity) -> None:
    flow.skip(10)
    flow.need(95)
    flow.text(_("Fingerprints of the entries printed here"), design.H2, after=6, tag="H2")
    width = 110.0
    table = Table(
        flow=flow,
        columns=(
            Column(head=_("Entry"), width=width),
            Column(head=_("Fingerprint of its record"), width=flow.paper.measure - width),
        ),
    )
    table.begin()
    for fact in part.fingerprints:
        table.row(
            [
                Cell(texts=((fact.label, design.CELL),)),
                Cell(texts=((fact.value, design.DIGEST),)),
            ]
        )
