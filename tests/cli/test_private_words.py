"""What is said about words in arguments, and short names in them."""

from __future__ import annotations

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody reads along on standard error."""
    monkeypatch.setattr("evidencelog.cli.private_words.on_terminal", lambda _stream: True)


@pytest.mark.usefixtures("seen")
def test_words_in_arguments_get_one_line_once(cli: CommandLine) -> None:
    cli.environ["SHELL"] = "/bin/zsh"
    first = cli("log", "incident", "--text", "private words")
    assert first.err.count("your shell keeps the words") == 1
    assert "~/.zsh_history" in first.err
    assert "your shell keeps" not in cli("log", "incident", "--text", "more").err
    assert "your shell keeps" not in cli("search", "words").err


@pytest.mark.usefixtures("seen")
def test_a_time_alone_is_not_private(cli: CommandLine) -> None:
    assert "your shell keeps" not in cli("log", "incident", "--when", "yesterday").err


@pytest.mark.usefixtures("seen")
def test_searching_says_it_but_writes_nothing(cli: CommandLine) -> None:
    before = cli.log.read_bytes()
    assert "your shell keeps the words" in cli("search", "word").err
    assert cli.log.read_bytes() == before


def test_where_nobody_reads_along_nothing_is_said(cli: CommandLine) -> None:
    assert "your shell keeps" not in cli("log", "incident", "--text", "words").err


def test_a_short_name_stands_for_the_full_one(cli: CommandLine) -> None:
    cli("log", "person", "--name", "Samantha Doe", "--short", "sam")
    saved = cli(
        "log", "incident", "--quote", "go", "--quote-by", "SAM", "--person", "sam=party",
        "--witness", "Samuel",
    )  # fmt: skip
    assert saved.code == 0, saved.err
    entry = cli("show", "2", "--json").json["entry"]
    assert entry["words"] == [{"text": "go", "by": "Samantha Doe"}]
    assert [one["name"] for one in entry["people"]] == ["Samantha Doe", "Samuel"]
