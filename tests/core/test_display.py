"""What a person sees of text that somebody else may have written to deceive."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.display import one_line, visible

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

any_text = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "[ESC][31mred"),
        ("\x00\x07\x08\x7f", "[NUL][BEL][BS][DEL]"),
        ("one\x9b2Jtwo", "one[U+009B]2Jtwo"),
        ("photo\u202egpj.exe", "photo[RLO]gpj.exe"),
        (
            "\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069",
            "[LRE][RLE][PDF][LRO][LRI][RLI][FSI][PDI]",
        ),
        ("\u200e\u200f\u061c", "[LRM][RLM][ALM]"),
        ("pass\u200bword", "pass[U+200B]word"),
        ("\ufefftext", "[BOM]text"),
        ("soft\u00adhyphen", "soft[U+00AD]hyphen"),
        ("a\u2028b\u2029c\x85d", "a[U+2028]b[U+2029]c[NEL]d"),
        ("lone \ud83d half", "lone [U+D83D] half"),
        ("\ue000 \U000f0000", "[U+E000] [U+F0000]"),
        ("\u0378 \uffff \U0002ffff", "[U+0378] [U+FFFF] [U+2FFFF]"),
        ("\u3164\u115f\u2800", "[U+3164][U+115F][U+2800]"),
        ("line\nforged\r\tline", "line[LF]forged[CR][TAB]line"),
        ("not\u200da\u200cjoin", "not[U+200D]a[U+200C]join"),
        ("\u0645\u200c\u200c\u06cc", "\u0645[U+200C][U+200C]\u06cc"),
        ("a\ufe0f\ufe01\ufe02b", "a\ufe0f[U+FE01][U+FE02]b"),
        ("x\U000e0041\U000e0042", "x[U+E0041][U+E0042]"),
        (SCOTLAND + "\U000e0041", SCOTLAND + "[U+E0041]"),
        (" \ufe0f\u200d", " [U+FE0F][U+200D]"),
    ],
)
def test_what_acts_unseen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "plain words, 100 % of them: [ok] ~ {x}",
        "zażółć gęślą jaźń, Ελληνικά, Ђорђе, ß",
        "日本語 한국어 ไทย",
        "葛\U000e0100城",
        "می\u200cخواهم",
        "क्\u200dष र्\u200c",
        "الله \u0600",
        "non\u00a0breaking\u3000spaces",
        FAMILY,
        SCOTLAND,
        "\u2764\ufe0f 1\ufe0f\u20e3 \U0001f44d\U0001f3fd",
        "\U0001f3f3\ufe0f\u200d\U0001f308 \U0001f937\U0001f3fd\u200d\u2640\ufe0f",
        "\U0001fae9 an emoji newer than this Python",
    ],
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert visible(text) == text


def test_line_breaks_stay_where_several_lines_are_shown() -> None:
    assert visible("a\r\nb\n\tc\rd", keep_newlines=True) == "a\nb\n\tc[CR]d"


@given(any_text, st.booleans())
def test_nothing_that_acts_unseen_is_left_in_any_text(text: str, keep: bool) -> None:
    shown = visible(text, keep_newlines=keep)

    left = {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Co", "Zl", "Zp")}

    assert left <= ({"\n", "\t"} if keep else set())
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"
    )
    shown.encode()  # raises where half a character is left


@given(any_text)
def test_what_is_shown_is_shown_the_same_again(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("short", 10, "short"),
        ("exactly", 7, "exactly"),
        ("a longer line", 8, "a longe…"),
        ("cut at space", 5, "cut…"),
        ("two\r\n\tlines", 20, "two lines"),
        ("日本語", 6, "日本語"),
        ("日本語の文", 6, "日本…"),
        ("e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301…"),
        (FAMILY * 3, 4, FAMILY + "…"),
        ("\x1b[2J", 20, "[ESC][2J"),
        ("anything", 1, "…"),
        ("anything", 0, ""),
        ("", 0, ""),
        ("word " * 300_000, 10, "word word…"),
    ],
)
def test_a_line_is_cut_to_the_columns_it_has(text: str, width: int, line: str) -> None:
    assert one_line(text, width) == line


@given(any_text, st.integers(0, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    from wcwidth import wcswidth

    line = one_line(text, width)

    assert "\n" not in line
    assert wcswidth(line) <= width
