from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.checkpoint import Checkpoint, Note, Signature, key_id, origin
from evidencelog.core.hashes import Digest
from evidencelog.crypto.points import FIELD, GROUP_ORDER, is_sound_point, is_sound_scalar
from evidencelog.crypto.signing import SignatureError, Signer, open_note, verify_signature
from tests.crypto.samples import LOG, OTHER_LOG, SEED, flipped

SIGNER = Signer.from_seed(SEED)
CHECKPOINT = Checkpoint(log=LOG, size=7, root=Digest(bytes(range(32))))
NOTE = SIGNER.sign(CHECKPOINT)

# RFC 8032 7.1, tests 1 to 3: seed, public key, message, signature
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032)
def test_signatures_agree_with_rfc_8032(
    seed: str, public: str, message: str, signature: str
) -> None:
    assert Signer.from_seed(bytes.fromhex(seed)).public.hex() == public
    verify_signature(bytes.fromhex(public), bytes.fromhex(signature), bytes.fromhex(message))


def test_the_example_of_the_signed_note_specification_verifies() -> None:
    key = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]
    note = Note.parse(
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngot"
        "pRZb6KE6RyyBwJnAM=\n".encode()
    )

    verify_signature(key, note.signatures[0].value, note.text.encode())

    assert note.signatures[0].key_id == key_id("PeterNeumann", key)


def test_a_new_key_has_a_random_seed_that_gives_it_back() -> None:
    signer = Signer.generate()

    assert len(signer.seed) == 32
    assert signer.seed != Signer.generate().seed
    assert Signer.from_seed(signer.seed).public == signer.public


def test_a_signer_does_not_show_its_seed() -> None:
    assert repr(SIGNER) == f"Signer(public={SIGNER.public.hex()})"
    assert SEED.hex() not in repr(SIGNER)


@given(size=st.integers(1, 10**15), root=st.binary(min_size=32, max_size=32))
def test_what_was_signed_opens_again(size: int, root: bytes) -> None:
    checkpoint = Checkpoint(log=LOG, size=size, root=Digest(root))

    note = SIGNER.sign(checkpoint)

    assert open_note(note, log=LOG, public_key=SIGNER.public) == checkpoint


def test_no_byte_of_a_note_can_change() -> None:
    for at in range(len(NOTE)):
        with pytest.raises(SignatureError, match=r"note|checkpoint|signature|base64|value"):
            open_note(flipped(NOTE, at), log=LOG, public_key=SIGNER.public)


@given(st.binary(max_size=400))
def test_bytes_that_are_no_note_raise_only_the_own_error(data: bytes) -> None:
    with pytest.raises(SignatureError, match="signed note"):
        open_note(data, log=LOG, public_key=SIGNER.public)


def test_a_note_of_another_log_is_refused() -> None:
    with pytest.raises(SignatureError, match="belongs to another log"):
        open_note(NOTE, log=OTHER_LOG, public_key=SIGNER.public)


def test_a_note_signed_by_another_key_is_refused() -> None:
    with pytest.raises(SignatureError, match="not signed by this log's key"):
        open_note(NOTE, log=LOG, public_key=Signer.generate().public)


def with_lines(*lines: Signature) -> bytes:
    return Note(text=CHECKPOINT.text(), signatures=lines).format()


def test_cosignatures_after_our_own_are_ignored() -> None:
    own = Note.parse(NOTE).signatures[0]
    witness = Signature(name="witness.example", key_id=b"abcd", value=bytes(64))

    note = with_lines(own, witness)

    assert open_note(note, log=LOG, public_key=SIGNER.public) == CHECKPOINT


def test_our_own_signature_must_come_first() -> None:
    own = Note.parse(NOTE).signatures[0]
    witness = Signature(name="witness.example", key_id=b"abcd", value=bytes(64))

    with pytest.raises(SignatureError, match="not signed by this log's key"):
        open_note(with_lines(witness, own), log=LOG, public_key=SIGNER.public)


def test_a_signature_with_bytes_after_it_is_refused() -> None:
    own = Note.parse(NOTE).signatures[0]
    longer = Signature(name=own.name, key_id=own.key_id, value=own.value + b"\0")

    with pytest.raises(SignatureError, match="a form that is not accepted"):
        open_note(with_lines(longer), log=LOG, public_key=SIGNER.public)


def test_a_second_form_of_the_same_signature_is_refused() -> None:
    message = CHECKPOINT.text().encode()
    signature = Note.parse(NOTE).signatures[0].value
    scalar = int.from_bytes(signature[32:], "little") + GROUP_ORDER
    second = signature[:32] + scalar.to_bytes(32, "little")

    verify_signature(SIGNER.public, signature, message)
    with pytest.raises(SignatureError, match="a form that is not accepted"):
        verify_signature(SIGNER.public, second, message)


def test_a_key_that_signs_everything_is_refused() -> None:
    # The neutral element as key and as R, with S = 0, fits every message. The library
    # accepts it, which is why the format asks for more.
    neutral = (1).to_bytes(32, "little")
    signature = neutral + bytes(32)
    Ed25519PublicKey.from_public_bytes(neutral).verify(signature, b"anything at all")

    with pytest.raises(SignatureError, match="a form that is not accepted"):
        verify_signature(neutral, signature, b"anything at all")


def test_a_key_that_is_not_on_the_curve_is_refused() -> None:
    off_curve = (2).to_bytes(32, "little")

    assert is_sound_point(off_curve)
    with pytest.raises(SignatureError, match="does not fit what was signed"):
        verify_signature(off_curve, Note.parse(NOTE).signatures[0].value, b"")


def small_order_points() -> list[bytes]:
    """Return the eight encodings, computed from the curve itself."""
    d = -121665 * pow(121666, -1, FIELD) % FIELD
    root_of_minus_one = pow(2, (FIELD - 1) // 4, FIELD)

    def square_root(square: int) -> int | None:
        for factor in (1, root_of_minus_one):
            root = pow(square, (FIELD + 3) // 8, FIELD) * factor % FIELD
            if root * root % FIELD == square:
                return root
        return None

    # A point has order 8 when twice it has order 4, so x^2 = -y^2 and d y^4 + 2 y^2 - 1 = 0.
    root_of_discriminant = square_root((1 + d) % FIELD)
    assert root_of_discriminant is not None
    squares = [(-1 + sign * root_of_discriminant) * pow(d, -1, FIELD) % FIELD for sign in (1, -1)]
    found = [root for root in map(square_root, squares) if root is not None]
    ys = {0, 1, FIELD - 1, *found, *(FIELD - root for root in found)}
    return [(y | sign << 255).to_bytes(32, "little") for y in ys for sign in (0, 1)]


def test_every_point_of_small_order_is_refused() -> None:
    points = small_order_points()

    assert len(points) == 10  # eight points, and two that give x = 0 a sign
    assert not any(map(is_sound_point, points))


def test_a_coordinate_at_or_beyond_the_field_is_refused() -> None:
    beyond = [FIELD + y for y in range(19)]

    assert not any(is_sound_point(y.to_bytes(32, "little")) for y in beyond)


def test_a_scalar_is_refused_from_the_group_order_on() -> None:
    assert is_sound_scalar((GROUP_ORDER - 1).to_bytes(32, "little"))
    assert not is_sound_scalar(GROUP_ORDER.to_bytes(32, "little"))
    assert not is_sound_scalar(bytes(31))


def test_the_name_in_a_note_must_be_the_logs_own() -> None:
    own = Note.parse(NOTE).signatures[0]
    renamed = Signature(name=origin(OTHER_LOG), key_id=own.key_id, value=own.value)

    with pytest.raises(SignatureError, match="not signed by this log's key"):
        open_note(with_lines(renamed), log=LOG, public_key=SIGNER.public)
