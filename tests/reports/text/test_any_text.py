"""Whatever was recorded can be laid out, and every character of it is told by some glyph."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.reports.text.bidi import MIRRORED
from evidencelog.reports.text.lines import Filler, Line
from evidencelog.reports.text.operators import show
from evidencelog.reports.text.shaping import Piece
from evidencelog.reports.text.tokens import token, visible
from tests.reports.text.pages import STYLE, by_pdfium, page, plain

FILLER = Filler()
JOINERS = "\u200c\u200d\ufe0e\ufe0f"
TRICKY = st.sampled_from(
    [
        *"aÄ­אב١٢(]«क्षিনাก้ำ漢한ߞ𞤀👍🏽👩🇬🇧❤☺1️⃣\n\t\r\0 \u00a0\u0301\u0651\u0e33\ud800",
        *JOINERS,
        "\u202e",
        "\u2066",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ]
)
ANY = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=60),
    st.lists(TRICKY, max_size=30).map("".join),
)


def texts(lines: list[Line]) -> str:
    return "".join(piece.text for line in lines for piece in line.pieces)


def is_told(piece: Piece) -> bool:
    """Say whether the glyphs of a piece stand for its text, each character once, in order."""
    told = [text for text, _ in piece.glyphs]
    if piece.level % 2 == 0:
        return "".join(told) == piece.text
    whole = "".join(reversed(told))
    return len(whole) == len(piece.text) and all(
        shown in (meant, MIRRORED.get(meant))
        for shown, meant in zip(whole, piece.text, strict=True)
    )


@settings(max_examples=300, deadline=None)
@given(text=ANY, width=st.floats(min_value=20, max_value=400))
def test_any_text_is_shown_glyph_by_glyph_or_as_visible_tokens(text: str, width: float) -> None:
    lines = FILLER.fill(text, STYLE, width)
    shown = visible(text)[0].replace("\n", "")
    tokens = FILLER.shaper.unprintable
    expected = "".join(
        token(c) if c in tokens and not (c in JOINERS or in_flag(c)) else c for c in shown
    )
    if not any(map(in_flag, shown)):  # their letters are tokens only where no flag is drawn
        assert texts(lines) == expected
    for line in lines:
        for piece in line.pieces:
            assert is_told(piece)
            assert all(glyph[0] != 0 for _, glyphs in piece.glyphs for glyph in glyphs)
        assert show(line, 10, 10, 9).isascii()


def in_flag(character: str) -> bool:
    return "\U000e0020" <= character <= "\U000e007f"


@settings(max_examples=25, deadline=None)
@given(text=ANY)
def test_the_same_text_gives_the_same_lines_whatever_came_before(text: str) -> None:
    alone = Filler().fill(text, STYLE, 200)
    after = FILLER.fill(text, STYLE, 200)
    assert [line.width for line in alone] == [line.width for line in after]
    assert texts(alone) == texts(after)


@pytest.mark.parametrize("every", [409, pytest.param(5, marks=pytest.mark.slow)])
def test_characters_of_all_planes_are_drawn_or_become_tokens(every: int) -> None:
    filler = Filler()
    for start in range(0, 0x110000, 4096):
        codes = range(start + start // 4096 % every, start + 4096, every)
        for line in filler.fill(" ".join(map(chr, codes)), STYLE, 2000):
            assert all(is_told(piece) for piece in line.pieces), hex(start)


LONG = {
    "a word": "x" * 1_000_000,
    "words": "word " * 200_000,
    "Arabic": "أنا " * 150_000,
    "Thai": "รัก" * 100_000,
}


@pytest.mark.parametrize("part", [20, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", LONG)
def test_long_texts_are_laid_out_whole_and_in_linear_time(name: str, part: int) -> None:
    text = LONG[name][: len(LONG[name]) // part]
    start = time.process_time()
    lines = Filler().fill(text, STYLE, 400)
    assert time.process_time() - start < 1 + 60 / part
    assert texts(lines) == text


def test_controls_and_lone_surrogates_are_printed_by_name_and_listed() -> None:
    filler = Filler()
    pdf = page("a\u202eb\x00c\u200bd\ud800e\x1b\u2066\ue000", filler=filler)
    assert plain(by_pdfium(pdf)) == "a[RLO]b[NUL]c[U+200B]d[U+D800]e[ESC][LRI][U+E000]"
    assert filler.shaper.unprintable == {*"\u202e\x00\u200b\ud800\x1b\u2066\ue000"}


def test_what_is_remembered_is_bounded() -> None:
    filler = Filler()
    for number in range(9_000):
        filler.fill(f"w{number:x}q", STYLE, 100)
    shaper = filler.shaper
    kept = (filler._known, shaper._words, shaper._pieces, shaper.faces._chosen)
    assert all(len(cache) <= 8_000 for cache in kept)


def test_a_wide_word_fills_lines_without_sticking_out() -> None:
    lines = FILLER.fill("Donaudampfschifffahrtsgesellschaft" * 30, STYLE, 150)
    assert all(120 < line.width <= 150 for line in lines[:-1])
    assert re.fullmatch("(Donaudampfschifffahrtsgesellschaft)+", texts(lines))
