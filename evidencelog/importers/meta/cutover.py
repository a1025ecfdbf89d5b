"""Chats that went on elsewhere: since the end of 2023 most of two are end-to-end encrypted.

Their messages are not in the ordinary download but in one of their own. A conversation
that stops in those months, while others go on, may have its rest there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evidencelog.i18n import ngettext
from evidencelog.importers.drafts import Remark
from evidencelog.importers.meta.threads import Thread

_FIRST: Final = 1_698_796_800_000
"""1 November 2023, in milliseconds since 1970."""
_LAST: Final = 1_735_689_600_000
"""1 January 2025."""
_SILENCE: Final = 60 * 24 * 3600 * 1000
"""How much longer others must go on for an end to be odd: sixty days."""


class Cutover:
    """Watches where conversations of two end."""

    def __init__(self) -> None:
        self._newest = 0
        self._ends: list[int] = []

    def see(self, thread: Thread) -> None:
        """Take in a conversation whose rows are in the order of time."""
        times = [row.milliseconds for row in thread.rows[-1:]]
        end = next((time for time in times if time is not None), None)
        if end is None:
            return
        self._newest = max(self._newest, end)
        if len(thread.participants) == 2 and "thread_path" in thread.head:
            self._ends.append(end)

    def remarks(self) -> Iterator[Remark]:
        """Yield a remark when conversations ended as those did that were moved."""
        moved = [
            end for end in self._ends if _FIRST <= end < _LAST and end + _SILENCE < self._newest
        ]
        if moved:
            text = ngettext(
                "{count} conversation ends when Messenger began to encrypt chats: what came "
                "later may be in the separate download of end-to-end encrypted chats",
                "{count} conversations end when Messenger began to encrypt chats: what came "
                "later may be in the separate download of end-to-end encrypted chats",
                len(moved),
            )
            yield Remark(says=text.format(count=len(moved)))
