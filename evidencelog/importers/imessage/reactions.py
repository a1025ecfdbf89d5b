"""Reactions to messages, which are rows of their own: put on, taken back, and to what.

The types are 2000 to 2007 for putting on and 3000 to 3007 for taking back; before 2000 and
from 4000 on they are other things (1000 is a sticker that lies on a message).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from evidencelog.importers.drafts import Reaction, Side
from evidencelog.importers.imessage.database import Cell, Database, TableDamagedError
from evidencelog.importers.imessage.talks import People
from evidencelog.importers.imessage.times import stamp_of

_SIGNS: Final = {0: "❤️", 1: "👍", 2: "👎", 3: "😂", 4: "‼️", 5: "❓"}
"""As Messages draws them."""
_OF_CHOICE: Final = 6
_STICKER: Final = "🏷️"
_ON: Final = range(2000, 2100)
_OFF: Final = range(3000, 3100)
_TARGET: Final = re.compile(r"(?:p:(\d{1,6})/|bp:)(.*)", re.ASCII | re.DOTALL)
MOST: Final = 2_000_000
"""Reactions that are put to their messages; each is a record of its own anyway."""

_COLUMNS: Final = ("associated_message_guid", "associated_message_type", "date", "is_from_me",
                   "handle_id", "associated_message_emoji")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Put:
    """One reaction: who, which, to which part, when; `off` when it takes one back."""

    by: tuple[Cell, Cell]
    kind: int
    sign: str
    part: str | None
    date: Cell
    off: bool


def is_reaction(kind: object) -> bool:
    """Return whether a type is that of a reaction or of its end."""
    return isinstance(kind, int) and (kind in _ON or kind in _OFF)


def is_end(kind: object) -> bool:
    """Return whether a type is that of taking a reaction back."""
    return isinstance(kind, int) and kind in _OFF


def sign_of(kind: object, emoji: Cell) -> str:
    """Return a reaction as it is drawn; its number when it is not known."""
    if not isinstance(kind, int):
        return "?"
    plain = kind % 1000
    if plain == _OF_CHOICE and isinstance(emoji, str) and emoji:
        return emoji
    if plain == _OF_CHOICE + 1:
        return _STICKER
    return _SIGNS.get(plain, str(kind))


def target_of(guid: Cell) -> tuple[str | None, str]:
    """Return part and guid of the message that another row belongs to."""
    text = guid if isinstance(guid, str) else ""
    found = _TARGET.fullmatch(text)
    return (found[1], found[2]) if found else (None, text)


class Reactions:
    """All reactions of a database, by the message that they were put on."""

    def __init__(self, database: Database) -> None:
        self._put: dict[str, list[_Put]] = {}
        self.damaged = False
        if database.has("message", *_COLUMNS[:4]):
            self._read(database)

    def _read(self, database: Database) -> None:
        columns = ", ".join(name if database.has("message", name) else "NULL" for name in _COLUMNS)
        query = (
            f"SELECT {columns} FROM message WHERE associated_message_type >= {_ON.start}"  # noqa: S608  # names and numbers of ours
            f" AND associated_message_type < {_OFF.stop} ORDER BY rowid LIMIT {MOST}"
        )
        try:
            for guid, kind, date, mine, handle, emoji in database.select(query):
                if not isinstance(kind, int) or not is_reaction(kind):
                    continue
                part, target = target_of(guid)
                put = _Put(
                    by=(mine, None if mine else handle),
                    kind=kind % 1000,
                    sign=sign_of(kind, emoji),
                    part=part,
                    date=date,
                    off=is_end(kind),
                )
                self._put.setdefault(target, []).append(put)
        except TableDamagedError:
            self.damaged = True

    def of(self, guid: str, people: People, own: Side | None) -> tuple[Reaction, ...]:
        """Return the reactions to a message; one that was taken back is marked as such."""
        found: list[Reaction] = []
        standing: dict[tuple[object, ...], int] = {}
        for put in self._put.get(guid, ()):
            same = (put.by, put.kind, put.part, put.sign)
            earlier = standing.pop(same, None) if put.off else None
            made = _reaction(put, people, own, removed=put.off)
            if earlier is not None:
                first = found[earlier]
                found[earlier] = Reaction(
                    by=first.by, text=first.text, stamp=first.stamp, removed=True
                )
                continue
            if not put.off:
                standing[same] = len(found)
            found.append(made)
        return tuple(found)


def _reaction(put: _Put, people: People, own: Side | None, *, removed: bool) -> Reaction:
    mine, handle = put.by
    by = own if mine else people.side(handle)
    return Reaction(by=by, text=put.sign, stamp=stamp_of(put.date), removed=removed)
