"""Ending tidily when the window is closed or the system asks for it.

Left alone, both end a process at once: a report or an original that is being written would
stay on the disk in clear, under a passing name that nobody looks for.
"""

from __future__ import annotations

import contextlib
import os
import signal
from types import FrameType
from typing import Final

_ASKED: Final = ("SIGTERM", "SIGHUP")
_FIRST_CODE: Final = 128  # and the number of the signal, as shells have it


class EndedError(BaseException):
    """The process was asked to end; not an error that anything but the program may catch."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = _FIRST_CODE + number


def end_tidily() -> None:
    """Let a request to end this process undo what is half written, as an interruption does."""
    own = os.getpid()

    def end(number: int, _frame: FrameType | None) -> None:
        if os.getpid() != own:
            os._exit(_FIRST_CODE + number)  # a helping process has nothing to put in order
        signal.signal(number, signal.SIG_DFL)  # whoever asks twice means it
        raise EndedError(number)

    for name in _ASKED:
        number = getattr(signal, name, None)
        # One that is ignored was meant to be: `nohup`.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # not the main thread
                signal.signal(number, end)
