from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.crypto import recovery
from evidencelog.crypto.kdf import KdfParams
from evidencelog.crypto.passphrase import PassphraseUnusableError
from evidencelog.crypto.recovery import RecoveryCodeError
from evidencelog.crypto.slots import (
    SLOT_SIZE,
    Slot,
    SlotDamagedError,
    SlotKind,
    WrongSecretError,
    open_slot,
    passphrase_slot,
    recovery_slot,
)
from evidencelog.errors import EvidenceLogError, ExitCode, NewerVersionError
from tests.crypto.samples import CHEAP, LOG, OTHER_LOG, ROOT, flipped

WORDS = "six words are easier to keep"
CODE = recovery.encode_groups(bytes(range(20)))
PASSPHRASE_SLOT = passphrase_slot(ROOT, WORDS, log=LOG, params=CHEAP)
RECOVERY_SLOT = recovery_slot(ROOT, CODE, log=LOG)

both = pytest.mark.parametrize(
    ("slot", "secret"), [(PASSPHRASE_SLOT, WORDS), (RECOVERY_SLOT, CODE)], ids=["words", "code"]
)


def reseal(body: bytes) -> bytes:
    """Return a stored slot with a checksum that fits."""
    return body + hashlib.sha256(body).digest()


@both
def test_the_right_secret_gives_the_root_key(slot: Slot, secret: str) -> None:
    assert open_slot(slot, secret, log=LOG) == ROOT


def test_a_slot_says_what_opens_it() -> None:
    assert PASSPHRASE_SLOT.kind == "passphrase"
    assert PASSPHRASE_SLOT.params == CHEAP
    assert RECOVERY_SLOT.kind == "recovery"
    assert RECOVERY_SLOT.params is None


def test_two_slots_for_one_passphrase_share_nothing() -> None:
    other = passphrase_slot(ROOT, WORDS, log=LOG, params=CHEAP)

    assert other.salt != PASSPHRASE_SLOT.salt
    assert other.commitment != PASSPHRASE_SLOT.commitment
    assert other.wrapped != PASSPHRASE_SLOT.wrapped


def test_another_keyboards_spelling_of_the_passphrase_opens_the_slot() -> None:
    slot = passphrase_slot(ROOT, "caf\u00e9 au lait", log=LOG, params=CHEAP)

    assert open_slot(slot, "cafe\u0301\u00a0au lait", log=LOG) == ROOT


@pytest.mark.parametrize("wrong", [WORDS + " ", WORDS.upper(), "something else"])
def test_a_wrong_passphrase_is_called_that(wrong: str) -> None:
    with pytest.raises(WrongSecretError, match="the passphrase does not open this log") as caught:
        open_slot(PASSPHRASE_SLOT, wrong, log=LOG)

    assert caught.value.exit_code is ExitCode.PASSPHRASE_REFUSED


def test_a_wrong_recovery_code_is_called_that() -> None:
    with pytest.raises(WrongSecretError, match="not the recovery code of this log"):
        open_slot(RECOVERY_SLOT, recovery.generate(), log=LOG)


def test_a_mistyped_recovery_code_names_its_group() -> None:
    with pytest.raises(RecoveryCodeError, match="group 2 of the code is mistyped"):
        open_slot(RECOVERY_SLOT, flip_character(CODE, 8), log=LOG)


def flip_character(code: str, at: int) -> str:
    return code[:at] + ("0" if code[at] != "0" else "2") + code[at + 1 :]


def test_what_cannot_be_a_passphrase_is_said() -> None:
    with pytest.raises(PassphraseUnusableError, match="the passphrase is empty"):
        open_slot(PASSPHRASE_SLOT, "", log=LOG)


@both
def test_a_damaged_key_never_looks_like_a_wrong_secret(slot: Slot, secret: str) -> None:
    for at in range(len(slot.wrapped)):
        damaged = replace(slot, wrapped=flipped(slot.wrapped, at))
        with pytest.raises(SlotDamagedError, match="key behind this way to unlock is damaged"):
            open_slot(damaged, secret, log=LOG)


def test_a_passphrase_slot_of_another_log_does_not_open() -> None:
    with pytest.raises(SlotDamagedError, match="is damaged"):
        open_slot(PASSPHRASE_SLOT, WORDS, log=OTHER_LOG)


def test_a_recovery_slot_of_another_log_does_not_open() -> None:
    with pytest.raises(WrongSecretError, match="not the recovery code"):
        open_slot(RECOVERY_SLOT, CODE, log=OTHER_LOG)


@both
def test_a_stored_slot_reads_back_as_it_was(slot: Slot, secret: str) -> None:
    data = slot.encode()

    assert len(data) == SLOT_SIZE
    assert Slot.decode(data) == slot
    assert Slot.decode(data).encode() == data
    assert open_slot(Slot.decode(data), secret, log=LOG) == ROOT


@both
def test_every_flipped_byte_is_damage_and_never_a_wrong_secret(slot: Slot, secret: str) -> None:
    data = slot.encode()

    for at in range(len(data)):
        with pytest.raises(SlotDamagedError, match="this way to unlock is damaged"):
            Slot.decode(flipped(data, at))


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, SLOT_SIZE - 1])
def test_a_slot_that_was_cut_is_damage(length: int) -> None:
    with pytest.raises(SlotDamagedError, match="this way to unlock is damaged"):
        Slot.decode(PASSPHRASE_SLOT.encode()[:length])


def test_a_slot_of_another_length_is_refused_even_with_a_checksum_that_fits() -> None:
    body = PASSPHRASE_SLOT.encode()[:-32]

    for other in (body + b"\0", body[:-1]):
        with pytest.raises(SlotDamagedError, match="wrong length"):
            Slot.decode(reseal(other))


def changed_cost(slot: Slot, cost: bytes) -> bytes:
    body = slot.encode()[:-32]
    at = len(b"evidencelog/slot/v1\n")
    return reseal(body[:at] + cost + body[at + len(cost) :])


@pytest.mark.parametrize(
    "params",
    [
        KdfParams(memory_kib=2**32 - 1, iterations=3),
        KdfParams(memory_kib=65_536, iterations=2**32 - 1),
        KdfParams(memory_kib=65_536, iterations=3, lanes=255),
        KdfParams(memory_kib=0, iterations=0, lanes=0),
    ],
    ids=repr,
)
def test_a_cost_that_would_hang_is_refused_before_anything_is_derived(params: KdfParams) -> None:
    with pytest.raises(SlotDamagedError, match="more memory or time than is ever needed"):
        Slot.decode(replace(PASSPHRASE_SLOT, params=params).encode())


def test_a_recovery_slot_with_a_cost_is_refused() -> None:
    cost = b"\x01" + PASSPHRASE_SLOT.encode()[21:30]

    with pytest.raises(SlotDamagedError, match="this way to unlock is damaged"):
        Slot.decode(changed_cost(RECOVERY_SLOT, cost))


def test_an_intact_slot_of_a_later_program_is_not_called_damaged() -> None:
    later = reseal(b"evidencelog/slot/v2\n" + b"whatever that may be")
    other_kind = changed_cost(PASSPHRASE_SLOT, b"\x02")

    for data in (later, other_kind):
        with pytest.raises(NewerVersionError, match="added by a newer version"):
            Slot.decode(data)


@given(st.binary(max_size=2 * SLOT_SIZE), st.booleans())
def test_only_own_errors_come_out_of_reading_a_slot(data: bytes, with_checksum: bool) -> None:
    body = b"evidencelog/slot/v1\n" + data
    with pytest.raises(EvidenceLogError):
        Slot.decode(reseal(body) if with_checksum and len(body) + 32 != SLOT_SIZE else data)


@given(st.binary(min_size=SLOT_SIZE - 52, max_size=SLOT_SIZE - 52))
def test_what_is_accepted_serialises_to_itself(data: bytes) -> None:
    stored = reseal(b"evidencelog/slot/v1\n" + data)
    try:
        slot = Slot.decode(stored)
    except (SlotDamagedError, NewerVersionError):
        return
    assert slot.encode() == stored


@given(
    memory_kib=st.integers(8, 1 << 18),
    iterations=st.integers(1, 64),
    salt=st.binary(min_size=16, max_size=16),
    rest=st.binary(min_size=92, max_size=92),
)
def test_every_slot_that_can_be_written_reads_back(
    memory_kib: int, iterations: int, salt: bytes, rest: bytes
) -> None:
    slot = Slot(
        kind=SlotKind.PASSPHRASE,
        params=KdfParams(memory_kib=memory_kib, iterations=iterations),
        salt=salt,
        commitment=rest[:32],
        wrapped=rest[32:],
    )

    assert Slot.decode(slot.encode()) == slot


def test_a_kind_and_a_cost_that_do_not_fit_together_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="a passphrase slot has a cost"):
        replace(PASSPHRASE_SLOT, params=None)
    with pytest.raises(ValueError, match="a recovery slot has none"):
        replace(RECOVERY_SLOT, params=CHEAP)


def test_the_stored_slot_names_nothing_in_clear() -> None:
    data = PASSPHRASE_SLOT.encode()
    hidden: list[bytes] = [WORDS.encode(), ROOT, LOG]

    assert [data.find(secret) for secret in hidden] == [-1, -1, -1]
