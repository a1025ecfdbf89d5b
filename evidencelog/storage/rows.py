"""The rows of the store as values.

SQLite keeps any type in any column, and one flipped bit turns bytes into text or a number
into nothing. So each value is looked at before it counts as what the schema says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evidencelog.core.hashes import BlobId, Digest, EntryId, LogId
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _
from evidencelog.storage.faults import damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A log's descriptor and its newest state.

    `edge` (the frontier of the tree) and `state` are caches: used only while they agree
    with the signed checkpoint in `note`.
    """

    log: LogId
    version: int
    public: bytes
    nonce: bytes
    epoch: int
    signing: bytes
    size: int
    edge: bytes
    note: bytes
    state: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record with its sealed content; `body` and `key` are None after an erasure."""

    seq: int
    id: EntryId
    prev: Digest
    record: bytes
    parts: bytes
    body: bytes | None
    key: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One attachment's ciphertext: which record names it at which place, and its extent."""

    id: BlobId
    seq: int
    place: int
    slices: int
    length: int
    key: bytes | None


def head_of(log: LogId, row: Sequence[Any]) -> Head:
    """Return the head row; raises DamagedError where a value has another type."""
    version, public, nonce, epoch, signing, size, edge, note, state = row
    return Head(
        log=log,
        version=whole_number(version),
        public=whole_bytes(public),
        nonce=whole_bytes(nonce),
        epoch=whole_number(epoch),
        signing=whole_bytes(signing),
        size=whole_number(size),
        # Caches: damage to them heals at the next append.
        edge=bytes_or_nothing(edge),
        note=whole_bytes(note),
        state=bytes_or_nothing(state),
    )


def item_of(row: Sequence[Any]) -> Item:
    """Return one record; raises DamagedError where a value has another type."""
    seq, entry, prev, record, parts, body, key = row
    needed = type(entry) is type(prev) is type(record) is type(parts) is bytes
    optional = (body is None or type(body) is bytes) and (key is None or type(key) is bytes)
    if not needed or not optional:
        raise _not_what_it_should_be()
    return Item(
        seq=whole_number(seq),
        id=EntryId(entry),
        prev=Digest(prev),
        record=record,
        parts=parts,
        body=body,
        key=key,
    )


def part_of(row: Sequence[Any]) -> PartRow:
    """Return one attachment's row; raises DamagedError where a value has another type."""
    blob, seq, place, slices, length, key = row
    return PartRow(
        id=BlobId(whole_bytes(blob)),
        seq=whole_number(seq),
        place=whole_number(place),
        slices=whole_number(slices),
        length=whole_number(length),
        key=None if key is None else whole_bytes(key),
    )


def whole_number(value: object) -> int:
    """Return an integer of a row; raises DamagedError for anything else."""
    if type(value) is not int:
        raise _not_what_it_should_be()
    return value


def whole_bytes(value: object) -> bytes:
    """Return the bytes of a row; raises DamagedError for anything else."""
    if type(value) is not bytes:
        raise _not_what_it_should_be()
    return value


def bytes_or_nothing(value: object) -> bytes:
    """Return the bytes of a row, or none where it holds something else."""
    return value if type(value) is bytes else b""


def _not_what_it_should_be() -> DamagedError:
    return damaged(_("a row does not hold what it should"))
