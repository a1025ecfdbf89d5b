"""The ways to unlock with a real terminal: nothing typed shows, and the code is read back."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import pexpect

PASSPHRASE = "six words by chance"
GROUPS = re.compile(r"(?:[0-9A-Z]{5}-){7}[0-9A-Z]{5}")
Start = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start the program on a log in a folder of its own, at a terminal."""

    def started(*words: str) -> pexpect.spawn[str]:
        environ = {**os.environ, "EVIDENCELOG_LOG": str(tmp_path / "log.db"), "TERM": "xterm"}
        return pexpect.spawn(
            sys.executable,
            ["-m", "evidencelog", *words],
            env=environ,
            encoding="utf-8",
            timeout=30,
            dimensions=(40, 100),
        )

    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE)
    made = started("--passphrase-file", str(secret), "init", "--no-input")
    made.expect(pexpect.EOF)
    return started


def found(child: pexpect.spawn[str]) -> re.Match[str]:
    match = child.match
    assert isinstance(match, re.Match)
    return match


def test_a_recovery_code_is_read_back_and_then_opens_the_log(start: Start) -> None:
    child = start("key", "recovery")
    child.expect("Passphrase: ")
    child.sendline("a wrong guess")
    child.expect("does not open this log")
    child.expect("Passphrase: ")
    child.sendline(PASSPHRASE)
    child.expect(GROUPS)
    code = found(child).group()
    child.expect("Written down")
    child.sendline("y")
    child.expect(r"Read group (\d) of 8")
    child.sendline(code.split("-")[int(found(child).group(1)) - 1].lower())
    child.expect("Right. The code opens this log.")
    child.expect(pexpect.EOF)

    child = start("--recovery-code", "key", "list")
    child.expect("Recovery code")
    child.sendline(code)
    child.expect(pexpect.EOF)
    shown = child.before or ""
    child.close()

    assert child.exitstatus == 0
    assert "recovery code" in shown
    assert code not in shown


def test_a_passphrase_does_not_show_while_a_new_one_is_set(start: Start) -> None:
    child = start("key", "passphrase")
    seen = ""
    for prompt, answer in (
        ("Passphrase: ", PASSPHRASE),
        ("Passphrase: ", "seven other words"),
        ("The same again: ", "seven other words"),
    ):
        child.expect(prompt)
        seen += child.before or ""
        child.sendline(answer)
    child.expect(pexpect.EOF)
    seen += child.before or ""
    child.close()

    assert child.exitstatus == 0
    assert "opens the log from now on" in seen
    assert "seven other words" not in seen
    assert PASSPHRASE not in seen
