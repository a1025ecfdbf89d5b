"""Messages that stand twice because the tool ran twice into the same folder.

The tool adds to its files instead of writing them anew. A later run begins with the first
message of the chat again; from there on, what an earlier run has is left out, each message
as often as it was there, and what is new is kept.
"""

from __future__ import annotations

from collections import Counter

from evidencelog.importers.signal.message import Message


class Copies:
    """Tells, message by message, whether an earlier run of the tool wrote the same one."""

    def __init__(self) -> None:
        self.runs = 1
        self._first: tuple[str, str] | None = None
        self._before = ""
        self._earlier: Counter[int] = Counter()
        self._run: Counter[int] = Counter()
        self._same_time: Counter[tuple[str, str]] = Counter()

    def is_copy(self, message: Message) -> bool:
        """Whether an earlier run has this message, taking it in."""
        head = (message.raw, message.sender)
        if self._first is None:
            self._first = head
        elif head == self._first and message.raw < self._before:
            self.runs += 1
            self._earlier |= self._run
            self._run = Counter()
            self._same_time = Counter()
        self._before = message.raw
        self._run[message.same] += 1
        self._same_time[head] += 1
        return self._run[message.same] <= self._earlier[message.same]

    def count(self, message: Message) -> int:
        """Return which message of its sender at its time this is, within its run."""
        return self._same_time[message.raw, message.sender]
