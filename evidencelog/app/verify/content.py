"""The part of a verification that needs the key: what the records say, and the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from evidencelog.app.blobs import BlobReader, TornError, stored_pieces, torn
from evidencelog.app.keys_in_use import Keys
from evidencelog.app.opening import open_item
from evidencelog.app.verify.chain import blobs_of, damage
from evidencelog.core.fields import Fields
from evidencelog.core.findings import Finding, Grade
from evidencelog.core.hashes import Digest
from evidencelog.core.mapping import nested, typed
from evidencelog.core.parts import Attachment
from evidencelog.errors import DamagedError, FormatError, NewerVersionError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Item, PartRow
from evidencelog.storage.store import Store

_NUMBER = re.compile(r"[1-9][0-9]{0,14}")
REFERENCES = ("/amends", "/adds", "/withdraws", "/erases")


class _Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The part of any entry that names files, whatever else is in it."""

    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the whole needs to know of one opened record.

    `entry` is the number of a new entry; of a tombstone, the number of what was erased.
    `files` are the ids (hex) of the attachments that it names, `bound` of those that it brings.
    `through` is how far an erasure reaches. `rows` is how many rows follow an import; `of` and
    `row` are a row's import and its place there.
    """

    seq: int
    id: bytes
    leaf: Digest
    kind: str
    entry: int | None
    recorded_at: str | None
    clock: str | None
    reference: tuple[str, str] | None
    key: str | None
    nonce: str | None
    files: tuple[str, ...]
    bound: tuple[str, ...]
    through: str | None = None
    rows: int = 0
    of: int | None = None
    row: int | None = None


def check_content(
    store: Store, keys: Keys, item: Item, rows: Sequence[PartRow], found: list[Finding]
) -> Summary | None:
    """Open one record and its files; None when it cannot be opened."""
    if item.key is None:
        _check_keys_gone(item, rows, found)
        return None
    if item.body is None:
        found.append(damage("content-gone", _("the sealed content is gone"), item.seq))
        return None
    try:
        opened = open_item(item, keys)
    except (DamagedError, FormatError, NewerVersionError) as error:
        found.append(damage("content", error.message, item.seq))
        return None
    try:
        attachments = _attachments(opened.fields)
    except FormatError as error:
        found.append(damage("file-list", error.message, item.seq))
        attachments = []
    _check_files(store, keys, item, attachments, rows, found)
    names = tuple(attachment.id for attachment in attachments)
    return _summary(item, opened.leaf, opened.fields, names)


def _check_keys_gone(item: Item, rows: Sequence[PartRow], found: list[Finding]) -> None:
    """Keys go together: one that is still there would open a file of an erased entry."""
    if any(row.key is not None for row in rows):
        what = _("the entry was erased, but the key of a file is still there")
        found.append(damage("erase-undone", what, item.seq))


def _summary(item: Item, leaf: Digest, fields: Fields, files: tuple[str, ...]) -> Summary:
    plain = {label: value for label, value in fields if isinstance(value, str)}
    reference = next(((label, plain[label]) for label in REFERENCES if label in plain), None)
    number = plain.get("/number") or plain.get("/entry")
    return Summary(
        seq=item.seq,
        id=item.id,
        leaf=leaf,
        kind=plain.get("/kind", ""),
        entry=_number(number),
        recorded_at=plain.get("/recorded/at"),
        clock=plain.get("/recorded/clock"),
        reference=reference,
        key=plain.get("/key"),
        nonce=plain.get("/nonce"),
        files=files,
        bound=tuple(blob.hex() for blob, _digest in blobs_of(item)),
        through=plain.get("/through"),
        rows=_number(plain.get("/rows")) or 0,
        of=_number(plain.get("/import")),
        row=_number(plain.get("/row")),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None


def _attachments(fields: Fields) -> list[Attachment]:
    """The files that the entry names; an amendment repeats older ones. Raises FormatError."""
    listed = [field for field in fields if field[0].startswith("/attachments/")]
    if not listed:
        return []
    return list(typed(nested(listed), _Listed).attachments)


def _check_files(
    store: Store,
    keys: Keys,
    item: Item,
    attachments: list[Attachment],
    rows: Sequence[PartRow],
    found: list[Finding],
) -> None:
    bound = {blob.hex(): digest for blob, digest in blobs_of(item)}
    for attachment in attachments:
        digest = bound.get(attachment.id)
        if digest is not None:
            _check_file(store, keys, item, attachment, digest, found)
    known = {attachment.id for attachment in attachments}
    for row in rows:
        if row.id.hex() not in known:
            what = _("a file is stored that the entry does not name")
            found.append(damage("file-unknown", what, item.seq))


def _check_file(
    store: Store,
    keys: Keys,
    item: Item,
    attachment: Attachment,
    digest: Digest,
    found: list[Finding],
) -> None:
    reader = BlobReader(store, keys, attachment)
    try:
        for _chunk in reader.chunks():
            pass
        if reader.cipher_hash != digest:
            raise DamagedError(_("the sealed file is not what was recorded"))
    except (DamagedError, FormatError) as error:
        code = "file-torn" if isinstance(error, TornError) else "file"
        found.append(
            Finding(
                grade=Grade.DAMAGE,
                code=code,
                what=error.message,
                seq=item.seq,
                file=attachment.name,
            )
        )


def check_sealed_files(
    store: Store, item: Item, rows: Sequence[PartRow], found: list[Finding]
) -> int:
    """Without the key: compare each stored ciphertext with its digest; count the files."""
    if not rows:
        return 0
    digests = dict(blobs_of(item))
    for row in rows:
        if row.key is None and not _has_pieces(store, row):
            continue
        try:
            if _cipher_digest(store, row) != digests.get(row.id):
                raise DamagedError(_("a sealed file was changed"))
        except DamagedError as error:
            code = "file-torn" if isinstance(error, TornError) else "file"
            found.append(damage(code, error.message, item.seq))
    return len(rows)


def _cipher_digest(store: Store, row: PartRow) -> bytes:
    from hashlib import sha256

    digest = sha256()
    for piece in _pieces(store, row):
        digest.update(piece)
    return digest.digest()


def _pieces(store: Store, row: PartRow) -> Iterator[bytes]:
    if row.slices < 1:
        raise torn(0, row.slices)
    yield from stored_pieces(store, row)


def _has_pieces(store: Store, row: PartRow) -> bool:
    with store.reading() as view:
        return view.slice_count(row.id) > 0
