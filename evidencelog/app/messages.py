"""Reading what was imported: the rows of an import, or messages of a person or a conversation.

Rows are opened when they are asked for, a step at a time, so that a log with a hundred thousand
messages stays as quick as one without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidencelog.app.import_rows import opened_rows
from evidencelog.app.session import OpenLog
from evidencelog.core.cited import CitedRange
from evidencelog.core.fields import Fields
from evidencelog.core.found_times import local_time
from evidencelog.core.history import Damage, History, Opened, Standing
from evidencelog.core.imported import (
    ROW_KINDS,
    AnyRow,
    Appointment,
    Conversation,
    FoundTime,
    Message,
)
from evidencelog.core.kinds import Import, Person
from evidencelog.core.mapping import MappingError, nested, typed
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A row as it stands in the log: its place there, and what it says."""

    seq: int
    id: str
    row: AnyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which messages are asked for; what is left out does not matter.

    `number` is an import, `conversation` its id or title, `person` a name or identifier of
    somebody in the log or in the source. `since` and `until` are local or UTC times as they
    begin (`2026-03`, `2026-03-14T18:05`), both included; `zone` is where the days are those of
    who asks, for rows of which only the instant is known. `words` all have to be in the text.
    """

    number: int | None = None
    first: int | None = None
    last: int | None = None
    conversation: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    zone: str = "UTC"
    words: tuple[str, ...] = ()
    withdrawn: bool = False


def import_at(history: History, number: int) -> tuple[Standing, Import]:
    """Return the import with that entry number. Raises UsageError when there is none."""
    standing = history.get(number)
    if standing is None or not standing.readable or not isinstance(standing.current, Import):
        raise UsageError(
            _("entry {number} is not an import that can be read").format(number=number),
            hint=_("`evidencelog list --kind import` shows which there are"),
        )
    return standing, standing.current


def rows_of(
    log: OpenLog,
    history: History,
    number: int,
    *,
    first: int | None = None,
    last: int | None = None,
    likely: Callable[[Fields], bool] | None = None,
) -> Iterator[Read | Damage]:
    """Yield the rows `first` to `last` of an import in their order, both included.

    What cannot be read is a Damage. `likely` passes over rows that nobody asked for, before
    they are compared with their records. Raises UsageError when there is no such import.
    """
    standing, entry = import_at(history, number)
    start, end = standing.first.seq + 1, standing.first.seq + 1 + entry.rows
    if first is not None:
        start = _place(log, start, end, first)
    if last is not None:
        end = _place(log, start, end, last + 1)
    for record in opened_rows(log, start, end, likely):
        found = record if isinstance(record, Damage) else _read(record)
        if isinstance(found, Read):
            if last is not None and found.row.row > last:
                return
            if first is not None and found.row.row < first:
                continue
        yield found


def _read(record: Opened) -> Read | Damage:
    try:
        tree = nested(record.fields)
        row = typed(tree, ROW_KINDS[str(tree.get("kind"))])
    except (MappingError, KeyError) as error:
        return Damage(seq=record.seq, what=str(error))
    return Read(seq=record.seq, id=record.id.hex(), row=row)


def _place(log: OpenLog, start: int, end: int, row: int) -> int:
    """Return the first record that may hold that row or a later one: rows only ever ascend."""
    while start < end:
        middle = (start + end) // 2
        found = next(iter(opened_rows(log, middle, middle + 1)), None)
        read = _read(found) if isinstance(found, Opened) else None
        if not isinstance(read, Read):
            return start  # damage in the way: begin before it, and leave out what comes earlier
        if read.row.row < row:
            start = middle + 1
        else:
            end = middle
    return start


def cited_rows(log: OpenLog, history: History, ranges: Sequence[CitedRange]) -> list[Read]:
    """Return the rows that were named, in the order in which they were.

    Raises UsageError when an import or a row is not there or cannot be read.
    """
    found: list[Read] = []
    for cited in ranges:
        rows = rows_of(log, history, cited.number, first=cited.first, last=cited.last)
        there = [row for row in rows if isinstance(row, Read)]
        if not there:
            raise UsageError(_("there is nothing at {cited}").format(cited=cited))
        found += there
    return found


def messages(
    log: OpenLog, history: History, wanted: Wanted, *, damaged: list[Damage] | None = None
) -> Iterator[Read]:
    """Yield the messages that are wanted, import by import, in the order of their source.

    What cannot be read, and so might be wanted, is added to `damaged`.
    """
    for standing, entry in _imports(history, wanted):
        fits = _test(history, entry, wanted)
        if fits is None:
            continue
        rows = rows_of(
            log,
            history,
            standing.number,
            first=wanted.first,
            last=wanted.last,
            likely=_likely(wanted),
        )
        for read in rows:
            if isinstance(read, Damage):
                if damaged is not None:
                    damaged.append(read)
            elif isinstance(read.row, Message) and fits(read.row):
                yield read


def _likely(wanted: Wanted) -> Callable[[Fields], bool] | None:
    """Return what tells quickly that a row has none of the words; None when none are asked for."""
    words = [word.casefold() for word in wanted.words]
    if not words:
        return None

    def likely(fields: Fields) -> bool:
        texts = (value for label, value in fields if label in ("/text", "/subject"))
        text = "\n".join(one if isinstance(one, str) else "".join(one) for one in texts).casefold()
        return all(word in text for word in words)

    return likely


def _imports(history: History, wanted: Wanted) -> Iterable[tuple[Standing, Import]]:
    if wanted.number is not None:
        return [import_at(history, wanted.number)]
    return [pair for pair in history.imports() if wanted.withdrawn or pair[0].withdrawn is None]


def _test(history: History, entry: Import, wanted: Wanted) -> Callable[[Message], bool] | None:
    """Return what tells whether a message is wanted; None when none of the import can be."""
    talks = None if wanted.conversation is None else conversation_ids(entry, wanted.conversation)
    if talks is not None and not talks and entry.conversation_count <= len(entry.conversations):
        return None
    who = None if wanted.person is None else names_of(history, wanted.person)
    words = [word.casefold() for word in wanted.words]

    def fits(message: Message) -> bool:
        return (
            (talks is None or message.conversation in talks or message.title == wanted.conversation)
            and (who is None or _concerns(message, who))
            and _within(message.time, wanted)
            and all(word in _text_of(message) for word in words)
        )

    return fits


def conversation_ids(entry: Import, wanted: str) -> frozenset[str]:
    """Return the ids of the conversations of an import that are called so."""
    name = wanted.casefold()
    return frozenset(
        talk.id
        for talk in entry.conversations
        if name in (talk.id.casefold(), (talk.title or "").casefold())
    )


def _concerns(message: Message, who: frozenset[str]) -> bool:
    sides = (message.sender, *message.recipients)
    printed = (text for side in sides if side for text in (side.id, side.name) if text)
    return any(text.casefold() in who or plain_identifier(text) in who for text in printed)


def _within(time: FoundTime | None, wanted: Wanted) -> bool:
    since, until = wanted.since, wanted.until
    if since is None and until is None:
        return True
    # Wall time where the source has it: a person asks for days of their own calendar.
    occurred = local_time(time, wanted.zone)
    when = occurred.from_ if occurred else None
    if when is None:
        return False
    return when >= (since or "")[: len(when)] and (
        until is None or when[: len(until)] <= until[: len(when)]
    )


def _text_of(message: Message) -> str:
    return f"{message.subject or ''}\n{message.text or ''}".casefold()


def names_of(history: History, person: str) -> frozenset[str]:
    """Return all that one person is called: names, aliases, numbers and addresses.

    A name that no `person` entry of the log has stands for itself.
    """
    wanted = _spellings((person,))
    names = set(wanted)
    for standing in history.readable:
        entry = standing.current
        if isinstance(entry, Person) and standing.withdrawn is None:
            identifiers = (identifier.value for identifier in entry.identifiers)
            called = _spellings((entry.name or "", entry.short or "", *entry.aliases, *identifiers))
            if not wanted.isdisjoint(called):
                names |= called
    return frozenset(names)


def _spellings(texts: Iterable[str]) -> set[str]:
    """Return names as they are compared, and numbers without what stands between digits."""
    return {
        form for text in texts for form in (text.strip().casefold(), plain_identifier(text)) if form
    }


def plain_identifier(text: str) -> str:
    """Return a telephone number without what stands between its digits; other text as it is."""
    digits = "".join(filter(str.isdigit, text))
    if len(digits) >= 5 and not any(map(str.isalpha, text)):
        return f"+{digits}" if text.lstrip().startswith("+") else digits
    return text.strip().casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation, with the imports that have some of it."""

    id: str
    title: str | None
    service: str | None
    rows: int
    first: str | None
    last: str | None
    imports: tuple[int, ...]


def conversations(history: History) -> tuple[Talk, ...]:
    """Return the conversations of all imports that are not withdrawn, the largest first."""
    found: dict[str, list[tuple[int, Conversation]]] = {}
    for standing, entry in history.imports():
        if standing.withdrawn is None:
            for talk in entry.conversations:
                found.setdefault(talk.id, []).append((standing.number, talk))
    talks = [_joined(name, parts) for name, parts in found.items()]
    return tuple(sorted(talks, key=lambda talk: -talk.rows))


def _joined(name: str, parts: list[tuple[int, Conversation]]) -> Talk:
    newest = parts[-1][1]
    return Talk(
        id=name,
        title=newest.title,
        service=newest.service,
        rows=max(talk.rows for _number, talk in parts),
        first=min((talk.first for _number, talk in parts if talk.first), default=None),
        last=max((talk.last for _number, talk in parts if talk.last), default=None),
        imports=tuple(number for number, _talk in parts),
    )


def time_of(row: AnyRow) -> FoundTime | None:
    """Return when a row happened or begins, as far as its source says it."""
    if isinstance(row, Message):
        return row.time
    return row.start if isinstance(row, Appointment) else None
