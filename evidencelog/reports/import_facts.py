"""What an import says of itself: its source, its counts, what was told, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from evidencelog.core.imported import Difference, Sender, SkippedRow, Statement, Tally
from evidencelog.core.kinds import Import
from evidencelog.i18n import Texts, marked, ngettext
from evidencelog.i18n import gettext as _
from evidencelog.reports.model import Fact
from evidencelog.reports.row_words import WHATS

MOST_LISTED: Final = 20
"""Senders, skips and differences that are named; the rest is counted."""

_TOLD: Texts[str] = Texts(
    {
        "me": marked("name or number of the person who keeps the log"),
        "zone": marked("zone of the phone"),
        "date_order": marked("order of day and month"),
    }
)


def import_facts(entry: Import, *, most: int = MOST_LISTED) -> Iterator[Fact]:
    """Yield the facts about an import, without those of its attachments."""
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
        yield Fact(label=_("As told by the owner"), value="\n".join(map(_told, entry.told)))
    if entry.remarks:
        yield Fact(label=_("Remarks"), value="\n".join(one.text for one in entry.remarks[:most]))
    yield from _oddities(entry, most)


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
        count=f"{entry.records:,}"
    )
    if entry.counts:
        found += f" ({_tallies(entry.counts)})"
    skipped = ngettext(
        "{count} that could not be read", "{count} that could not be read", entry.skipped
    ).format(count=f"{entry.skipped:,}")
    return f"{found}; {skipped}" if entry.skipped else found


def _tallies(tallies: Sequence[Tally]) -> str:
    return ", ".join(f"{WHATS.get(one.of, one.of)}: {one.count:,}" for one in tallies)


def _imported(entry: Import) -> str:
    rows = ngettext("{count} row", "{count} rows", entry.rows).format(count=f"{entry.rows:,}")
    if not entry.duplicates:
        return rows
    before = ngettext(
        "{count} record was in the log already",
        "{count} records were in the log already",
        entry.duplicates,
    ).format(count=f"{entry.duplicates:,}")
    return f"{rows}; {before}"


def _senders(senders: Sequence[Sender], count: int, most: int) -> str:
    lines = [f"{_called(one)}: {one.rows:,}" for one in senders[:most]]
    return "\n".join([*lines, *_more(count, len(lines))])


def _called(one: Sender) -> str:
    return f"{one.name} ({one.id})" if one.name and one.name != one.id else one.id


def _told(one: Statement) -> str:
    return f"{_TOLD.get(one.what, one.what)}: {one.value}"


def _oddities(entry: Import, most: int) -> Iterator[Fact]:
    if entry.skips:
        lines = [_skip(one) for one in entry.skips[:most]]
        value = "\n".join([*lines, *_more(entry.skipped, len(lines))])
        yield Fact(label=_("Could not be read"), value=value)
    if entry.differing:
        lines = [_difference(one) for one in entry.differing[:most]]
        value = "\n".join([*lines, *_more(entry.differing_count, len(lines))])
        yield Fact(label=_("Otherwise in an earlier import"), value=value)
    if entry.vanished:
        rows = ", ".join(entry.vanished[:most])
        value = "\n".join([rows, *_more(entry.vanished_count, len(entry.vanished[:most]))])
        yield Fact(label=_("In an earlier import, not in this one"), value=value)


def _skip(one: SkippedRow) -> str:
    line = f"{one.row} ({one.place}): {one.reason}"
    return f"{line}: {one.excerpt}" if one.excerpt else line


def _difference(one: Difference) -> str:
    return _("row {row}, earlier {earlier}: {what}").format(
        row=one.row, earlier=one.earlier, what=one.what
    )


def _more(count: int, shown: int) -> Iterator[str]:
    if count > shown:
        yield _("and {count} more").format(count=f"{count - shown:,}")
