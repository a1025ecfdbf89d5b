"""The files of one conversation, together and in the order of time.

A conversation is cut into `message_1.json`, `message_2.json` and so on, ten thousand
messages each, the newest first; in 2018 it was one `message.json`. Downloads of end-to-end
encrypted chats are flat files `Name_1.json` with the oldest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import basename, dirname
from typing import Final

from evidencelog.importers.importer import Source
from evidencelog.importers.json_items import HEAD, json_names
from evidencelog.importers.json_reader import Broken, JsonReader
from evidencelog.importers.json_text import JsonError, readable
from evidencelog.importers.json_values import whole
from evidencelog.importers.meta.mojibake import repaired, repaired_value

_PART: Final = re.compile(r"(?P<stem>.+)_(?P<number>\d{1,6})\.(?P<kind>json|html)", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r".*_(\d{8,})", re.DOTALL)
"""A folder is called after a person and a number; the number stays when the name changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record, or damage, with the file and the place in it where it stands."""

    member: str
    number: int
    found: object

    @property
    def milliseconds(self) -> int | None:
        """Return when it was sent, in milliseconds since 1970."""
        if not isinstance(self.found, dict):
            return None
        classic = whole(self.found.get("timestamp_ms"))
        return whole(self.found.get("timestamp")) if classic is None else classic


@dataclass(slots=True, kw_only=True)
class Thread:
    """A conversation: what its files say of it, its rows and the files that are damaged."""

    members: tuple[str, ...]
    head: dict[str, object] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    damaged: list[tuple[str, str]] = field(default_factory=list)

    @property
    def title(self) -> str | None:
        """Return what the file calls the conversation, repaired."""
        found = self.head.get("title", self.head.get("threadName"))
        return readable(repaired(found)) if isinstance(found, str) and found else None

    @property
    def participants(self) -> tuple[str, ...]:
        """Return the names of those who were in it when it was exported."""
        listed = repaired_value(self.head.get("participants"))
        found = []
        for one in listed if isinstance(listed, list) else ():
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name:
                found.append(readable(name))
        return tuple(found)

    @property
    def id(self) -> str:
        """Return a name that a later export gives too, wherever it keeps the thread."""
        path = self.head.get("thread_path")
        folder = basename(readable(path)) if isinstance(path, str) else ""
        if not folder and "threadName" not in self.head and _is_part(self.members[0]):
            folder = basename(dirname(self.members[0]))
        if folder:
            return thread_name(folder)
        return ", ".join(sorted(self.participants)) or self.title or "unnamed thread"


def thread_name(folder: str) -> str:
    """Return what stays of the name of a folder when its person is called otherwise."""
    account = _ACCOUNT.fullmatch(folder)
    return account[1] if account else folder


def is_record(value: object) -> bool:
    """Return whether a value looks like an element of `messages`."""
    if not isinstance(value, dict):
        return False
    return "timestamp_ms" in value or ("timestamp" in value and "senderName" in value)


def groups(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield the JSON files of each conversation, in the order of their numbers."""
    found: dict[tuple[str, str], list[str]] = {}
    names = source.names()
    alone = len(names) == 1 and not names[0].lower().endswith((".html", ".htm"))
    for name in json_names(source):
        part = _PART.fullmatch(basename(name))
        if alone or _is_part(name) or (part and _is_encrypted(source, name)):
            stem = part["stem"] if part else name
            found.setdefault((dirname(name), stem), []).append(name)
    for parts in found.values():
        yield tuple(sorted(parts, key=_number))


def load(source: Source, members: tuple[str, ...]) -> Thread:
    """Read all files of a conversation, its rows in the order of time."""
    thread = Thread(members=members)
    for member in members:
        with source.open(member) as stream:
            _read_file(JsonReader(stream), member, thread)
    thread.rows = _in_time(thread.rows)
    return thread


def _read_file(reader: JsonReader, member: str, thread: Thread) -> None:
    try:
        for name in reader.members():
            if name == "messages" and reader.peek() == "[":
                records = reader.records(is_record)
                thread.rows.extend(
                    Row(member=member, number=number, found=record)
                    for number, record in enumerate(records, 1)
                )
            else:
                thread.head[name] = reader.value()
    except JsonError as error:
        thread.damaged.append((member, error.message))


def _in_time(rows: list[Row]) -> list[Row]:
    """Return the rows, oldest first; what has no time stays behind what it followed."""
    times = [row.milliseconds for row in rows]
    known = [time for time in times if time is not None]
    if known and known[0] > known[-1]:
        rows, times = rows[::-1], times[::-1]
    last, order = -1, []
    for index, time in enumerate(times):
        last = last if time is None else time
        order.append((last, index))
    order.sort()
    return [rows[index] for _time, index in order]


def _number(name: str) -> tuple[int, str]:
    part = _PART.fullmatch(basename(name))
    return (int(part["number"]) if part else 0, name)


def _is_part(name: str) -> bool:
    return bool(re.fullmatch(r"message(?:_\d{1,6})?\.json", basename(name), re.IGNORECASE))


def _is_encrypted(source: Source, name: str) -> bool:
    with source.open(name) as stream:
        start = stream.read(HEAD)
    return b'"senderName"' in start or b'"threadName"' in start


def is_broken(row: Row) -> Broken | None:
    """Return the damage that a row is."""
    return row.found if isinstance(row.found, Broken) else None
