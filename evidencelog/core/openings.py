"""Openings: the salted pieces of an entry, and the content root that commits to them.

Each value, each word and the list of labels (the shape) can be shown or withheld on
its own (rules 6 to 9). All secrets of an entry come out of one SHAKE-256 call over its
own random key: HKDF would stop at 255 blocks, and an HMAC per word costs three times
as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256 as _sha256
from hashlib import shake_256
from typing import cast

from evidencelog.core.fields import Fields
from evidencelog.core.hashes import Digest, EntryId, LogId, leaf_hash
from evidencelog.core.merkle import tree_root

BLOCK = 32
MIN_LEAVES = 16

_ENTRY_DOMAIN = b"evidencelog/entry/v1\n"
_OPENING_DOMAIN = "evidencelog/opening/v1\n"
_LEAF_START = "\x00" + _OPENING_DOMAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One committed piece of an entry, with the salt that makes it checkable.

    `salt` is 32 bytes. Without it the leaf tells nothing about label or value.
    """

    index: int
    label: str
    salt: bytes
    value: str

    def encode(self) -> bytes:
        """Return the bytes that are hashed (rule 7)."""
        return f"{_OPENING_DOMAIN}{self.label}\n{self.salt.hex()}\n{self.value}".encode()

    @property
    def leaf(self) -> Digest:
        """The leaf of the content tree that commits to this opening."""
        return leaf_hash(self.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What an entry key expands to: the key of its ciphertext, and one block a leaf.

    The block of an opening is its salt; the blocks after the last opening are the
    padding leaves themselves.
    """

    aead_key: bytes
    blocks: bytes


def entry_context(log: LogId, entry_id: EntryId) -> bytes:
    """Return the bytes that name an entry: associated data of its ciphertext (rule 10)."""
    return _ENTRY_DOMAIN + log + entry_id


def derive_secrets(*, log: LogId, entry_id: EntryId, key: bytes, leaves: int = 0) -> Secrets:
    """Expand an entry key (rule 8).

    With `leaves=0` only the ciphertext's key is made, which is all that a reader can
    ask for before the fields are known.
    """
    expanded = shake_256(entry_context(log, entry_id) + key).digest(BLOCK * (1 + leaves))
    return Secrets(aead_key=expanded[:BLOCK], blocks=expanded[BLOCK:])


def leaf_count(openings: int) -> int:
    """Return the number of leaves for that many openings: a power of two, at least 16."""
    return max(MIN_LEAVES, 1 << (openings - 1).bit_length())


def shape_of(fields: Fields) -> str:
    """Return the value of opening 0: each label with its number of words, 0 for none."""
    # Labels are plain ASCII without quotes, so this is JSON without an encoder.
    parts = [
        f'["{label}",{0 if isinstance(value, str) else len(value)}]' for label, value in fields
    ]
    return f"[{','.join(parts)}]"


def _pieces(fields: Fields) -> list[tuple[str, str]]:
    """Return label and value of each opening in order (rule 6)."""
    pieces = [("", shape_of(fields))]
    for label, value in fields:
        if isinstance(value, str):
            pieces.append((label, value))
        else:
            pieces += [(f"{label}/{at}", word) for at, word in enumerate(value)]
    return pieces


def content_leaves(*, log: LogId, entry_id: EntryId, key: bytes, fields: Fields) -> list[Digest]:
    """Return the leaves of an entry's content tree, padding included (rules 6 to 8).

    `fields` must have passed `check_fields`.
    """
    pieces = _pieces(fields)
    count = leaf_count(len(pieces))
    blocks = derive_secrets(log=log, entry_id=entry_id, key=key, leaves=count).blocks
    # The hot path of verify: one hexadecimal text for all salts, no object per opening,
    # and the type given to the whole list (NewType costs a call for each leaf).
    salts, used = blocks.hex(), BLOCK * len(pieces)
    hashed, start = _sha256, _LEAF_START
    leaves = [
        hashed(f"{start}{label}\n{salts[at : at + 2 * BLOCK]}\n{value}".encode()).digest()
        for at, (label, value) in zip(range(0, 2 * used, 2 * BLOCK), pieces, strict=True)
    ]
    leaves += [blocks[at : at + BLOCK] for at in range(used, len(blocks), BLOCK)]
    return cast("list[Digest]", leaves)


def content_root(*, log: LogId, entry_id: EntryId, key: bytes, fields: Fields) -> Digest:
    """Return the root that commits to every field and, through the salts, to the key.

    `fields` must have passed `check_fields` (rule 9).
    """
    return tree_root(content_leaves(log=log, entry_id=entry_id, key=key, fields=fields))


def openings_of(*, log: LogId, entry_id: EntryId, key: bytes, fields: Fields) -> Iterator[Opening]:
    """Yield every opening of an entry in order, the shape first."""
    pieces = _pieces(fields)
    secrets = derive_secrets(log=log, entry_id=entry_id, key=key, leaves=len(pieces))
    for index, (label, value) in enumerate(pieces):
        salt = secrets.blocks[BLOCK * index : BLOCK * (index + 1)]
        yield Opening(index=index, label=label, salt=salt, value=value)
