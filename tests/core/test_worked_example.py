"""The worked example of docs/format.md, every value of it, from the first byte on.

The values were published before this code was written, so they are typed in here and
not read from the vectors that our own script makes.
"""

from __future__ import annotations

import json
from hashlib import shake_256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evidencelog.core.checkpoint import Checkpoint, Note, Signature, key_id, origin
from evidencelog.core.fields import Fields, check_fields
from evidencelog.core.hashes import Digest, EntryId, log_id, node_hash, sha256
from evidencelog.core.merkle import Frontier, tree_root
from evidencelog.core.openings import (
    content_leaves,
    content_root,
    derive_secrets,
    entry_context,
    openings_of,
)
from evidencelog.core.records import NO_PREVIOUS, Record, sealed_digest, sealed_parts
from evidencelog.core.sealing import seal_text

SEED = bytes(range(32))
NONCE = bytes(range(16))
PUBLIC_KEY = bytes.fromhex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
LOG = log_id(PUBLIC_KEY, NONCE)
LOG_HEX = "a392afe8a8ee1bf8af47fd17e70b47d08f3b6958854fb4030c7b4cd6aed87d0a"

GENESIS: Fields = (("/kind", "genesis"), ("/key", PUBLIC_KEY.hex()), ("/nonce", NONCE.hex()))
FIELDS: Fields = (
    ("/kind", "incident"),
    ("/occurred/from", "2026-03-14"),
    ("/text", ("He ", "said ", "no.")),
)
SHAPE = '[["/kind",0],["/occurred/from",0],["/text",3]]'

# index, label, value, salt, leaf
OPENINGS = [
    (
        0,
        "",
        SHAPE,
        "6e80c674d04a65ae24ca9b0c5fe833df6c5ba67fa9de1345f570524c9bb8ac39",
        "9e85a38853f550af709fa8329dae9b8590231062e1899643a2c774b4cddae7fa",
    ),
    (
        1,
        "/kind",
        "incident",
        "e5d2709f6eb8394d56345dda05165a78a96b92883fd641d09c7c40dd1b84757c",
        "f404ed6e7a31398ebf12eacf39e87dbb3c901c6129c436e273f51676492dc956",
    ),
    (
        2,
        "/occurred/from",
        "2026-03-14",
        "235b96b0f1ed17f13d59468ba97a75ae2acc50b18adf7667ebe6ba6880e355b9",
        "aa42b9bd8168663fc8666c6268063703a6b7a3a37d8ec5aaddbc2b6625941456",
    ),
    (
        3,
        "/text/0",
        "He ",
        "2521d14bb4e09c2fc4c5f8bc3afce4a8fce280c86862b2e76de03d688fe6c9b1",
        "eec0c39a6619770f4c1461c340cc4bfa96c7bd628a1e8469cefeb0f9e4d5ce63",
    ),
    (
        4,
        "/text/1",
        "said ",
        "fa76792c6e275d8f9932c56d99772a4b33d2353026dafd4b65a244cc49f4c0c3",
        "fc2c9302d033477eb2b62cb3660e7e2f8a1d2fc9442b58873894816e4258a76f",
    ),
    (
        5,
        "/text/2",
        "no.",
        "dbc64a6b5ff9523e75da2a7557f15d4174547fadb4c2528072ee6ad29998be5a",
        "50e021e375e6d37f63bb8f55cbac9181f1cfd9762e667161fdcf36642a9fc605",
    ),
]
PADDING_LEAF = "f2222a6db3d417f9988c2719b673a88fdd3664a4f5eb831fac9ead79f1fc0708"
CONTENT = "eff6822332d3ff59bfebede22ca3125ed64e265630265d24539e565278d436b3"

RECORD_0 = (
    '{"content":"e9d2f41fd9a3507a7847cfca8a26042945b78ce53250462a85e343d25069841a",'
    '"id":"f0861fdeac3b221c3733e287987305ca",'
    f'"log":"{LOG_HEX}","prev":"{"0" * 64}",'
    '"sealed":"1f30a0e705d473404d7d7b85ca1c3ad8c1f1a5fe1ea27440e4e2d1d6fcacb8f3",'
    '"seq":0,"v":"evidencelog/1"}'
)
LEAF_0 = "af08980f03925aa26c90aed7b19ca93f9ee9df0c9dd302848c8d34ac749d4df8"
RECORD_1 = (
    f'{{"content":"{CONTENT}","id":"ac76147e1853a90c7bb0e283ff686a39","log":"{LOG_HEX}",'
    f'"prev":"{LEAF_0}",'
    '"sealed":"0bbc1f9fad8716135a9acf95b34597ceb3f1d6faf0d19ff98d4ff4a4035a72bb",'
    '"seq":1,"v":"evidencelog/1"}'
)
LEAF_1 = "cfcd7d4e546c03b9e413a97d8bfd87f58853ed418732316356ef514fcbdec8fa"
ROOT_BASE64 = "Ubo82v3sNfTjwxm4+bbARnjBE8LMs3jwOYPsb0Et+Dw="
NOTE = (
    f"evidencelog.invalid/{LOG_HEX}\n2\n{ROOT_BASE64}\n\n"
    f"\u2014 evidencelog.invalid/{LOG_HEX} "
    "C12d0UvbS41ISieiF7tjDxp9Oj3wl5uyeXyHWHaBZmg71DHKrjxVsvLHfC5NA8RdRB+rzOztTC8r9BuMw/ncAwXUwwc=\n"
)


def _key_and_id(name: str) -> tuple[bytes, EntryId]:
    expanded = shake_256(name.encode()).digest(48)
    return expanded[:32], EntryId(expanded[32:])


KEY, ENTRY_ID = _key_and_id("entry 1")


def _ciphertext(name: str, fields: Fields) -> bytes:
    key, entry_id = _key_and_id(name)
    secrets = derive_secrets(log=LOG, entry_id=entry_id, key=key)
    return AESGCM(secrets.aead_key).encrypt(
        bytes(12), seal_text(fields), entry_context(LOG, entry_id)
    )


def _record(name: str, fields: Fields, *, seq: int, prev: Digest) -> Record:
    key, entry_id = _key_and_id(name)
    return Record(
        log=LOG,
        id=entry_id,
        seq=seq,
        prev=prev,
        content=content_root(log=LOG, entry_id=entry_id, key=key, fields=fields),
        sealed=sealed_digest(sealed_parts(entry=sha256(_ciphertext(name, fields)))),
    )


FIRST = _record("genesis", GENESIS, seq=0, prev=NO_PREVIOUS)
SECOND = _record("entry 1", FIELDS, seq=1, prev=FIRST.leaf)


def test_log_id_binds_key_and_nonce() -> None:
    assert LOG.hex() == LOG_HEX


def test_fields_of_the_example_are_allowed() -> None:
    check_fields(GENESIS)
    check_fields(FIELDS)


def test_entry_key_expands_to_the_key_of_the_ciphertext() -> None:
    assert KEY.hex() == "f76d82c3734e426d48114e212ca195dcd7fa9239ee6b72df4decb0d57ba90944"
    assert ENTRY_ID.hex() == "ac76147e1853a90c7bb0e283ff686a39"
    secrets = derive_secrets(log=LOG, entry_id=ENTRY_ID, key=KEY)
    assert secrets.aead_key.hex() == (
        "ebd971c2f68ad2095a49fb5a6e7a474508d82db92c89f2a1f125dd3a57032cc2"
    )


@pytest.mark.parametrize("expected", OPENINGS, ids=lambda row: row[1] or "shape")
def test_opening_has_label_value_salt_and_leaf(expected: tuple[int, str, str, str, str]) -> None:
    opening = list(openings_of(log=LOG, entry_id=ENTRY_ID, key=KEY, fields=FIELDS))[expected[0]]

    assert (
        opening.index,
        opening.label,
        opening.value,
        opening.salt.hex(),
        opening.leaf.hex(),
    ) == expected


def test_leaves_are_those_of_the_openings_then_padding() -> None:
    leaves = content_leaves(log=LOG, entry_id=ENTRY_ID, key=KEY, fields=FIELDS)

    assert [leaf.hex() for leaf in leaves[:6]] == [row[4] for row in OPENINGS]
    assert leaves[6].hex() == PADDING_LEAF
    assert len(leaves) == 16
    assert tree_root(leaves).hex() == CONTENT


def test_sealed_text_is_padded_and_its_ciphertext_is_bound() -> None:
    ciphertext = _ciphertext("entry 1", FIELDS)

    assert len(ciphertext) == 496
    assert sha256(ciphertext).hex() == (
        "cb3ffbf73672934134d9d6bba6d7a10fc388f84ef4f972dd58c9e482961c8065"
    )


def test_sealed_text_begins_with_the_compact_list_of_fields() -> None:
    text, padding = seal_text(FIELDS).split(b"\x80")

    assert text.decode() == (
        '[["/kind","incident"],["/occurred/from","2026-03-14"],["/text",["He ","said ","no."]]]'
    )
    assert set(padding) == {0}


@pytest.mark.parametrize(
    ("record", "text", "leaf"),
    [(FIRST, RECORD_0, LEAF_0), (SECOND, RECORD_1, LEAF_1)],
    ids=["first", "second"],
)
def test_record_has_exactly_these_bytes(record: Record, text: str, leaf: str) -> None:
    assert record.encode().decode() == text
    assert Record.decode(text.encode()) == record
    assert record.leaf.hex() == leaf


def test_record_is_canonical_json_of_its_members() -> None:
    members = json.loads(RECORD_1)

    assert json.dumps(members, sort_keys=True, separators=(",", ":")) == RECORD_1


def test_root_of_two_records_is_the_node_over_their_leaves() -> None:
    assert Frontier([FIRST.leaf, SECOND.leaf]).root() == node_hash(FIRST.leaf, SECOND.leaf)


def test_signed_checkpoint_has_exactly_these_bytes() -> None:
    root = Frontier([FIRST.leaf, SECOND.leaf]).root()
    text = Checkpoint(log=LOG, size=2, root=root).text()
    signature = Ed25519PrivateKey.from_private_bytes(SEED).sign(text.encode())
    name = origin(LOG)
    line = Signature(name=name, key_id=key_id(name, PUBLIC_KEY), value=signature)

    note = Note(text=text, signatures=(line,))

    assert note.format().decode() == NOTE
    assert Note.parse(NOTE.encode()) == note
    assert Checkpoint.parse(note.text) == Checkpoint(log=LOG, size=2, root=root)
