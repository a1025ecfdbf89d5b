"""Who takes part: handles, chats, and which messages belong to which of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from evidencelog.importers.drafts import Side
from evidencelog.importers.imessage.database import Cell, Database, Row, TableDamagedError

NOBODY: Final = "?"
"""The conversation of messages of which the database names neither chat nor sender."""

What = TypeVar("What")


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A chat: what identifies it on every device, what it is called, who is in it."""

    id: str
    guid: str
    title: str | None = None
    service: str | None = None
    sides: tuple[Side, ...] = ()


@dataclass(slots=True)
class People:
    """The handles and chats of a database, by their numbers there."""

    handles: dict[int, Side] = field(default_factory=dict)
    talks: dict[int, Talk] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)

    def side(self, number: object) -> Side | None:
        """Return the handle of that number; None for 0 and for one that is not there."""
        return self.handles.get(number) if isinstance(number, int) else None


def people_of(database: Database) -> People:
    """Read handles and chats; `damaged` names the tables that could not be read whole."""
    people = People()
    for row in _table(database, "handle", ("id",), people):
        if isinstance(row[0], int) and row[1]:
            people.handles[row[0]] = Side(id=_text(row[1]) or NOBODY)
    members: dict[int, list[Side]] = {}
    for chat, handle in _pairs(database, people):
        side = people.handles.get(handle)
        if side is not None:
            members.setdefault(chat, []).append(side)
    wanted = ("guid", "chat_identifier", "display_name", "service_name")
    for row in _table(database, "chat", wanted, people):
        if isinstance(row[0], int):
            people.talks[row[0]] = _talk(row, tuple(dict.fromkeys(members.get(row[0], ()))))
    return people


def _talk(row: Row, sides: tuple[Side, ...]) -> Talk:
    """Return a chat.

    Its identifier is that of the person or the group. The `guid` has the service before it,
    and a talk goes on when the service changes.
    """
    number, guid, identifier, title, service = row
    known = _text(identifier) or _text(guid).rpartition(";")[2] or f"{NOBODY}{_text(number)}"
    return Talk(
        id=known,
        guid=_text(guid),
        title=_text(title) or None,
        service=_text(service) or None,
        sides=sides,
    )


def _text(cell: Cell) -> str:
    return "" if cell is None or isinstance(cell, bytes) else str(cell)


def _table(
    database: Database, table: str, wanted: tuple[str, ...], people: People
) -> Iterator[Row]:
    """Yield number and wanted columns of each row; a column that is not there is None."""
    columns = database.tables.get(table)
    if columns is None:
        return
    places = [columns.index(name) + 1 if name in columns else None for name in wanted]
    for row in database.rows(table):
        if isinstance(row, tuple):
            yield (row[0], *(None if place is None else row[place] for place in places))
        elif table not in people.damaged:
            people.damaged.append(table)


def _pairs(database: Database, people: People) -> Iterator[tuple[int, int]]:
    if not database.has("chat_handle_join", "chat_id", "handle_id"):
        return
    try:
        for chat, handle in database.select("SELECT chat_id, handle_id FROM chat_handle_join"):
            if isinstance(chat, int) and isinstance(handle, int):
                yield chat, handle
    except TableDamagedError:
        people.damaged.append("chat_handle_join")


class Joined(Generic[What]):
    """Rows of a join, taken along while the messages pass in the order of their numbers.

    Holding only what is next keeps memory small for a database of any size.
    """

    def __init__(self, rows: Iterator[tuple[int, What]]) -> None:
        self._rows = rows
        self._next: tuple[int, What] | None = None
        self.unmatched = 0
        self.damaged = False
        self._advance()

    def of(self, number: int) -> list[What]:
        """Return what belongs to this message; what belongs to no message is counted."""
        found: list[What] = []
        while self._next is not None and self._next[0] <= number:
            if self._next[0] == number:
                found.append(self._next[1])
            else:
                self.unmatched += 1
            self._advance()
        return found

    def between(self, first: int, last: int | None) -> list[int]:
        """Return the numbers of messages from `first` to `last` that the join names."""
        self.of(first - 1)
        found: list[int] = []
        while self._next is not None and (last is None or self._next[0] <= last):
            if not found or found[-1] != self._next[0]:
                found.append(self._next[0])
            self._advance()
        return found

    def finish(self) -> None:
        """Count what is left."""
        while self._next is not None:
            self.unmatched += 1
            self._advance()

    def _advance(self) -> None:
        try:
            self._next = next(self._rows, None)
        except TableDamagedError:
            self._next, self.damaged = None, True


def joined_chats(database: Database, table: str) -> Joined[tuple[int, Cell]]:
    """Return the chats of each message; with the time of deletion where the table has it."""
    if not database.has(table, "message_id", "chat_id"):
        return Joined(iter(()))
    date = "delete_date" if database.has(table, "delete_date") else "NULL"
    query = f'SELECT message_id, chat_id, {date} FROM "{table}" ORDER BY message_id, chat_id'  # noqa: S608  # a name of ours
    return Joined(_whole(database.select(query)))


def _whole(rows: Iterator[Row]) -> Iterator[tuple[int, tuple[int, Cell]]]:
    for message, chat, date in rows:
        if isinstance(message, int) and isinstance(chat, int):
            yield message, (chat, date)
