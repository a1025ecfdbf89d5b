"""What a source holds, shown before anything of it is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidencelog.cli.output import faint, strong
from evidencelog.core.imported import FoundTime
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.drafts import Appointment, Contact, Draft, Paper, Record, Stamp
from evidencelog.reports.row_words import WHATS

if TYPE_CHECKING:
    from evidencelog.app.importing import Preview
    from evidencelog.cli.run import Run

_LINE = 60
_MOST = 8


def tell_preview(run: Run, preview: Preview) -> None:
    """Show counts, senders, times, sample lines and what is odd about a source."""
    zone = run.clock.zone()
    run.out.say(strong(_title(preview)))
    for line in _lines(preview, zone):
        run.out.say("  ", line)
    for record in preview.samples:
        run.out.say("  ", faint(sample_line(record, zone)))


def _title(preview: Preview) -> str:
    title = preview.importer.title
    tool = preview.recognised.tool if preview.recognised else None
    if tool and not title.startswith(tool):
        return _("{name}: {title}, written by {tool}").format(
            name=preview.source.name, title=title, tool=tool
        )
    return _("{name}: {title}").format(name=preview.source.name, title=title)


def _lines(preview: Preview, zone: str) -> Iterator[str]:
    if preview.importer.basis == "description":
        yield _("This format was built from a description; compare with the source.")
    yield _found(preview)
    for tally in preview.declared:
        yield _("The file says that it has {count} of {of}.").format(
            count=f"{tally.count:,}", of=tally.of
        )
    if preview.duplicates:
        yield ngettext(
            "{count} of them is in the log already.",
            "{count} of them are in the log already.",
            preview.duplicates,
        ).format(count=f"{preview.duplicates:,}")
    if preview.first:
        first, last = _text_of(preview.first, zone), _text_of(preview.last or "", zone)
        yield _("From {first} to {last}").format(first=first, last=last)
    if preview.senders:
        yield _("Senders: {names}").format(names=_senders(preview))
    if preview.conversation_count > 1:
        yield _("Conversations: {count}").format(count=preview.conversation_count)
    if preview.files:
        yield _("Files inside: {count}").format(count=preview.files)
    yield from _oddities(preview)


def _found(preview: Preview) -> str:
    counts = ", ".join(
        f"{WHATS.get(tally.of, tally.of)}: {tally.count:,}" for tally in preview.counts
    )
    found = ngettext("{count} record", "{count} records", preview.records).format(
        count=f"{preview.records:,}"
    )
    return f"{found} ({counts})" if counts else found


def _senders(preview: Preview) -> str:
    shown = [f"{one.name or one.id} ({one.rows})" for one in preview.senders[:_MOST]]
    more = preview.sender_count - len(shown)
    if more > 0:
        shown.append(_("{count} more").format(count=more))
    return "; ".join(shown)


def _oddities(preview: Preview) -> Iterator[str]:
    yield from preview.remarks[:_MOST]
    if preview.skipped:
        yield ngettext(
            "{count} record could not be read:",
            "{count} records could not be read:",
            preview.skipped,
        ).format(count=preview.skipped)
    for skip in preview.skips[:_MOST]:
        yield f"  {skip.place}: {skip.reason}"
    if preview.differing_count:
        yield ngettext(
            "{count} record differs from what an earlier import has:",
            "{count} records differ from what an earlier import has:",
            preview.differing_count,
        ).format(count=preview.differing_count)
    for one in preview.differing[:_MOST]:
        yield "  " + _("row {row}, earlier {earlier}: {what}").format(
            row=one.row, earlier=one.earlier, what=one.what
        )
    if preview.vanished_count:
        yield _("In an earlier import and no longer in this file: {rows}").format(
            rows=", ".join(preview.vanished[:_MOST])
        )


def sample_line(record: Record, zone: str) -> str:
    """Return one record on one line: when, who, what."""
    from evidencelog.core.display import one_line

    return one_line(_sample(record, zone), _LINE)


def _sample(record: Record, zone: str) -> str:
    match record:
        case Draft():
            when = _when(record.stamp, zone)
            text = record.text or record.subject or record.state or record.what
            who = _sender(record)
            return f"{when}  {who}: {text}" if who else f"{when}  {text}"
        case Paper():
            return record.file.name
        case Contact():
            return f"{record.name}: {', '.join(value for _kind, value in record.ids)}"
        case Appointment():
            return f"{_when(record.start, zone)}  {record.title or ''}"


def _sender(record: Draft) -> str:
    if record.sender is not None:
        return record.sender.name or record.sender.id
    return _("me") if record.direction == "out" else ""


def _when(stamp: Stamp | None, zone: str) -> str:
    """Return a time as clocks showed it; what stands in the source where it cannot be placed."""
    if stamp is None:
        return ""
    found = FoundTime(
        raw=stamp.raw,
        instant=stamp.instant,
        local=stamp.local,
        offset=stamp.offset,
        zone=stamp.zone,
    )
    return _clock(found, zone)


def _clock(found: FoundTime, zone: str) -> str:
    from evidencelog.core.found_times import local_time
    from evidencelog.core.moment_words import describe

    occurred = local_time(found, zone)
    return describe(occurred, style="short") if occurred else found.raw


def _text_of(when: str, zone: str) -> str:
    """Return the first or last time of a source in words."""
    instant = when if when.endswith("Z") else None
    return _clock(FoundTime(raw=when, instant=instant, local=None if instant else when), zone)
