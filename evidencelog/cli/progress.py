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
    with progress_line(run) as line:
        yield line.show if line else None


@contextmanager
def progress_line(run: Run) -> Iterator[ProgressLine | None]:
    """Give the line itself, for work in several stages; None where nobody looks at it."""
    if not on_terminal(sys.stderr) or run.options.quiet or run.options.json:
        yield None
        return
    line = ProgressLine(time.monotonic)
    try:
        yield line
    finally:
        line.clear()


class ProgressLine:
    """One line of standard error that is written again and again."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._timer = timer
        self._next = timer() + QUIET_SECONDS
        self._shown = False

    def show(self, done: int, total: int, what: str = "") -> None:
        """Show how much is done, not more often than a person can read.

        Where nobody knows how much there is, `total` is 0 and the count stands alone. `what`
        is being done.
        """
        if self._timer() < self._next:
            return
        self._next = self._timer() + BETWEEN_SECONDS
        self._shown = True
        much = f"{100 * done // total} %" if total else f"{done:,}"
        sys.stderr.write(f"\r{what or _('working')}: {much}  ")
        sys.stderr.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K" if sys.platform != "win32" else "\r" + " " * 50 + "\r")
            sys.stderr.flush()
