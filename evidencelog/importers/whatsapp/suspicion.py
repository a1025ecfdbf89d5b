"""Heads that may not be heads: a chat that somebody pasted into a message looks the same.

Nothing in the format tells them apart for certain, so nothing is merged or left out. What
speaks against a head is noted at the record, for a person to look at.
"""

from __future__ import annotations

from itertools import repeat
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.whatsapp.rows import Block
from evidencelog.importers.whatsapp.survey import Survey

_RARE: Final = 3  # messages of somebody who hardly writes here
_ENOUGH: Final = 50  # messages before rarity says anything

Notes = tuple[str, ...]


class Suspicion:
    """Looks at each head in the light of those before it."""

    def __init__(self, seen: Survey) -> None:
        self._seen = seen
        self._long = seen.rows > _ENOUGH
        share = max(seen.brackets, seen.rows - seen.brackets)
        self._one_layout = self._long and 10 * share > 9 * seen.rows
        self._before = ""
        self._text = "\r"

    def of(self, block: Block, times: list[str | None]) -> dict[int, Notes]:
        """Return the notes of the rows of a block that have any, by their place in it."""
        back = self._backward(times)
        rows = set(back)
        if self._seen.ends_tell:
            ended = map(str.endswith, [self._text, *block.texts[:-1]], repeat("\r"))
            rows.update(at for at, whole in enumerate(ended) if not whole)
        if self._one_layout and (foreign := set(filter(self._foreign, set(block.leads)))):
            rows.update(at for at, lead in enumerate(block.leads) if lead in foreign)
        notes = {at: self._notes(block, at, backward=at in back) for at in sorted(rows)}
        self._before = next((time for time in reversed(times) if time), self._before)
        self._text = block.texts[-1] if block.texts else self._text
        return notes

    def _backward(self, times: list[str | None]) -> set[int]:
        before = self._before
        found = set()
        for at, time in enumerate(times):
            if time is None:
                continue
            if time < before:
                found.add(at)
            before = time
        return found

    def _foreign(self, lead: str) -> bool:
        return ("[" in lead) != self._seen.iphone

    def _notes(self, block: Block, at: int, *, backward: bool) -> Notes:
        above = block.texts[at - 1] if at else self._text
        inside = self._seen.ends_tell and not above.endswith("\r")
        foreign = self._one_layout and self._foreign(block.leads[at])
        found: list[str] = []
        if inside:
            found.append(_("the line above ends as lines inside a message do"))
        if foreign:
            found.append(_("its head is written unlike those of the rest of the file"))
        if backward:
            found.append(_("its time is before that of the message above"))
            if "\n" in above:
                found.append(_("the message above has several lines"))
            if self._long and 0 < self._seen.names[block.names[at]] <= _RARE:
                found.append(_("its sender has hardly any messages in this file"))
        if len(found) > 1 or inside or foreign:
            found.append(_("this may be part of the message above: text that somebody pasted"))
        return tuple(found)
