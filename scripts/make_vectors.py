"""Write tests/vectors/format1.json: one small log with everything that is in it.

Everything random is derived from names instead, so that the same bytes come out every
time. The first two entries are the worked example of docs/format.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import shake_256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.fields import Fields
from evidencelog.core.hashes import BlobId, Digest, EntryId, LogId, log_id, sha256
from evidencelog.core.merkle import consistency_path, inclusion_path, tree_root
from evidencelog.core.openings import content_leaves, content_root, derive_secrets, openings_of
from evidencelog.core.records import (
    NO_PREVIOUS,
    Record,
    Reference,
    sealed_digest,
    sealed_parts,
)
from evidencelog.core.sealing import padme, seal_text
from evidencelog.core.words import split_words
from evidencelog.crypto.chunked import ChunkEncryptor
from evidencelog.crypto.envelope import Role, RootKey, seal_entry, unwrap_key
from evidencelog.crypto.signing import Signer
from evidencelog.crypto.stream import BLOB_DOMAIN

VECTORS = Path(__file__).parent.parent / "tests" / "vectors" / "format1.json"

NONCE = bytes(range(16))
EPOCH = 0
WHAT = (
    "One log of evidencelog/1 with all its secrets, and what is disclosed of it. Bytes are in "
    "hexadecimal, attachments' originals too. See docs/format.md."
)

Members = dict[str, Any]


def _random(name: str, size: int) -> bytes:
    return shake_256(name.encode()).digest(size)


ROOT_KEY = RootKey(_random("root key", 32))


def _wrap(log: LogId, key: bytes, *, name: str, id: bytes, role: Role) -> str:  # noqa: A002
    nonce = _random(f"{name} wrap", 12)
    aad = b"evidencelog/wrap/v1\n" + log + id + bytes([role]) + EPOCH.to_bytes(4, "big")
    wrapped = nonce + AESGCM(ROOT_KEY).encrypt(nonce, key, aad)
    # The program writes random nonces; that it reads these shows that the form is its own.
    if unwrap_key(ROOT_KEY, wrapped, log=log, id=id, role=role, epoch=EPOCH) != key:
        raise AssertionError(name)
    return wrapped.hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One original with the secrets that it is kept under."""

    name: str
    type: str
    original: bytes

    def fields(self, place: int) -> Fields:
        """Return the fields that the entry has about it."""
        start = f"/attachments/{place}"
        return (
            (f"{start}/id", self._secrets()[1].hex()),
            (f"{start}/name", self.name),
            (f"{start}/type", self.type),
            (f"{start}/size", str(len(self.original))),
            (f"{start}/sha256", sha256(self.original).hex()),
        )

    def sealed(self, log: LogId, entry_id: EntryId) -> tuple[BlobId, bytes]:
        """Return id and ciphertext (rule 11)."""
        key, blob_id, salt = self._secrets()
        encryptor = ChunkEncryptor(key, BLOB_DOMAIN + log + entry_id + blob_id, salt=salt)
        padded = (self.original + b"\x80").ljust(padme(len(self.original) + 1), b"\x00")
        return blob_id, encryptor.update(padded) + encryptor.finalize()

    def members(self, log: LogId, entry_id: EntryId) -> Members:
        """Return what the vectors say about it."""
        key, blob_id, _salt = self._secrets()
        return {
            "id": blob_id.hex(),
            "key": key.hex(),
            "wrapped_key": _wrap(log, key, name=self.name, id=blob_id, role=Role.BLOB),
            "original": self.original.hex(),
            "ciphertext": self.sealed(log, entry_id)[1].hex(),
        }

    def _secrets(self) -> tuple[bytes, BlobId, bytes]:
        expanded = _random(f"blob {self.name}", 32 + 16 + 24)
        return expanded[:32], BlobId(expanded[32:48]), expanded[48:]


@dataclass(slots=True)
class Log:
    """A log that grows by one entry at a time and remembers what it did."""

    signer: Signer
    log: LogId
    entries: list[Members] = field(default_factory=list)
    leaves: list[Digest] = field(default_factory=list)

    def add(
        self,
        name: str,
        fields: Fields,
        attachments: tuple[Attachment, ...] = (),
        repeated: tuple[Attachment, ...] = (),
    ) -> None:
        """Append an entry whose key and id come from `name`.

        It brings `attachments`; those `repeated` were brought by an earlier version.
        """
        expanded = _random(name, 48)
        key, entry_id = expanded[:32], EntryId(expanded[32:])
        for place, attachment in enumerate((*repeated, *attachments)):
            fields += attachment.fields(place)
        secrets = derive_secrets(log=self.log, entry_id=entry_id, key=key)
        ciphertext = seal_entry(
            secrets.aead_key, log=self.log, entry_id=entry_id, padded=seal_text(fields)
        )
        blobs = [attachment.sealed(self.log, entry_id) for attachment in attachments]
        parts = sealed_parts(
            entry=sha256(ciphertext), blobs=[(blob_id, sha256(data)) for blob_id, data in blobs]
        )
        record = Record(
            log=self.log,
            id=entry_id,
            seq=len(self.leaves),
            prev=self.leaves[-1] if self.leaves else NO_PREVIOUS,
            content=content_root(log=self.log, entry_id=entry_id, key=key, fields=fields),
            sealed=sealed_digest(parts),
        )
        self.leaves.append(record.leaf)
        self.entries.append(
            {
                "record": record.encode().decode(),
                "leaf": record.leaf.hex(),
                "sealed_parts": parts.hex(),
                "key": key.hex(),
                "wrapped_key": _wrap(self.log, key, name=name, id=entry_id, role=Role.ENTRY),
                "aead_key": secrets.aead_key.hex(),
                "ciphertext": ciphertext.hex(),
                "fields": fields,
                "openings": self._openings(entry_id, key, fields),
                "leaves": self._leaves(entry_id, key, fields),
                "attachments": [item.members(self.log, entry_id) for item in attachments],
            }
        )

    def _openings(self, entry_id: EntryId, key: bytes, fields: Fields) -> list[Members]:
        return [
            {"i": o.index, "label": o.label, "salt": o.salt.hex(), "value": o.value}
            for o in openings_of(log=self.log, entry_id=entry_id, key=key, fields=fields)
        ]

    def _leaves(self, entry_id: EntryId, key: bytes, fields: Fields) -> list[str]:
        leaves = content_leaves(log=self.log, entry_id=entry_id, key=key, fields=fields)
        return [leaf.hex() for leaf in leaves]

    def erase(self, seq: int) -> None:
        """Forget what an erasure destroys: keys and ciphertext."""
        kept = {"record", "leaf", "sealed_parts"}
        entry = self.entries[seq]
        self.entries[seq] = {name: entry[name] if name in kept else None for name in entry}

    def reference(self, seq: int) -> str:
        """Return the value that points to an earlier entry."""
        return Reference(seq=seq, leaf=self.leaves[seq]).text()

    def note(self) -> str:
        """Return the signed checkpoint of the log as it is now."""
        root = tree_root(self.leaves)
        checkpoint = Checkpoint(log=self.log, size=len(self.leaves), root=root)
        return self.signer.sign(checkpoint).decode()

    def disclosure(self, seq: int, chosen: set[int], size: int, note: str) -> Members:
        """Return what is handed over of one entry: the openings in `chosen`."""
        entry = self.entries[seq]
        return {
            "record": entry["record"],
            "leaves": entry["leaves"],
            "openings": [entry["openings"][i] for i in sorted(chosen)],
            "path": [step.hex() for step in inclusion_path(self.leaves[:size], seq)],
            "note": note,
        }


def _proofs(leaves: list[Digest]) -> Members:
    size = len(leaves)
    return {
        "roots": [tree_root(leaves[:at]).hex() for at in range(1, size + 1)],
        "inclusion": [
            {"index": at, "size": size, "path": [s.hex() for s in inclusion_path(leaves, at)]}
            for at in range(size)
        ],
        "consistency": [
            {"first": at, "second": size, "path": [s.hex() for s in consistency_path(leaves, at)]}
            for at in range(1, size + 1)
        ],
    }


def _signing_key(log: LogId, signer: Signer, name: str) -> Members:
    key_name = sha256(signer.public)[:16]
    return {
        "seed": signer.seed.hex(),
        "public_key": signer.public.hex(),
        "wrapped_key": _wrap(log, signer.seed, name=name, id=key_name, role=Role.SIGNING),
    }


LETTER = Attachment(name="letter.txt", type="text/plain", original=b"Please write to me.\n")
NOTHING = Attachment(name="empty.bin", type="application/octet-stream", original=b"")
PAGE = Attachment(name="page 2.txt", type="text/plain", original=b"Or call.\n")
# Longer than one chunk of the encryption, which has 16 KiB.
LONG = Attachment(name="long.bin", type="application/octet-stream", original=bytes(17_000))

FIRST_TEXT = (
    ("/kind", "incident"),
    ("/occurred/from", "2026-03-14"),
    ("/text", ("He ", "said ", "no.")),
)
MIXED_TEXT = "  Zażółć,\n\t他说“不”。 \U0001f469\u200d\U0001f467 e\u0301 \u202etxt"


def _fill(log: Log) -> list[str]:
    """Append every sort of entry; return the notes that were signed on the way."""
    nonce = NONCE.hex()
    log.add("genesis", (("/kind", "genesis"), ("/key", log.signer.public.hex()), ("/nonce", nonce)))
    log.add("entry 1", FIRST_TEXT)
    notes = [log.note()]
    log.add(
        "entry 2",
        (("/kind", "document"), ("/number", "2"), ("/text", split_words(MIXED_TEXT))),
        (LETTER, NOTHING, LONG),
    )
    changed = (*FIRST_TEXT[:2], ("/text", ("He ", "said ", "nothing.")))
    log.add("entry 3", (*changed, ("/amends", log.reference(1)), ("/reason", "slip")))
    log.add("entry 4", (("/kind", "detail"), ("/adds", log.reference(1)), ("/where", "at home")))
    log.add("entry 5", (("/kind", "document"), ("/amends", log.reference(2)),
                        ("/reason", "a page more")), (PAGE,), (LETTER, NOTHING, LONG))  # fmt: skip
    log.add("entry 6", (("/kind", "withdrawal"), ("/withdraws", log.reference(5)),
                        ("/reason", "not needed")))  # fmt: skip
    log.add("entry 7", (("/kind", "contact"), ("/number", "3"), ("/text", split_words("a " * 40))))
    log.add("entry 8", (("/kind", "erasure"), ("/erases", log.reference(7)), ("/entry", "3"),
                        ("/reason", "asked to")))  # fmt: skip
    log.erase(7)
    notes.append(log.note())
    return notes


def vectors() -> Members:
    """Return the content of the file."""
    first, second = Signer.from_seed(bytes(range(32))), Signer.from_seed(_random("second", 32))
    log = Log(first, log_id(first.public, NONCE))
    notes = _fill(log)
    log.add("entry 9", (("/kind", "key"), ("/key", second.public.hex())))
    notes.append(log.note())
    log.signer = second
    log.add("entry 10", (("/kind", "incident"), ("/number", "4"), ("/text", ("Signed ", "anew."))))
    notes.append(log.note())
    descriptor = {
        "log": log.log.hex(),
        "public_key": first.public.hex(),
        "nonce": NONCE.hex(),
    }
    key_record = log.disclosure(9, {0, 1, 2}, 10, notes[2])
    return {
        "what": WHAT,
        "format": "evidencelog/1",
        "descriptor": descriptor,
        "root_key": ROOT_KEY.hex(),
        "epoch": EPOCH,
        "signing_keys": [
            _signing_key(log.log, first, "signing 1"),
            _signing_key(log.log, second, "signing 2"),
        ],
        "entries": log.entries,
        **_proofs(log.leaves),
        "notes": notes,
        "disclosures": [
            {"descriptor": descriptor, "keys": [], **log.disclosure(1, {0, 4}, 2, notes[0])},
            {"descriptor": descriptor, "keys": [], **log.disclosure(1, {4}, 2, notes[0])},
            {
                "descriptor": descriptor,
                "keys": [key_record],
                **log.disclosure(10, {0, 1, 2, 3, 4}, 11, notes[3]),
            },
        ],
    }


def text() -> str:
    """Return the file as it is committed."""
    return json.dumps(vectors(), indent=1, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    VECTORS.write_text(text(), encoding="utf-8")
    print(f"wrote {VECTORS.name}")
