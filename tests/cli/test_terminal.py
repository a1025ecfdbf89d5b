"""The terminal device itself, through a pseudo-terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals of POSIX")

SCRIPT = """
import sys
from evidencelog.cli.terminal import find_terminal
from evidencelog.errors import InterruptedByPersonError
ask = find_terminal({{}})
kept = []
try:
    answer = ask.{call}
except InterruptedByPersonError:
    answer = "INTERRUPTED"
except KeyboardInterrupt:
    answer = "STOPPED"
with open({result!r}, "w", encoding="utf-8") as stream:
    stream.write(repr((answer, kept)))
ask.tell("done.")
"""


@contextmanager
def asked(tmp_path: Path, call: str, prompt: str) -> Iterator[Any]:
    """Start a process that asks, its standard streams being anything but the terminal."""
    import pexpect

    script = tmp_path / "ask.py"
    script.write_text(SCRIPT.format(call=call, result=str(tmp_path / "result")), encoding="utf-8")
    child = pexpect.spawn(
        "/bin/sh",
        # Descriptor 9 keeps the terminal from closing until the program has opened it.
        ["-c", f"exec {sys.executable} {script} 9<&0 < /dev/null > /dev/null 2>&1"],
        encoding="utf-8",
        timeout=20,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"},
        dimensions=(24, 80),
    )
    try:
        child.expect_exact(prompt)
        _await_keys(child)
        yield child
    finally:
        child.close(force=True)


def _await_keys(child: Any) -> None:
    """Wait until the program has the keyboard: on a busy machine the prompt stands earlier."""
    import termios

    until, usual = time.monotonic() + 5, termios.ICANON | termios.ECHO
    while termios.tcgetattr(child.child_fd)[3] & usual == usual and time.monotonic() < until:
        time.sleep(0.01)


def result_of(tmp_path: Path) -> Any:
    return eval((tmp_path / "result").read_text(encoding="utf-8"))


def test_a_secret_is_not_shown(tmp_path: Path) -> None:
    with asked(tmp_path, "secret('Passphrase: ')", "Passphrase: ") as child:
        child.sendline("open sesame é")
        child.expect_exact("done.")
        assert "sesame" not in child.before
    assert result_of(tmp_path) == ("open sesame é", [])


def test_a_secret_can_be_refused_with_ctrl_c(tmp_path: Path) -> None:
    with asked(tmp_path, "secret('Passphrase: ')", "Passphrase: ") as child:
        child.sendintr()
        child.expect_exact("done.")
    assert result_of(tmp_path)[0] == "STOPPED"


def test_text_has_several_lines_and_ends_at_an_empty_one(tmp_path: Path) -> None:
    with asked(tmp_path, "text('> ')", ">") as child:
        for line in ("first", "second"):
            child.send(line + "\r")
            child.expect_exact(line)
        child.send("\r")
        child.expect_exact("done.")
    assert result_of(tmp_path) == ("first\nsecond", [])


@pytest.mark.parametrize("keys", ["\x04", "\x1b\r"], ids=["Ctrl-D", "Esc Enter"])
def test_text_can_be_finished_by_key(tmp_path: Path, keys: str) -> None:
    with asked(tmp_path, "text('> ')", ">") as child:
        child.send("only line")
        child.expect_exact("only line")
        child.send(keys)
        child.expect_exact("done.")
    assert result_of(tmp_path) == ("only line", [])


@pytest.mark.parametrize("marked", [True, False], ids=["bracketed", "not marked as a paste"])
def test_a_long_paste_with_empty_lines_arrives_whole(tmp_path: Path, marked: bool) -> None:
    text = "x" * 9000 + "\n\nafter an empty line\n\nand another é 你"
    sent = f"\x1b[200~{text}\x1b[201~" if marked else text.replace("\n", "\r")
    with asked(tmp_path, "text('> ')", ">") as child:
        child.send(sent)
        child.expect_exact("another")
        child.send("\x04")
        child.expect_exact("done.")
    assert result_of(tmp_path)[0] == text


def test_a_line_takes_more_than_a_terminal_does_by_itself(tmp_path: Path) -> None:
    with asked(tmp_path, "line('name: ')", "name:") as child:
        child.send("y" * 5000 + "END")
        child.expect_exact("END")
        child.send("\r")
        child.expect_exact("done.")
    assert result_of(tmp_path)[0] == "y" * 5000 + "END"


def test_what_is_typed_is_saved_while_it_is_typed_and_on_ctrl_c(tmp_path: Path) -> None:
    with asked(tmp_path, "text('> ', autosave=kept.append)", ">") as child:
        child.send("half")
        child.expect_exact("half")
        import time

        time.sleep(1.3)
        child.send(" more")
        child.expect_exact("more")
        child.sendintr()
        child.expect_exact("done.")
    assert result_of(tmp_path) == ("STOPPED", ["half", "half more"])


def test_an_answer_can_be_changed_from_what_was_there(tmp_path: Path) -> None:
    with asked(tmp_path, "line('> ', initial='old')", "old") as child:
        child.send("er\r")
        child.expect_exact("done.")
    assert result_of(tmp_path)[0] == "older"


def test_a_question_ends_by_itself_after_a_while(tmp_path: Path) -> None:
    with asked(tmp_path, "line('> ', within=0.3)", ">") as child:
        child.expect_exact("done.")
    assert result_of(tmp_path)[0] == "INTERRUPTED"
