from __future__ import annotations

import pytest

from evidencelog.crypto import recovery
from evidencelog.errors import ExitCode


def test_a_new_code_is_random_and_has_160_bits() -> None:
    code = recovery.generate()

    assert code != recovery.generate()
    assert len(recovery.parse(code)) == 20
    assert [len(group) for group in code.split("-")] == [5] * 8


def test_a_code_can_be_typed_without_care() -> None:
    code = recovery.generate()

    assert recovery.parse(f"  {code.lower().replace('-', ' ')}\n") == recovery.parse(code)


def test_a_mistyped_code_names_the_group_and_is_refused_like_a_passphrase() -> None:
    code = recovery.encode_groups(bytes(range(20)))

    with pytest.raises(recovery.RecoveryCodeError, match="group 5 of the code") as caught:
        recovery.parse(code.replace("185G3", "18G53"))

    assert caught.value.group == 5
    assert caught.value.exit_code is ExitCode.PASSPHRASE_REFUSED
    assert caught.value.hint == "compare group 5 with what was written down"


def test_a_code_of_another_length_names_no_group() -> None:
    with pytest.raises(recovery.RecoveryCodeError, match="characters instead of 40") as caught:
        recovery.parse("0000Z-G40R6")

    assert caught.value.group is None
