"""Reading attachments back, and checking them against what was recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from evidencelog.app.keys_in_use import Keys
from evidencelog.core.hashes import BlobId, EntryId
from evidencelog.core.parts import Attachment
from evidencelog.core.sealing import padme
from evidencelog.crypto.envelope import BlobKey, Role, unwrap_key
from evidencelog.crypto.stream import blob_decryptor
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import PartRow
from evidencelog.storage.store import Store


class TornError(DamagedError):
    """Pieces of a file are missing: the mark of a copy taken while something was written."""


@dataclass(slots=True)
class BlobReader:
    """Gives the original bytes of one attachment; `cipher_hash` is complete at the end."""

    store: Store
    keys: Keys
    attachment: Attachment
    cipher_hash: bytes = b""

    def chunks(self) -> Iterator[bytes]:
        """Yield the original bytes piece by piece.

        They may be used only after the last one came: it is then that the whole has been
        compared with the record. Raises DamagedError, TornError where pieces are missing.
        """
        row, entry = self._row()
        plain, left = hashlib.sha256(), self.attachment.size
        filler = _Filler(self.attachment.size)
        for piece in self._decrypted(row, entry):
            original, rest = piece[:left], piece[left:]
            left -= len(original)
            filler.take(rest)
            plain.update(original)
            if original:
                yield original
        if left or not filler.complete or plain.hexdigest() != self.attachment.sha256:
            raise DamagedError(_("the file is not what was recorded"))

    def _row(self) -> tuple[PartRow, EntryId]:
        try:
            blob = BlobId(bytes.fromhex(self.attachment.id))
        except ValueError as error:
            raise DamagedError(_("the file has no id that could be its own")) from error
        with self.store.reading() as view:
            row = view.part(blob)
            item = view.item(row.seq) if row is not None else None
        if row is None or item is None:
            raise TornError(_("the file is not in this log's store"))
        return row, item.id

    def _decrypted(self, row: PartRow, entry: EntryId) -> Iterator[bytes]:
        stream = blob_decryptor(self._key(row), log=self.keys.log, entry_id=entry, blob_id=row.id)
        cipher = hashlib.sha256()
        for data in stored_pieces(self.store, row):
            cipher.update(data)
            yield stream.update(data)
        self.cipher_hash = cipher.digest()
        yield stream.finalize()

    def _key(self, row: PartRow) -> BlobKey:
        if row.key is None:
            raise DamagedError(_("the key of the file is gone"))
        key = unwrap_key(
            self.keys.root,
            row.key,
            log=self.keys.log,
            id=row.id,
            role=Role.BLOB,
            epoch=self.keys.epoch,
        )
        return BlobKey(key)


@dataclass(slots=True)
class _Filler:
    """Checks what follows the original bytes: 0x80, then zeros up to the padded length."""

    size: int
    seen: int = 0
    right: bool = True

    def take(self, data: bytes) -> None:
        if not data:
            return
        if self.seen == 0:
            self.right = data[:1] == b"\x80"
            self.seen, data = 1, data[1:]
        self.right = self.right and not data.strip(b"\0")
        self.seen += len(data)

    @property
    def complete(self) -> bool:
        return self.right and self.size + self.seen == padme(self.size + 1)


def stored_pieces(store: Store, row: PartRow) -> Iterator[bytes]:
    """Yield the ciphertext of one attachment in order.

    Raises TornError where a piece is missing or the length is not what the row says.
    """
    length = 0
    for number in range(row.slices):
        with store.reading() as view:
            data = view.slice(row.id, number)
        if data is None:
            raise torn(number, row.slices)
        length += len(data)
        yield data
    if length != row.length:
        raise torn(row.slices, row.slices)


def torn(missing: int, total: int) -> TornError:
    """The error that names a copy taken at the wrong moment."""
    return TornError(
        _("piece {missing} of {total} of a file is missing").format(
            missing=missing + 1, total=total
        ),
        hint=_(
            "this looks like a copy that was taken while something was being saved; look for "
            "another copy or a backup"
        ),
    )
