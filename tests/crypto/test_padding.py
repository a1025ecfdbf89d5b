from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.crypto.padding import PaddingError, pad, unpad


@given(st.binary(max_size=5000))
def test_padding_comes_off_again(data: bytes) -> None:
    assert unpad(pad(data, minimum=256), minimum=256) == data


@given(st.integers(0, 100_000))
def test_padding_costs_at_most_an_eighth_above_the_minimum(length: int) -> None:
    size = len(pad(bytes(length), minimum=256))

    assert size >= 256
    assert size <= max(256, (length + 1) * 9 // 8)


@given(st.binary(max_size=600))
def test_only_what_padding_makes_is_accepted(data: bytes) -> None:
    try:
        inner = unpad(data, minimum=256)
    except PaddingError:
        return
    assert pad(inner, minimum=256) == data


@pytest.mark.parametrize(
    "data",
    [b"", bytes(256), b"x" * 256, b"x\x80".ljust(255, b"\0"), b"x\x80".ljust(257, b"\0")],
    ids=["empty", "no mark", "no padding", "too short", "too long"],
)
def test_padding_that_is_not_the_one_form_is_refused(data: bytes) -> None:
    with pytest.raises(PaddingError, match="padding of saved data"):
        unpad(data, minimum=256)
