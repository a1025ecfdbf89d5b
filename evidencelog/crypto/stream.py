"""Encryption of attachments of any size, in constant memory (rule 11).

C2SP chunked encryption, Cobblestone-256: 16 KiB chunks, a commitment to the key in
front, and a last chunk that is always short, so that no cut goes unnoticed. What a
decryptor returns is authentic, but only `finalize` tells that nothing is missing: a
caller releases nothing before it has returned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from evidencelog.core.hashes import BlobId, EntryId, LogId
from evidencelog.crypto.envelope import BlobKey, SealBrokenError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

BLOB_DOMAIN = b"evidencelog/blob/v1\n"


class ChunkStream(Protocol):
    """One direction of the encryption of one message."""

    def update(self, data: bytes, /) -> bytes:
        """Take the next bytes, of any length, and return what is ready."""
        ...

    def finalize(self) -> bytes:
        """Return the rest; the stream cannot be used afterwards."""
        ...


def blob_encryptor(key: BlobKey, *, log: LogId, entry_id: EntryId, blob_id: BlobId) -> ChunkStream:
    """Return the encryptor of one attachment; its salt is random."""
    return encryptor(key, _context(log, entry_id, blob_id))


def blob_decryptor(key: BlobKey, *, log: LogId, entry_id: EntryId, blob_id: BlobId) -> ChunkStream:
    """Return the decryptor of one attachment.

    Both methods raise SealBrokenError when a byte was changed, cut, added or moved, or
    belongs to another attachment, and from then on at every call.
    """
    return decryptor(key, _context(log, entry_id, blob_id))


def encryptor(key: bytes, context: bytes) -> ChunkStream:
    """Return a Cobblestone-256 encryptor, the library's where it has one."""
    try:
        from cryptography.cobblestone import Cobblestone256Encryptor
    except ImportError:
        from evidencelog.crypto.chunked import ChunkEncryptor

        return ChunkEncryptor(key, context)
    return Cobblestone256Encryptor(key, context)


def decryptor(key: bytes, context: bytes) -> ChunkStream:
    """Return a Cobblestone-256 decryptor whose failures are SealBrokenError."""
    try:
        from cryptography.cobblestone import Cobblestone256Decryptor
    except ImportError:
        from evidencelog.crypto.chunked import ChunkDecryptor

        return _Guarded(ChunkDecryptor(key, context))
    return _Guarded(Cobblestone256Decryptor(key, context))


class _Guarded:
    """A decryptor that says in this program's terms that the bytes do not check out."""

    def __init__(self, inner: ChunkStream) -> None:
        self._inner = inner
        self._broken = False

    def update(self, data: bytes, /) -> bytes:
        return self._attempt(lambda: self._inner.update(data))

    def finalize(self) -> bytes:
        return self._attempt(self._inner.finalize)

    def _attempt(self, step: Callable[[], bytes]) -> bytes:
        from cryptography.exceptions import InvalidTag

        if self._broken:
            raise _broken()
        try:
            return step()
        except InvalidTag:
            self._broken = True
            raise _broken() from None


def _broken() -> SealBrokenError:
    return SealBrokenError(_("an attachment was changed or cut since it was saved"))


def _context(log: LogId, entry_id: EntryId, blob_id: BlobId) -> bytes:
    return BLOB_DOMAIN + log + entry_id + blob_id
