"""Reading the whole log as the history that it tells.

What cannot be read is listed, and the rest goes on.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from evidencelog.app.imports_known import gaps_of
from evidencelog.app.keys_in_use import Keys, keys_of
from evidencelog.app.labels import labels_of
from evidencelog.app.opening import open_item
from evidencelog.app.rows import items, log_size
from evidencelog.app.session import OpenLog
from evidencelog.app.sharing import open_shared
from evidencelog.app.walk import items_in_batches
from evidencelog.core.history import Damage, History, Label, Opened, Passed, fold
from evidencelog.core.records import RecordError, Reference
from evidencelog.core.system import Erasure
from evidencelog.errors import DamagedError, FormatError, NewerVersionError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Item
from evidencelog.storage.store import Store
from evidencelog.storage.transaction import Reading


def read_history(log: OpenLog, size: int | None = None) -> History:
    """Return everything that the log says, each entry checked against its record.

    `size` looks at the log as it was when it had that many records.
    """
    end = log_size(log.store) if size is None else size
    with log.store.reading() as view:
        labels = labels_of(log, view)
        gaps = gaps_of(log, view, end)
    with _nothing_collected():
        history = _read(log, end, labels, gaps)
        # What the newest state says of imports serves only to be quick.
        if not _agrees(history, gaps):
            history = _read(log, end, labels, ())
    return _forgiving(history)


def _read(log: OpenLog, end: int, labels: dict[str, Label], gaps: Sequence[Passed]) -> History:
    keys = keys_of(log)

    def opened(store: Store, first: int, last: int) -> list[Opened | Damage | Passed]:
        found: list[Opened | Damage | Passed] = []
        for gap in gaps:
            if first <= gap.first <= gap.seq < last:
                found += open_items(items(store, first, gap.first), keys)
                found.append(gap)
                first = gap.seq + 1
        found += open_items(items(store, first, last), keys)
        return found

    return fold(open_shared(log.store, end, opened, passed=gaps), labels=labels)


def _agrees(history: History, gaps: Sequence[Passed]) -> bool:
    """Whether what was passed over are rows of an import, or follow what cannot be read."""
    unread = {damage.seq for damage in history.damaged}
    spans = {seq + 1: seq + rows for seq, rows in history.spans()}
    return all(spans.get(gap.first, 0) >= gap.seq or gap.first - 1 in unread for gap in gaps)


def history_then(log: OpenLog, now: History, size: int) -> History:
    """Return the history of the first `size` records, as far as it can still be read.

    `now` is the whole history: what was erased since is erased in the earlier state too.
    """
    then = read_history(log, size)
    gone = dict(_erasures(now))
    then.damaged = [
        damage
        for damage in then.damaged
        if not (isinstance(damage, _KeyGone) and damage.seq in gone)
    ]
    for seq, number in gone.items():
        if seq < size and number is not None and number not in then.entries:
            then.entries[number] = now.entries[number]
    then.entries = dict(sorted(then.entries.items()))
    return then


def history_of(log: OpenLog, view: Reading) -> History:
    """Return the history as one transaction sees it."""
    found = items_in_batches(view, view.last_seq() + 1)
    return _forgiving(fold(open_items(found, keys_of(log)), labels=labels_of(log, view)))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    # Everything that is made here stays, and the collector would walk through it again and
    # again: a tenth of the time of a long log.
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _KeyGone(Damage):
    """A record whose key is not there: erased, or damaged."""


def open_items(found: Iterable[Item | Damage], keys: Keys) -> Iterator[Opened | Damage]:
    """Open all records in order; one that cannot be opened is a Damage."""
    for item in found:
        if isinstance(item, Damage):
            yield item
            continue
        try:
            yield open_item(item, keys)
        except LookupError:
            yield _KeyGone(seq=item.seq, what=_("the key of this record is gone"))
        except (DamagedError, FormatError, NewerVersionError) as error:
            yield Damage(seq=item.seq, what=error.message)


def _forgiving(history: History) -> History:
    """Leave out the records whose keys an erasure destroyed: they are not damage."""
    erased = set(_erased(history))
    history.damaged = [
        damage
        for damage in history.damaged
        if not (isinstance(damage, _KeyGone) and damage.seq in erased)
    ]
    return history


def _erased(history: History) -> Iterator[int]:
    return (seq for seq, _number in _erasures(history))


def _erasures(history: History) -> Iterator[tuple[int, int | None]]:
    """Yield the sequence of each record whose key was destroyed, and the entry's number."""
    for record in history.system:
        if isinstance(record.entry, Erasure):
            try:
                first = Reference.parse(record.entry.erases).seq
                last = Reference.parse(record.entry.through or record.entry.erases).seq
            except RecordError:
                continue
            # No erasure reaches past itself, whatever it says.
            for seq in range(first, min(last, record.seq) + 1):
                yield seq, record.entry.entry
