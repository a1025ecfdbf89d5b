"""Looking at a range of records; ranges of a long log are shared out over two processes."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from evidencelog.app.keys_in_use import Keys
from evidencelog.app.rows import Row, rows
from evidencelog.app.verify.chain import Link, check_item, check_parts, damage
from evidencelog.app.verify.content import Summary, check_content, check_sealed_files
from evidencelog.core.findings import Finding
from evidencelog.core.hashes import LogId
from evidencelog.core.history import Damage
from evidencelog.storage.store import Store

Progress = Callable[[int, int], None]
"""Told how many records were looked at, and of how many."""

WORTH_SHARING = 4000
WORKERS = 2


@dataclass(slots=True, kw_only=True)
class Seen:
    """What was seen in a range of records."""

    links: list[Link] = field(default_factory=list)
    summaries: list[Summary] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    keyless: set[int] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    files: int = 0

    def join(self, other: Seen) -> None:
        """Take in what another range showed."""
        self.links += other.links
        self.summaries += other.summaries
        self.found += other.found
        self.keyless |= other.keyless
        self.bodies |= other.bodies
        self.files += other.files


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
    """Look at the whole log, with two processes when it is long.

    `progress` is told of this process's share, which takes as long as the other one.
    """
    workers = min(WORKERS, os.cpu_count() or 1)
    if size < WORTH_SHARING or workers < 2 or not store.shareable:
        return look(store, store.log, 0, size, keys, progress)
    step = -(-size // workers)
    ranges = [(first, min(first + step, size)) for first in range(0, size, step)]
    seen = Seen()
    with ProcessPoolExecutor(max_workers=workers) as pool:
        jobs = [
            pool.submit(_look_elsewhere, str(store.path), first, end, keys)
            for first, end in ranges[1:]
        ]
        seen.join(look(store, store.log, *ranges[0], keys, progress))
        for job in jobs:
            seen.join(job.result())
    return seen


def _look_elsewhere(location: str, first: int, end: int, keys: Keys | None) -> Seen:
    with Store.open(location) as store:
        return look(store, store.log, first, end, keys)
