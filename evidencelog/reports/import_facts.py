"""What an import says of itself: its source, its counts, what was told, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from evidencelog.core.imported import Difference, Sender, SkippedRow, Statement, Tally
from evidencelog.core.kinds import Import
from evidencelog.i18n import Texts, marked, ngettext, said
from evidencelog.i18n import gettext as _
from evidencelog.reports.model import Fact
from evidencelog.reports.row_words import WHATS
from evidencelog.reports.selection import Selection
from evidencelog.reports.wording import WITHHELD, grouped

MOST_LISTED: Final = 20
"""Senders, skips and differences that are named; the rest is counted."""

_TOLD: Texts[str] = Texts(
    {
        "me": marked("name or number of the person who keeps the log"),
        "zone": marked("zone of the phone"),
        "date_order": marked("order of day and month"),
    }
)


def import_facts(entry: Import, selection: Selection) -> Iterator[Fact]:
    """Yield the facts about an import, without those of its attachments.

    Other people's numbers and stretches of the source are no business of whoever reads what
    courts and police receive: there they are counted. The owner's own numbers are contact
    details like any other.
    """
    most = 0 if selection.seen_by_others else MOST_LISTED
    yield Fact(label=_("Format"), value=_format(entry))
    yield Fact(label=_("In the source"), value=_found(entry))
    if entry.declared:
        yield Fact(label=_("The source says it has"), value=_tallies(entry.declared))
    yield Fact(label=_("Imported"), value=_imported(entry))
    if entry.first and entry.last:
        span = _("{first} to {last}").format(first=entry.first, last=entry.last)
        yield Fact(label=_("First and last time"), value=span)
    if entry.senders:
        yield Fact(label=_("Senders"), value=_senders(entry.senders, entry.sender_count, most))
    if entry.conversation_count > 1:
        yield Fact(label=_("Conversations"), value=str(entry.conversation_count))
    if entry.told:
        lines = [_told(one, selection) for one in entry.told]
        yield Fact(label=_("As told by the owner"), value="\n".join(lines))
    if entry.remarks:
        lines = [one.text for one in entry.remarks[:MOST_LISTED]]
        yield Fact(label=_("Remarks"), value="\n".join(lines))
    yield from _oddities(entry, whole=bool(most))


def _format(entry: Import) -> str:
    name = entry.format or _("not known")
    lines = [_("{name}, read by importer version {version}").format(
        name=name, version=entry.importer_version)]  # fmt: skip
    if entry.written_by:
        lines.append(_("written by {tool}").format(tool=entry.written_by))
    if entry.basis == "description":
        lines.append(_("This format was built from a description; compare with the source."))
    return "\n".join(lines)


def _found(entry: Import) -> str:
    found = ngettext("{count} record", "{count} records", entry.records).format(
        count=grouped(entry.records)
    )
    if entry.counts:
        found += f" ({_tallies(entry.counts)})"
    skipped = ngettext(
        "{count} that could not be read", "{count} that could not be read", entry.skipped
    ).format(count=grouped(entry.skipped))
    return f"{found}; {skipped}" if entry.skipped else found


def _tallies(tallies: Sequence[Tally]) -> str:
    return ", ".join(f"{WHATS.get(one.of, one.of)}: {grouped(one.count)}" for one in tallies)


def _imported(entry: Import) -> str:
    rows = ngettext("{count} row", "{count} rows", entry.rows).format(count=grouped(entry.rows))
    if not entry.duplicates:
        return rows
    before = ngettext(
        "{count} record was in the log already",
        "{count} records were in the log already",
        entry.duplicates,
    ).format(count=grouped(entry.duplicates))
    return f"{rows}; {before}"


def _senders(senders: Sequence[Sender], count: int, most: int) -> str:
    lines = [f"{_called(one)}: {grouped(one.rows)}" for one in senders[:most]]
    return "\n".join([*lines, *_more(count, len(lines))]) if most else grouped(count)


def _called(one: Sender) -> str:
    return f"{one.name} ({one.id})" if one.name and one.name != one.id else one.id


def _told(one: Statement, selection: Selection) -> str:
    hidden = is_identifier(one) and not selection.contacts
    value = said(WITHHELD) if hidden else one.value
    return f"{_TOLD.get(one.what, one.what)}: {value}"


def is_identifier(one: Statement) -> bool:
    """Tell whether the owner told a number, an address or an account, and no mere name."""
    return one.what == "me" and any(sign.isdigit() or sign == "@" for sign in one.value)


def _oddities(entry: Import, *, whole: bool) -> Iterator[Fact]:
    if entry.skips:
        lines = [_skip(one, whole=whole) for one in entry.skips[:MOST_LISTED]]
        value = "\n".join([*lines, *_more(entry.skipped, len(lines))])
        yield Fact(label=_("Could not be read"), value=value)
    if entry.differing:
        lines = [_difference(one) for one in entry.differing[:MOST_LISTED]]
        value = "\n".join([*lines, *_more(entry.differing_count, len(lines))])
        yield Fact(label=_("Otherwise in an earlier import"), value=value)
    if entry.vanished:
        shown = entry.vanished[:MOST_LISTED]
        value = "\n".join([", ".join(shown), *_more(entry.vanished_count, len(shown))])
        yield Fact(label=_("In an earlier import, not in this one"), value=value)


def _skip(one: SkippedRow, *, whole: bool) -> str:
    line = f"{one.row} ({one.place}): {one.reason}"
    return f"{line}: {one.excerpt}" if one.excerpt and whole else line


def _difference(one: Difference) -> str:
    return _("row {row}, earlier {earlier}: {what}").format(
        row=one.row, earlier=one.earlier, what=one.what
    )


def _more(count: int, shown: int) -> Iterator[str]:
    if count > shown:
        yield _("and {count} more").format(count=grouped(count - shown))
