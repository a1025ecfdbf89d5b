"""Taking a file into the store: one pass, constant memory, ciphertext only.

The pieces are written before the entry that names them, in transactions of at most 16 MiB.
Until the entry is appended nobody sees them; if it never is, the next write sweeps them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from evidencelog.app.clock import seconds_now
from evidencelog.app.session import OpenLog
from evidencelog.core import parts
from evidencelog.core.hashes import BlobId, Digest, EntryId
from evidencelog.core.sealing import padme
from evidencelog.crypto.envelope import BlobKey, new_blob_key
from evidencelog.crypto.stream import blob_encryptor
from evidencelog.errors import EvidenceLogError
from evidencelog.files.reading import Source, open_source
from evidencelog.storage.schema import SLICE_SIZE

STEP = 16
"""Pieces in one transaction: 16 MiB."""
STALE_SECONDS = 600
SWEPT_AT_ONCE = 256
_PADDING_STEP = 1 << 20

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileToAttach:
    """A file that the person wants to keep with an entry."""

    path: Path
    obtained: parts.Obtained | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An attachment whose ciphertext is in the store, waiting to be named by a record."""

    blob: BlobId
    key: BlobKey
    cipher_digest: Digest
    slices: int
    length: int
    part: parts.Attachment
    remark: str


@dataclass(slots=True)
class _Pieces:
    """Collects ciphertext into pieces and writes them, a few at a time."""

    log: OpenLog
    blob: BlobId
    beside: Sequence[BlobId]
    buffer: bytearray = field(default_factory=bytearray)
    ready: list[bytes] = field(default_factory=list)
    written: int = 0
    length: int = 0

    def take(self, data: bytes) -> None:
        self.buffer += data
        self.length += len(data)
        while len(self.buffer) >= SLICE_SIZE:
            self.ready.append(bytes(self.buffer[:SLICE_SIZE]))
            del self.buffer[:SLICE_SIZE]
            if len(self.ready) == STEP:
                self.flush()

    def flush(self) -> None:
        if not self.ready:
            return
        with self.log.store.writing() as change:
            for blob in (self.blob, *self.beside):
                change.touch_lease(blob, seconds_now())
            change.insert_slices(self.blob, self.written, self.ready)
        self.written += len(self.ready)
        self.ready = []

    def finish(self) -> None:
        if self.buffer:
            self.ready.append(bytes(self.buffer))
            self.buffer.clear()
        self.flush()


def store_file(
    log: OpenLog,
    entry: EntryId,
    file: FileToAttach,
    *,
    beside: Sequence[Stored] = (),
    progress: Progress | None = None,
) -> Stored:
    """Encrypt one file into the store and say what it is.

    `beside` are those already stored for the same entry: as long as this takes, they must
    not look abandoned either.

    Raises NothingSavedError (missing, unreadable, not a plain file, changed while it was
    read, disk full); what was written of it by then is removed again.
    """
    from evidencelog.files.kinds import media_type

    blob = BlobId(os.urandom(16))
    key = new_blob_key()
    pieces = _Pieces(log, blob, [stored.blob for stored in beside])
    try:
        with open_source(file.path) as source:
            media = media_type(source.head(), source.name)
            plain, cipher, size = _encrypt(log, entry, key, pieces, source, progress)
            facts = _embedded(source, media.mime)
            source.check_unchanged()
    except BaseException:
        discard(log, blob)
        raise
    part = parts.Attachment(
        id=blob.hex(),
        name=source.name,
        type=media.mime,
        size=size,
        sha256=plain.hex(),
        description=file.description,
        obtained=file.obtained,
        embedded=facts,
        note=media.disagreement or None,
    )
    return Stored(
        blob=blob,
        key=key,
        cipher_digest=cipher,
        slices=pieces.written,
        length=pieces.length,
        part=part,
        remark=media.description,
    )


def _embedded(source: Source, mime: str) -> tuple[parts.Embedded, ...]:
    from evidencelog.files.embedded import embedded_facts

    stream = source.seekable()
    return tuple(
        parts.Embedded(what=fact.kind.value, label=fact.label, value=fact.value)
        for fact in embedded_facts(stream, mime)
        if fact.value
    )


def _encrypt(
    log: OpenLog,
    entry: EntryId,
    key: BlobKey,
    pieces: _Pieces,
    source: Source,
    progress: Progress | None,
) -> tuple[Digest, Digest, int]:
    """Hash, encrypt and store in one pass; both hashes run beside the encryption."""
    stream = blob_encryptor(key, log=log.log, entry_id=entry, blob_id=pieces.blob)
    plain, cipher = hashlib.sha256(), hashlib.sha256()
    size = 0
    with ThreadPoolExecutor(max_workers=2) as workers:
        waiting: list[Future[None]] = []
        for chunk in source.chunks(progress):
            size += len(chunk)
            sealed = stream.update(chunk)
            _wait(waiting)
            waiting = [workers.submit(plain.update, chunk), workers.submit(cipher.update, sealed)]
            pieces.take(sealed)
        _wait(waiting)
    for filler in padding(size):
        sealed = stream.update(filler)
        cipher.update(sealed)
        pieces.take(sealed)
    sealed = stream.finalize()
    cipher.update(sealed)
    pieces.take(sealed)
    pieces.finish()
    return Digest(plain.digest()), Digest(cipher.digest()), size


def _wait(waiting: list[Future[None]]) -> None:
    for future in waiting:
        future.result()


def padding(size: int) -> Iterator[bytes]:
    """What follows `size` original bytes, so that lengths show only in steps (rule 11)."""
    yield b"\x80"
    missing = padme(size + 1) - size - 1
    while missing:
        step = min(missing, _PADDING_STEP)
        yield bytes(step)
        missing -= step


def discard(log: OpenLog, blob: BlobId) -> None:
    """Remove pieces that no record names, some at a time.

    Where even that is refused (a full disk, damage, another process at work) they are left
    to a later sweep: whoever calls this has something more important to say.
    """
    left = 1
    while left:
        try:
            with log.store.writing() as change:
                if change.part(blob) is not None:
                    return
                left = change.delete_slices(blob, at_most=SWEPT_AT_ONCE)
                if not left:
                    change.drop_lease(blob)
        except EvidenceLogError:
            return


def sweep(log: OpenLog) -> None:
    """Remove what interrupted commands left: pieces that no record names any more.

    Never hinders the entry that comes after it.
    """
    now = seconds_now()
    try:
        with log.store.reading() as view:
            leases = view.leases()
    except EvidenceLogError:
        return
    for blob, touched in leases.items():
        if abs(now - touched) > STALE_SECONDS:
            discard(log, blob)
