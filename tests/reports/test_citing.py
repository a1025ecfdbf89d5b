"""Entries cited by number, and said in one line."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.reports.citing import first_line, line_of, numbers_text
from tests.reports.materials import entry, material


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([3], "3"),
        ([2, 1], "1, 2"),
        ([1, 2, 3], "1–3"),
        ([9, 1, 2, 3, 3, 7, 8], "1–3, 7–9"),
        ([1, 3, 5], "1, 3, 5"),
    ],
)
def test_three_numbers_in_a_row_are_a_range(numbers: list[int], text: str) -> None:
    assert numbers_text(numbers) == text


@given(st.frozensets(st.integers(1, 200)))
def test_a_list_of_numbers_says_exactly_those(numbers: frozenset[int]) -> None:
    runs = [run.split("–") for run in numbers_text(numbers).split(", ") if run]
    said = chain.from_iterable(range(int(run[0]), int(run[-1]) + 1) for run in runs)
    assert set(said) == numbers


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("One line.", "One line."),
        ("  One line.\n", "One line."),
        ("First.\nSecond.", "First. […]"),
        ("", ""),
        ("x" * 30, "x" * 20 + " […]"),
        ("x" * 30 + "\nmore", "x" * 20 + " […]"),
    ],
)
def test_a_text_is_cut_to_its_first_line_and_says_so(text: str, line: str) -> None:
    assert first_line(text, 20) == line


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({"title": "At the door", "account": "He knocked."}, "At the door"),
        ({"account": "He knocked."}, "He knocked."),
        ({"words": [{"text": "Open", "by": "Sam"}]}, "“Open”"),
        ({}, "Incident"),
    ],
)
def test_an_entry_in_one_line_is_its_title_account_or_words(
    answers: dict[str, object], line: str
) -> None:
    (printed,) = material(entry("incident", 1, None, **answers)).entries
    assert line_of(printed) == line
