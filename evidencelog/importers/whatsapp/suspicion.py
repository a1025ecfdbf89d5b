"""Heads that may not be heads: a chat that somebody pasted into a message looks the same.

Nothing in the format tells them apart for certain, so nothing is merged or left out. What
speaks against a head is noted at the record, for a person to look at.
"""

from __future__ import annotations

from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.whatsapp.survey import Survey

_RARE: Final = 3  # messages of somebody who hardly writes here
_ENOUGH: Final = 50  # messages before rarity says anything


class Suspicion:
    """Looks at each head in the light of those before it."""

    def __init__(self, seen: Survey) -> None:
        self._ends_tell = seen.ends_tell
        self._long = seen.rows > _ENOUGH
        self._brackets = seen.iphone
        share = max(seen.brackets, seen.rows - seen.brackets)
        self._one_layout = self._long and 10 * share > 9 * seen.rows
        self._before: str | None = None
        self._ended = True
        self._lines = False

    def notes(
        self, lead: str, local: str | None, text: str, count: int
    ) -> tuple[str, ...]:
        """Return what speaks against the head of this row; mostly nothing."""
        before, self._before = self._before, local
        ended, self._ended = self._ended, not self._ends_tell or text.endswith("\r")
        lines, self._lines = self._lines, "\n" in text
        backward = local is not None and before is not None and local < before
        foreign = self._one_layout and ("[" in lead) != self._brackets
        if ended and not backward and not foreign:
            return ()
        found: list[str] = []
        if not ended:
            found.append(_("the line above ends as lines inside a message do"))
        if foreign:
            found.append(_("its head is written unlike those of the rest of the file"))
        if backward:
            found.append(_("its time is before that of the message above"))
            if lines:
                found.append(_("the message above has several lines"))
            if self._long and 0 < count <= _RARE:
                found.append(_("its sender has hardly any messages in this file"))
        if len(found) > 1 or not ended or foreign:
            found.append(_("this may be part of the message above: text that somebody pasted"))
        return tuple(found)
