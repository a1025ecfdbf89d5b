"""The imported rows that a report prints: those that were named, and those that entries cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidencelog.app.messages import (
    Read,
    Wanted,
    conversation_ids,
    import_at,
    messages,
    rows_of,
    time_of,
)
from evidencelog.app.session import OpenLog
from evidencelog.core.cited import CitedRange, parse_cited
from evidencelog.core.found_times import when_key
from evidencelog.core.history import Damage, History, Standing
from evidencelog.core.imported import AnyRow, Message
from evidencelog.core.kinds import Contact, Import
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.excerpts import (
    Excerpt,
    Omitted,
    Placed,
    between,
    in_time,
    left_out,
    with_neighbours,
)
from evidencelog.reports.selection import Selection

_LONGEST_RANGE = 1_000_000
"""Rows that one range may name: no import has more that a report could print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsAsked:
    """Which rows are asked for beside those that entries cite.

    `ranges` name rows, `conversation` is an id or a title, of which `since` and `until` take
    local times; both are texts as they begin. `around` is how many rows of the conversation
    stand before and after each row.
    """

    ranges: tuple[CitedRange, ...] = ()
    conversation: str | None = None
    since: str | None = None
    until: str | None = None
    around: int = 0

    def __bool__(self) -> bool:
        """Whether any row was asked for by name."""
        return bool(self.ranges or self.conversation)


@dataclass(slots=True, kw_only=True)
class _Asked:
    """What is to be printed of one import: rows by number, and by which entries they are cited."""

    rows: set[int] = field(default_factory=set)
    cited: dict[int, tuple[int, ...]] = field(default_factory=dict)
    whole: bool = False


def excerpts_for(
    log: OpenLog, history: History, selection: Selection, asked: RowsAsked
) -> tuple[Excerpt, ...]:
    """Return the rows that a report prints, by import and conversation.

    Rows that only an entry cites are left out where the label of their import keeps them from
    the reader. Raises UsageError for rows that were named and are not there or not for this
    reader.
    """
    wanted: dict[int, _Asked] = {}
    _take_named(log, history, selection, asked, wanted)
    _take_cited(history, selection, wanted)
    zone = log.clock.zone()
    found = tuple(
        excerpt
        for number in sorted(wanted)
        for excerpt in _of_import(log, history, number, wanted[number], asked, zone)
    )
    there = {excerpt.number for excerpt in found}
    for one in asked.ranges:
        if one.number not in there:
            raise UsageError(_("there is nothing at {cited}").format(cited=one))
    return found


def _take_named(
    log: OpenLog,
    history: History,
    selection: Selection,
    asked: RowsAsked,
    wanted: dict[int, _Asked],
) -> None:
    for one in asked.ranges:
        _check_shown(import_at(history, one.number)[0], selection)
        found = wanted.setdefault(one.number, _Asked())
        found.rows.update(_numbers(one))
    if asked.conversation is None:
        return
    before = len(wanted)
    for number, rows in _of_conversation(log, history, selection, asked):
        found = wanted.setdefault(number, _Asked())
        found.rows.update(rows)
        found.whole = True
    if len(wanted) == before:
        raise UsageError(
            _('there is nothing of a conversation "{name}" to print').format(
                name=asked.conversation
            ),
            hint=_("`evidencelog messages` lists the conversations"),
        )


def _of_conversation(
    log: OpenLog, history: History, selection: Selection, asked: RowsAsked
) -> Iterator[tuple[int, set[int]]]:
    for standing, entry in history.imports():
        if standing.withdrawn is not None:
            continue
        listed = entry.conversation_count <= len(entry.conversations)
        if listed and not conversation_ids(entry, asked.conversation or ""):
            continue
        wanted = Wanted(
            number=standing.number,
            conversation=asked.conversation,
            since=asked.since,
            until=asked.until,
            zone=log.clock.zone(),
        )
        rows = {read.row.row for read in messages(log, history, wanted)}
        if rows:
            _check_shown(standing, selection)
            yield standing.number, rows


def _check_shown(standing: Standing, selection: Selection) -> None:
    if standing.withdrawn is not None:
        raise UsageError(_("import {number} is withdrawn").format(number=standing.number))
    if standing.label not in selection.labels:
        raise UsageError(
            _("import {number} is labelled {label}, so this reader does not see it").format(
                number=standing.number, label=standing.label
            ),
            hint=_("evidencelog label {number} open").format(number=standing.number),
        )


def _take_cited(history: History, selection: Selection, wanted: dict[int, _Asked]) -> None:
    for standing in history.readable:
        if not isinstance(standing.current, Contact) or not selection.takes(standing):
            continue
        for one in cited_in(standing):
            source = history.get(one.number)
            if source is None or not _shown(source, selection):
                continue
            found = wanted.setdefault(one.number, _Asked())
            for row in _numbers(one):
                found.rows.add(row)
                found.cited[row] = (*found.cited.get(row, ()), standing.number)


def cited_in(standing: Standing) -> Iterator[CitedRange]:
    """Yield the rows that an entry cites."""
    for link in standing.current.links:
        try:
            yield from parse_cited(link.how or "")
        except UsageError:
            continue


def _numbers(one: CitedRange) -> range:
    return range(one.first, min(one.last, one.first + _LONGEST_RANGE) + 1)


def _shown(standing: Standing, selection: Selection) -> bool:
    return (
        standing.readable
        and isinstance(standing.current, Import)
        and standing.withdrawn is None
        and standing.label in selection.labels
    )


def _of_import(
    log: OpenLog,
    history: History,
    number: int,
    wanted: _Asked,
    asked: RowsAsked,
    zone: str,
) -> Iterator[Excerpt]:
    """Yield an excerpt for each conversation, in order of their first rows."""
    _standing, entry = import_at(history, number)
    numbers, orders, omitted = wanted.rows, dict[str, list[int]](), dict[str, tuple[Omitted, ...]]()
    if asked.around or wanted.whole:
        orders = _orders(log, history, number)
        for talk, ordered in orders.items():
            more = with_neighbours(ordered, wanted.rows, asked.around)
            numbers = numbers | more
            omitted[talk] = left_out(ordered, more)
    rows = _rows_by_conversation(log, history, number, numbers)
    for talk, found in rows.items():
        ordered = orders.get(talk) or sorted(found)
        known = next((one for one in entry.conversations if one.id == talk), None)
        yield Excerpt(
            number=number,
            entry=entry,
            conversation=talk,
            rows=tuple(found[row] for row in ordered if row in found),
            zone=zone,
            title=known.title if known else None,
            service=known.service if known else None,
            total=known.rows if known else None,
            omitted=omitted.get(talk, between(sorted(found), _last_row(entry))),
            cited={row: by for row, by in wanted.cited.items() if row in found},
        )


def _last_row(entry: Import) -> int:
    return entry.records + entry.skipped


def _orders(log: OpenLog, history: History, number: int) -> dict[str, list[int]]:
    """Return the rows of each conversation in order of time."""
    index: dict[str, list[Placed]] = {}
    for row in _readable(rows_of(log, history, number)):
        index.setdefault(_talk_of(row), []).append(Placed(row.row, when_key(time_of(row))))
    return {talk: in_time(placed) for talk, placed in index.items()}


def _rows_by_conversation(
    log: OpenLog, history: History, number: int, numbers: Iterable[int]
) -> dict[str, dict[int, AnyRow]]:
    found: dict[str, dict[int, AnyRow]] = {}
    for first, last in _runs(sorted(numbers)):
        for row in _readable(rows_of(log, history, number, first=first, last=last)):
            found.setdefault(_talk_of(row), {})[row.row] = row
    return found


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for place, row in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != row + 1:
            yield numbers[start], row
            start = place + 1


def _readable(found: Iterable[Read | Damage]) -> Iterator[AnyRow]:
    return (read.row for read in found if isinstance(read, Read))


def _talk_of(row: AnyRow) -> str:
    return row.conversation if isinstance(row, Message) else ""
