"""One imported row in full: everything that its source says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from evidencelog.app.messages import Read, time_of
from evidencelog.cli.output import Piece, faint, strong
from evidencelog.core.found_times import local_time
from evidencelog.core.imported import AnyRow, Message
from evidencelog.core.moment_words import describe
from evidencelog.i18n import gettext as _
from evidencelog.reports.row_words import (
    DIRECTIONS,
    origin_of,
    printed_name,
    row_notes,
    text_of,
    what_of,
)

if TYPE_CHECKING:
    from evidencelog.core.parts import Attachment

Line = list[str | Piece]
_COLUMN: Final = 22


def row_in_full(read: Read, zone: str) -> Iterator[Line]:
    """Yield a row line by line. `zone` is where clocks are read when only the instant is known."""
    row = read.row
    yield [strong(_("Row {row}: {what}").format(row=row.cited, what=what_of(row)))]
    if row.place:
        yield from _fact(_("Place in the source"), row.place)
    yield from _when(row, zone)
    if isinstance(row, Message):
        yield from _between(row)
    for note in row_notes(row):
        yield from _fact(_("Note"), note)
    text = text_of(row)
    if text:
        yield [faint(_("Words"))]
        yield from _words(text)
    if isinstance(row, Message):
        yield from _earlier(row)
        for number, attachment in enumerate(row.attachments, 1):
            yield from _file(number, attachment)
    if row.fields:
        yield [faint(_("Also in the source"))]
        for field in row.fields:
            yield from _fact(f"  {field.name}", field.value)


def _when(row: AnyRow, zone: str) -> Iterator[Line]:
    time = time_of(row)
    if time is None:
        yield from _fact(_("When"), _("time not known"))
        return
    yield from _fact(_("When"), describe(local_time(time, zone)))
    yield from _fact(_("In the source"), time.raw)
    yield from _fact(_("Zone"), origin_of(time))
    if time.instant:
        yield from _fact(_("Instant"), time.instant)


def _between(row: Message) -> Iterator[Line]:
    if row.direction:
        yield from _fact(_("Direction"), DIRECTIONS[row.direction])
    if row.sender:
        yield from _fact(_("From"), printed_name(row.sender))
    for side in row.recipients:
        yield from _fact(_("To"), printed_name(side))
    yield from _fact(_("Conversation"), row.title or row.conversation)


def _earlier(row: Message) -> Iterator[Line]:
    for edit in row.edits:
        yield [faint(_("Earlier wording"))]
        yield from _words(edit.text)


def _words(text: str) -> Iterator[Line]:
    for line in text.split("\n"):
        yield [faint("  | "), line]


def _file(number: int, attachment: Attachment) -> Iterator[Line]:
    yield [faint(f"{_('File {number}').format(number=number):<{_COLUMN}} "), attachment.name]
    size = _("{size} bytes, {type}").format(size=f"{attachment.size:,}", type=attachment.type)
    yield [" " * (_COLUMN + 1), size]
    yield [" " * (_COLUMN + 1), f"SHA-256 {attachment.sha256}"]


def _fact(label: str, value: str) -> Iterator[Line]:
    first, *rest = value.split("\n")
    yield [faint(f"{label:<{_COLUMN}} "), first]
    for line in rest:
        yield [" " * (_COLUMN + 1), line]
