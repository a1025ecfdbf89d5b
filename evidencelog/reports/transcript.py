"""Conversations put together from single lines, wherever these were recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidencelog.core.chronology import SortKey
from evidencelog.i18n import gettext as _
from evidencelog.reports.model import Conversation, Fact, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was said, written or tried.

    `other` and `channel` tell which conversation it belongs to, `order` its place in it:
    the moment, the entry, the place within the entry. `ends` are the numbers and addresses
    of the other side, as recorded. A line that is not `timed` says its time in words of its own
    or not at all.
    """

    other: str
    channel: str
    order: tuple[SortKey, int, int]
    when: str
    sender: str
    text: str = ""
    day: str = ""
    outgoing: bool | None = None
    entry: int | None = None
    source: str = ""
    note: str = ""
    translation: str | None = None
    exhibits: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    timed: bool = True


def grouped(lines: Iterable[Line], *, owner: str) -> tuple[Conversation, ...]:
    """Return one conversation for each other side and channel, the one that began first first.

    Lines are numbered from 1 within each, in order of time.
    """
    found: dict[tuple[str, str], list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.order):
        found.setdefault((line.other.casefold(), line.channel.casefold()), []).append(line)
    return tuple(_conversation(group, owner) for group in found.values())


def _conversation(lines: list[Line], owner: str) -> Conversation:
    first = lines[0]
    title = first.other
    if first.channel:
        title = _("{person}: {channel}").format(person=first.other, channel=first.channel)
    return Conversation(
        title=title,
        facts=tuple(_facts(lines, owner)),
        messages=tuple(_message(number, line) for number, line in enumerate(lines, 1)),
    )


def _facts(lines: list[Line], owner: str) -> Iterable[Fact]:
    first, last = lines[0], next((one for one in reversed(lines) if one.timed), lines[-1])
    both = _("{one} and {other}").format(one=first.other, other=owner)
    yield Fact(label=_("Between"), value=both)
    ends = dict.fromkeys(end for line in lines for end in line.ends)
    if ends:
        yield Fact(label=_("Numbers and addresses of the other side"), value="\n".join(ends))
    yield Fact(label=_("Lines"), value=str(len(lines)))
    if last.when != first.when:
        yield Fact(label=_("First line"), value=first.when)
        yield Fact(label=_("Last line"), value=last.when)


def _message(number: int, line: Line) -> Message:
    return Message(
        number=number,
        when=line.when,
        sender=line.sender,
        text=line.text,
        day=line.day,
        outgoing=line.outgoing,
        entry=line.entry,
        source=line.source,
        note=line.note,
        translation=line.translation,
        exhibits=line.exhibits,
    )
