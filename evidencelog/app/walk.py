"""Walking through all records inside one transaction."""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.storage.rows import Item
from evidencelog.storage.transaction import Reading

BATCH = 1000


def items_in_batches(view: Reading, size: int, first: int = 0) -> Iterator[Item]:
    """All records from `first` to `size - 1` that are there, in order."""
    for start in range(first, size, BATCH):
        yield from view.items(start, min(BATCH, size - start))
