"""Lines: nothing is lost, nothing sticks out, and a cluster is never torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.reports.text.clusters import clusters, is_emoji
from evidencelog.reports.text.lines import Filler
from evidencelog.reports.text.style import Style

STYLE = Style(voice="serif", size=10, leading=14, ink=(0, 0, 0))
FILLER = Filler()
COVERED = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=32, max_codepoint=126),
        st.sampled_from("àéßøŁžΑβγдЖя–“”€ "),
        st.sampled_from("אבגדה ابجد١٢ वहनम् ทศก้ำ 👍🏽"),
    ),
    max_size=200,
)


@given(text=COVERED, width=st.floats(min_value=40, max_value=400))
def test_lines_hold_exactly_the_text(text: str, width: float) -> None:
    lines = FILLER.fill(text, STYLE, width)
    assert "".join(piece.text for line in lines for piece in line.pieces) == text


@given(text=COVERED, width=st.floats(min_value=40, max_value=400))
def test_no_line_is_wider_than_it_may_be(text: str, width: float) -> None:
    assert all(line.width <= width + 0.01 for line in FILLER.fill(text, STYLE, width))


def test_an_author_breaks_lines_and_empty_ones_stay() -> None:
    lines = FILLER.fill("one\r\n\ntwo\u2028three", STYLE, 400)
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == [
        "one",
        "",
        "two",
        "three",
    ]


def test_text_without_spaces_still_breaks() -> None:
    thai = "วันศุกร์นี้ฉันพาลูกไปส่งไม่ได้นะ" * 4
    assert len(FILLER.fill(thai, STYLE, 200)) > 2


@pytest.mark.parametrize(
    "cluster",
    [
        "e\u0301",
        "👍🏽",
        "👨‍👩‍👧‍👦",
        "🇬🇧",
        "1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "क्ष",
        "ที่",
    ],
)
def test_what_is_read_as_one_character_stays_together(cluster: str) -> None:
    assert [found for _, found in clusters(f"{cluster}x{cluster}")] == [cluster, "x", cluster]


def test_emoji_are_told_from_text_symbols() -> None:
    assert is_emoji("👍")
    assert is_emoji("❤\ufe0f")
    assert not is_emoji("❤")
    assert not is_emoji("☺\ufe0e")
    assert not is_emoji("1")
