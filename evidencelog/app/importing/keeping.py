"""Taking the files that come with records into the store, many at a time.

A phone has thousands of small pictures. Stored one by one each would wait for the disk, so
their pieces are written together, up to 16 MiB in a transaction. What was written is invisible
until the records that name it follow, and is swept if they never do.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from evidencelog.app.attach import STALE_SECONDS, STEP, Stored, discard, padding
from evidencelog.app.clock import seconds_now
from evidencelog.app.importing.survey import storable
from evidencelog.app.session import OpenLog
from evidencelog.core import parts
from evidencelog.core.hashes import BlobId, Digest, EntryId
from evidencelog.crypto.envelope import BlobKey, new_blob_key
from evidencelog.crypto.stream import blob_encryptor
from evidencelog.files.embedded import embedded_facts
from evidencelog.files.kinds import HEAD, media_type
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Enclosed
from evidencelog.storage.schema import SLICE_SIZE

TOUCH_EVERY: Final = STALE_SECONDS // 4
"""Seconds after which what was stored long ago is said to be wanted still."""


@dataclass(slots=True)
class Keeper:
    """Stores files for records that are still to come."""

    log: OpenLog
    blobs: dict[BlobId, int] = field(default_factory=dict)
    waiting: list[tuple[BlobId, int, bytes]] = field(default_factory=list)
    waiting_bytes: int = 0
    first_seen: dict[str, parts.Attachment] = field(default_factory=dict)
    touched: int = field(default_factory=seconds_now)

    def keep(self, entry: EntryId, file: Enclosed) -> Stored | parts.Attachment:
        """Store a file for the entry of that id, or return where the same bytes are already.

        `file.read` must give bytes. Raises SourceError, NothingSavedError.
        """
        again = self.first_seen.get(_digest(file))
        if again is not None:
            return _named(again, file)
        stored = self._stored(entry, file)
        self.first_seen[stored.part.sha256] = stored.part
        return stored

    def _stored(self, entry: EntryId, file: Enclosed) -> Stored:
        blob, key = BlobId(os.urandom(16)), new_blob_key()
        told = _Told()
        cipher, length, number = hashlib.sha256(), 0, 0
        buffer = bytearray()
        for sealed in _sealed(self.log, entry, blob, key, told, file):
            cipher.update(sealed)
            length += len(sealed)
            buffer += sealed
            while len(buffer) >= SLICE_SIZE:
                self._put(blob, number, bytes(buffer[:SLICE_SIZE]))
                del buffer[:SLICE_SIZE]
                number += 1
        if buffer:
            self._put(blob, number, bytes(buffer))
            number += 1
        return Stored(
            blob=blob,
            key=key,
            cipher_digest=Digest(cipher.digest()),
            slices=number,
            length=length,
            part=_attachment(blob, file, told, _embedded(file, told)),
            remark="",
        )

    def _put(self, blob: BlobId, number: int, piece: bytes) -> None:
        self.waiting.append((blob, number, piece))
        self.waiting_bytes += len(piece)
        if self.waiting_bytes >= STEP * SLICE_SIZE:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        if not self.waiting:
            return
        now = seconds_now()
        with self.log.store.writing() as change:
            for blob, number, piece in self.waiting:
                if blob not in self.blobs:
                    change.touch_lease(blob, now)
                    self.blobs[blob] = now
                change.insert_slices(blob, number, [piece])
            if now - self.touched > TOUCH_EVERY:
                for blob in self.blobs:
                    change.touch_lease(blob, now)
                self.touched = now
        self.waiting.clear()
        self.waiting_bytes = 0

    def watch_over(self, stored: Stored) -> None:
        """Take charge of a file that was stored otherwise."""
        self.blobs[stored.blob] = seconds_now()

    def give_up(self) -> None:
        """Remove what was stored."""
        self.waiting.clear()
        for blob in self.blobs:
            discard(self.log, blob)


@dataclass(slots=True)
class _Told:
    """What is learnt of a file while it passes."""

    head: bytes = b""
    size: int = 0
    plain: hashlib._Hash = field(default_factory=hashlib.sha256)

    def take(self, chunk: bytes) -> None:
        if len(self.head) < HEAD:
            self.head += chunk[: HEAD - len(self.head)]
        self.size += len(chunk)
        self.plain.update(chunk)


def _sealed(
    log: OpenLog, entry: EntryId, blob: BlobId, key: BlobKey, told: _Told, file: Enclosed
) -> Iterator[bytes]:
    stream = blob_encryptor(key, log=log.log, entry_id=entry, blob_id=blob)
    for chunk in _chunks(file):
        told.take(chunk)
        yield stream.update(chunk)
    for filler in padding(told.size):
        yield stream.update(filler)
    yield stream.finalize()


def _chunks(file: Enclosed) -> Iterable[bytes]:
    return () if file.read is None else file.read()


def _digest(file: Enclosed) -> str:
    told = hashlib.sha256()
    for chunk in _chunks(file):
        told.update(chunk)
    return told.hexdigest()


def _embedded(file: Enclosed, told: _Told) -> tuple[parts.Embedded, ...]:
    """Return what a file says of itself, if that is wanted: all of it, none chosen."""
    if file.open is None:
        return ()
    with file.open() as stream:
        facts = embedded_facts(stream, media_type(told.head, file.name).mime)
    return tuple(
        parts.Embedded(what=fact.kind.value, label=fact.label, value=fact.value)
        for fact in facts
        if fact.value
    )


def _attachment(
    blob: BlobId, file: Enclosed, told: _Told, embedded: tuple[parts.Embedded, ...]
) -> parts.Attachment:
    media = media_type(told.head, file.name)
    claimed = storable(file.type or "")
    notes = [storable(file.note or ""), media.disagreement]
    if claimed and claimed.partition(";")[0].strip().lower() != media.mime:
        notes.append(_("the source calls it {type}").format(type=claimed))
    return parts.Attachment(
        id=blob.hex(),
        name=storable(file.name) or "file",
        type=media.mime,
        size=told.size,
        sha256=told.plain.hexdigest(),
        embedded=embedded,
        note="; ".join(filter(None, notes)) or None,
    )


def _named(known: parts.Attachment, file: Enclosed) -> parts.Attachment:
    """Return the attachment under the name that it has this time."""
    return parts.Attachment(
        id=known.id,
        name=storable(file.name) or "file",
        type=known.type,
        size=known.size,
        sha256=known.sha256,
        embedded=known.embedded,
        note=known.note,
    )
