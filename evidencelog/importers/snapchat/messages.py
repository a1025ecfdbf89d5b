"""One record of `chat_history.json` or `snap_history.json`, old and new.

The old files have two lists, of what came and what went. The new ones have a list for each
conversation. `Created(microseconds)` holds milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Direction, Draft, Enclosed, Item, Side, Stamp
from evidencelog.importers.exact_times import of_iso, of_milliseconds
from evidencelog.importers.json_items import Numbering
from evidencelog.importers.json_text import readable
from evidencelog.importers.json_values import Values

SERVICE: Final = "Snapchat"
_OLD_LIST: Final = re.compile(r"(Received|Sent) .*History")
_MICRO: Final = "Created(microseconds)"
_DIGITS_OF_MILLISECONDS: Final = 14
_APART: Final = 1000
"""Milliseconds by which the two times of a record differ, since one is cut to the second."""
_SEPARATOR: Final = re.compile(r"[|,\s]+")


def is_record(value: object) -> bool:
    """Return whether a value looks like a record of either file."""
    if not isinstance(value, dict) or not {"Created", "Media Type"} <= value.keys():
        return False
    return "From" in value or "To" in value


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes drafts of the records of one list."""

    heading: str
    snaps: bool
    me: frozenset[str]
    belongings: Belongings
    media: Mapping[str, str]
    numbering: Numbering

    def item(self, record: dict[str, object], position: int, place: str) -> Item:
        """Return what a record says."""
        values = Values(record)
        sender, to = values.text("From") or None, values.text("To") or None
        direction = self._direction(values, sender)
        title = values.text("Conversation Title") or None
        other = self._other(sender, to)
        created = values.text("Created") or ""
        kind = "snap" if self.snaps else "chat"
        text, notes = _text(values)
        if self.snaps:
            notes.append(_("a snap: the export does not hold what it showed"))
        return Draft(
            position=position,
            place=place,
            what="system" if _is_status(values) else "message",
            conversation=other,
            key=self.numbering.key(f"{kind}/{other}/{sender or ''}/{created}"),
            title=title,
            service=SERVICE,
            direction=direction,
            sender=Side(id=sender) if sender else None,
            recipients=self._recipients(direction, to, title),
            stamp=_stamp(values, created),
            text=text,
            files=self._files(values),
            fields=values.rest(),
            notes=(*notes, *values.notes),
        )

    def _direction(self, values: Values, sender: str | None) -> Direction | None:
        old = _OLD_LIST.fullmatch(self.heading)
        if old:
            return "out" if old[1] == "Sent" else "in"
        own = values.flag("IsSender")
        if own is not None:
            return "out" if own else "in"
        if not self.me or sender is None:
            return None
        return "out" if sender in self.me else "in"

    def _other(self, sender: str | None, to: str | None) -> str:
        """Return the account or group whose conversation it is."""
        if _OLD_LIST.fullmatch(self.heading):
            return to or sender or "unnamed account"
        return self.heading

    def _recipients(
        self, direction: Direction | None, to: str | None, title: str | None
    ) -> tuple[Side, ...]:
        if to:
            return (Side(id=to),)
        alone = direction == "out" and not title and not _OLD_LIST.fullmatch(self.heading)
        return (Side(id=self.heading),) if alone else ()

    def _files(self, values: Values) -> tuple[Enclosed, ...]:
        listed = values.peek("Media IDs")
        if not isinstance(listed, str):
            return ()
        return tuple(self._file(name) for name in _SEPARATOR.split(readable(listed)) if name)

    def _file(self, name: str) -> Enclosed:
        member = self.media.get(name)
        if member is None:
            return Enclosed(name=name, note=_("this file is not part of the export"))
        return self.belongings.opened(member, name=member.rpartition("/")[2])


def _is_status(values: Values) -> bool:
    kind = values.peek("Media Type")
    return isinstance(kind, str) and kind.startswith("STATUS")


def _text(values: Values) -> tuple[str | None, list[str]]:
    """Take the text, its references to characters resolved; the file's own is kept."""
    name = "Content" if values.has("Content") else "Text"
    raw = values.text(name)
    text = unescape(raw) if raw else None
    if text == raw or raw is None:
        return text, []
    values.put(f"{name} (as in the file)", raw)
    return text, [_("references such as &#39; in the text were resolved")]


def _stamp(values: Values, created: str) -> Stamp:
    """Return the time: to the millisecond where both forms of it agree."""
    whole_seconds = of_iso(
        created.removesuffix(" UTC") + "Z" if created.endswith("UTC") else created
    )
    stamp = Stamp(raw=created, instant=whole_seconds.instant, local=whole_seconds.local,
                  offset=whole_seconds.offset, source=whole_seconds.source,
                  note=whole_seconds.note)  # fmt: skip
    fine = values.whole(_MICRO)
    if fine is None:
        return stamp
    values.put(_MICRO, fine)
    exact = of_milliseconds(
        fine if len(str(fine)) < _DIGITS_OF_MILLISECONDS else fine // 1000, created
    )
    if exact.instant is None or stamp.instant is None:
        return stamp
    if exact.instant[:19] == stamp.instant[:19]:
        return exact
    note = _("the two times of this record are not the same")
    return Stamp(raw=created, instant=stamp.instant, source="in the file", note=note)
