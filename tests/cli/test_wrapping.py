"""Long lines on a terminal go on under their own beginning, and none is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidencelog.cli.wrapping import Styled, wrapped


def lines(*pieces: Styled, columns: int = 30) -> list[str]:
    return "".join(text for text, _style in wrapped(pieces, columns)).split("\n")


def test_a_line_that_fits_stays_as_it_is() -> None:
    assert lines(("exactly as wide as this window", "plain")) == ["exactly as wide as this window"]


def test_a_long_line_breaks_between_words() -> None:
    assert lines(("six words by chance are hard to guess", "plain")) == [
        "six words by chance are hard",
        "to guess",
    ]


def test_a_value_goes_on_below_itself_and_not_below_its_label() -> None:
    assert lines(("Where     ", "faint"), ("the car park of the library", "plain")) == [
        "Where     the car park of the",
        "          library",
    ]


def test_words_of_somebody_else_keep_their_margin_on_each_line() -> None:
    assert lines(("  | ", "faint"), ("hello there. Entry 9 was never written", "plain")) == [
        "  | hello there. Entry 9 was",
        "  | never written",
    ]


def test_a_word_without_a_place_to_break_stays_whole() -> None:
    path = "/home/ana/.local/share/records/records.db"

    assert lines(("Your log is ready: " + path, "plain")) == ["Your log is ready:", path]


def test_wide_letters_count_as_two_columns() -> None:
    assert lines(("你好 你好 你好 你好", "plain"), columns=10) == ["你好 你好", "你好 你好"]


def test_nothing_is_broken_where_nobody_looks() -> None:
    assert lines(("word " * 40, "plain"), columns=0) == ["word " * 40]


@given(st.lists(st.text("ab |", max_size=40), min_size=1, max_size=4), st.integers(4, 40))
def test_no_letter_is_lost_whatever_the_width(texts: list[str], columns: int) -> None:
    shown = wrapped([(text, "plain") for text in texts], columns)

    letters = [text.replace(" ", "") for text, _style in shown if not text.startswith("\n")]
    assert "".join(letters) == "".join(texts).replace(" ", "")
