"""Reading the whole log as the history that it tells.

What cannot be read is listed, and the rest goes on.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from evidencelog.app.keys_in_use import Keys, keys_of
from evidencelog.app.labels import labels_of
from evidencelog.app.opening import open_item
from evidencelog.app.rows import items, log_size
from evidencelog.app.session import OpenLog
from evidencelog.app.sharing import open_shared
from evidencelog.app.walk import items_in_batches
from evidencelog.core.history import Damage, History, Opened, fold
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
    keys = keys_of(log)

    def opened(store: Store, first: int, last: int) -> list[Opened | Damage]:
        return list(open_items(items(store, first, last), keys))

    with log.store.reading() as view:
        labels = labels_of(log, view)
    with _nothing_collected():
        return _forgiving(fold(open_shared(log.store, end, opened), labels=labels))


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
    for seq, erasure in gone.items():
        number = erasure.entry
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
    return (seq for seq, _erasure in _erasures(history))


def _erasures(history: History) -> Iterator[tuple[int, Erasure]]:
    """Yield each erasure with the sequence of the record whose key it destroyed."""
    for record in history.system:
        if isinstance(record.entry, Erasure):
            try:
                yield Reference.parse(record.entry.erases).seq, record.entry
            except RecordError:
                continue
