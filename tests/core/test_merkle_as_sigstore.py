"""Another implementation agrees: sigstore-python checks our trees and reads our checkpoints."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sigstore._internal.merkle import verify_merkle_inclusion
from sigstore._internal.rekor.checkpoint import LogCheckpoint, SignedNote
from sigstore.errors import VerificationError

from evidencelog.core.checkpoint import Checkpoint, key_id, origin
from evidencelog.core.hashes import LogId, leaf_hash
from evidencelog.core.merkle import inclusion_path, tree_root
from evidencelog.crypto.signing import Signer

LEAVES = [f"record {number}".encode() for number in range(70)]


def as_entry(index: int, size: int, *, body: bytes | None = None) -> SimpleNamespace:
    hashes = [leaf_hash(leaf) for leaf in LEAVES[:size]]
    proof = SimpleNamespace(
        log_index=index,
        tree_size=size,
        hashes=list(inclusion_path(hashes, index)),
        root_hash=tree_root(hashes),
    )
    inner = SimpleNamespace(inclusion_proof=proof, canonicalized_body=body or LEAVES[index])
    return SimpleNamespace(_inner=inner)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 31, 64, 65, 70])
def test_sigstore_accepts_the_inclusion_of_every_leaf(size: int) -> None:
    for index in range(size):
        verify_merkle_inclusion(as_entry(index, size))  # type: ignore[arg-type]


def test_sigstore_refuses_another_leaf_under_our_root() -> None:
    with pytest.raises(VerificationError, match="invalid root hash"):
        verify_merkle_inclusion(as_entry(5, 9, body=b"another"))  # type: ignore[arg-type]


def test_sigstore_reads_our_signed_checkpoint_as_we_meant_it() -> None:
    signer = Signer.from_seed(bytes(range(32)))
    log = LogId(bytes(range(32)))
    root = tree_root([leaf_hash(leaf) for leaf in LEAVES])
    note = SignedNote.from_text(signer.sign(Checkpoint(log=log, size=70, root=root)).decode())
    (signature,) = note.signatures
    assert (signature.name, signature.sig_hash) == (origin(log), key_id(origin(log), signer.public))
    read = LogCheckpoint.from_text(note.note)
    assert (read.origin, read.log_size, read.log_hash) == (origin(log), 70, root.hex())
