"""A terminal with a program in it, and what a person sees there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pexpect
import pyte

COLUMNS: Final = 80
LINES: Final = 24
PAGE: Final = 600
"""Lines that are kept: all that a person could scroll back to."""

STILL_SECONDS: Final = 1.0
"""A program that sleeps and has shown nothing new for this long waits for its person."""

PATIENCE_SECONDS: Final = 60.0

CLEARED: Final = "(the screen is cleared)"


class _Screen(pyte.Screen):
    """Keeps what stood there before the program cleared it."""

    def __init__(self) -> None:
        self.before: list[str] = []
        super().__init__(COLUMNS, PAGE)

    @property
    def shown(self) -> list[str]:
        """Every line down to the last one with anything on it."""
        lines = [line.rstrip() for line in self.display]
        last = max((i for i, line in enumerate(lines) if line), default=-1)
        return lines[: last + 1]

    def erase_in_display(self, how: int = 0, *rest: Any, **private: Any) -> None:
        """Take what stands there to what came before (ECMA-48 ED 2), or erase a part."""
        if how == 2 and self.shown:
            self.before += [*self.shown, CLEARED]
        super().erase_in_display(how, *rest, **private)


class Terminal:
    """Runs one command line in a pseudo-terminal of 80 columns and 24 lines."""

    def __init__(self, line: str, environ: Mapping[str, str], folder: Path) -> None:
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            "/bin/sh",
            ["-c", line],
            env=dict(environ),
            cwd=str(folder),
            dimensions=(LINES, COLUMNS),
            timeout=None,
        )
        self._child.delaybeforesend = None
        self._screen = _Screen()
        self._stream = pyte.ByteStream(self._screen)
        self.ended = False

    @property
    def cursor(self) -> tuple[int, int]:
        """Line and column of the cursor, from 0."""
        return len(self._screen.before) + self._screen.cursor.y, self._screen.cursor.x

    def lines(self) -> list[str]:
        """Return every line that was shown, down to the last one with anything on it."""
        return [*self._screen.before, *self._screen.shown]

    def wait(self, done: Callable[[], bool]) -> None:
        """Read until `done`, until the program ends, or until it clearly waits."""
        still, deadline = time.monotonic(), time.monotonic() + PATIENCE_SECONDS
        while not self.ended and time.monotonic() < deadline and not done():
            if self._read():
                still = time.monotonic()
            elif time.monotonic() - still > STILL_SECONDS and self._sleeps():
                return

    def settle(self) -> None:
        """Read what comes at once: more lines, or the end of a program that asks nothing."""
        while not self.ended and self._read():
            pass

    def type(self, keys: str) -> None:
        """Send what a person types."""
        if not self.ended:
            self._child.send(keys)

    def close(self) -> None:
        """Close the window."""
        self._child.close(force=True)

    def _read(self) -> bool:
        try:
            self._stream.feed(self._child.read_nonblocking(65536, timeout=0.05))
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self.ended = True
        return True

    def _sleeps(self) -> bool:
        """Say whether no process in this terminal is computing; without /proc, assume so."""
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
            except OSError:
                continue  # it has just ended
            state, _parent, _group, session = fields.split()[:4]
            if int(session) == self._child.pid and state in "RD":
                return False
        return True
