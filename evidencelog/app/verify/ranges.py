"""Looking at a range of records; ranges of a long log are shared out over two processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from evidencelog.app.keys_in_use import Keys
from evidencelog.app.rows import Row, rows
from evidencelog.app.verify.beside import check_database
from evidencelog.app.verify.chain import Link, check_item, check_parts, damage
from evidencelog.app.verify.content import Summary, check_content, check_sealed_files
from evidencelog.core.findings import Finding
from evidencelog.core.hashes import LogId
from evidencelog.core.history import Damage
from evidencelog.errors import EvidenceLogError
from evidencelog.storage.store import Store

Progress = Callable[[int, int], None]
"""Told how many records were looked at, and of how many."""

WORTH_SHARING = 4000
# The second process has to start, also has SQLite look at the file, and hands over its part.
OWN_SHARE = 0.54


@dataclass(slots=True, kw_only=True)
class Seen:
    """What was seen in a range of records."""

    links: list[Link] = field(default_factory=list)
    summaries: list[Summary] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    keyless: set[int] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    files: int = 0
    unread: int = 0

    def join(self, other: Seen) -> None:
        """Take in what another range showed."""
        self.links += other.links
        self.summaries += other.summaries
        self.found += other.found
        self.keyless |= other.keyless
        self.bodies |= other.bodies
        self.files += other.files
        self.unread += other.unread


def look(
    store: Store,
    log: LogId,
    first: int,
    end: int,
    keys: Keys | None,
    progress: Progress | None = None,
) -> Seen:
    """Look at records `first` to `end - 1`, and into them where `keys` are given."""
    seen = Seen()
    for place, row in enumerate(rows(store, first, end)):
        if progress is not None:
            progress(place, end - first)
        if isinstance(row, Damage):
            seen.found.append(damage("unread", row.what, row.seq))
            seen.unread += 1
        else:
            _look_at(store, log, row, keys, seen)
    return seen


def _look_at(store: Store, log: LogId, row: Row, keys: Keys | None, seen: Seen) -> None:
    item = row.item
    seen.links.append(check_item(item, log, seen.found))
    check_parts(item, row.parts, seen.found)
    if item.key is None:
        seen.keyless.add(item.seq)
    if item.body is not None:
        seen.bodies.add(item.seq)
    if keys is None:
        seen.files += check_sealed_files(store, item, row.parts, seen.found)
        return
    summary = check_content(store, keys, item, row.parts, seen.found)
    if summary is not None:
        seen.summaries.append(summary)
        seen.files += len(row.parts)


def look_at_all(
    store: Store, size: int, keys: Keys | None, progress: Progress | None = None
) -> Seen:
    """Look at the whole log and at the file around it, with two processes when it is long.

    `progress` is told of this process's share, which takes as long as the other one.
    """
    if size < WORTH_SHARING or (os.cpu_count() or 1) < 2 or not store.shareable:
        seen = look(store, store.log, 0, size, keys, progress)
        check_database(store, seen.found)
        return seen
    middle = int(size * OWN_SHARE)
    seen = Seen()
    with _helper() as pool:
        job = pool and pool.submit(_look_elsewhere, str(store.path), middle, size, keys)
        seen.join(look(store, store.log, 0, middle, keys, progress))
        try:
            seen.join(job.result() if job else _rest(store, middle, size, keys))
        except (BrokenExecutor, EvidenceLogError):
            # The other process was ended, or could not open the file a second time.
            seen.join(_rest(store, middle, size, keys))
    return seen


def _rest(store: Store, first: int, end: int, keys: Keys | None) -> Seen:
    seen = look(store, store.log, first, end, keys)
    # Without the key, comparing the indexes would take longer than everything else.
    check_database(store, seen.found, thorough=keys is not None)
    return seen


@contextmanager
def _helper() -> Iterator[ProcessPoolExecutor | None]:
    """One more process; None where a system has no way to talk to it."""
    try:
        pool = ProcessPoolExecutor(max_workers=1)
    except (OSError, NotImplementedError, ImportError):
        yield None
        return
    with pool:
        yield pool


def _look_elsewhere(location: str, first: int, end: int, keys: Keys | None) -> Seen:
    with Store.open(location) as store:
        return _rest(store, first, end, keys)
