"""A log of one's own for each test, worked on from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A place without a log."""

    def read() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    return CommandLine(tmp_path, read)


@pytest.fixture
def cli(bare: CommandLine) -> CommandLine:
    """A place with an empty log."""
    made = bare("init", "--no-input")
    assert made.code == 0, made.err
    return bare
