"""What is read as one character is never torn."""

from __future__ import annotations

import time

import pytest

from evidencelog.reports.text.clusters import clusters
from tests.reports.text.unicode_files import characters, lines


def found(text: str) -> list[str]:
    return [cluster for _, cluster in clusters(text)]


def test_every_line_of_the_official_file_holds() -> None:
    tests = list(lines("GraphemeBreakTest.txt"))
    for line in tests:
        expected = [characters(part.replace("×", " ")) for part in line.split("÷") if part.strip()]
        assert found("".join(expected)) == expected, line
    assert len(tests) == 602


@pytest.mark.parametrize("cluster", ["क्ष", "স্ত্র", "ക്ഷ", "ක්‍ෂ", "ခ်", "ကျွန်", "ကော", "ភ្នំ", "க்"])
def test_syllables_stay_whole_where_the_annex_would_divide_them(cluster: str) -> None:
    joined = {"ကျွန်": ["ကျွ", "န်"]}.get(cluster, [cluster])
    assert found(cluster) == joined


def test_starts_are_places_in_the_text() -> None:
    text = "a🇬🇧e\u0301क्षb"
    assert [text[start : start + len(cluster)] for start, cluster in clusters(text)] == found(text)


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301" * 200_000, "क" + "\u094d" * 200_000, "👩\u200d" * 100_000, "\u1100" * 100_000],
)
def test_what_piles_up_without_end_is_divided_in_linear_time(text: str) -> None:
    start = time.process_time()
    parts = found(text)
    assert "".join(parts) == text
    assert max(map(len, parts)) < 200
    assert time.process_time() - start < 3
