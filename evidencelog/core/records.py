"""Records: the public bytes of each entry, which form the chain and the log's tree.

A record has exactly one spelling (rule 14, RFC 8785 for this shape): the regular
expression is the parser, so accepted bytes always re-serialise to themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evidencelog.core.hashes import (
    BLOB_ID_SIZE,
    DIGEST_SIZE,
    BlobId,
    Digest,
    EntryId,
    LogId,
    leaf_hash,
    sha256,
)
from evidencelog.errors import FormatError, NewerVersionError
from evidencelog.i18n import gettext as _

VERSION = "evidencelog/1"
NO_PREVIOUS = Digest(bytes(DIGEST_SIZE))
"""What the first record names as the one before it."""
MAX_SEQ = 10**15 - 1

_SEALED_DOMAIN = b"evidencelog/sealed/v1\n"
_BLOB_PART = BLOB_ID_SIZE + DIGEST_SIZE
_RECORD = re.compile(
    rb'\{"content":"([0-9a-f]{64})","id":"([0-9a-f]{32})","log":"([0-9a-f]{64})",'
    rb'"prev":"([0-9a-f]{64})","sealed":"([0-9a-f]{64})","seq":(0|[1-9][0-9]{0,14}),'
    rb'"v":"evidencelog/1"\}'
)
_OTHER_VERSION = re.compile(rb'\{.{0,4096}"v":"evidencelog/([1-9][0-9]{0,8})"\}', re.DOTALL)
_REFERENCE = re.compile(r"(0|[1-9][0-9]{0,14}) ([0-9a-f]{64})")


class RecordError(FormatError):
    """Bytes that are not a record, or not the parts or the reference they should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The public half of an entry.

    `prev` is the leaf hash of the record before, `content` the content root and
    `sealed` the digest over all ciphertext of the entry.
    """

    log: LogId
    id: EntryId
    seq: int
    prev: Digest
    content: Digest
    sealed: Digest

    def encode(self) -> bytes:
        """Return the only bytes that stand for this record.

        Raises RecordError if a part has the wrong length or range.
        """
        data = (
            f'{{"content":"{self.content.hex()}","id":"{self.id.hex()}",'
            f'"log":"{self.log.hex()}","prev":"{self.prev.hex()}",'
            f'"sealed":"{self.sealed.hex()}","seq":{self.seq},"v":"{VERSION}"}}'
        ).encode()
        if not _RECORD.fullmatch(data):
            raise RecordError(_("a record has a part of the wrong length"))
        return data

    @classmethod
    def decode(cls, data: bytes) -> Record:
        """Return the record in `data`.

        Raises NewerVersionError if it says that it is of a later format, RecordError
        if it is anything else than the exact bytes of a record.
        """
        match = _RECORD.fullmatch(data)
        if match is None:
            raise _refusal(data)
        content, entry_id, log, prev, sealed, seq = match.groups()
        unhex = bytes.fromhex
        return cls(
            log=LogId(unhex(log.decode())),
            id=EntryId(unhex(entry_id.decode())),
            seq=int(seq),
            prev=Digest(unhex(prev.decode())),
            content=Digest(unhex(content.decode())),
            sealed=Digest(unhex(sealed.decode())),
        )

    @property
    def leaf(self) -> Digest:
        """The leaf hash: the next record's `prev`, and this one's place in the tree."""
        return leaf_hash(self.encode())


def _refusal(data: bytes) -> FormatError | NewerVersionError:
    other = _OTHER_VERSION.fullmatch(data)
    if other is not None and other[1] != b"1":
        return NewerVersionError(
            _("a record is of format {version}").format(version=other[1].decode()),
            hint=_("install the newest evidencelog and try again"),
        )
    return RecordError(_("a record does not have the exact form that it must have"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What an amendment, a detail, a withdrawal or an erasure points to (rule 18)."""

    seq: int
    leaf: Digest

    def text(self) -> str:
        """Return the value of the field: sequence, one space, leaf hash."""
        return f"{self.seq} {self.leaf.hex()}"

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Return the reference in `text`. Raises RecordError if it has another form."""
        match = _REFERENCE.fullmatch(text)
        if match is None:
            raise RecordError(_("a reference to an earlier entry has the wrong form"))
        return cls(seq=int(match[1]), leaf=Digest(bytes.fromhex(match[2])))


def sealed_parts(*, entry: Digest, blobs: Iterable[tuple[BlobId, Digest]] = ()) -> bytes:
    """Return the digests of an entry's ciphertexts as they are kept (rule 12).

    `entry` is the SHA-256 of the entry's ciphertext; `blobs` gives id and SHA-256 of
    the ciphertext of each attachment in order. They stay when the ciphertext goes.
    """
    return entry + b"".join([blob_id + digest for blob_id, digest in blobs])


def split_sealed_parts(parts: bytes) -> tuple[Digest, tuple[tuple[BlobId, Digest], ...]]:
    """Return what `sealed_parts` was given. Raises RecordError if the length is wrong."""
    entry, rest = parts[:DIGEST_SIZE], parts[DIGEST_SIZE:]
    if len(entry) != DIGEST_SIZE or len(rest) % _BLOB_PART:
        raise RecordError(_("the list of an entry's sealed parts has the wrong length"))
    blobs = [rest[at : at + _BLOB_PART] for at in range(0, len(rest), _BLOB_PART)]
    return Digest(entry), tuple(
        [(BlobId(blob[:BLOB_ID_SIZE]), Digest(blob[BLOB_ID_SIZE:])) for blob in blobs]
    )


def sealed_digest(parts: bytes) -> Digest:
    """Return the `sealed` of a record from its `sealed_parts` (rule 12)."""
    return sha256(_SEALED_DOMAIN, parts)
