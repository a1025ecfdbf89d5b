"""Reading the records of a store in short steps, past whatever cannot be read.

Each step is a transaction of its own, so that a long reading never keeps a writer
waiting. Where a step meets damage it is halved until the damage stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidencelog.core.history import Damage
from evidencelog.crypto.signing import open_note
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


def items(store: Store, first: int, end: int) -> Iterator[Item | Damage]:
    """Yield records `first` to `end - 1` in order; what cannot be read is a Damage."""
    for start in range(first, end, STEP):
        yield from _step(store, start, min(STEP, end - start))


def rows(store: Store, first: int, end: int) -> Iterator[Row | Damage]:
    """Yield records `first` to `end - 1` with their attachments; see `items`."""
    for start in range(first, end, STEP):
        count = min(STEP, end - start)
        parts = _parts(store, start, count)
        for item in _step(store, start, count):
            if isinstance(item, Damage):
                yield item
            else:
                yield Row(item=item, parts=tuple(parts.get(item.seq, ())))


def _step(store: Store, first: int, count: int) -> Iterator[Item | Damage]:
    try:
        with store.reading() as view:
            found = view.items(first, count)
    except DamagedError as error:
        if count == 1:
            yield _salvaged(store, first) or Damage(seq=first, what=error.message)
            return
        half = count // 2
        yield from _step(store, first, half)
        yield from _step(store, first + half, count - half)
        return
    if len(found) == count:
        yield from found
        return
    by_seq = {item.seq: item for item in found}
    for seq in range(first, first + count):
        item = by_seq.get(seq) or _salvaged(store, seq)
        yield item or Damage(seq=seq, what=_("the record is gone"))


def _salvaged(store: Store, seq: int) -> Item | None:
    try:
        with store.reading() as view:
            return view.item_past_index(seq)
    except DamagedError:
        return None


def _parts(store: Store, first: int, count: int) -> dict[int, list[PartRow]]:
    """The attachments by record. Where they cannot be read, each record that binds one says so."""
    by_seq: dict[int, list[PartRow]] = {}
    try:
        with store.reading() as view:
            for part in view.parts(first, count):
                by_seq.setdefault(part.seq, []).append(part)
    except DamagedError:
        return {}
    return by_seq


def log_size(store: Store) -> int:
    """How many records there are, or were: as many as were signed, or more that follow them.

    A flipped bit makes a size or a sequence enormous, so neither is believed for itself.
    """
    with store.reading() as view:
        head = view.head()
    try:
        with store.reading() as view:
            there, end = view.item_count(), view.last_seq() + 1
    except DamagedError:
        there = end = 0
    try:
        size = open_note(head.note, log=head.log, public_key=head.public).size
    except DamagedError:
        size = min(head.size, there)
    return end if size < end <= size + there else size
