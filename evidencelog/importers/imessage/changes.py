"""What was changed in a message after it was sent: `message_summary_info`, a property list.

`ec` has the wordings of each part, the oldest first and the one that stands last; `rp` lists
the parts that were taken back, `otr` where each part stood in the first wording.
"""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evidencelog.importers.drafts import Stamp
from evidencelog.importers.imessage.attributed import attributed
from evidencelog.importers.imessage.times import stamp_of
from evidencelog.importers.imessage.typedstream import TypedStreamError

MOST_BYTES: Final = 16 << 20
"""Of one list; that of a long message with many edits has some thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A wording of one part and when it was written; `text` is None if it cannot be read."""

    part: int
    text: str | None
    stamp: Stamp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Earlier wordings and the last one of each part, and the parts that were taken back."""

    earlier: tuple[Wording, ...] = ()
    last: tuple[Wording, ...] = ()
    retracted: frozenset[int] = frozenset()
    parts: int = 0
    damaged: bool = False

    @property
    def all_retracted(self) -> bool:
        """Whether nothing of the message is left."""
        return bool(self.retracted) and len(self.retracted) >= max(self.parts, 1)


NOTHING: Final = Changes()


def changes_of(data: object) -> Changes:
    """Return what a cell says; it is `damaged` when it says nothing that can be read."""
    if not isinstance(data, bytes) or not data:
        return NOTHING
    try:
        said = plistlib.loads(data[:MOST_BYTES])
    except Exception:  # noqa: BLE001  # its reader fails in every way there is
        return Changes(damaged=True)
    if not isinstance(said, dict):
        return Changes(damaged=True)
    wordings = tuple(_wordings(said.get("ec")))
    finals = {one.part: one for one in wordings}
    retracted = said.get("rp")
    parts = said.get("otr")
    return Changes(
        earlier=tuple(one for one in wordings if finals[one.part] is not one),
        last=tuple(finals.values()),
        retracted=frozenset(
            one for one in retracted if isinstance(one, int)
        ) if isinstance(retracted, list) else frozenset(),
        parts=len(parts) if isinstance(parts, dict) else 0,
    )  # fmt: skip


def _wordings(said: object) -> Iterator[Wording]:
    if not isinstance(said, dict):
        return
    numbered = sorted(
        (int(key), value) for key, value in said.items()
        if isinstance(key, str) and key.isascii() and key.isdigit() and len(key) < 6
        and isinstance(value, list)
    )  # fmt: skip
    for part, wordings in numbered:
        for one in wordings:
            if isinstance(one, dict):
                yield Wording(part=part, text=_text(one.get("t")), stamp=stamp_of(one.get("d")))


def _text(data: object) -> str | None:
    if not isinstance(data, bytes):
        return None
    try:
        return attributed(data).text
    except TypedStreamError:
        return None
