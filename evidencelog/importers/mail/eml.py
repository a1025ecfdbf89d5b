"""Single messages: .eml of any program, .emlx of Apple Mail, folders and archives of these."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.drafts import Item, Remark, Skip
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.mail.addresses import bare
from evidencelog.importers.mail.headers import Headers, Span, read_headers
from evidencelog.importers.mail.message import Spot, read_message, skipped
from evidencelog.importers.mail.origin import Origin
from evidencelog.importers.mail.recognising import (
    HEAD,
    emlx_offset,
    has_envelope,
    head_of,
    like_mail,
)
from evidencelog.importers.mail.separators import separators
from evidencelog.importers.members import of_format, surest

LONGEST_MESSAGE: Final = 1 << 27
"""Bytes of one message: providers refuse mail of half of that."""


class MailImporter:
    """Reads one message a file."""

    name: ClassVar[str] = "mail"
    title: ClassVar[str] = "Mail (.eml)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is mail; a mailbox of several messages is none."""
        sure = surest(source, lambda name: _sure(source, name))
        return Recognised(sure=sure, tool=_tool(source)) if sure else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the message of every file. Raises SourceError when a single file cannot be read."""
        me = frozenset(bare(who) for who in options.me)
        position, others = 0, 0
        alone = len(source.names()) == 1
        for name, is_mail in of_format(source, lambda member: _sure(source, member)):
            if not is_mail:
                others += 1
                continue
            position += 1
            yield _one(source, name, position, me, alone=alone)
        if others:
            says = ngettext(
                "{count} file beside the mail was not read",
                "{count} files beside the mail were not read",
                others,
            )
            yield Remark(says=says.format(count=others))


def _one(source: Source, name: str, position: int, me: frozenset[str], *, alone: bool) -> Item:
    spot = Spot(position=position, place=name, origin=Origin(source=source, name=name))
    if source.size(name) > LONGEST_MESSAGE:
        return skipped(b"", spot, _("the message is larger than any that providers carry"))
    try:
        with source.open(name) as file:
            data = file.read(LONGEST_MESSAGE)
    except SourceError as error:
        if alone:
            raise
        return Skip(position=position, place=name, reason=error.message)
    start = emlx_offset(data[:64])
    if start:
        data = data[start : start + int(data[:start])]
        spot = Spot(
            position=position, place=name, origin=Origin(source=source, name=name, offset=start)
        )
    return read_message(data, spot, me)


def _sure(source: Source, name: str) -> float:
    head = head_of(source, name)
    start = emlx_offset(head)
    sure = like_mail(head, start)
    if sure and has_envelope(head):
        # One message with the line of a mailbox is read the same by both; .eml is its name.
        with source.open(name) as file:
            several = len(tuple(itertools.islice(separators(file), 2))) > 1
        return 0.2 if several else sure
    return sure


def _tool(source: Source) -> str | None:
    """Return the program that wrote the first message, as its header has it."""
    head = head_of(source, source.names()[0])[:HEAD]
    headers: Headers = read_headers(head, Span(emlx_offset(head), len(head)))
    return headers.first("x-mailer") or headers.first("user-agent") or None
