"""The end of the log, where the next record goes.

The head row caches it. The cache is used only while it reproduces the signed checkpoint;
otherwise it is computed again from the records, and if these do not agree with the
signature either, nothing is appended.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.app.session import OpenLog
from evidencelog.app.state import LOST, State, fits, open_state
from evidencelog.app.walk import items_in_batches
from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.hashes import Digest, leaf_hash
from evidencelog.core.merkle import Frontier, MerkleError
from evidencelog.core.records import NO_PREVIOUS
from evidencelog.crypto.signing import open_note
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Head
from evidencelog.storage.transaction import Reading


@dataclass(slots=True, kw_only=True)
class Edge:
    """The right edge of the log; moves on as records are added."""

    head: Head
    frontier: Frontier
    leaf: Digest
    next_number: int
    recorded_at: str | None
    labels: str | None = None
    doors: dict[str, str] | None = None
    imports: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> int:
        """How many records there are."""
        return self.frontier.size

    def add(self, record: bytes, recorded_at: str | None, *, numbered: bool) -> Digest:
        """Take in one more record and return its leaf hash."""
        self.leaf = leaf_hash(record)
        self.frontier.add(self.leaf)
        self.next_number += 1 if numbered else 0
        self.recorded_at = recorded_at
        return self.leaf


def find_edge(log: OpenLog, view: Reading) -> Edge:
    """Return the end of the log. Raises DamagedError when it does not check out."""
    head = view.head()
    checkpoint = open_note(head.note, log=log.log, public_key=log.public)
    found = view.items(checkpoint.size - 1, 2)
    frontier = _frontier(head, checkpoint)
    if [item.seq for item in found] != [checkpoint.size - 1]:
        raise _damaged()
    (last,) = found
    state = open_state(head.state, log.root, log.log)
    leaf = leaf_hash(last.record)
    known = state if fits(state, checkpoint.size, leaf) else None
    if frontier is not None and known is not None:
        return _edge(head, frontier, leaf, known)
    return _recomputed(log, view, head, checkpoint, known)


def _edge(head: Head, frontier: Frontier, leaf: Digest, state: State) -> Edge:
    return Edge(
        head=head,
        frontier=frontier,
        leaf=leaf,
        next_number=state.next_number,
        recorded_at=state.recorded_at,
        labels=state.labels,
        doors=state.doors,
        imports=state.imports,
    )


def _frontier(head: Head, checkpoint: Checkpoint) -> Frontier | None:
    try:
        frontier = Frontier.decode(head.edge)
    except MerkleError:
        return None
    agrees = frontier.size == checkpoint.size and frontier.root() == checkpoint.root
    return frontier if agrees else None


def _recomputed(
    log: OpenLog, view: Reading, head: Head, checkpoint: Checkpoint, known: State | None
) -> Edge:
    """Walk through all records: slow, and only after damage to the cache."""
    from evidencelog.app.history import history_of

    frontier = Frontier()
    leaf = NO_PREVIOUS
    for item in items_in_batches(view, checkpoint.size):
        leaf = leaf_hash(item.record)
        frontier.add(leaf)
    if frontier.size != checkpoint.size or frontier.root() != checkpoint.root:
        raise _damaged()
    history = history_of(log, view)
    times = [record.at for record in history.recorded_times()]
    # A record that cannot be read may hold a number: better a gap than the same one twice.
    taken = max(history.entries, default=0) + len(history.damaged)
    state = State(
        size=checkpoint.size,
        leaf=leaf.hex(),
        next_number=taken + 1,
        recorded_at=times[-1] if times else None,
        labels=known.labels if known else LOST,
        doors=known.doors if known else None,
        imports=tuple(history.spans()),
    )
    return _edge(head, frontier, leaf, state)


def _damaged() -> DamagedError:
    return DamagedError(
        _("the log does not check out, so nothing was added to it"),
        hint=_(
            "`evidencelog verify` says what is wrong; everything readable can still be "
            "exported, and `evidencelog restore` brings back a backup"
        ),
    )
