"""What was typed survives the end of the process, however it comes."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import PASSPHRASE, CommandLine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and terminals of POSIX")


def typing(cli: CommandLine) -> Any:
    """Start `log incident` at a terminal and go on to the second question."""
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "evidencelog", "log", "incident"],
        encoding="utf-8",
        timeout=10,
        env={
            **os.environ,
            "EVIDENCELOG_LOG": str(cli.log),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TERM": "xterm",
        },
        dimensions=(40, 100),
    )
    child.expect_exact("Passphrase:")
    child.sendline(PASSPHRASE)
    child.expect_exact("What happened?")
    child.send("it was dark")
    child.expect_exact("dark")
    child.send("\r")
    time.sleep(0.3)
    child.send("\r")
    child.expect_exact("exact words")
    child.send("you will")
    child.expect_exact("will")
    return child


@pytest.mark.parametrize("ending", ["SIGKILL", "SIGHUP", "SIGTERM", "Ctrl-C", "closed window"])
def test_words_are_kept_whatever_ends_the_program(cli: CommandLine, ending: str) -> None:
    child = typing(cli)
    time.sleep(1.3)
    if ending.startswith("SIG"):
        os.kill(child.pid, getattr(signal, ending))
    elif ending == "Ctrl-C":
        child.sendintr()
        child.expect_exact("kept as a draft")
    child.close(force=True)
    assert cli("list", "--count").out == "0\n"
    saved, person = cli.asked("log", answers=["1", "", "", "", "", ""])
    assert saved.code == 0, (saved.err, person.screen)
    entry = cli("show", "1", "--json").json["entry"]
    assert entry["account"] == "it was dark"
    assert entry["words"][0]["text"] == "you will"
    assert cli("verify").code == 0
