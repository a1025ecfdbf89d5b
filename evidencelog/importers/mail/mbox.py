"""Mailboxes: many messages in one file, as Google Takeout, Thunderbird and Apple Mail write.

Read in one pass, a message at a time. The bytes of each message are those of the file from
one separator to the next: `>From` in a text may have been `From` when it was sent, which
cannot be told any more, so it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, ClassVar, Literal

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.drafts import Item, Remark
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.mail.addresses import bare
from evidencelog.importers.mail.eml import LONGEST_MESSAGE
from evidencelog.importers.mail.message import Spot, read_message, skipped
from evidencelog.importers.mail.origin import Origin
from evidencelog.importers.mail.recognising import head_of, like_mail
from evidencelog.importers.mail.separators import separators
from evidencelog.importers.members import of_format, surest


class MailboxImporter:
    """Reads the messages of a mailbox, or of several in a folder or archive."""

    name: ClassVar[str] = "mbox"
    title: ClassVar[str] = "Mailbox (.mbox)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is a mailbox: it begins with a separator and with headers."""
        sure = surest(source, lambda name: _sure(source, name))
        return Recognised(sure=sure, tool=_tool(source)) if sure else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every message in the order of the file. Raises SourceError."""
        me = frozenset(bare(who) for who in options.me)
        position, others = 0, 0
        alone = len(source.names()) == 1
        for name, is_mailbox in of_format(source, lambda member: _sure(source, member)):
            if not is_mailbox:
                others += 1
                continue
            number = 0
            for start, end in _stretches(source, name):
                position, number = position + 1, number + 1
                place = _place(number, start, "" if alone else name)
                origin = Origin(source=source, name=name, offset=start)
                yield _one(Spot(position=position, place=place, origin=origin), end - start, me)
            if number == 0 and source.size(name):
                raise SourceError(_("{name} has no line that begins a message").format(name=name))
        if others:
            says = ngettext(
                "{count} file beside the mailboxes was not read",
                "{count} files beside the mailboxes were not read",
                others,
            )
            yield Remark(says=says.format(count=others))


def _stretches(source: Source, name: str) -> Iterator[tuple[int, int]]:
    """Yield where each message begins and ends; what stands before the first is no message."""
    with source.open(name) as file:
        start: int | None = None
        for offset in separators(file):
            if start is not None:
                yield start, offset
            start = offset
    if start is not None:
        yield start, source.size(name)


def _one(spot: Spot, length: int, me: frozenset[str]) -> Item:
    if length > LONGEST_MESSAGE:
        return skipped(b"", spot, _("the message is larger than any that providers carry"))
    with spot.origin.source.open(spot.origin.name) as file:
        data = _read_at(file, spot.origin.offset, length)
    return read_message(_without_separator(data), spot, me)


def _read_at(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    return file.read(length)


def _without_separator(data: bytes) -> bytes:
    """Leave out the empty line after a message: it belongs to the mailbox (RFC 4155 A)."""
    for line_end in (b"\r\n", b"\n"):
        if data.endswith(b"\n" + line_end):
            return data[: -len(line_end)]
    return data


def _place(number: int, offset: int, name: str) -> str:
    place = _("message {number}, at byte {offset}").format(number=number, offset=offset)
    return f"{name}: {place}" if name else place


def _sure(source: Source, name: str) -> float:
    head = head_of(source, name)
    with source.open(name) as file:
        first = next(separators(file), None) if head.startswith(b"From ") else None
    if first != 0:
        return 0.0
    return max(like_mail(head) - 0.05, 0.3)


def _tool(source: Source) -> str | None:
    head = head_of(source, source.names()[0])
    return "Google Takeout" if b"\nX-GM-THRID:" in head else None
