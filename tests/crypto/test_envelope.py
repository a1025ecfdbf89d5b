from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.hashes import EntryId
from evidencelog.crypto.envelope import (
    PRIVATE_MINIMUM,
    WRAPPED_SIZE,
    KeyRefusedError,
    Role,
    RootKey,
    SealBrokenError,
    new_blob_key,
    new_entry_key,
    new_root_key,
    open_entry,
    open_private,
    seal_entry,
    seal_private,
    unwrap_key,
    wrap_key,
)
from tests.crypto.samples import BLOB, ENTRY, LOG, OTHER_LOG, ROOT, flipped

KEY = bytes(range(32))
WRAPPED = wrap_key(ROOT, KEY, log=LOG, id=ENTRY, role=Role.ENTRY, epoch=3)
PRIVATE = seal_private(ROOT, log=LOG, name=b"settings", data=b"zone=Europe/Dublin")
SEALED = seal_entry(KEY, log=LOG, entry_id=ENTRY, padded=b"p" * 480)


@pytest.mark.parametrize("new", [new_root_key, new_entry_key, new_blob_key])
def test_new_keys_are_random_and_32_bytes(new: Callable[[], bytes]) -> None:
    assert len(new()) == 32
    assert new() != new()


def test_a_wrapped_key_has_60_bytes_and_opens_again() -> None:
    assert len(WRAPPED) == WRAPPED_SIZE == 60
    assert unwrap_key(ROOT, WRAPPED, log=LOG, id=ENTRY, role=Role.ENTRY, epoch=3) == KEY


def test_wrapping_twice_never_gives_the_same_bytes() -> None:
    assert wrap_key(ROOT, KEY, log=LOG, id=ENTRY, role=Role.ENTRY, epoch=3) != WRAPPED


def test_a_wrapped_key_opens_by_rule_13_alone() -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    aad = b"evidencelog/wrap/v1\n" + LOG + ENTRY + b"\x00" + b"\x00\x00\x00\x03"

    assert AESGCM(ROOT).decrypt(WRAPPED[:12], WRAPPED[12:], aad) == KEY


def test_no_byte_of_a_wrapped_key_can_change() -> None:
    for at in range(WRAPPED_SIZE):
        with pytest.raises(KeyRefusedError, match="does not open"):
            unwrap_key(ROOT, flipped(WRAPPED, at), log=LOG, id=ENTRY, role=Role.ENTRY, epoch=3)


def test_a_wrapped_key_does_not_open_for_another_log() -> None:
    with pytest.raises(KeyRefusedError, match="does not open"):
        unwrap_key(ROOT, WRAPPED, log=OTHER_LOG, id=ENTRY, role=Role.ENTRY, epoch=3)


def test_a_wrapped_key_does_not_open_for_another_object() -> None:
    with pytest.raises(KeyRefusedError, match="does not open"):
        unwrap_key(ROOT, WRAPPED, log=LOG, id=BLOB, role=Role.ENTRY, epoch=3)


@pytest.mark.parametrize("role", [Role.BLOB, Role.SIGNING])
def test_a_wrapped_key_does_not_open_in_another_role(role: Role) -> None:
    with pytest.raises(KeyRefusedError, match="does not open"):
        unwrap_key(ROOT, WRAPPED, log=LOG, id=ENTRY, role=role, epoch=3)


def test_a_key_wrapped_before_a_rekey_does_not_open_after_it() -> None:
    with pytest.raises(KeyRefusedError, match="does not open"):
        unwrap_key(ROOT, WRAPPED, log=LOG, id=ENTRY, role=Role.ENTRY, epoch=4)


def test_a_wrapped_key_does_not_open_with_another_root_key() -> None:
    with pytest.raises(KeyRefusedError, match="does not open"):
        unwrap_key(RootKey(KEY), WRAPPED, log=LOG, id=ENTRY, role=Role.ENTRY, epoch=3)


@pytest.mark.parametrize("length", [0, 12, 59, 61])
def test_a_wrapped_key_of_another_length_is_refused(length: int) -> None:
    data = WRAPPED.ljust(61, b"\0")[:length]

    with pytest.raises(KeyRefusedError, match="wrong length"):
        unwrap_key(ROOT, data, log=LOG, id=ENTRY, role=Role.ENTRY, epoch=3)


def test_only_whole_keys_and_ids_are_wrapped() -> None:
    with pytest.raises(ValueError, match="a key has 32 bytes, not 31"):
        wrap_key(ROOT, KEY[:31], log=LOG, id=ENTRY, role=Role.ENTRY, epoch=0)
    with pytest.raises(ValueError, match="an object id 16"):
        wrap_key(ROOT, KEY, log=LOG, id=ENTRY[:15], role=Role.ENTRY, epoch=0)


def test_no_byte_of_a_sealed_entry_can_change() -> None:
    for at in range(len(SEALED)):
        with pytest.raises(SealBrokenError, match="sealed text of an entry"):
            open_entry(KEY, log=LOG, entry_id=ENTRY, ciphertext=flipped(SEALED, at))


@pytest.mark.parametrize("cut", [0, 1, 15, 16, 495])
def test_a_sealed_entry_that_was_cut_is_refused(cut: int) -> None:
    with pytest.raises(SealBrokenError, match="sealed text of an entry"):
        open_entry(KEY, log=LOG, entry_id=ENTRY, ciphertext=SEALED[:cut])


def test_a_sealed_entry_does_not_open_in_another_place() -> None:
    with pytest.raises(SealBrokenError, match="sealed text of an entry"):
        open_entry(KEY, log=LOG, entry_id=EntryId(BLOB), ciphertext=SEALED)
    with pytest.raises(SealBrokenError, match="sealed text of an entry"):
        open_entry(KEY, log=OTHER_LOG, entry_id=ENTRY, ciphertext=SEALED)


@given(name=st.binary(max_size=40), data=st.binary(max_size=2000))
def test_private_data_opens_again(name: bytes, data: bytes) -> None:
    sealed = seal_private(ROOT, log=LOG, name=name, data=data)

    assert open_private(ROOT, log=LOG, name=name, data=sealed) == data


def test_private_data_shows_its_length_only_in_steps() -> None:
    def sealed_size(length: int) -> int:
        return len(seal_private(ROOT, log=LOG, name=b"draft", data=b"x" * length))

    assert {sealed_size(length) for length in (0, 1, 100, 255)} == {16 + PRIVATE_MINIMUM + 16}
    assert len({sealed_size(length) for length in range(1000, 2000)}) < 20


def test_private_data_sealed_twice_never_looks_the_same() -> None:
    assert seal_private(ROOT, log=LOG, name=b"settings", data=b"zone=Europe/Dublin") != PRIVATE


def test_no_byte_of_private_data_can_change() -> None:
    for at in range(len(PRIVATE)):
        with pytest.raises(SealBrokenError, match="private data does not open"):
            open_private(ROOT, log=LOG, name=b"settings", data=flipped(PRIVATE, at))


@pytest.mark.parametrize("length", [0, 15, 16, 31])
def test_private_data_that_was_cut_is_refused(length: int) -> None:
    with pytest.raises(SealBrokenError, match="cut short"):
        open_private(ROOT, log=LOG, name=b"settings", data=PRIVATE[:length])


def test_private_data_does_not_open_under_another_name_log_or_key() -> None:
    with pytest.raises(SealBrokenError, match="does not open"):
        open_private(ROOT, log=LOG, name=b"setting", data=PRIVATE)
    with pytest.raises(SealBrokenError, match="does not open"):
        open_private(ROOT, log=OTHER_LOG, name=b"settings", data=PRIVATE)
    with pytest.raises(SealBrokenError, match="does not open"):
        open_private(RootKey(KEY), log=LOG, name=b"settings", data=PRIVATE)
