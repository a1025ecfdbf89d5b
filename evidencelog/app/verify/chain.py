"""The part of a verification that needs no key: records, chain, digests of ciphertext.

Format rules 2, 12, 14, 16, 17 and 20 (docs/format.md). Each record is looked at by
itself, so that one bad record does not hide the next; what links them is checked by the
caller over the results.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from evidencelog.core.findings import Finding, Grade
from evidencelog.core.hashes import BLOB_ID_SIZE, DIGEST_SIZE, BlobId, Digest, LogId, leaf_hash
from evidencelog.core.records import Record, sealed_digest
from evidencelog.errors import FormatError, NewerVersionError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Item, PartRow

_PART = BLOB_ID_SIZE + DIGEST_SIZE


class Link(NamedTuple):
    """What the chain needs to know of one record: its place, its leaf, the leaf before."""

    seq: int
    leaf: Digest
    prev: Digest
    id: bytes


def damage(code: str, what: str, seq: int) -> Finding:
    """A finding that says that a record is not as it was made."""
    return Finding(grade=Grade.DAMAGE, code=code, what=what, seq=seq)


def check_item(item: Item, log: LogId, found: list[Finding]) -> Link:
    """Check one record by itself; what is wrong goes into `found`."""
    leaf = leaf_hash(item.record)
    try:
        record = Record.decode(item.record)
    except (FormatError, NewerVersionError) as error:
        found.append(damage("record", error.message, item.seq))
        return Link(seq=item.seq, leaf=leaf, prev=item.prev, id=item.id)
    if record.log != log:
        found.append(damage("other-log", _("the record belongs to another log"), item.seq))
    if (record.seq, record.id, record.prev) != (item.seq, item.id, item.prev):
        found.append(damage("place", _("the record is not in its place"), item.seq))
    _check_sealed(item, record, found)
    return Link(seq=item.seq, leaf=leaf, prev=record.prev, id=record.id)


def _check_sealed(item: Item, record: Record, found: list[Finding]) -> None:
    if sealed_digest(item.parts) != record.sealed:
        found.append(damage("sealed", _("the list of sealed contents was changed"), item.seq))
    if item.body is not None and sha256(item.body).digest() != item.parts[:DIGEST_SIZE]:
        found.append(damage("content", _("the sealed content was changed"), item.seq))


def blobs_of(item: Item) -> list[tuple[BlobId, Digest]]:
    """Return id and ciphertext digest of each attachment that the record binds."""
    tail = item.parts[DIGEST_SIZE:]
    return [
        (BlobId(tail[at : at + BLOB_ID_SIZE]), Digest(tail[at + BLOB_ID_SIZE : at + _PART]))
        for at in range(0, len(tail) - len(tail) % _PART, _PART)
    ]


def check_parts(item: Item, rows: Sequence[PartRow], found: list[Finding]) -> None:
    """Compare the attachments that the record binds with those that the store names."""
    if not rows and len(item.parts) == DIGEST_SIZE:
        return  # no attachments, the usual case
    bound = [blob for blob, _digest in blobs_of(item)]
    named = [row.id for row in rows]
    found += [
        damage("file-row", _("a file of this entry is gone"), item.seq)
        for blob in bound
        if blob not in named
    ]
    if any(blob not in bound for blob in named):
        found.append(damage("file-extra", _("a file was put into this entry"), item.seq))


def check_links(links: list[Link], found: list[Finding]) -> list[Digest]:
    """Check that each record follows the one before it; return their leaves in order."""
    before = Digest(bytes(DIGEST_SIZE))
    expected = 0
    seen: dict[bytes, int] = {}
    for link in links:
        if link.seq == expected and link.prev != before:
            found.append(damage("chain", _("it does not follow the record before it"), link.seq))
        if link.id in seen:
            found.append(damage("id", _("the same entry is there twice"), link.seq))
        seen[link.id] = link.seq
        before, expected = link.leaf, link.seq + 1
    return [link.leaf for link in links]
