"""data.json: one JSON object a line, in the order in which chat.md has the messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.exact_times import of_iso
from evidencelog.importers.importer import Source
from evidencelog.importers.json_text import DECODER, RECORD_LIMIT
from evidencelog.importers.json_values import Values
from evidencelog.importers.signal.lines import Line, lines_of
from evidencelog.importers.signal.markdown import Unread, stamp_of
from evidencelog.importers.signal.message import Message
from evidencelog.importers.wall_time import WallTimes

_BREAK: Final = "  "  # two spaces, which the tool puts behind each text
_NEEDED: Final = frozenset(("date", "sender", "body"))
_EXCERPT: Final = 200


def is_message(text: str) -> bool:
    """Whether a line is a message as the tool writes it."""
    record = _object(text)
    return record is not None and record.keys() >= _NEEDED


def messages_of(
    source: Source, name: str, wall: WallTimes, place: str
) -> Iterator[Message | Unread]:
    """Yield the messages of a data.json in the order of the file."""
    for line in lines_of(source, name):
        if line.text.strip():
            yield _read(line, f"{place}{line.number}", wall)


def _read(line: Line, place: str, wall: WallTimes) -> Message | Unread:
    record = None if line.cut or len(line.text) > RECORD_LIMIT else _object(line.text)
    if record is None:
        return Unread(place, _("this line is no JSON object"), line.text[:_EXCERPT])
    values = Values(record)
    raw = values.text("date")
    if raw is None:
        return Unread(place, _("this message has no date"), line.text[:_EXCERPT])
    text = values.text("body") or ""
    quote = values.text("quote") or ""
    call = values.flag("call")
    if values.peek("missed") is False:
        values.drop("missed")
    return Message(
        place=place,
        raw=raw,
        sender=values.text("sender") or "",
        text=text.removesuffix(_BREAK),
        stamp=_stamp(raw, wall),
        quote="\n".join(line.removeprefix("> ") for line in quote.strip("\n").split("\n")) or None,
        reactions=tuple(_reactions(values)),
        files=tuple(_files(values)),
        deleted=values.flag("deleted") or False,
        call=call,
        edits=tuple(_edits(values)),
        id=values.text("id") or None,
        fields=tuple((name, value) for name, value in values.rest() if value not in ("", "false")),
        notes=tuple(values.notes),
    )


def _object(text: str) -> dict[str, object] | None:
    try:
        value = DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _stamp(raw: str, wall: WallTimes) -> Stamp:
    stamp = of_iso(raw)
    if stamp.instant is not None or stamp.local is None:
        return stamp
    return stamp_of(raw, stamp.local, wall)


def _reactions(values: Values) -> Iterator[tuple[str, str]]:
    for one in values.items("reactions"):
        if isinstance(one, list) and len(one) == 2:
            yield str(one[0] or ""), str(one[1])
        elif isinstance(one, dict):
            yield str(one.get("name") or ""), str(one.get("emoji"))


def _files(values: Values) -> Iterator[tuple[str, str]]:
    for one in values.items("attachments"):
        if isinstance(one, dict):
            name = str(one.get("name") or one.get("missing_kind") or "?")
            yield name, str(one.get("path") or "")


def _edits(values: Values) -> Iterator[str]:
    for one in values.items("edits"):
        if isinstance(one, dict) and isinstance(body := one.get("body"), str):
            yield body.removesuffix(_BREAK)
