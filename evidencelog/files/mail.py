"""What an email says of its way: the Date header and each Received header, as written.

The sender's program writes Date, and every server that passed the message on adds a
Received above the others, so the topmost is the last.  None is taken for the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from evidencelog.files.facts import Bytes, EmbeddedFact, FactKind, as_text, fact

_HEAD: Final = 1 << 18
_HEADER: Final = re.compile(r"([!-9;-~]{1,76}):[ \t]*(.*)")
_KINDS: Final = {
    "date": FactKind.TIME,
    "resent-date": FactKind.TIME,
    "delivery-date": FactKind.TIME,
    "received": FactKind.TIME,
    "x-mailer": FactKind.DEVICE,
    "user-agent": FactKind.DEVICE,
    "x-originating-ip": FactKind.OTHER,
}


def mail_facts(data: Bytes) -> Iterator[EmbeddedFact]:
    """Yield the dated headers of an email, or of the first email of a mailbox."""
    for name, content in _headers(as_text(data.at(0, _HEAD))):
        kind = _KINDS.get(name.lower())
        if kind is not None:
            # RFC 5322 3.6.7: the time of a Received header follows its last semicolon.
            value = content.rpartition(";")[2] if name.lower() == "received" else content
            yield from filter(None, [fact(kind, f"email {name}", value, content)])


def _headers(text: str) -> Iterator[tuple[str, str]]:
    """Yield unfolded headers up to the first empty line; other lines are passed over."""
    name, content = "", ""
    for line in re.split(r"\r\n|\r|\n", text):
        if name and line[:1] in {" ", "\t"}:
            content += " " + line.strip()
            continue
        if name:
            yield name, content
        if not line:
            return
        match = _HEADER.match(line)
        name, content = (match[1], match[2]) if match else ("", "")
