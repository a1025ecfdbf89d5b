"""Text files as lines, and how their bytes were read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.reports.exhibits.shown import UnshownError
from evidencelog.reports.exhibits.writings import LONGEST_LINE, lines_of

READ = {
    "UTF-8": "Grüße\n".encode(),
    "UTF-16": b"\xff\xfe" + "Grüße\n".encode("utf-16-le"),
    "Windows-1252": "Grüße\n".encode("cp1252"),
}


@pytest.mark.parametrize("encoding", READ)
def test_the_way_of_reading_is_said(encoding: str) -> None:
    found = lines_of(READ[encoding], 10)
    assert found.lines == ("Grüße",)
    assert found.encoding == encoding
    assert found.guessed == (encoding == "Windows-1252")


def test_a_mark_at_the_beginning_is_no_text() -> None:
    assert lines_of(b"\xef\xbb\xbfhello", 10).lines == ("hello",)


def test_every_way_to_end_a_line_counts_once() -> None:
    assert lines_of(b"a\r\nb\rc\n\nd", 10).lines == ("a", "b", "c", "", "d")


def test_lines_beyond_the_limit_are_counted_and_not_kept() -> None:
    found = lines_of(b"x\n" * 50, 20)
    assert (len(found.lines), found.count) == (20, 50)


def test_a_line_of_a_million_is_cut_and_says_so() -> None:
    (line,) = lines_of(b"x" * 1_000_000, 20).lines
    assert line == "x" * LONGEST_LINE + " […]"


def test_a_long_line_is_cut_behind_a_whole_word() -> None:
    before = "y" * (LONGEST_LINE - 3)
    (line,) = lines_of(f"{before} Jordan Reed".encode(), 20).lines
    assert line == before + " […]"


def test_a_line_that_just_fits_is_whole() -> None:
    text = "y" * (LONGEST_LINE - 2) + " z"
    assert lines_of(text.encode(), 20).lines == (text,)


def test_zeros_are_no_text() -> None:
    with pytest.raises(UnshownError, match="not text"):
        lines_of(b"a\0b", 10)


@given(st.binary(min_size=1, max_size=200).filter(lambda data: 0 not in data))
def test_any_bytes_without_zeros_are_lines(data: bytes) -> None:
    found = lines_of(b"." + data, 5)
    assert len(found.lines) == min(5, found.count)
