"""Which imported rows a person asked to see, and what is said of those left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from evidencelog.app.messages import Read, Wanted, cited_rows, import_at, messages, rows_of, time_of
from evidencelog.core.cited import parse_cited
from evidencelog.core.found_times import when_key
from evidencelog.core.history import Damage
from evidencelog.core.imported import Message
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.core.history import History

_FILTERS = ("conversation", "person", "since", "until", "within", "word")


@dataclass(slots=True, kw_only=True)
class View:
    """Rows to be shown; `of` is how many there are in the imports that were looked at.

    With `stepwise` they stand in the order of their source.
    """

    found: list[Read] = field(default_factory=list)
    damaged: list[Damage] = field(default_factory=list)
    of: int = 0
    stepwise: bool = True

    def summary(self) -> str:
        """Return how much of what there is was shown."""
        count = len(self.found)
        if not count:
            return _("Nothing found.")
        if count == self.of:
            return ngettext("{count} row", "{count} rows", count).format(count=f"{count:,}")
        return ngettext("{count} of {all} rows", "{count} of {all} rows", count).format(
            count=f"{count:,}", all=f"{self.of:,}"
        )


def view_of(log: OpenLog, history: History, rows: str | None, options: dict[str, Any]) -> View:
    """Return the rows that are wanted. Raises UsageError for what is not understood."""
    number = int(rows) if rows is not None and rows.isdecimal() else None
    filtered = any(options[name] for name in _FILTERS)
    if rows is not None and number is None:
        if filtered:
            raise UsageError(
                _("rows that are named are shown whole"),
                hint=_("give the number of the import instead, such as 57"),
            )
        return _cited(log, history, rows)
    if number is not None and not filtered:
        return _whole(log, history, number)
    return _filtered(log, history, number, options)


def _cited(log: OpenLog, history: History, rows: str) -> View:
    ranges = parse_cited(rows)
    numbers = {one.number for one in ranges}
    return View(
        found=cited_rows(log, history, ranges),
        of=sum(import_at(history, number)[1].rows for number in numbers),
    )


def _whole(log: OpenLog, history: History, number: int) -> View:
    view = View(of=import_at(history, number)[1].rows)
    for read in rows_of(log, history, number):
        if isinstance(read, Damage):
            view.damaged.append(read)
        else:
            view.found.append(read)
    return view


def _filtered(log: OpenLog, history: History, number: int | None, options: dict[str, Any]) -> View:
    since, until = period_of(log, options)
    wanted = Wanted(
        number=number,
        conversation=options["conversation"],
        person=options["person"],
        since=since or None,
        until=until or None,
        words=tuple(options["word"]),
        zone=log.clock.zone(),
    )
    damaged: list[Damage] = []
    found = [*messages(log, history, wanted, damaged=damaged)]
    imports = history.imports() if number is None else [import_at(history, number)]
    of = sum(entry.rows for standing, entry in imports if standing.withdrawn is None)
    in_order = number is not None and options["conversation"] is None
    if not in_order:
        found = _in_time(found)
    return View(found=found, damaged=damaged, of=of, stepwise=False)


def period_of(log: OpenLog, options: dict[str, Any]) -> tuple[str, str]:
    """Return the first and the last local time that were asked for; empty for no limit."""
    from evidencelog.cli.entry_filters import Filters, bounds_of
    from evidencelog.cli.reading_settings import time_reader

    filters = Filters(since=options["since"], until=options["until"], within=options["within"])
    return bounds_of(filters, time_reader(log))


def _in_time(found: Iterable[Read]) -> list[Read]:
    """Return rows by conversation, then by time; one without a time follows the one before it."""
    keyed: list[tuple[tuple[str, str, int, int], Read]] = []
    last: dict[str, str] = {}
    for read in found:
        row = read.row
        talk = row.conversation if isinstance(row, Message) else ""
        when = when_key(time_of(row)) or last.get(talk, "")
        last[talk] = when
        keyed.append(((talk, when, row.import_, row.row), read))
    return [read for _key, read in sorted(keyed, key=lambda pair: pair[0])]
