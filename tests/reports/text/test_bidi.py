"""The order of text that runs both ways."""

from __future__ import annotations

import unicodedata
from itertools import islice

import pytest

from evidencelog.reports.text.bidi import base_level, has_rtl, levels, visual_order
from tests.reports.text.unicode_files import characters, lines

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


EXPLICIT = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
BY_FIRST_STRONG = 2


@pytest.mark.parametrize(
    ("every", "expected"),
    [(9, (10_180, 10)), pytest.param(1, (91_605, 102), marks=pytest.mark.slow)],
)
def test_all_lines_of_the_official_file_without_explicit_controls_hold(
    every: int, expected: tuple[int, int]
) -> None:
    """The others do not apply: those controls are printed as tokens before this is asked."""
    tested = left_out = 0
    for line in islice(lines("BidiCharacterTest.txt"), 0, None, every):
        numbers, direction, base, wanted, order = line.split(";")
        text = characters(numbers)
        if not EXPLICIT.isdisjoint(map(unicodedata.bidirectional, text)):
            left_out += 1
            continue
        tested += 1
        level = base_level(text) if int(direction) == BY_FIRST_STRONG else int(direction)
        found = levels(text, level)
        kept = [at for at, digit in enumerate(wanted.split()) if digit != "x"]
        shown = [str(kept[at]) for at in visual_order([int(found[at]) for at in kept])]
        assert level == int(base), line
        assert [found[at] for at in kept] == wanted.replace("x", "").split(), line
        assert shown == order.split(), line
    assert (tested, left_out) == expected
