"""What a source holds, shown before anything of it is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidencelog.cli.output import faint, strong
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.drafts import Appointment, Contact, Draft, Paper, Record

if TYPE_CHECKING:
    from evidencelog.app.importing import Preview
    from evidencelog.cli.run import Run

_LINE = 60
_MOST = 8


def tell_preview(run: Run, preview: Preview) -> None:
    """Show counts, senders, times, sample lines and what is odd about a source."""
    run.out.say(strong(_title(preview)))
    for line in _lines(preview):
        run.out.say("  ", line)
    for record in preview.samples:
        run.out.say("  ", faint(sample_line(record)))


def _title(preview: Preview) -> str:
    title = preview.importer.title
    tool = preview.recognised.tool if preview.recognised else None
    if tool:
        return _("{name}: {title}, written by {tool}").format(
            name=preview.source.name, title=title, tool=tool
        )
    return _("{name}: {title}").format(name=preview.source.name, title=title)


def _lines(preview: Preview) -> Iterator[str]:
    if preview.importer.basis == "description":
        yield _("This format was built from a description; compare with the source.")
    yield _found(preview)
    for tally in preview.declared:
        yield _("The file says that it has {count} of {of}.").format(count=tally.count, of=tally.of)
    if preview.duplicates:
        yield ngettext(
            "{count} of them is in the log already.",
            "{count} of them are in the log already.",
            preview.duplicates,
        ).format(count=preview.duplicates)
    if preview.first:
        yield _("From {first} to {last}").format(first=preview.first, last=preview.last)
    if preview.senders:
        yield _("From: {names}").format(names=_senders(preview))
    if preview.conversation_count > 1:
        yield _("Conversations: {count}").format(count=preview.conversation_count)
    if preview.files:
        yield _("Files inside: {count}").format(count=preview.files)
    yield from _oddities(preview)


def _found(preview: Preview) -> str:
    counts = ", ".join(f"{tally.of}: {tally.count}" for tally in preview.counts)
    found = ngettext("{count} record", "{count} records", preview.records).format(
        count=preview.records
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


def sample_line(record: Record) -> str:
    """Return one record on one line."""
    from evidencelog.core.display import one_line

    return one_line(_sample(record), _LINE)


def _sample(record: Record) -> str:
    match record:
        case Draft():
            sender = record.sender.name or record.sender.id if record.sender else ""
            when = record.stamp.raw if record.stamp else ""
            text = record.text or record.subject or record.state or record.what
            return f"{when}  {sender}: {text}" if sender else f"{when}  {text}"
        case Paper():
            return record.file.name
        case Contact():
            return f"{record.name}: {', '.join(value for _kind, value in record.ids)}"
        case Appointment():
            return f"{record.start.raw if record.start else ''}  {record.title or ''}"
