"""Who a header names: addresses with the names beside them (RFC 5322 3.4).

Own code, because the library reads the same header differently in different versions of
Python, and some readings hide the address behind a name that looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from evidencelog.importers.drafts import Side
from evidencelog.importers.mail.headers import readable

MOST_ADDRESSES: Final = 1000
"""Addresses that are read of a message; the raw header has all of them."""

_TOKEN: Final = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)"?|<(?P<address>[^>]*)>?|(?P<open>\()|(?P<end>[,;])'
    r"|(?P<group>:)|(?P<plain>[^\"<(,;:]+)",
    re.DOTALL,
)
_DEEPEST_COMMENT: Final = 50


class _Mailbox:
    """One mailbox while it is read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.comments: list[str] = []
        self.address: str | None = None

    def side(self) -> Side | None:
        """Return who this is, None when nothing was said."""
        words = readable(" ".join("".join(self.words).split()))
        comment = readable(" ".join(self.comments).strip())
        if self.address is not None:
            return Side(id=self.address.strip() or "<>", name=words or comment or None)
        if not words:
            return Side(id=comment) if comment else None
        return Side(id=words, name=comment or None)


def addresses(raw: str) -> tuple[Side, ...]:
    """Return everybody whom a raw header names, in its order."""
    found = []
    for mailbox in _mailboxes(raw):
        side = mailbox.side()
        if side is not None:
            found.append(side)
        if len(found) == MOST_ADDRESSES:
            break
    return tuple(found)


def bare(address: str) -> str:
    """Return an address as it is compared: without case and surrounding signs."""
    return address.strip().strip("<>").removeprefix("mailto:").casefold()


def _mailboxes(raw: str) -> Iterator[_Mailbox]:
    current, place = _Mailbox(), 0
    while match := _TOKEN.match(raw, place):
        place = match.end()
        if match["end"]:
            yield current
            current = _Mailbox()
        elif match["group"]:
            # `family: a@example.org, b@example.org;` the name of a group is nobody's.
            current = _Mailbox() if _names_group(raw, place, current) else _with(current, ":")
        elif match["open"]:
            comment, place = _comment(raw, place)
            current.comments.append(comment)
        elif match["address"] is not None:
            current.address = match["address"]
        elif match["quoted"] is not None:
            _with(current, re.sub(r"\\(.)", r"\1", match["quoted"], flags=re.DOTALL))
        else:
            _with(current, match["plain"])
    yield current


def _with(mailbox: _Mailbox, text: str) -> _Mailbox:
    mailbox.words.append(text)
    return mailbox


def _names_group(raw: str, place: int, current: _Mailbox) -> bool:
    return current.address is None and "@" not in "".join(current.words) and ";" in raw[place:]


def _comment(raw: str, place: int) -> tuple[str, int]:
    """Return a comment, which may hold others, and where it ends."""
    depth, start = 1, place
    while place < len(raw):
        sign = raw[place]
        if sign == "\\":
            place += 1
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        if depth == 0 or depth > _DEEPEST_COMMENT:
            return raw[start:place], place + 1
        place += 1
    return raw[start:], len(raw)
