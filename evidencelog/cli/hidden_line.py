"""Reading a line without showing it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


def read_hidden(prompt: str, reading: TextIO, writing: TextIO) -> str | None:
    """Return the line that is typed, not shown; None when the terminal is gone.

    Raises KeyboardInterrupt on Ctrl-C; the terminal shows again what is typed in any case.
    """
    if sys.platform == "win32":
        return _on_windows(prompt, writing)
    try:
        # The question comes when nothing shows any more: people begin to type at once.
        with _no_echo(reading.fileno()):
            writing.write(prompt)
            writing.flush()
            raw = _line_of(reading.fileno())
    finally:
        writing.write("\n")
        writing.flush()
    return None if raw is None else raw.decode("utf-8", "replace")


def _line_of(descriptor: int) -> bytes | None:
    """Read up to the line break and not one byte further."""
    held = bytearray()
    while byte := os.read(descriptor, 1):
        if byte == b"\n":
            return bytes(held)
        held += byte
    return bytes(held) or None


@contextmanager
def _no_echo(descriptor: int) -> Iterator[None]:
    import termios

    before = termios.tcgetattr(descriptor)
    hidden = list(before)
    hidden[3] &= ~termios.ECHO
    # Not the form that throws away what was typed ahead: people type faster than keys derive.
    termios.tcsetattr(descriptor, termios.TCSADRAIN, hidden)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _on_windows(prompt: str, writing: TextIO) -> str | None:
    import msvcrt

    writing.write(prompt)
    writing.flush()
    held: list[str] = []
    while (key := msvcrt.getwch()) not in "\r\n":  # type: ignore[attr-defined,unused-ignore]  # only there on Windows
        if key == "\x03":
            raise KeyboardInterrupt
        if key == "\x1a":
            return None
        held = held[:-1] if key == "\b" else [*held, key]
    writing.write("\n")
    writing.flush()
    return "".join(held)
