"""What plays the pages must see every difference, or no page would prove anything."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from tests.transcripts.playing import difference, play
from tests.transcripts.script import TranscriptError, read_transcript

ASKS = "$ printf 'Name? '; read name; echo \"Hello $name.\"\n"


def played(folder: Path, block: str) -> str:
    """Write a page with one block, and return how playing it differs."""
    page = folder / "page.md"
    page.write_text(f"# x\n\n<!-- starts with: nothing -->\n\n```console\n{block}```\n")
    transcript = read_transcript(page)
    return difference(transcript, play(transcript))


def test_a_page_that_tells_the_truth_does_not_differ(tmp_path: Path) -> None:
    assert played(tmp_path, f"{ASKS}Name? ‹Ana›\nHello Ana.\n") == ""


def test_one_wrong_letter_is_shown_beside_the_right_one(tmp_path: Path) -> None:
    differs = played(tmp_path, f"{ASKS}Name? ‹Ana›\nHallo Ana.\n")

    assert "-Hallo Ana." in differs
    assert "+Hello Ana." in differs


def test_a_line_that_is_not_on_the_page_differs(tmp_path: Path) -> None:
    assert "+Hello Ana." in played(tmp_path, f"{ASKS}Name? ‹Ana›\n")


def test_an_answer_that_nobody_asked_for_is_named(tmp_path: Path) -> None:
    assert "+(never typed: ‹Ana›)" in played(tmp_path, "$ echo done\ndone\n‹Ana›\n")


def test_a_question_that_the_page_does_not_answer_is_named(tmp_path: Path) -> None:
    assert "+(still waiting)" in played(tmp_path, f"{ASKS}Name?\n")


def test_hidden_words_that_show_after_all_differ(tmp_path: Path) -> None:
    assert "+Name? ‹hidden: Ana›Ana" in played(tmp_path, f"{ASKS}Name? ‹hidden: Ana›\nHello Ana.\n")


def test_what_stood_before_the_screen_was_cleared_is_kept(tmp_path: Path) -> None:
    block = "$ echo one; printf '\\033[H\\033[2J\\033[3J'; echo two\n"

    assert played(tmp_path, f"{block}one\n(the screen is cleared)\ntwo\n") == ""


def test_a_page_says_what_it_starts_with(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# x\n\n```console\n$ true\n```\n")

    with pytest.raises(TranscriptError, match="does not say what it starts with"):
        read_transcript(page)
