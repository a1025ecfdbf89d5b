"""One unlocking for many commands, and completion that never unlocks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import PASSPHRASE, CommandLine, Person


def test_commands_run_without_unlocking_again(cli: CommandLine) -> None:
    person = Person(
        [
            PASSPHRASE,
            "log incident --text 'first one'",
            "evidencelog list",
            "",
            "list --count",
            "lock",
        ]
    )
    done = cli("shell", ask=person, passphrase=None)
    assert done.code == 0, done.err
    assert person.screen.count("Passphrase:") == 1
    assert "Saved as entry 1." in done.out
    assert "first one" in done.out
    assert done.out.endswith("1\n")
    assert person.shown[-1] == "Locked."
    assert person.cleared == 1


def test_a_command_that_fails_does_not_end_the_shell(cli: CommandLine) -> None:
    lines = ["show 9", "lst", "show 'open", "init", "list --json", "list", "exit"]
    done, person = cli.asked("shell", answers=lines)
    assert done.code == 0
    assert "There is no entry 9." in done.err
    assert "Did you mean 'list'?" in done.err
    assert "A quotation mark is open" in person.screen
    assert "Leave first" in person.screen
    assert done.out.count("{") == 1


def test_nobody_at_the_terminal_any_more_locks_it(cli: CommandLine) -> None:
    done, person = cli.asked("shell", answers=[])
    assert done.code == 0
    assert person.shown[-1] == "Locked."
    assert person.cleared == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("evidencelog li", "list"),
        ("evidencelog log inc", "incident"),
        ("evidencelog amend --rea", "--reason"),
    ],
)
def test_completion_names_commands_and_options_without_a_log(
    tmp_path: Path, words: str, found: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from evidencelog.cli.main import main; main()"],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "EVIDENCELOG_LOG": str(tmp_path / "none.db"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "_EVIDENCELOG_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
        },
    )
    assert f"plain,{found}" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_what_the_shell_needs(bare: CommandLine, shell: str) -> None:
    done = bare("completion", shell)
    assert done.code == 0
    assert "_EVIDENCELOG_COMPLETE" in done.out
