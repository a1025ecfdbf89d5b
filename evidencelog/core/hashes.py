"""Digests and identifiers, and the domain-separated hashes of the log format.

All hashing is SHA-256 (FIPS 180-4). Leaves and inner nodes of every tree carry the
prefixes 0x00 and 0x01 (RFC 9162 2.1.1), so that neither can pass for the other.
"""

from __future__ import annotations

from hashlib import sha256 as _sha256
from typing import NewType

Digest = NewType("Digest", bytes)
"""32 bytes of SHA-256."""
LogId = NewType("LogId", bytes)
"""32 bytes that name one log and bind its first public key."""
EntryId = NewType("EntryId", bytes)
"""16 random bytes that name one entry within its log."""
BlobId = NewType("BlobId", bytes)
"""16 random bytes that name one attachment within its log."""

DIGEST_SIZE = 32
ENTRY_ID_SIZE = 16
BLOB_ID_SIZE = 16

_LOG_DOMAIN = b"evidencelog/log/v1\n"


def sha256(*parts: bytes) -> Digest:
    """Return the SHA-256 digest of the parts joined."""
    return Digest(_sha256(b"".join(parts)).digest())


def leaf_hash(data: bytes) -> Digest:
    """Return the hash of a tree leaf that holds `data` (RFC 9162 2.1.1)."""
    return Digest(_sha256(b"\x00" + data).digest())


def node_hash(left: Digest, right: Digest) -> Digest:
    """Return the hash of the tree node above `left` and `right` (RFC 9162 2.1.1)."""
    return Digest(_sha256(b"\x01" + left + right).digest())


def log_id(public_key: bytes, nonce: bytes) -> LogId:
    """Return the name of the log that begins with this Ed25519 key (rule 2).

    `public_key` is 32 bytes, `nonce` 16 random bytes.
    """
    return LogId(sha256(_LOG_DOMAIN, public_key, nonce))
