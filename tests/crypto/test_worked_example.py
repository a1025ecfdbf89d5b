"""The worked example of the format: the sealed text and the signed checkpoint of entry 1."""

from __future__ import annotations

import base64
import hashlib

from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.fields import Fields
from evidencelog.core.hashes import Digest, log_id
from evidencelog.core.sealing import seal_text, unseal_text
from evidencelog.crypto.envelope import open_entry, seal_entry
from evidencelog.crypto.signing import Signer, open_note
from tests.crypto.samples import ENTRY, LOG, PUBLIC, SEED

AEAD_KEY = bytes.fromhex("ebd971c2f68ad2095a49fb5a6e7a474508d82db92c89f2a1f125dd3a57032cc2")
FIELDS: Fields = (
    ("/kind", "incident"),
    ("/occurred/from", "2026-03-14"),
    ("/text", ("He ", "said ", "no.")),
)
CIPHERTEXT_SHA256 = "cb3ffbf73672934134d9d6bba6d7a10fc388f84ef4f972dd58c9e482961c8065"
CHECKPOINT = Checkpoint(
    log=LOG,
    size=2,
    root=Digest(base64.b64decode("Ubo82v3sNfTjwxm4+bbARnjBE8LMs3jwOYPsb0Et+Dw=")),
)
NOTE = (
    f"evidencelog.invalid/{LOG.hex()}\n2\nUbo82v3sNfTjwxm4+bbARnjBE8LMs3jwOYPsb0Et+Dw=\n\n"
    f"— evidencelog.invalid/{LOG.hex()} "
    "C12d0UvbS41ISieiF7tjDxp9Oj3wl5uyeXyHWHaBZmg71DHKrjxVsvLHfC5NA8RdRB+rzOztTC8r9BuMw/ncAwXUwwc=\n"
).encode()


def test_the_seed_gives_the_public_key_and_the_log_id() -> None:
    signer = Signer.from_seed(SEED)

    assert signer.public == PUBLIC
    assert log_id(signer.public, bytes(range(16))) == LOG


def test_the_sealed_text_has_the_published_ciphertext() -> None:
    ciphertext = seal_entry(AEAD_KEY, log=LOG, entry_id=ENTRY, padded=seal_text(FIELDS))

    assert len(ciphertext) == 496
    assert hashlib.sha256(ciphertext).hexdigest() == CIPHERTEXT_SHA256


def test_the_published_ciphertext_opens_to_the_fields() -> None:
    ciphertext = seal_entry(AEAD_KEY, log=LOG, entry_id=ENTRY, padded=seal_text(FIELDS))

    opened = open_entry(AEAD_KEY, log=LOG, entry_id=ENTRY, ciphertext=ciphertext)

    assert unseal_text(opened) == FIELDS


def test_the_checkpoint_has_the_published_signature() -> None:
    assert Signer.from_seed(SEED).sign(CHECKPOINT) == NOTE


def test_the_published_note_opens_to_the_checkpoint() -> None:
    assert open_note(NOTE, log=LOG, public_key=PUBLIC) == CHECKPOINT
