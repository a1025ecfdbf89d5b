"""Cutting text into words: nothing lost, and each piece worth withholding on its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.fields import MAX_VALUE_BYTES, check_fields
from evidencelog.core.words import split_words

THAI = "\u0e01\u0e33\u0e44\u0e17\u0e22\u0e17\u0e35\u0e48"
SCRIPTS = st.sampled_from(
    ["a", "Z", "é", "e\u0301", " ", "\n", "\r\n", "\t", "\u00a0", "\u3000", ".", "你", "好", "。",
     "か", "か\u3099", "ガ", "ﾊ\uff9f", THAI, "\u0e97\u0eb3", "\u1000\u1039\u1000\u102d",
     "\u1780\u17d2\u1781", "\U00020000", "\U0001f469\u200d\U0001f467", "\ufe0f", "\u0301", "한",
     "ع"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("no.", ("no.",)),
        ("He said no.", ("He ", "said ", "no.")),
        ("  indented", ("  ", "indented")),
        (" \n\t", (" \n\t",)),
        ("one\r\n\r\ntwo  \tthree ", ("one\r\n\r\n", "two  \t", "three ")),
        ("no\u00a0break", ("no\u00a0break",)),
        ("wide\u3000space", ("wide\u3000space",)),
        ("naïve café", ("naïve ", "café")),
        ("Zażółć gęślą", ("Zażółć ", "gęślą")),
        ("안녕 하세요", ("안녕 ", "하세요")),
        ("اذهب الآن", ("اذهب ", "الآن")),
    ],
)
def test_text_is_cut_after_white_space(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("你好", ("你", "好")),
        ("你 好\n", ("你 ", "好\n")),
        ("你好,world ok", ("你", "好", ",world ", "ok")),
        ("say你", ("say", "你")),
        ("「はい」。", ("「", "は", "い", "」", "。")),
        ("か\u3099く", ("か\u3099", "く")),
        ("ﾊ\uff9fﾝ", ("ﾊ\uff9f", "ﾝ")),
        ("\u845b\U000e0100城", ("\u845b\U000e0100", "城")),
        (THAI, ("\u0e01\u0e33", "\u0e44", "\u0e17", "\u0e22", "\u0e17\u0e35\u0e48")),
        ("\u0e97\u0eb3\u0e81", ("\u0e97\u0eb3", "\u0e81")),
        ("\u1780\u17d2\u1781\u17b6\u1780", ("\u1780\u17d2\u1781\u17b6", "\u1780")),
        ("\u1000\u1039\u1000\u102d\u1000", ("\u1000\u1039\u1000\u102d", "\u1000")),
        ("\U00020000\U00020001", ("\U00020000", "\U00020001")),
        (" 你", (" ", "你")),
        ("\u0301你", ("\u0301", "你")),
    ],
)  # fmt: skip
def test_scripts_without_spaces_are_cut_by_character(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words


@given(st.one_of(st.text(), st.lists(SCRIPTS).map("".join)))
def test_words_join_to_the_exact_text(text: str) -> None:
    words = split_words(text)

    assert "".join(words) == text
    assert all(words)


@given(st.lists(SCRIPTS).map("".join))
def test_white_space_stays_with_the_word_before(text: str) -> None:
    after_the_first = split_words(text)[1:]

    assert not [word for word in after_the_first if re.match(r"[\t\n\r ]", word)]
    assert not [word for word in after_the_first if re.search(r"[\t\n\r ][^\t\n\r ]", word)]


@pytest.mark.parametrize("letter", ["x", "\U0001f600", " ", "é"])
def test_word_longer_than_a_value_may_be_is_cut(letter: str) -> None:
    text = letter * (MAX_VALUE_BYTES + 3)
    words = split_words(text)

    check_fields((("/kind", "incident"), ("/text", words)))
    assert "".join(words) == text


def test_a_megabyte_of_text_keeps_every_word() -> None:
    text = "word \u00e9t\u00e9 " * 100_000
    assert len(split_words(text)) == 200_000
