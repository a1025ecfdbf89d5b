"""A log that the program wrote is what docs/format.md says, by the word of a stranger.

What lies in the store, with the root key, is laid out like the committed vectors and
handed to the independent verifier, which shares no code with the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from evidencelog.app.amend import add_detail, amend, find, withdraw
from evidencelog.app.attach import FileToAttach
from evidencelog.app.create import create_log
from evidencelog.app.erase import erase
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog, PassphraseSecret, unlock
from evidencelog.core.hashes import Digest, EntryId, leaf_hash
from evidencelog.core.kinds import Contact, Incident
from evidencelog.core.merkle import consistency_path, inclusion_path, tree_root
from evidencelog.core.openings import content_leaves, derive_secrets, openings_of
from evidencelog.core.parts import Place
from evidencelog.core.sealing import unseal_text
from evidencelog.crypto.envelope import BlobKey, Role, open_entry, unwrap_key
from evidencelog.crypto.kdf import KdfParams
from evidencelog.crypto.stream import blob_decryptor
from evidencelog.storage.rows import Item, PartRow

Members = dict[str, Any]

PASSPHRASE = "correct horse battery staple"
CHEAP = KdfParams(memory_kib=8, iterations=1)
VERIFIER = Path(__file__).parent / "independent_verifier.py"
ERASED = ("key", "aead_key", "ciphertext", "fields", "openings", "leaves", "attachments")


@dataclass(slots=True)
class Ticking:
    """A clock that moves on by a second at each look."""

    at: datetime = datetime(2026, 3, 14, 18, 5, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def zone(self) -> str:
        return "Europe/Warsaw"


def _fill(log: OpenLog, folder: Path) -> None:
    """Do everything once that puts a record into a log."""
    photo, empty = folder / "photo.jpg", folder / "empty"
    photo.write_bytes(b"\xff\xd8\xff" + bytes(range(256)) * 100)
    empty.write_bytes(b"")
    said = Incident(account="  He said “no”,\nthen 他说不。", title="At the door")
    record(log, said, [FileToAttach(photo), FileToAttach(empty)])
    record(log, Contact(account="Missed calls, a burst."))
    amend(log, 1, Incident(account="He said nothing."), reason="slip", files=[FileToAttach(empty)])
    add_detail(log, 1, Incident(place=Place(text="at home")))
    withdraw(log, 1, "not needed")
    erase(log, 2, "asked to")


def _entry(log: OpenLog, item: Item, rows: list[PartRow]) -> Members:
    entry: Members = {
        "record": item.record.decode(),
        "leaf": leaf_hash(item.record).hex(),
        "sealed_parts": item.parts.hex(),
        "wrapped_key": item.key.hex() if item.key else None,
    }
    if item.key is None:
        assert item.body is None
        return entry | dict.fromkeys(ERASED)
    name = EntryId(item.id)
    key = unwrap_key(log.root, item.key, log=log.log, id=name, role=Role.ENTRY, epoch=log.epoch)
    aead_key = derive_secrets(log=log.log, entry_id=name, key=key).aead_key
    body = item.body or b""
    fields = unseal_text(open_entry(aead_key, log=log.log, entry_id=name, ciphertext=body))
    leaves = content_leaves(log=log.log, entry_id=name, key=key, fields=fields)
    openings = openings_of(log=log.log, entry_id=name, key=key, fields=fields)
    return entry | {
        "key": key.hex(),
        "aead_key": aead_key.hex(),
        "ciphertext": body.hex(),
        "fields": fields,
        "openings": [
            {"i": o.index, "label": o.label, "salt": o.salt.hex(), "value": o.value}
            for o in openings
        ],
        "leaves": [leaf.hex() for leaf in leaves],
        "attachments": [_attachment(log, name, row) for row in rows if row.seq == item.seq],
    }


def _attachment(log: OpenLog, entry: EntryId, row: PartRow) -> Members:
    assert row.key is not None
    with log.store.reading() as view:
        slices = [view.slice(row.id, number) or b"" for number in range(row.slices)]
    key = unwrap_key(log.root, row.key, log=log.log, id=row.id, role=Role.BLOB, epoch=log.epoch)
    stream = blob_decryptor(BlobKey(key), log=log.log, entry_id=entry, blob_id=row.id)
    padded = stream.update(b"".join(slices)) + stream.finalize()
    return {
        "id": row.id.hex(),
        "key": key.hex(),
        "wrapped_key": row.key.hex(),
        "original": padded.rstrip(b"\x00")[:-1].hex(),
        "ciphertext": b"".join(slices).hex(),
    }


def _proofs(leaves: list[Digest]) -> Members:
    size = len(leaves)
    return {
        "roots": [tree_root(leaves[: at + 1]).hex() for at in range(size)],
        "inclusion": [
            {"index": at, "size": size, "path": [s.hex() for s in inclusion_path(leaves, at)]}
            for at in range(size)
        ],
        "consistency": [
            {"first": at, "second": size, "path": [s.hex() for s in consistency_path(leaves, at)]}
            for at in range(1, size + 1)
        ],
    }


def _vectors(log: OpenLog) -> Members:
    with log.store.reading() as view:
        head = view.head()
        items, rows = view.items(0, head.size), view.parts(0, head.size)
    return {
        "format": "evidencelog/1",
        "descriptor": {
            "log": head.log.hex(),
            "public_key": head.public.hex(),
            "nonce": head.nonce.hex(),
        },
        "root_key": log.root.hex(),
        "epoch": log.epoch,
        "signing_keys": [
            {
                "seed": log.signer().seed.hex(),
                "public_key": head.public.hex(),
                "wrapped_key": head.signing.hex(),
            }
        ],
        "entries": [_entry(log, item, rows) for item in items],
        **_proofs([leaf_hash(item.record) for item in items]),
        "notes": [head.note.decode()],
        "disclosures": [],
    }


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Members:
    folder = tmp_path_factory.mktemp("log")
    location, clock = str(folder / "records.db"), Ticking()
    create_log(location, passphrase=PASSPHRASE, clock=clock, cost=CHEAP, with_recovery=False)
    with unlock(location, PassphraseSecret(PASSPHRASE), clock=clock) as log:
        _fill(log, folder)
        assert find(log, 1).amended
        return _vectors(log)


def test_independent_verifier_accepts_what_the_program_wrote(
    vectors: Members, tmp_path: Path
) -> None:
    file = tmp_path / "log.json"
    file.write_text(json.dumps(vectors), encoding="utf-8")

    result = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(file)], capture_output=True, text=True
    )

    assert (result.stdout, result.returncode) == ("log.json: accepted\n", 0), result.stderr


def test_everything_that_was_done_is_a_record(vectors: Members) -> None:
    fields = [dict(entry["fields"] or ()) for entry in vectors["entries"]]
    kinds = [one.get("/kind") for one in fields]

    assert kinds == [
        "genesis", "incident", None, "incident", "detail", "withdrawal", "erasure"
    ]  # fmt: skip
    assert [len(entry["attachments"] or ()) for entry in vectors["entries"]] == [
        0, 2, 0, 1, 0, 0, 0
    ]  # fmt: skip
