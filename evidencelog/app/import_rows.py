"""Opening the rows of an import, in steps, each checked against its record."""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.app.history import open_items
from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.rows import items
from evidencelog.app.session import OpenLog
from evidencelog.app.sharing import open_shared
from evidencelog.core.history import Damage, Opened, Passed
from evidencelog.storage.store import Store

STEP = 10_000
"""Rows that are in memory at once."""


def opened_rows(log: OpenLog, first: int, end: int) -> Iterator[Opened | Damage]:
    """Yield the records `first` to `end - 1`; what cannot be opened is a Damage."""
    keys = keys_of(log)

    def opened(store: Store, start: int, stop: int) -> list[Opened | Damage]:
        return list(open_items(items(store, start, stop), keys))

    for start in range(first, end, STEP):
        for record in open_shared(log.store, min(start + STEP, end), opened, first=start):
            if not isinstance(record, Passed):
                yield record
