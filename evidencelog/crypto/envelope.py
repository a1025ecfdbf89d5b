"""Keys that wrap keys, and the sealing of entries.

The root key wraps one random key for each entry and each attachment (rule 13); the
entry's key is stretched to the AEAD key that seals it (rules 8 and 10). Settings, drafts,
labels and the notebook, which lie beside the chain and are changed freely, are sealed
under fresh subkeys of the root key. Every use binds the log, the object and its role as
associated data, so that nothing can be moved and still open.
"""

from __future__ import annotations

import os
from enum import IntEnum
from typing import NewType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evidencelog.core.hashes import EntryId, LogId
from evidencelog.crypto.padding import pad, unpad
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _

RootKey = NewType("RootKey", bytes)
EntryKey = NewType("EntryKey", bytes)
BlobKey = NewType("BlobKey", bytes)

KEY_SIZE = 32
NONCE_SIZE = 12
TAG_SIZE = 16
WRAPPED_SIZE = NONCE_SIZE + KEY_SIZE + TAG_SIZE

WRAP_DOMAIN = b"evidencelog/wrap/v1\n"
ENTRY_DOMAIN = b"evidencelog/entry/v1\n"
PRIVATE_DOMAIN = b"evidencelog/private/v1\n"

SALT_SIZE = 16
PRIVATE_MINIMUM = 256

# Sound only because each key used with it seals exactly one message (rule 8).
ZERO_NONCE = bytes(NONCE_SIZE)


class Role(IntEnum):
    """What a wrapped key is for; bound, so that one kind is never taken for another."""

    ENTRY = 0
    BLOB = 1
    SIGNING = 2


class KeyRefusedError(DamagedError):
    """A wrapped key does not open with this root key for this place."""


class SealBrokenError(DamagedError):
    """Encrypted bytes were changed, cut or moved since they were saved."""


def new_root_key() -> RootKey:
    """Return a fresh random root key."""
    return RootKey(os.urandom(KEY_SIZE))


def new_entry_key() -> EntryKey:
    """Return a fresh random key for one entry; never use it for a second one."""
    return EntryKey(os.urandom(KEY_SIZE))


def new_blob_key() -> BlobKey:
    """Return a fresh random key for one attachment."""
    return BlobKey(os.urandom(KEY_SIZE))


def wrap_key(root: RootKey, key: bytes, *, log: LogId, id: bytes, role: Role, epoch: int) -> bytes:  # noqa: A002 # what the format calls it
    """Encrypt a 32-byte key under the root key; the result has 60 bytes.

    `id` is the 16-byte id of the entry or attachment, `epoch` counts the root keys of
    the log from 0. The nonce is random: 2^32 wraps under one root key are the limit,
    far beyond any log before its next change of keys.
    """
    return wrap_bound(root, key, aad=_wrap_aad(log, id, role, epoch))


def unwrap_key(
    root: RootKey,
    wrapped: bytes,
    *,
    log: LogId,
    id: bytes,  # noqa: A002 # what the format calls it
    role: Role,
    epoch: int,
) -> bytes:
    """Return the key that `wrap_key` was given; raise KeyRefusedError for anything else."""
    return unwrap_bound(root, wrapped, aad=_wrap_aad(log, id, role, epoch))


def wrap_bound(outer: bytes, key: bytes, *, aad: bytes) -> bytes:
    """Encrypt a 32-byte key under another one, bound to `aad`: nonce, ciphertext, tag."""
    if len(key) != KEY_SIZE:
        raise ValueError(f"a key has {KEY_SIZE} bytes, not {len(key)}")
    nonce = os.urandom(NONCE_SIZE)
    return nonce + AESGCM(outer).encrypt(nonce, key, aad)


def unwrap_bound(outer: bytes, wrapped: bytes, *, aad: bytes) -> bytes:
    """Undo `wrap_bound`; raise KeyRefusedError when anything differs."""
    if len(wrapped) != WRAPPED_SIZE:
        raise KeyRefusedError(_("a saved key has the wrong length"))
    try:
        return AESGCM(outer).decrypt(wrapped[:NONCE_SIZE], wrapped[NONCE_SIZE:], aad)
    except InvalidTag:
        raise KeyRefusedError(_("a saved key does not open")) from None


def seal_entry(aead_key: bytes, *, log: LogId, entry_id: EntryId, padded: bytes) -> bytes:
    """Encrypt the padded text of one entry (rule 10).

    `aead_key` is block 0 of the entry's secrets and must never seal anything else.
    """
    return AESGCM(aead_key).encrypt(ZERO_NONCE, padded, ENTRY_DOMAIN + log + entry_id)


def open_entry(aead_key: bytes, *, log: LogId, entry_id: EntryId, ciphertext: bytes) -> bytes:
    """Return the padded text of one entry; raise SealBrokenError when it was changed."""
    try:
        return AESGCM(aead_key).decrypt(ZERO_NONCE, ciphertext, ENTRY_DOMAIN + log + entry_id)
    except InvalidTag:
        raise SealBrokenError(_("the sealed text of an entry does not open")) from None


def seal_private(root: RootKey, *, log: LogId, name: bytes, data: bytes) -> bytes:
    """Encrypt `data` under `name`: salt (16), then AES-256-GCM of the padded data.

    `name` says what this is and where it belongs; the same name opens it again. What
    shows is the length in steps, never less than 256 bytes.
    """
    salt = os.urandom(SALT_SIZE)
    body = pad(data, minimum=PRIVATE_MINIMUM)
    aad = PRIVATE_DOMAIN + log + name
    return salt + AESGCM(_subkey(root, salt)).encrypt(ZERO_NONCE, body, aad)


def open_private(root: RootKey, *, log: LogId, name: bytes, data: bytes) -> bytes:
    """Return what was sealed under `name`.

    Raises SealBrokenError when the bytes were changed, cut, or sealed under another
    name, log or root key.
    """
    salt, ciphertext = data[:SALT_SIZE], data[SALT_SIZE:]
    if len(ciphertext) < TAG_SIZE:
        raise SealBrokenError(_("saved private data is cut short"))
    try:
        body = AESGCM(_subkey(root, salt)).decrypt(
            ZERO_NONCE, ciphertext, PRIVATE_DOMAIN + log + name
        )
    except InvalidTag:
        raise SealBrokenError(_("saved private data does not open")) from None
    return unpad(body, minimum=PRIVATE_MINIMUM)


def _wrap_aad(log: LogId, object_id: bytes, role: Role, epoch: int) -> bytes:
    if len(log) != 32 or len(object_id) != 16:
        # Both are followed by fixed fields: another length would shift the boundary.
        raise ValueError("a log id has 32 bytes and an object id 16")
    return WRAP_DOMAIN + log + object_id + bytes((role,)) + epoch.to_bytes(4, "big")


def _subkey(root: RootKey, salt: bytes) -> bytes:
    # A random salt makes a new key for each sealing, which is what permits the zero
    # nonce: 2^48 sealings before two salts meet with a chance of 2^-33.
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(hashes.SHA256(), KEY_SIZE, salt=salt, info=PRIVATE_DOMAIN).derive(root)
