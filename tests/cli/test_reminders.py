"""What is said to be due after saving, and how seldom."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.cli.command_line import CommandLine

BACKUP = "No copy of this log was made lately"
RECEIPT = "A receipt that somebody else keeps"


def told(cli: CommandLine) -> str:
    saved, _person = cli.asked("log", "incident", "--text", "x", answers=[])
    assert saved.code == 0, saved.err
    return saved.err


def test_a_backup_that_was_never_made_is_named_at_a_few_lengths_only(cli: CommandLine) -> None:
    assert [number for number in range(1, 12) if BACKUP in told(cli)] == [5, 10]
    assert BACKUP in cli().err


def test_a_receipt_that_was_never_made_is_named_once_there_is_a_backup(
    cli: CommandLine, tmp_path: Path
) -> None:
    assert cli("backup", str(tmp_path / "stick"), "--no-input").code == 0
    assert [number for number in range(1, 7) if RECEIPT in told(cli)] == [5]


def test_a_backup_that_is_old_is_named_once_a_day(cli: CommandLine, tmp_path: Path) -> None:
    assert cli("backup", str(tmp_path / "stick"), "--no-input").code == 0
    assert BACKUP not in told(cli)
    cli.clock.moment += timedelta(days=15)
    assert [BACKUP in told(cli) for _ in range(3)] == [True, False, False]
    cli.clock.moment += timedelta(days=1)
    assert BACKUP in told(cli)
    assert "Last backup:   Tue 17 Mar 2026" in cli().out
