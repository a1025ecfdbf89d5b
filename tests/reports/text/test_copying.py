"""What was recorded can be copied from the page, in every script, by readers of two kinds."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

import pytest

from evidencelog.reports.text.lines import Filler
from tests.reports.text.pages import READERS, STYLE, by_pdfium, page, plain
from tests.reports.text.sentences import BOTH_WAYS, EAST_ASIAN, LEFT_TO_RIGHT, RIGHT_TO_LEFT


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", [*LEFT_TO_RIGHT, *RIGHT_TO_LEFT])
def test_a_sentence_comes_back_exactly(language: str, reader: str) -> None:
    sentence = (LEFT_TO_RIGHT | RIGHT_TO_LEFT)[language]
    filler = Filler()
    pdf = page(sentence, filler=filler)
    assert filler.shaper.unprintable == set()
    assert plain(READERS[reader](pdf)) == plain(sentence)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", EAST_ASIAN)
def test_east_asian_sentences_come_back_exactly(language: str, reader: str) -> None:
    pytest.importorskip("justmytype_intl_cjk", reason="the fonts of the extra cjk are missing")
    sentence = EAST_ASIAN[language]
    assert plain(READERS[reader](page(sentence))) == plain(sentence)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", BOTH_WAYS)
def test_lines_that_run_both_ways_come_back_as_far_as_readers_can(case: str, reader: str) -> None:
    sentence, least = BOTH_WAYS[case]
    found = plain(READERS[reader](page(sentence)))
    wanted = plain(sentence)
    if least[reader] == 1.0:
        assert found == wanted
    assert SequenceMatcher(None, wanted, found).ratio() >= least[reader]
    for word in wanted.split():
        letters = "".join(c for c in word if unicodedata.category(c)[0] in "LM")
        if case not in ("Adlam", "N’Ko"):
            assert letters in found


@pytest.mark.parametrize("reader", READERS)
def test_lines_of_a_narrow_column_follow_each_other(reader: str) -> None:
    sentence = LEFT_TO_RIGHT["Hindi"] + " " + LEFT_TO_RIGHT["English"]
    assert plain(READERS[reader](page(sentence, width=120))) == plain(sentence)


@pytest.mark.parametrize("language", ["Arabic", "Hebrew", "Persian", "vocalised Arabic"])
def test_a_narrow_column_of_right_to_left_text_keeps_its_order(language: str) -> None:
    sentence = RIGHT_TO_LEFT[language]
    assert plain(by_pdfium(page(sentence, width=60))) == plain(sentence)


def test_a_syllable_is_one_code_with_its_whole_text() -> None:
    filler = Filler()
    page("ऊँगा क्षमा", filler=filler)
    texts = {text for face in filler.shaper.faces.used() for _, text in face.uses}
    assert {"ऊँ", "गा", "क्ष", "मा"} <= texts


def test_no_code_stands_for_a_missing_glyph() -> None:
    filler = Filler()
    page("漢\U0001fae9\U000e0041 ქ", filler=filler)
    uses = [use for face in filler.shaper.faces.used() for use in face.uses]
    assert uses
    assert all(glyph != 0 for glyph, _ in uses)


def test_lines_fill_the_same_width_when_asked_again() -> None:
    filler = Filler()
    first = filler.fill("ทดสอบ test", STYLE, 300)
    assert filler.fill("ทดสอบ test", STYLE, 300) is first
