"""Opening a long log in two processes at once, so that looking at it does not wait for one.

Only where a process can be forked cheaply and safely (Linux, a single thread); elsewhere,
and for short logs, one process does it all. The second one hands back opened records; the
keys never leave memory, because the fork inherits them.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection

from evidencelog.core.fields import Fields
from evidencelog.core.hashes import Digest, EntryId
from evidencelog.core.history import Damage, Opened, Passed
from evidencelog.errors import EvidenceLogError
from evidencelog.storage.store import Store

Found = Opened | Damage | Passed
Open = Callable[[Store, int, int], Sequence[Found]]
"""Opens records from a sequence up to another one."""

_Packed = tuple[int, Digest, EntryId, Fields]

WORTH_SHARING = 2000
# The first process also makes entries of what it has opened while it waits.
OWN_SHARE = 0.46


def open_shared(
    store: Store,
    end: int,
    opened: Open,
    *,
    first: int = 0,
    passed: Sequence[Passed] = (),
) -> Iterator[Found]:
    """Yield what `opened` gives for records `first` to `end - 1`, in their order.

    `passed` are the stretches that it passes over, in order: they are no work.
    """
    work = end - first - sum(gap.seq + 1 - gap.first for gap in passed)
    if work < WORTH_SHARING or not _can_share(store):
        yield from opened(store, first, end)
        return
    middle = _middle(first, int(work * OWN_SHARE), passed)
    with _elsewhere(store, middle, end, opened) as receiver:
        yield from opened(store, first, middle)
        try:
            packed = receiver.recv()
        except (EOFError, OSError):
            # The other process was ended: by a person, or for want of memory.
            yield from opened(store, middle, end)
            return
    yield from map(_unpacked, packed)


def _middle(first: int, work: int, passed: Sequence[Passed]) -> int:
    """Return the record before which `work` records are opened, never one that is passed over."""
    middle = first + work
    for gap in passed:
        if gap.first > middle:
            break
        middle += gap.seq + 1 - gap.first
    return middle


def _can_share(store: Store) -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and store.shareable


@contextmanager
def _elsewhere(store: Store, first: int, end: int, opened: Open) -> Iterator[Connection]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(
        target=_work, args=(str(store.path), first, end, opened, sender), daemon=True
    )
    process.start()
    sender.close()
    try:
        yield receiver
    finally:
        receiver.close()
        process.terminate()
        process.join()


def _work(location: str, first: int, end: int, opened: Open, sender: Connection) -> None:
    # A person who interrupts means the first process, and it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A connection of its own: one to SQLite must not be used across a fork. Whatever fails
    # here is met again by the first process, which can say so.
    with contextlib.suppress(EvidenceLogError, OSError), Store.open(location) as store:
        sender.send([_packed(record) for record in opened(store, first, end)])


def _packed(record: Found) -> _Packed | Damage | Passed:
    # A tuple crosses faster than an object, and a label that is always the same one crosses
    # only once.
    if not isinstance(record, Opened):
        return record
    fields = tuple((sys.intern(label), value) for label, value in record.fields)
    return record.seq, record.leaf, record.id, fields


def _unpacked(packed: _Packed | Damage | Passed) -> Found:
    if isinstance(packed, Damage | Passed):
        return packed
    seq, leaf, entry, fields = packed
    return Opened(seq=seq, leaf=leaf, id=entry, fields=fields)
