"""A line that moves while something long is done, for people only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from evidencelog.cli.output import on_terminal
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.run import Run

QUIET_SECONDS: Final = 1.0
BETWEEN_SECONDS: Final = 0.2

Progress = Callable[[int, int], None]


@contextmanager
def showing_progress(run: Run) -> Iterator[Progress | None]:
    """Give a function to call with what is done and what there is to do.

    It shows a percentage after a second, on a terminal, without `--quiet`; else None.
    """
    if not on_terminal(sys.stderr) or run.options.quiet or run.options.json:
        yield None
        return
    line = _Line(time.monotonic)
    try:
        yield line.show
    finally:
        line.clear()


class _Line:
    """One line of standard error that is written again and again."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._timer = timer
        self._next = timer() + QUIET_SECONDS
        self._shown = False

    def show(self, done: int, total: int) -> None:
        """Show how much is done, not more often than a person can read."""
        if self._timer() < self._next:
            return
        self._next = self._timer() + BETWEEN_SECONDS
        self._shown = True
        percent = 100 * done // max(total, 1)
        sys.stderr.write("\r" + _("working: {percent} %").format(percent=percent) + "  ")
        sys.stderr.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K" if sys.platform != "win32" else "\r" + " " * 30 + "\r")
            sys.stderr.flush()
