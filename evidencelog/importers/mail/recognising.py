"""How mail is told from other files: by the headers at its start."""

from __future__ import annotations

import re
from typing import Final

from evidencelog.importers.importer import Source
from evidencelog.importers.mail.headers import Span, read_headers

HEAD: Final = 1 << 16
"""Bytes at the start of a file that are looked at: servers add some thousand of headers."""

MOST_MEMBERS: Final = 50
"""Members of a folder or archive that are looked at to tell what it is."""

_TELLING: Final = frozenset(
    "received return-path delivered-to message-id mime-version from to subject date content-type "
    "reply-to dkim-signature x-mailer user-agent references in-reply-to cc bcc sender x-uidl "
    "x-gmail-labels x-gm-thrid authentication-results x-unsent".split()
)
_ENVELOPE: Final = re.compile(rb"From \S")
_EMLX: Final = re.compile(rb"[0-9]{1,12}[ \t]*\r?\n")


def head_of(source: Source, name: str) -> bytes:
    """Return the start of a member. Raises SourceError."""
    with source.open(name) as file:
        return file.read(HEAD)


def has_envelope(head: bytes) -> bool:
    """Return whether it begins with the line of a mailbox, `From a@example.org Mon ...`."""
    return bool(_ENVELOPE.match(head))


def emlx_offset(head: bytes) -> int:
    """Return where the message of Apple Mail's own format begins, 0 for any other file.

    Its first line has only the length of the message.
    """
    match = _EMLX.match(head)
    return match.end() if match else 0


def like_mail(head: bytes, start: int = 0) -> float:
    """Return how sure the start of a file is that of a message, from 0 to 1."""
    headers = read_headers(head, Span(start, len(head)))
    names = {name.lower() for name, _raw in headers.items}
    known = len(names & _TELLING)
    if known == 0 or b"\0" in head[:1024]:
        return 0.0
    sure = min(0.95, 0.35 + 0.2 * known)
    # Other formats begin with `Name: text` too, but they have few names that mail has.
    return sure if known * 2 >= len(names) or known >= 4 else sure / 2
