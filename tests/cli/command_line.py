"""The command line in this process: fixed clock, cheap keys, a person who answers from a list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from evidencelog.cli.main import execute
from evidencelog.cli.output import Piece
from evidencelog.cli.run import Run
from evidencelog.cli.terminal import NOBODY, Ask, Autosave
from evidencelog.crypto.kdf import KdfParams
from evidencelog.errors import InterruptedByPersonError

PASSPHRASE = "correct horse battery"
CHEAP = KdfParams(memory_kib=64, iterations=1)
START = datetime(2026, 3, 17, 14, 30, tzinfo=UTC)


@dataclass
class TickingClock:
    """Shows a minute more each time it is read; New York, where the clocks change."""

    moment: datetime = START

    def now(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment

    def zone(self) -> str:
        return "America/New_York"


@dataclass
class Person:
    """Answers questions in the order of a list; "^C" stops. What was shown is kept."""

    answers: list[str]
    there: bool = True
    shown: list[str] = field(default_factory=list)
    cleared: int = 0

    def tell(self, *pieces: str | Piece) -> None:
        self.shown.append("".join(one if isinstance(one, str) else one.text for one in pieces))

    def secret(self, prompt: str) -> str:
        return self._answer(prompt)

    def line(self, prompt: str, *, initial: str = "", within: float | None = None) -> str:
        return self._answer(prompt)

    def text(self, prompt: str, *, initial: str = "", autosave: Autosave | None = None) -> str:
        answer = self._answer(prompt)
        if answer.endswith("^C"):
            if autosave is not None:
                autosave(answer.removesuffix("^C"))
            raise KeyboardInterrupt
        return answer or initial

    def clear(self) -> None:
        self.cleared += 1

    def _answer(self, prompt: str) -> str:
        self.shown.append(prompt)
        if not self.answers:
            raise InterruptedByPersonError(f"nobody answers: {prompt}")
        answer = self.answers.pop(0)
        if answer == "^C":
            raise KeyboardInterrupt
        return answer

    @property
    def screen(self) -> str:
        return "\n".join(self.shown)


@dataclass(frozen=True)
class Result:
    """What a command line gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Runs command lines on one log in a folder of its own."""

    folder: Path
    read: Callable[[], tuple[str, str]]
    clock: TickingClock = field(default_factory=TickingClock)
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        return self.folder / "log.db"

    def __call__(
        self, *words: str, ask: Ask = NOBODY, passphrase: str | None = PASSPHRASE
    ) -> Result:
        environ = {"EVIDENCELOG_LOG": str(self.log), **self.environ}
        if passphrase is not None:
            environ["EVIDENCELOG_PASSPHRASE"] = passphrase
        run = Run(environ=environ, clock=self.clock, ask=ask, kdf=CHEAP)
        code = execute(list(words), run)
        out, err = self.read()
        return Result(int(code), out, err)

    def asked(self, *words: str, answers: Iterable[str]) -> tuple[Result, Person]:
        """Run with somebody at the terminal, the passphrase being given already."""
        person = Person(list(answers))
        return self(*words, ask=person), person
