"""From lines to messages: each entry of a report has a message and, below, what it answers.

So every message of a thread stands in the report again and again. An entry begins or ends with
`Message 3 of 120`; its own message is the first in it, the others are repetitions, or are
quoted only because their own entry is not in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from evidencelog.importers.ofw.bodies import Body, body_of
from evidencelog.importers.ofw.headers import Head, head_at
from evidencelog.importers.ofw.lines import Line, marker_of

_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True, kw_only=True)
class Found:
    """A message of the report. `number` is that of its entry, where entries have one.

    `quoted` when it has none of its own and only stands below others. `answers` is the message
    directly below it. `other` are texts that repetitions of it have and that say something else.
    """

    head: Head
    body: Body
    page: int
    number: int | None = None
    quoted: bool = False
    answers: Found | None = None
    other: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """An entry without a message that can be read: its number, page and first words."""

    number: int
    page: int
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """The lines of an entry."""

    number: int | None
    start: int
    end: int


def declared_in(lines: Sequence[Line]) -> int | None:
    """Return how many messages the report says it has, by the first of its markers."""
    return next((found[1] for line in lines if (found := marker_of(line))), None)


def messages_in(lines: Sequence[Line]) -> list[Found | Lost]:
    """Return each message once, in the order in which they first stand in the report."""
    items: list[Found | Lost] = []
    entries: list[list[Found]] = []
    for entry in _entries(lines):
        found = list(_messages(lines, entry))
        if found:
            for below in found[1:] if entry.number is not None else ():
                below.quoted = True
            found[0].number = entry.number
            entries.append(found)
            items += found
        elif entry.number is not None:
            items.append(_lost(lines, entry))
    kept = _once(entries)
    return [item for item in items if isinstance(item, Lost) or id(item) in kept]


def _entries(lines: Sequence[Line]) -> Iterator[_Entry]:
    """Yield the entries. Markers stand above them when one comes before the first head."""
    total = declared_in(lines)
    markers = [
        (place, found[0])
        for place, line in enumerate(lines)
        if (found := marker_of(line)) and found[1] == total
    ]
    first = next((place for place in range(len(lines)) if head_at(lines, place)), len(lines))
    if not markers:
        yield _Entry(number=None, start=0, end=len(lines))
    elif markers[0][0] < first:
        ends = [place for place, _number in markers[1:]] + [len(lines)]
        for (place, number), end in zip(markers, ends, strict=True):
            yield _Entry(number=number, start=place + 1, end=end)
    else:
        start = 0
        for place, number in markers:
            yield _Entry(number=number, start=start, end=place)
            start = place + 1
        yield _Entry(number=None, start=start, end=len(lines))


def _messages(lines: Sequence[Line], entry: _Entry) -> Iterator[Found]:
    within = lines[entry.start : entry.end]
    heads: list[Head] = []
    place = 0
    while place < len(within):
        head = head_at(within, place) if within[place].text.lstrip().startswith("Sent:") else None
        if head is not None:
            heads.append(head)
        place = head.end if head is not None else place + 1
    before: Found | None = None
    for head, following in zip_longest(heads, heads[1:]):
        end = following.start if following else len(within)
        found = Found(head=head, body=body_of(within[head.end : end]), page=within[head.start].page)
        if before is not None:
            before.answers = found
        before = found
        yield found


def _lost(lines: Sequence[Line], entry: _Entry) -> Lost:
    texts = [line.text.strip() for line in lines[entry.start : entry.end] if line.text.strip()]
    page = lines[min(entry.start, len(lines) - 1)].page
    return Lost(number=entry.number or 0, page=page, excerpt=" / ".join(texts)[:200])


def _once(entries: Sequence[Sequence[Found]]) -> set[int]:
    """Put repetitions to their messages; return the ids of those that are kept.

    Two entries of their own are two messages, even of the same sender in the same minute.
    """
    own: dict[tuple[str, str], list[Found]] = {}
    for entry in entries:
        if not entry[0].quoted and entry[0].number is not None:
            own.setdefault(_same(entry[0]), []).append(entry[0])
    kept = {id(found) for alike in own.values() for found in alike}
    stands_for: dict[int, Found] = {}
    for entry in entries:
        for found in entry:
            if id(found) in kept:
                continue
            alike = own.setdefault(_same(found), [])
            match = _match(found, alike)
            if match is None:
                alike.append(found)
                kept.add(id(found))
            else:
                stands_for[id(found)] = match
                _repeated(match, found)
    for entry in entries:
        for found in entry:
            if found.answers is not None:
                found.answers = stands_for.get(id(found.answers), found.answers)
    return kept


def _same(found: Found) -> tuple[str, str]:
    return _plain(found.head.sender).casefold(), _plain(found.head.sent.replace(" at ", " "))


def _match(found: Found, alike: Sequence[Found]) -> Found | None:
    """Return the message that this one repeats: of several in a minute the one of its text."""
    if len(alike) < 2:
        return alike[0] if alike else None
    text = _plain(found.body.text)
    return next((one for one in alike if _plain(one.body.text) == text), alike[0])


def _repeated(kept: Found, again: Found) -> None:
    """Take from a repetition what the message lacks: the end of its text, or its attachments."""
    one, two = _plain(kept.body.text), _plain(again.body.text)
    if two != one and two.startswith(one):
        attached = kept.body.attached or again.body.attached
        kept.body = Body(text=again.body.text, attached=attached, repeated=again.body.repeated)
    elif two and not one.startswith(two) and again.body.text not in kept.other:
        kept.other.append(again.body.text)
    if again.body.attached and not kept.body.attached:
        kept.body = Body(
            text=kept.body.text, attached=again.body.attached, repeated=kept.body.repeated
        )
    if kept.answers is None:
        kept.answers = again.answers


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
