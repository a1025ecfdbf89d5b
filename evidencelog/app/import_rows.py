"""Opening the rows of an import, in steps, each checked against its record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from evidencelog.app.history import open_items
from evidencelog.app.keys_in_use import Keys, keys_of
from evidencelog.app.opening import peek
from evidencelog.app.rows import items
from evidencelog.app.session import OpenLog
from evidencelog.app.sharing import open_shared
from evidencelog.core.fields import Fields
from evidencelog.core.history import Damage, Opened, Passed
from evidencelog.errors import DamagedError, FormatError, NewerVersionError
from evidencelog.storage.rows import Item
from evidencelog.storage.store import Store

Wanted = Callable[[Fields], bool]
"""Says of what a record says whether somebody asked for it."""

STEP = 10_000
"""Rows that are in memory at once."""


def opened_rows(
    log: OpenLog, first: int, end: int, wanted: Wanted | None = None
) -> Iterator[Opened | Damage]:
    """Yield the records `first` to `end - 1`; what cannot be opened is a Damage.

    With `wanted`, only the records of which it says yes, looking at what they say.
    """
    keys = keys_of(log)

    def opened(store: Store, start: int, stop: int) -> list[Opened | Damage]:
        found = items(store, start, stop)
        return list(open_items(found if wanted is None else _sifted(found, keys, wanted), keys))

    for start in range(first, end, STEP):
        for record in open_shared(log.store, min(start + STEP, end), opened, first=start):
            if not isinstance(record, Passed):
                yield record


def _sifted(found: Iterable[Item | Damage], keys: Keys, wanted: Wanted) -> Iterator[Item | Damage]:
    """Leave out what is not wanted; what cannot be looked at stays, to be reported."""
    for item in found:
        if isinstance(item, Damage):
            yield item
            continue
        try:
            unwanted = not wanted(peek(item, keys))
        except (LookupError, DamagedError, FormatError, NewerVersionError):
            unwanted = False
        if not unwanted:
            yield item
