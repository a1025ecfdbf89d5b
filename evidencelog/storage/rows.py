"""The rows of the store as values."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.core.hashes import BlobId, Digest, EntryId, LogId


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
