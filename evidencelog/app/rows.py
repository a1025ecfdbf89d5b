"""Reading the records of a store in short steps, past whatever cannot be read.

Each step is a transaction of its own, so that a long reading never keeps a writer
waiting. Where a step meets damage it is halved until the damage stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidencelog.core.history import Damage
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Item, PartRow
from evidencelog.storage.store import Store

STEP = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record with the attachments that the store names for it."""

    item: Item
    parts: tuple[PartRow, ...]


def rows(store: Store, first: int, end: int) -> Iterator[Row | Damage]:
    """Yield records `first` to `end - 1` in order; what cannot be read is a Damage."""
    for start in range(first, end, STEP):
        yield from _step(store, start, min(STEP, end - start))


def _step(store: Store, first: int, count: int) -> Iterator[Row | Damage]:
    try:
        found = _read(store, first, count)
    except DamagedError as error:
        if count == 1:
            yield Damage(seq=first, what=error.message)
            return
        half = count // 2
        yield from _step(store, first, half)
        yield from _step(store, first + half, count - half)
        return
    for seq in range(first, first + count):
        yield found.get(seq) or Damage(seq=seq, what=_("the record is gone"))


def _read(store: Store, first: int, count: int) -> dict[int, Row]:
    with store.reading() as view:
        items = view.items(first, count)
        parts = view.parts(first, count)
    by_seq: dict[int, list[PartRow]] = {}
    for part in parts:
        by_seq.setdefault(part.seq, []).append(part)
    return {item.seq: Row(item=item, parts=tuple(by_seq.get(item.seq, ()))) for item in items}


def log_size(store: Store) -> int:
    """How many records the head row says there are, or more where more are found."""
    with store.reading() as view:
        size = view.head().size
    try:
        with store.reading() as view:
            return max(size, view.last_seq() + 1)
    except DamagedError:
        return size
