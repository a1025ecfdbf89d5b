"""From a row of a table to a draft, as its columns were told."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Final

from evidencelog.core.zones import readings
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Side, Skip, Stamp, State, What
from evidencelog.importers.importer import DateOrder, Options
from evidencelog.importers.sms.clock import seconds_and_thousandths
from evidencelog.importers.sms.sides import NOBODY, plain
from evidencelog.importers.tables.cells import (
    direction_of,
    is_total,
    seconds_of,
    sort_of,
    state_of,
    whole_seconds,
)
from evidencelog.importers.tables.columns import Columns
from evidencelog.importers.tables.headings import is_utc
from evidencelog.importers.tables.rows import Row
from evidencelog.importers.tables.times import written_clock, written_day, written_offset
from evidencelog.importers.wall_time import WallTimes

_EXCERPT: Final = 200
_MOST_COUNTED: Final = 1_000_000
_EPOCH_DIGITS: Final = (10, 13)


class Records:
    """Makes drafts of the rows of one table."""

    def __init__(self, columns: Columns, order: DateOrder | None, options: Options) -> None:
        self._columns, self._order = columns, order
        self._walls = WallTimes(options.zone)
        self._me = frozenset(plain(one) for one in options.me)
        self._seen: Counter[int] = Counter()

    def item(self, row: Row, position: int, place: str) -> Draft | Skip:
        """Return what a row is: a call or message, or why it is none."""
        reason = row.reason or self._why_not(row)
        if reason:
            return Skip(
                position=position, place=place, reason=reason, excerpt=row.raw.strip()[:_EXCERPT]
            )
        return self._draft(row, position, place)

    def _why_not(self, row: Row) -> str:
        columns = self._columns
        if tuple(row.cells) == columns.names[: len(row.cells)]:
            return _("the headings again")
        if (
            written_day(columns.cell(row, "date"), self._order) is None
            and _epoch(columns.cell(row, "date")) is None
        ):
            if is_total(row.cells):
                return _("a line of sums")
            if not any(columns.cell(row, role) for role in ("number", "from", "to", "text")):
                return _("a line without a date and a number")
        if sort_of(columns.cell(row, "kind")) == "data":
            return _("use of data: neither a call nor a message")
        return ""

    def _draft(self, row: Row, position: int, place: str) -> Draft:
        columns = self._columns
        sender, recipients, direction = self._between(row)
        others = [plain(side.id) for side in (sender, *recipients) if side is not None]
        others = [one for one in others if one not in self._me]
        conversation = "~".join(sorted(set(others))) or NOBODY
        stamp = self._stamp(row)
        what = self._what(row)
        cells = (
            columns.cell(row, "kind"),
            columns.cell(row, "status"),
            columns.cell(row, "direction"),
        )
        return Draft(
            position=position,
            place=place,
            what=what,
            conversation=conversation,
            key=self._key(what, conversation, direction, stamp, row),
            title=columns.cell(row, "name") or None,
            direction=direction,
            sender=sender,
            recipients=recipients,
            stamp=stamp,
            state=state_of(*cells) or _plain_state(what, direction),
            text=columns.cell(row, "text") or None,
            seconds=self._seconds(row),
            fields=tuple(columns.others(row)),
        )

    def _between(self, row: Row) -> tuple[Side | None, tuple[Side, ...], Direction | None]:
        """Return sender, recipients and direction, as far as the row or the owner says so."""
        columns = self._columns
        name = columns.cell(row, "name") or None
        number, from_, to = (columns.cell(row, role) for role in ("number", "from", "to"))
        words = [columns.cell(row, role) for role in ("direction", "kind", "status")]
        said = direction_of(words[0]) or direction_of(*words)
        if columns.has("from", "to") and not number:
            mine, theirs = plain(from_) in self._me, plain(to) in self._me
            direction: Direction | None = said
            if self._me and mine != theirs:
                direction = "out" if mine else "in"
            return _side(from_), tuple(side for side in (_side(to),) if side), direction
        side = _side(number, name)
        if side is None or said == "in":
            return side, (), said
        return None, (side,), said

    def _stamp(self, row: Row) -> Stamp:
        columns = self._columns
        cell, clock_cell = columns.cell(row, "date"), columns.cell(row, "time")
        raw = " ".join(part for part in (cell, clock_cell) if part)
        epoch = _epoch(cell)
        if epoch is not None:
            return Stamp(raw=raw, instant=epoch, source="in the file")
        day = written_day(cell, self._order)
        clock = written_clock(clock_cell, is_alone=True) if clock_cell else written_clock(cell)
        if day is None:
            return Stamp(raw=raw, note=_("this date is not understood"))
        if clock is None:
            note = _("this time is not understood") if clock_cell else None
            return Stamp(raw=raw, local=day.isoformat(), note=note)
        offset = written_offset(clock_cell or cell)
        if offset is None and is_utc(columns.heading("time") or columns.heading("date")):
            offset = "+00:00"
        text = f"{day.isoformat()}T{clock}"
        if offset is not None:
            return _placed(raw, text, offset)
        return self._walls.stamp(raw, text)

    def _what(self, row: Row) -> What:
        sort = sort_of(self._columns.cell(row, "kind"))
        if sort in ("call", "voicemail"):
            return "call" if sort == "call" else "voicemail"
        is_message = sort == "message" or self._columns.cell(row, "text")
        return "message" if is_message or not self._has_length() else "call"

    def _has_length(self) -> bool:
        return self._columns.has("minutes", "duration", "seconds") or not self._columns.has("text")

    def _seconds(self, row: Row) -> int | None:
        columns = self._columns
        found = whole_seconds(columns.cell(row, "seconds"))
        if found is None:
            found = seconds_of(columns.cell(row, "duration"), columns.heading("duration"))
        return found

    def _key(
        self, what: What, conversation: str, direction: Direction | None, stamp: Stamp, row: Row
    ) -> str:
        """Return a key that counts: bills have several alike within one minute.

        Rows of one minute stand together in every bill that has that minute.
        """
        columns = self._columns
        length = "/".join(columns.cell(row, role) for role in ("duration", "minutes", "seconds"))
        when = stamp.local or stamp.instant or stamp.raw
        key = f"{what}:{conversation}:{direction}:{when}:{length}"
        if len(self._seen) > _MOST_COUNTED:
            self._seen.clear()
        same = self._seen[hash(key)] = self._seen[hash(key)] + 1
        return f"{key}:{same}"


def _side(number: str, name: str | None = None) -> Side | None:
    return Side(id=number, name=name) if number else None


def _plain_state(what: What, direction: Direction | None) -> State | None:
    """Return the state that only a message has by its direction: a call may not be answered."""
    if what != "message" or direction is None:
        return None
    return "received" if direction == "in" else "sent"


def _epoch(cell: str) -> str | None:
    """Return the instant of a cell that counts seconds or milliseconds since 1970."""
    if len(cell) not in _EPOCH_DIGITS or not cell.isascii():
        return None
    at = seconds_and_thousandths(cell)
    return None if at is None else _instant(*at)


def _instant(seconds: int, thousandths: int) -> str:
    moment = datetime(1970, 1, 1) + timedelta(seconds=seconds, milliseconds=thousandths)  # noqa: DTZ001 # a wall time: its zone is not known yet
    return moment.isoformat(timespec="milliseconds") + "Z"


def _placed(raw: str, local: str, offset: str) -> Stamp:
    found = readings(local, zone="UTC", offset=offset).each[0]
    return Stamp(raw=raw, instant=found.instant, local=local, offset=offset, source="in the file")
