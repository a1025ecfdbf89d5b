"""Who is on the other side: addresses as the phone prints them, and the conversation they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from evidencelog.importers.drafts import Side

NOTHING: Final = "null"
"""How these files write that there is no value; a text of that word looks the same."""

_UNKNOWN_NAMES: Final = frozenset({"", NOTHING, "(Unknown)", "(unknown)"})
_NUMBER: Final = re.compile(r"\+?[(0-9][0-9\s().\-/\u00a0\u202f]*")
_PUNCTUATION: Final = re.compile(r"[^0-9+]")
_REMEMBERED: Final = 10_000

NOBODY: Final = "?"
"""The conversation of records that name no address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """All who share a conversation with the owner, and what the file calls them together."""

    sides: tuple[Side, ...]
    conversation: str
    title: str | None


class Addresses:
    """Reads addresses; remembers, because a file has the same few over and over."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, str | None], Others] = {}

    def others(self, address: str | None, name: str | None) -> Others:
        """Return who `address` means: several are joined by `~`. A name is of one, or of all."""
        found = self._known.get((address, name))
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[address, name] = _others(address, name)
        return found


def _others(address: str | None, name: str | None) -> Others:
    parts = (address or "").split("~")
    ids = [part for part in dict.fromkeys(parts) if part and part != NOTHING]
    title = None if name is None or name in _UNKNOWN_NAMES else name
    sides = tuple(Side(id=one, name=title if len(ids) == 1 else None) for one in ids)
    conversation = "~".join(sorted({plain(one) for one in ids})) or NOBODY
    return Others(sides=sides, conversation=conversation, title=title)


def plain(address: str) -> str:
    """Return an address for comparing: a number without its punctuation, else in lower case.

    Nothing is added to a number: with and without a country it stays two.
    """
    if _NUMBER.fullmatch(address):
        return _PUNCTUATION.sub("", address) or address
    return address.casefold()
