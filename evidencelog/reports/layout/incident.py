"""The incident report: labelled fields, the account and exact words apart, room to write."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.boxes import set_blank_fields, set_field, set_fields
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts
from evidencelog.reports.layout.references import set_pointer, to_exhibit
from evidencelog.reports.model import Fact, IncidentReport, Occasion, Quoted, Report

_KEEP = 70.0


def set_incident(flow: Flow, report: Report, part: IncidentReport) -> None:
    """Set who reports, each occasion, earlier reports, and what whoever takes it fills in."""
    begin_part(flow, part.key, headings_of_parts()[part.key])
    _set_group(flow, _("Person making this report"), part.person, tag="H2")
    for occasion in part.occasions:
        with flow.tag("Sect"):
            _set_occasion(flow, report, occasion)
    _set_group(flow, _("Reports made before"), part.earlier, tag="H2")
    if part.blanks:
        flow.small_heading(_("Filled in by whoever takes this report"), keep=_KEEP, tag="H2")
        with flow.tag("L"):
            set_blank_fields(flow, part.blanks)
    flow.skip(8)
    for note in part.notes:
        flow.text(note, flow.look.small, after=2)


def _set_occasion(flow: Flow, report: Report, occasion: Occasion) -> None:
    flow.skip(14)
    flow.need(110)
    flow.mark(f"incident {occasion.entry}", level=1, text=occasion.title)
    flow.text(occasion.title, flow.look.h2, after=1, tag="H2")
    for heading, facts in occasion.groups:
        _set_group(flow, heading, facts)
    if occasion.account or occasion.quotes:
        flow.small_heading(_("What happened"), keep=_KEEP)
        with flow.tag("L"):
            if occasion.account:
                set_field(flow, _("Own account"), occasion.account, flow.look.prose_close)
            for quoted in occasion.quotes:
                _set_quote(flow, quoted)
    if occasion.exhibits:
        flow.small_heading(_("Exhibits"))
    names = {exhibit.label: exhibit.description or exhibit.name for exhibit in report.exhibits}
    for label in occasion.exhibits:
        pointer = to_exhibit(label, report.conventions.exhibit)
        text = " – ".join(one for one in (pointer.text, names.get(label, "")) if one)
        set_pointer(flow, text, pointer.place)


def _set_quote(flow: Flow, quoted: Quoted) -> None:
    set_field(flow, quoted.source, quoted.text, flow.look.prose_close)
    if quoted.translation:
        label = quoted.translated_by or _("Translation")
        set_field(flow, label, quoted.translation, flow.look.prose_close)


def _set_group(flow: Flow, heading: str, facts: tuple[Fact, ...], *, tag: str = "H3") -> None:
    if not facts:
        return
    flow.small_heading(heading, keep=40, tag=tag)
    with flow.tag("L"):
        set_fields(flow, facts)
