"""Plays a transcript in real terminals, and writes down what a person saw and typed."""

from __future__ import annotations

import difflib
import os
import sysconfig
from pathlib import Path
from typing import Final

from tests.transcripts.places import Places, new_places
from tests.transcripts.screen import Terminal
from tests.transcripts.script import Block, Command, Transcript, Typed
from tests.transcripts.starts import lay_out
from tests.transcripts.varying import ZONE, Varying

SCRIPTS: Final = Path(sysconfig.get_path("scripts"))
LEFT: Final = "(never typed: "
WAITING: Final = "(still waiting)"

_Place = tuple[int, int]
_Mark = tuple[_Place, Typed]


def play(transcript: Transcript) -> str:
    """Return the page as it would be if written now.

    What the page wants to be typed and the program does not ask for is named in a line
    that begins with `LEFT`.
    """
    with new_places() as places:
        varying = Varying(places, lay_out(transcript.start, places))
        return transcript.with_blocks(
            [_play_block(block, places, varying) for block in transcript.blocks]
        )


def difference(transcript: Transcript, page: str) -> str:
    """Return how a page differs from what was written, line by line; nothing if it does not."""
    lines = difflib.unified_diff(
        transcript.page.splitlines(),
        page.splitlines(),
        "as written",
        "as it is now",
        lineterm="",
        n=4,
    )
    return "\n".join(lines)


def _play_block(block: Block, places: Places, varying: Varying) -> str:
    lines = []
    for command in block.commands:
        lines.append(f"$ {command.line}")
        lines += _play_command(command, places[block.place], varying)
    return "".join(f"{line}\n" for line in lines)


def _play_command(command: Command, home: Path, varying: Varying) -> list[str]:
    terminal = Terminal(varying.meant(command.line), _environ(home), home)
    performance = _Performance(terminal, command, varying)
    try:
        return performance.lines()
    finally:
        terminal.close()


def _environ(home: Path) -> dict[str, str]:
    folder = home / ".bin"
    folder.mkdir(exist_ok=True)
    program = folder / "evidencelog"
    if not program.exists():
        program.symlink_to(SCRIPTS / "evidencelog")
    passed = {name: text for name, text in os.environ.items() if name.startswith("COVERAGE")}
    return passed | {
        "HOME": str(home),
        "PATH": f"{folder}{os.pathsep}{os.defpath}",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": ZONE,
    }


class _Performance:
    """One command, from its start to its end."""

    def __init__(self, terminal: Terminal, command: Command, varying: Varying) -> None:
        self._terminal = terminal
        self._command = command
        self._varying = varying
        self._marks: list[_Mark] = []

    def lines(self) -> list[str]:
        """Type everything, wait for the end, and return what stands there."""
        self._type_everything()
        self._terminal.wait(lambda: False)
        if not self._terminal.ended:
            return [*self._seen(), WAITING]
        while self._marks and not self._answered():
            self._marks.pop()  # typed when nobody was there any more
        left = [typed.mark for typed in self._command.typed[len(self._marks) :]]
        return [*self._seen(), *([f"{LEFT}{' '.join(left)})"] if left else [])]

    def _type_everything(self) -> None:
        shown, end = self._command.shown, 0
        for typed in self._command.typed:
            end = shown.index(typed.mark, end)
            before = shown[:end] + typed.standing
            end += len(typed.mark)
            if not self._awaits(before):
                return
            self._type(typed)

    def _awaits(self, before: str) -> bool:
        """Wait for the place where something is typed; say whether the program got there."""
        expected = before.rstrip().splitlines()
        self._terminal.wait(
            lambda: self._answered() and [line.rstrip() for line in self._seen()] == expected
        )
        self._terminal.settle()
        self._varying.look("\n".join(self._terminal.lines()))
        return not self._terminal.ended

    def _answered(self) -> bool:
        """Say whether the program has taken what was typed last."""
        if not self._marks:
            return True
        (line, column), typed = self._marks[-1]
        shown = "".join(self._terminal.lines()[line : line + 1])[column:]
        echo = self._varying.meant(typed.echo)
        return self._terminal.cursor[0] > line and shown.startswith(echo)

    def _type(self, typed: Typed) -> None:
        line, column = self._terminal.cursor
        self._marks.append(((line, column - len(typed.standing)), typed))
        text = self._varying.meant(typed.text)
        self._terminal.type(typed.key or "\x7f" * len(typed.standing) + text + "\r")

    def _seen(self) -> list[str]:
        """Return the lines of the screen with marks and placeholders, as on the page."""
        lines = self._terminal.lines()
        for (line, column), typed in reversed(self._marks):
            lines += [""] * (line + 1 - len(lines))
            text = lines[line].ljust(column)
            after = text[column:].removeprefix(self._varying.meant(typed.echo))
            lines[line] = f"{text[:column]}{typed.mark}{after}"
        return self._varying.shown("\n".join(lines)).split("\n") if lines else []
