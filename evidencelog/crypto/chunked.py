"""Cobblestone-256 from AES-256-GCM and HKDF, for a `cryptography` without it.

Series 48 is the last one with a wheel for Intel Macs and has no `cobblestone` module.
This is c2sp.org/chunked-encryption with SHA-512 and AES-256-GCM, byte for byte what the
library writes and reads. Failures are the library's InvalidTag, so that callers cannot
tell which of the two they were given.
"""

from __future__ import annotations

import hmac
import os

from cryptography.exceptions import AlreadyFinalized, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

CHUNK = 16_384
TAG = 16
KEY = 32
NONCE = 12
SALT = 24
COMMITMENT = 32
HEADER = SALT + COMMITMENT
MAX_CHUNKS = 2**38

_LABEL = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00"


class _Sequence:
    """The AEAD of one message with its commitment and the nonce of each chunk."""

    def __init__(self, key: bytes, salt: bytes, context: bytes) -> None:
        info = _LABEL + salt + context
        secret = HKDFExpand(hashes.SHA512(), KEY + NONCE + COMMITMENT, info).derive(key)
        self.aead = AESGCM(secret[:KEY])
        self.commitment = secret[KEY + NONCE :]
        self._base = int.from_bytes(secret[KEY : KEY + NONCE], "big")
        self._count = 0

    def next_nonce(self) -> bytes:
        """Return the nonce of the next chunk; each chunk has its own."""
        if self._count >= MAX_CHUNKS:
            raise OverflowError("a message has at most 2^38 chunks")
        nonce = (self._base ^ self._count).to_bytes(NONCE, "big")
        self._count += 1
        return nonce


class ChunkEncryptor:
    """Encrypts one message; `update` any number of times, then `finalize` once."""

    def __init__(self, key: bytes, context: bytes, *, salt: bytes | None = None) -> None:
        _check_key(key)
        salt = os.urandom(SALT) if salt is None else salt
        self._sequence = _Sequence(key, salt, context)
        self._pending = bytearray()
        self._ready = salt + self._sequence.commitment
        self._open = True

    def update(self, data: bytes, /) -> bytes:
        """Return the header, at first, and every chunk that is full."""
        _check_open(self._open)
        self._pending += data
        whole = len(self._pending) // CHUNK * CHUNK
        out, self._ready = bytearray(self._ready), b""
        with memoryview(self._pending) as view:
            for start in range(0, whole, CHUNK):
                out += self._seal(bytes(view[start : start + CHUNK]))
        del self._pending[:whole]
        return bytes(out)

    def finalize(self) -> bytes:
        """Return the last chunk, which is short and may be empty."""
        _check_open(self._open)
        self._open = False
        return self._ready + self._seal(bytes(self._pending))

    def _seal(self, chunk: bytes) -> bytes:
        return self._sequence.aead.encrypt(self._sequence.next_nonce(), chunk, None)


class ChunkDecryptor:
    """Decrypts one message; raises InvalidTag once, then AlreadyFinalized."""

    def __init__(self, key: bytes, context: bytes) -> None:
        _check_key(key)
        self._key = key
        self._context = context
        self._sequence: _Sequence | None = None
        self._pending = bytearray()
        self._open = True

    def update(self, data: bytes, /) -> bytes:
        """Return the plaintext of every chunk that is known to be full."""
        _check_open(self._open)
        self._pending += data
        try:
            return self._whole_chunks()
        except InvalidTag:
            self._open = False
            raise

    def finalize(self) -> bytes:
        """Return the plaintext of the last chunk, or raise InvalidTag for a cut."""
        _check_open(self._open)
        self._open = False
        if self._sequence is None or len(self._pending) < TAG:
            raise InvalidTag
        return self._unseal(self._sequence, bytes(self._pending))

    def _whole_chunks(self) -> bytes:
        if self._sequence is None:
            if len(self._pending) < HEADER:
                return b""
            self._sequence = self._read_header()
        step = CHUNK + TAG
        whole = len(self._pending) // step * step
        out = bytearray()
        with memoryview(self._pending) as view:
            for start in range(0, whole, step):
                out += self._unseal(self._sequence, bytes(view[start : start + step]))
        del self._pending[:whole]
        return bytes(out)

    def _read_header(self) -> _Sequence:
        salt, commitment = bytes(self._pending[:SALT]), bytes(self._pending[SALT:HEADER])
        sequence = _Sequence(self._key, salt, self._context)
        if not hmac.compare_digest(sequence.commitment, commitment):
            raise InvalidTag
        del self._pending[:HEADER]
        return sequence

    def _unseal(self, sequence: _Sequence, chunk: bytes) -> bytes:
        return sequence.aead.decrypt(sequence.next_nonce(), chunk, None)


def _check_key(key: bytes) -> None:
    if len(key) != KEY:
        raise ValueError(f"a key has {KEY} bytes, not {len(key)}")


def _check_open(is_open: bool) -> None:
    if not is_open:
        raise AlreadyFinalized("the stream is finished")
