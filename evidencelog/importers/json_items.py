"""From the values of JSON lists to numbered records and skips."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Item, Skip
from evidencelog.importers.importer import Source
from evidencelog.importers.json_reader import Broken, JsonReader
from evidencelog.importers.json_values import written

HEAD: Final = 256 * 1024
"""Bytes of a file that are looked at to tell what it is."""
EXCERPT: Final = 120
"""Characters of a record that a skip shows."""

Make = Callable[[dict[str, object], int, str], Item]


class Numbering:
    """Counts the records of a source, and tells equal ones apart in the order they come."""

    def __init__(self) -> None:
        self._position = 0
        self._seen: dict[str, int] = {}

    def next(self) -> int:
        """Return the next position, from 1."""
        self._position += 1
        return self._position

    def key(self, identity: str) -> str:
        """Return a key for a record without an id: the second of an identity gets `#2`."""
        times = self._seen[identity] = self._seen.get(identity, 0) + 1
        return identity if times == 1 else f"{identity}#{times}"

    def skip(self, place: str, reason: str, excerpt: str = "") -> Skip:
        """Return a skip at the next position."""
        return Skip(position=self.next(), place=place, reason=reason, excerpt=excerpt[:EXCERPT])


def items(
    records: Iterable[object], make: Make, numbering: Numbering, place: str
) -> Iterator[Item]:
    """Yield what `make` gives for each record, and a skip for what is none.

    `place` has `{number}` in it, which counts within this list.
    """
    for number, record in enumerate(records, 1):
        where = place.format(number=number)
        if isinstance(record, Broken):
            yield numbering.skip(where, record.reason, record.excerpt)
        elif isinstance(record, dict):
            yield make(record, numbering.next(), where)
        else:
            yield numbering.skip(where, _("it is no record"), written(record))


def pattern(place: str, **names: str) -> str:
    """Fill the names into a place, and leave its number to be filled in by `items`."""
    shown = {name: value.replace("{", "{{").replace("}", "}}") for name, value in names.items()}
    return place.format(number="{number}", **shown)


def head(source: Source, name: str) -> JsonReader:
    """Return a reader of the beginning of a member; it ends in the middle of anything."""
    with source.open(name) as stream:
        return JsonReader(io.BytesIO(stream.read(HEAD)))


def json_names(source: Source) -> tuple[str, ...]:
    """Return the members that may be JSON: those called so, or the only one there is."""
    names = source.names()
    if len(names) == 1:
        return names
    return tuple(name for name in names if name.lower().endswith(".json"))
