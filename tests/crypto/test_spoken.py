from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.crypto.spoken import ALPHABET, SpokenCodeError, decode_groups, encode_groups

DATA = bytes(range(20))
CODE = encode_groups(DATA)

codes = st.binary(min_size=1, max_size=40)


def test_a_code_is_written_in_groups_of_five() -> None:
    assert CODE == "000GD-40R4X-0M300-E209K-185G3-R38ED-1W811-24GKZ"
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", CODE)


def test_a_whole_digest_fits_in_thirteen_groups() -> None:
    code = encode_groups(bytes(range(32)))

    assert len(code.split("-")) == 13
    assert decode_groups(code, 32) == bytes(range(32))


@given(codes)
def test_a_code_reads_back(data: bytes) -> None:
    assert decode_groups(encode_groups(data), len(data)) == data


@given(codes, st.data())
def test_how_a_code_is_spaced_and_capitalised_does_not_matter(
    data: bytes, draw: st.DataObject
) -> None:
    code = encode_groups(data).replace("-", "")
    spaces = draw.draw(st.lists(st.sampled_from(["", " ", "-", "\n", " - "]), min_size=len(code)))
    cased = draw.draw(st.lists(st.booleans(), min_size=len(code), max_size=len(code)))
    typed = "".join(
        (char.lower() if low else char) + space
        for char, low, space in zip(code, cased, spaces, strict=False)
    )

    assert decode_groups(typed, len(data)) == data


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert decode_groups(CODE.replace("0", "O").replace("1", "l"), 20) == DATA
    assert decode_groups(CODE.replace("0", "o").replace("1", "I"), 20) == DATA


def test_every_wrong_character_is_noticed_and_its_group_named() -> None:
    for at, right in enumerate(CODE):
        for wrong in ALPHABET:
            if right in ("-", wrong):
                continue
            with pytest.raises(SpokenCodeError, match="is mistyped") as caught:
                decode_groups(CODE[:at] + wrong + CODE[at + 1 :], 20)
            assert caught.value.group == at // 6 + 1


@given(codes, st.data())
def test_neighbours_that_changed_places_are_noticed(data: bytes, draw: st.DataObject) -> None:
    plain = encode_groups(data).replace("-", "")
    at = draw.draw(st.integers(0, len(plain) - 2))
    if plain[at] == plain[at + 1]:
        return
    swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]

    if at % 5 == 4:  # across two groups each has one wrong character
        with pytest.raises(SpokenCodeError, match=f"group {at // 5 + 1} "):
            decode_groups(swapped, len(data))
    else:
        with pytest.raises(SpokenCodeError, match="is mistyped"):
            decode_groups(swapped, len(data))


@given(st.binary(min_size=5, max_size=40), st.data())
def test_groups_that_changed_places_are_noticed(data: bytes, draw: st.DataObject) -> None:
    groups = encode_groups(data).split("-")
    first, second = sorted(
        draw.draw(st.lists(st.integers(0, len(groups) - 1), min_size=2, max_size=2, unique=True))
    )
    groups[first], groups[second] = groups[second], groups[first]

    with pytest.raises(SpokenCodeError, match=f"group {first + 1} of the code is mistyped"):
        decode_groups("-".join(groups), len(data))


@pytest.mark.parametrize("wrong", ["U", "u", "*", "é", "\u0660"])
def test_a_character_outside_the_alphabet_is_a_mistyped_group(wrong: str) -> None:
    with pytest.raises(SpokenCodeError, match="group 3 of the code is mistyped"):
        decode_groups(CODE[:12] + wrong + CODE[13:], 20)


def test_a_group_with_a_missing_character_is_named() -> None:
    with pytest.raises(SpokenCodeError, match="group 4 of the code is mistyped") as caught:
        decode_groups(CODE[:20] + CODE[21:], 20)

    assert caught.value.hint == "compare group 4 with what was written down"


@pytest.mark.parametrize("typed", ["", "  ", CODE[:-6], CODE + "-00000"])
def test_a_missing_or_extra_group_is_said(typed: str) -> None:
    with pytest.raises(SpokenCodeError, match=r"has \d+ characters instead of 40") as caught:
        decode_groups(typed, 20)

    assert caught.value.group is None
    assert caught.value.hint == "it consists of 8 groups of 5"


def test_bits_beyond_the_data_must_be_zero() -> None:
    one_byte, three_bytes = encode_groups(b"\x01"), encode_groups(b"\x01\x00\x00")[:5]

    assert one_byte == three_bytes
    with pytest.raises(SpokenCodeError, match="group 1 of the code is mistyped"):
        decode_groups(encode_groups(b"\x01\xff\xf0")[:5], 1)


@given(st.text(max_size=60))
def test_only_the_own_error_comes_out_of_any_text(text: str) -> None:
    try:
        data = decode_groups(text, 20)
    except SpokenCodeError:
        return
    assert encode_groups(data).replace("-", "") == decode_form(text)


def decode_form(text: str) -> str:
    plain = "".join(text.upper().replace("-", " ").split())
    return plain.translate(str.maketrans("OIL", "011"))
