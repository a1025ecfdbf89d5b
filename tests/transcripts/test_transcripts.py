"""The everyday tasks of docs/transcripts, played in a terminal and compared word by word."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from tests.transcripts.playing import difference, play
from tests.transcripts.script import OPEN, read_transcript

PAGES = Path(__file__).parents[2] / "docs" / "transcripts"
TRANSCRIPTS = sorted(PAGES.glob("[0-9]*.md"))
JARGON = re.compile(r"\b(hash|merkle|checkpoint|commitment|leaf|digest|sha-?256)\b", re.IGNORECASE)
PRONOUNS = re.compile(r"\b(he|she|his|hers?|him|victim|abuser)\b", re.IGNORECASE)
NAMES = [path.stem for path in TRANSCRIPTS]


@pytest.mark.parametrize("page", TRANSCRIPTS, ids=NAMES)
def test_a_person_sees_what_the_page_shows(page: Path) -> None:
    transcript = read_transcript(page)

    differs = difference(transcript, play(transcript))
    assert differs == "", f"{differs}\nif this is meant: scripts/play_transcripts.py --write"


@pytest.mark.parametrize("page", TRANSCRIPTS, ids=NAMES)
def test_no_page_needs_the_words_of_experts(page: Path) -> None:
    assert JARGON.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", TRANSCRIPTS, ids=NAMES)
def test_the_program_says_nothing_of_anybodys_sex_or_part(page: Path) -> None:
    blocks = read_transcript(page).blocks
    said = [line for block in blocks for line in block.text.splitlines() if OPEN not in line]

    assert [line for line in said if PRONOUNS.search(line) and "  | " not in line] == []


def test_there_is_a_page_for_each_task_and_no_gap() -> None:
    assert [name[:2] for name in NAMES] == [f"{number:02}" for number in range(1, len(NAMES) + 1)]
