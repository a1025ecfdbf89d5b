"""chat.md: heads like `[2024-11-03 01:30:00] Name: text`, older `[2019-05-29, 15:04]`.

Quotes, reactions, stickers and files follow the conventions of the tool. A person can type
the same, so data.json, which keeps them apart, is read instead wherever it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.importer import Source
from evidencelog.importers.signal.lines import LONGEST, lines_of
from evidencelog.importers.signal.message import Message
from evidencelog.importers.wall_time import WallTimes

HEAD: Final = re.compile(
    r"\[(\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?)\] ([^\n]{1,200}?): ?(.*)", re.DOTALL
)
_BREAK: Final = "  "  # two spaces, which the tool puts behind each text
_REACTIONS = re.compile(r"\n\(- ([^\n]{1,4000}) -\)")
_STICKER = re.compile(r"\n\(\( ([^\n]{1,40}) \)\)")
_FILE = re.compile(r"!?\[([^\[\]\n]{0,255})\]\((\./media/[^()\n]{1,400}|\.\./[^()\n]{1,400})\)  ")


class Unread(NamedTuple):
    """A stretch of the file that is no message: where, why, and what there is of it."""

    place: str
    reason: str
    excerpt: str


def messages_of(
    source: Source, name: str, wall: WallTimes, place: str
) -> Iterator[Message | Unread]:
    """Yield the messages of a chat.md in the order of the file."""
    head: re.Match[str] | None = None
    lines: list[str] = []
    first, size = 1, 0
    for line in lines_of(source, name):
        found = HEAD.match(line.text)
        if found:
            yield from _finished(head, lines, f"{place}{first}", wall, size)
            head, lines, first, size = found, [found[3]], line.number, 0
        elif size <= LONGEST:
            lines.append(line.text)
        size += len(line.text) + LONGEST * line.cut
    yield from _finished(head, lines, f"{place}{first}", wall, size)


def _finished(
    head: re.Match[str] | None, lines: list[str], place: str, wall: WallTimes, size: int
) -> Iterator[Message | Unread]:
    text = "\n".join(lines)
    if head is None:
        if text.strip():
            yield Unread(place, _("text before the first message"), text.strip()[:200])
    elif size > LONGEST:
        yield Unread(place, _("this text is longer than any message can be"), text[:200])
    else:
        yield _message(head[1], head[2], text, place, wall)


def _message(raw: str, sender: str, text: str, place: str, wall: WallTimes) -> Message:
    text = text.rstrip("\n")
    quote, text = _quote(text)
    files = [(found[1], found[2]) for found in _FILE.finditer(text + _BREAK)]
    text = _FILE.sub("", text + _BREAK).removesuffix(_BREAK) if files else text
    reactions: list[tuple[str, str]] = []
    if found := _REACTIONS.search(text):
        reactions = [_pair(part) for part in found[1].split(", ")]
        text = text[: found.start()] + text[found.end() :]
    fields: tuple[tuple[str, str], ...] = ()
    if found := _STICKER.search(text):
        fields = (("sticker", found[1]),)
        text = text[: found.start()] + text[found.end() :]
    local = raw.replace(", ", "T").replace(" ", "T")
    return Message(
        place=place,
        raw=raw,
        sender=sender,
        text=text.removesuffix(_BREAK),
        stamp=stamp_of(raw, local, wall),
        quote=quote,
        reactions=tuple(reactions),
        files=tuple(files),
        fields=fields,
    )


def stamp_of(raw: str, local: str, wall: WallTimes) -> Stamp:
    """Return the time of a message; one that cannot be is left as it stands."""
    try:
        datetime.fromisoformat(local)
    except ValueError:
        return Stamp(raw=raw, note=_("there is no such time"))
    if local.startswith("1970-01-01"):
        return Stamp(raw=raw, note=_("the export had no time for it, and wrote the year 1970"))
    return wall.stamp(raw, local)


def _quote(text: str) -> tuple[str | None, str]:
    """Split the quote off, which the tool puts before the text between empty lines."""
    if not text.startswith("\n\n> "):
        return None, text
    quoted, gap, rest = text[2:].partition("\n\n")
    lines = [line.removeprefix("> ") for line in quoted.split("\n")]
    return "\n".join(lines), rest if gap else ""


def _pair(part: str) -> tuple[str, str]:
    name, _colon, emoji = part.rpartition(": ")
    return name, emoji
