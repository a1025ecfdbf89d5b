"""What an append needs to know of the log before it, sealed in the head row.

A cache, bound to the size and last leaf that it describes: whoever changes the records or
puts an older row back makes it disagree, and then it is built anew from the records.

Two things in it cannot be built anew: which labels were set last, and which ways to unlock.
They are there so that single rows put back from an older copy are noticed.
"""

from __future__ import annotations

import hashlib

import msgspec

from evidencelog.core.hashes import Digest, LogId
from evidencelog.crypto.envelope import RootKey, open_private, seal_private
from evidencelog.errors import DamagedError

NAME = b"evidencelog/head"
LOST = "lost"
"""Stands for labels of which nobody can say any more whether they are the newest."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Size and last leaf (hex) of the log, the next entry number, the last recorded instant.

    `imports` tells of each import the sequence of its entry and how many rows follow it, so
    that readers can pass over them. `labels` and `doors` are the digests (hex) of the rows as
    they were last written: the labels' (None while there is none, LOST after damage) and, by
    number, the ways to unlock (None after damage).
    """

    size: int
    leaf: str
    next_number: int
    recorded_at: str | None
    labels: str | None = None
    doors: dict[str, str] | None = None
    imports: tuple[tuple[int, int], ...] = ()


def seal_state(state: State, root: RootKey, log: LogId) -> bytes:
    """Return the sealed bytes for the head row."""
    return seal_private(root, log=log, name=NAME, data=msgspec.json.encode(state))


def open_state(data: bytes, root: RootKey, log: LogId) -> State | None:
    """Return the state, or None when it cannot be used."""
    try:
        plain = open_private(root, log=log, name=NAME, data=data)
        return msgspec.json.decode(plain, type=State)
    except (DamagedError, msgspec.MsgspecError):
        return None


def fits(state: State | None, size: int, leaf: Digest) -> bool:
    """Whether the state describes the log that ends with `leaf`."""
    return state is not None and state.size == size and state.leaf == leaf.hex()


def digest_of(row: bytes) -> str:
    """Return by what a row is known again."""
    return hashlib.sha256(row).hexdigest()
