"""Each entry in full: when, what was answered, the account, others' words, later changes."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.references import page_of
from evidencelog.reports.model import Change, Entry, Exhibit, FullEntries, Quoted, Report

_NUMBER_WIDTH = 40.0
_PAGE = 60.0  # points for the page on which an exhibit stands


def set_entries(flow: Flow, report: Report, _part: FullEntries) -> None:
    """Set all entries in the order of the chronology."""
    flow.start(_("Entries"))
    flow.title(_("Entries in full"), "entries")
    for entry in report.entries:
        with flow.tag("Sect"):
            _set_entry(flow, entry, report.entries[0])


def _set_entry(flow: Flow, entry: Entry, first: Entry) -> None:
    if entry is not first:
        flow.skip(22)
    flow.need(130 * flow.look.step)
    name = _("Entry {number}").format(number=entry.number)
    flow.head = f"{_('Entries')} · {name}"
    if flow.fresh:
        flow.sheet.head = flow.head
    flow.mark(f"entry {entry.number}", level=1, text=f"{entry.number}. {entry.title or entry.kind}")
    with flow.tag("H2"):
        _heading(flow, entry)
    set_facts(flow, entry.facts)
    _own_account(flow, entry)
    _words_of_others(flow, entry)
    if entry.answers:
        flow.small_heading(_("Other answers"))
        set_facts(flow, entry.answers)
    _exhibits(flow, entry)
    _changes(flow, entry)


def _heading(flow: Flow, entry: Entry) -> None:
    sheet, measure = flow.sheet, flow.paper.measure
    sheet.rule(flow.left, flow.y, measure, design.NAVY, 0.9)
    flow.y -= 6
    baseline = flow.y - flow.look.entry_title.leading * DROP
    sheet.words(str(entry.number), flow.look.entry_number, flow.left, baseline)
    right = flow.left + measure
    left, _end = sheet.words(entry.kind, flow.look.tag, right, baseline, align=1.0)
    width = left - 14 - flow.left - _NUMBER_WIDTH
    for line in flow.fill(
        entry.title or (entry.day if entry.event else entry.kind), flow.look.entry_title, width
    ):
        flow.need(flow.look.entry_title.leading)
        flow.place(line, flow.look.entry_title, flow.left + _NUMBER_WIDTH, flow.y, width)
        flow.y -= flow.look.entry_title.leading
    flow.y -= 5


def _own_account(flow: Flow, entry: Entry) -> None:
    if entry.account:
        flow.small_heading(_("Own account"), keep=2 * flow.look.prose.leading)
        flow.text(entry.account, flow.look.prose)


def _words_of_others(flow: Flow, entry: Entry) -> None:
    for quoted in entry.quotes:
        flow.small_heading(quoted.source, keep=2 * flow.look.quote.leading)
        with flow.tag("BlockQuote"):
            _quote(flow, quoted)


def _quote(flow: Flow, quoted: Quoted) -> None:
    flow.text(quoted.text, flow.look.quote, indent=12, bar=True)
    if quoted.translation:
        flow.y -= 3
        flow.text(quoted.translated_by or _("Translation"), flow.look.small, indent=12)
        flow.text(quoted.translation, flow.look.quote, indent=12)


def _exhibits(flow: Flow, entry: Entry) -> None:
    if not entry.exhibits:
        return
    flow.small_heading(_("Exhibits"))
    with flow.tag("L"):
        for exhibit in entry.exhibits:
            _exhibit_line(flow, exhibit)


def _exhibit_line(flow: Flow, exhibit: Exhibit) -> None:
    style, place = flow.look.value, f"exhibit {exhibit.label}"
    text = f"{exhibit.label}   {exhibit.name}"
    width = flow.paper.measure - _PAGE * flow.look.cells
    lines = flow.fill(text, style, width)
    flow.need(len(lines) * style.leading)
    top, right = flow.y, flow.left + flow.paper.measure

    sheet = flow.sheet
    with flow.tag("LI"), flow.tag("LBody"), flow.tag("Link", target=place):
        for line in lines:
            flow.place(line, style, flow.left, flow.y, width)
            flow.y -= style.leading
        sheet.words_later(
            page_of(place), flow.look.tag, right, top - style.leading * DROP, align=1.0
        )
        sheet.link((flow.left, flow.y, right, top), place)


def _changes(flow: Flow, entry: Entry) -> None:
    if not entry.changes:
        return
    flow.small_heading(_("Changed or added later"), keep=40)
    for change in entry.changes:
        _change(flow, change)


def _change(flow: Flow, change: Change) -> None:
    flow.need(30)
    flow.text(change.heading, flow.look.value)
    indent = 12.0
    if change.reason:
        flow.text(
            _("Reason: {reason}").format(reason=change.reason), flow.look.value, indent=indent
        )
    if change.before:
        flow.text(_("Before this change:"), flow.look.label, indent=indent)
        set_facts(flow, change.before, value=flow.look.value_grey, indent=indent)
    set_facts(flow, change.added, indent=indent)
    flow.y -= 3
