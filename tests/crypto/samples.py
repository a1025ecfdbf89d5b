"""The keys and names that the tests of this layer share: those of the worked example."""

from __future__ import annotations

from evidencelog.core.hashes import BlobId, EntryId, LogId
from evidencelog.crypto.envelope import BlobKey, RootKey
from evidencelog.crypto.kdf import KdfParams

SEED = bytes(range(32))
PUBLIC = bytes.fromhex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
LOG = LogId(bytes.fromhex("a392afe8a8ee1bf8af47fd17e70b47d08f3b6958854fb4030c7b4cd6aed87d0a"))
OTHER_LOG = LogId(bytes(31) + b"\x01")
ENTRY = EntryId(bytes.fromhex("ac76147e1853a90c7bb0e283ff686a39"))
BLOB = BlobId(bytes(range(16, 32)))
ROOT = RootKey(bytes(range(100, 132)))
BLOB_KEY = BlobKey(bytes(range(200, 232)))

CHEAP = KdfParams(memory_kib=8, iterations=1)
"""A cost that no calibration would choose, so that tests take no half seconds."""


def flipped(data: bytes, at: int, bit: int = 0) -> bytes:
    """Return `data` with one bit changed."""
    return data[:at] + bytes((data[at] ^ 1 << bit,)) + data[at + 1 :]
