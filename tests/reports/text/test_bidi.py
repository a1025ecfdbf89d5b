"""The order of text that runs both ways (vectors of the Unicode BidiCharacterTest kind)."""

from __future__ import annotations

import pytest

from evidencelog.reports.text.bidi import base_level, has_rtl, levels, visual_order

ALEF, BET, ARABIC = "\u05d0", "\u05d1", "\u0627"

CASES = [
    (f"a {ALEF}{BET} b", 0, [0, 0, 1, 1, 0, 0]),
    (f"{ALEF} a", 1, [1, 1, 2]),
    (f"{ALEF} 12", 1, [1, 1, 2, 2]),
    (f"{ARABIC} 12", 1, [1, 1, 2, 2]),
    (f"{ARABIC}1,2", 1, [1, 2, 2, 2]),
    (f"a({ALEF})b", 0, [0, 0, 1, 0, 0]),
    (f"{ALEF}(a){BET}", 1, [1, 1, 2, 1, 1]),
    (f"a {ALEF} ", 0, [0, 0, 1, 0]),
    (f"{ALEF}$5", 1, [1, 2, 2]),
    (f"a{ALEF}\u0301", 0, [0, 1, 1]),
    ("[a]", 1, [1, 2, 1]),
]


@pytest.mark.parametrize(("text", "base", "expected"), CASES)
def test_levels_follow_the_algorithm(text: str, base: int, expected: list[int]) -> None:
    assert levels(text, base) == "".join(map(str, expected))


def test_the_first_strong_character_decides_the_paragraph() -> None:
    assert base_level(f"12 {ALEF} a") == 1
    assert base_level(f"12 a {ALEF}") == 0
    assert base_level("12 (!)") == 0


def test_pieces_are_shown_in_visual_order() -> None:
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert visual_order([]) == []


def test_plain_text_needs_none_of_it() -> None:
    assert not has_rtl("plain – naïve")
    assert has_rtl("naïve " + ALEF)
