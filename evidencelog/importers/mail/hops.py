"""The way of a message: the Received headers of the servers that passed it on.

Each server puts its own above those before it (RFC 5321 4.4), by its own clock. Only the
topmost is by the server of the mailbox; those below can be the sender's invention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from evidencelog.importers.drafts import Stamp
from evidencelog.importers.mail.dates import mail_stamp
from evidencelog.importers.mail.headers import Headers

MOST_HOPS: Final = 100
"""Servers refuse a message with more, because it runs in a circle (RFC 5321 6.3)."""

_FROM: Final = re.compile(r"\bfrom\s+(\S+)")
_BY: Final = re.compile(r"\bby\s+(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One server: who it was, from whom it had the message, and when by its clock."""

    by: str
    came_from: str
    stamp: Stamp

    def text(self) -> str:
        """Return the hop in one line, the time in UTC where the header gives it."""
        when = self.stamp.instant or self.stamp.local or self.stamp.raw or "?"
        named = (("by", self.by), ("from", self.came_from))
        return " ".join([when, *(f"{word} {who}" for word, who in named if who)])


def read_hops(headers: Headers) -> tuple[Hop, ...]:
    """Return every hop, the last server first."""
    return tuple(_hop(raw) for raw in headers.all("received")[:MOST_HOPS])


def _hop(raw: str) -> Hop:
    # RFC 5321 4.4: the time stands after the last semicolon.
    way, mark, when = raw.rpartition(";")
    if not mark:
        way, when = raw, ""
    return Hop(
        by=_first(_BY, way), came_from=_first(_FROM, way), stamp=mail_stamp(" ".join(when.split()))
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip("();,") if match else ""
