"""Imported rows as a conversation on the terminal: numbered, with days, safe to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from evidencelog.app.messages import time_of
from evidencelog.cli.output import Piece, faint, strong
from evidencelog.core.found_times import local_time
from evidencelog.core.imported import AnyRow, Message
from evidencelog.core.moment_words import describe
from evidencelog.core.moments import Occurred
from evidencelog.i18n import gettext as _
from evidencelog.reports.row_words import row_notes, short_name, text_of

Line = list[str | Piece]
MARGIN: Final = "        | "


class Transcript:
    """Turns rows into lines, and remembers whose day and which place came last.

    `zone` is where clocks are read for rows of which only the instant is known, `titles`
    says what conversations are called. With `stepwise`, rows of an import that are left out
    between two others are named.
    """

    def __init__(self, *, zone: str, titles: Mapping[str, str], stepwise: bool = False) -> None:
        self._zone = zone
        self._titles = titles
        self._stepwise = stepwise
        self._day = ""
        self._talk: str | None = None
        self._last: tuple[int, int] | None = None

    def lines(self, rows: Iterable[AnyRow]) -> Iterator[Line]:
        """Yield the lines of all rows, in their order."""
        for row in rows:
            occurred = local_time(time_of(row), self._zone)
            yield from self._headings(row, occurred)
            yield from row_lines(row, occurred)
            self._last = (row.import_, row.row)

    def _headings(self, row: AnyRow, occurred: Occurred | None) -> Iterator[Line]:
        if isinstance(row, Message) and row.conversation != self._talk:
            yield []
            yield [strong(self._titles.get(row.conversation, row.conversation))]
            self._talk, self._day = row.conversation, ""
        yield from self._left_out(row)
        day = describe(_day_of(occurred)) if occurred and occurred.from_ else _("time not known")
        if day != self._day:
            yield [faint(f"  {day}")]
            self._day = day

    def _left_out(self, row: AnyRow) -> Iterator[Line]:
        if not self._stepwise or self._last is None or self._last[0] != row.import_:
            return
        before = self._last[1]
        if row.row > before + 1:
            yield [faint("  " + not_shown(row.import_, before + 1, row.row - 1))]


def not_shown(number: int, first: int, last: int) -> str:
    """Return the words for rows that are left out of a view."""
    if first == last:
        return _("{row} is not shown").format(row=f"{number}.{first}")
    return _("{first} to {last} are not shown").format(
        first=f"{number}.{first}", last=f"{number}.{last}"
    )


def _day_of(occurred: Occurred) -> Occurred | None:
    """Return the day alone, or what there is of it."""
    local = (occurred.from_ or "")[:10]
    precision: dict[int, str] = {10: "date", 7: "month", 4: "year"}
    return Occurred(precision=precision[len(local)], from_=local)  # type: ignore[arg-type] # of the dictionary above


def row_lines(row: AnyRow, occurred: Occurred | None) -> Iterator[Line]:
    """Yield a row: where it stands, when, who, its words; what else is said of it in brackets."""
    first, *rest = text_of(row).split("\n")
    line: Line = [faint(f"{row.cited:>8}"), f"  {clock(occurred):<8}  "]
    who = sender_of(row)
    if who:
        line.append(strong(f"{who}: "))
    line.append(first)
    notes = "; ".join(row_notes(row))
    if not (first or rest or notes or _has_files(row)):
        notes = _("no words")
    if notes and not rest:
        line.append(faint(f"  [{notes}]" if first else f"[{notes}]"))
    yield line
    for more in rest:
        yield [faint(MARGIN), more]
    if notes and rest:
        yield [faint(f"{MARGIN}[{notes}]")]
    if isinstance(row, Message):
        for number, file in enumerate(row.attachments, 1):
            yield [faint(MARGIN), faint(_("file {number}: ").format(number=number)), file.name]


def _has_files(row: AnyRow) -> bool:
    return isinstance(row, Message) and bool(row.attachments)


def clock(occurred: Occurred | None) -> str:
    """Return the time of day, as precise as it is known."""
    return (occurred.from_ or "")[11:] if occurred else ""


def sender_of(row: AnyRow) -> str:
    """Return who wrote or called; the owner where the source says only that it went out."""
    if not isinstance(row, Message):
        return ""
    if row.sender is not None:
        return short_name(row.sender)
    return _("me") if row.direction == "out" else ""
