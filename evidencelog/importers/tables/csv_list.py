"""The importer for lists of calls and messages as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Item, Remark
from evidencelog.importers.importer import (
    DateOrder,
    Options,
    Recognised,
    Source,
    SourceError,
    UndecidedError,
)
from evidencelog.importers.tables.columns import Columns, find_columns, likely_header
from evidencelog.importers.tables.headings import is_utc
from evidencelog.importers.tables.lines import encoding_of, lines
from evidencelog.importers.tables.records import Records
from evidencelog.importers.tables.rows import Row, rows, separator_of
from evidencelog.importers.tables.times import Orders, written_clock, written_offset

_ENDINGS: Final = (".csv", ".tsv", ".txt", ".tab")
_MOST_SAID: Final = 8
_SHOWN: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A member of the source, and how to read it."""

    name: str
    encoding: str
    separator: str

    def rows(self, source: Source) -> Iterator[Row]:
        with source.open(self.name) as stream:
            yield from rows(lines(stream, self.encoding), self.separator)


class CallTable:
    """Reads lists of calls and messages from carriers and telephone apps (CSV, TSV)."""

    name: ClassVar[str] = "call-csv"
    title: ClassVar[str] = "List of calls or messages (CSV)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "description"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure it is: headings of a date, of a number and more must be there.

        What any of the columns is has to be told in any case, and the zone nearly always.
        """
        for name in _members(source):
            found = likely_header(_table(source, name, whole=False).rows(source))
            if found is not None:
                sure = min(0.2 + 0.1 * found[1], 0.6)
                return Recognised(sure=sure, needs=("columns", "zone"))
        return None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every row below the headings; lines of sums and the like as skips.

        Raises UndecidedError for what has to be told: the columns, the zone, and the order of
        day and month when nothing in the table shows it.
        """
        names = list(_members(source))
        if not names:
            raise SourceError(_("there is no table in it"))
        position = 0
        for name in names:
            table = _table(source, name)
            columns = find_columns(table.rows(source), options.columns)
            order, says = _decided(table.rows(source), columns, options)
            yield from _remarks(table, columns, source, says)
            records = Records(columns, order, options)
            for row in _below(table.rows(source), columns):
                position += 1
                yield records.item(row, position, _place(row, name if len(names) > 1 else ""))


def _members(source: Source) -> Iterator[str]:
    names = source.names()
    for name in names:
        if len(names) == 1 or name.lower().endswith(_ENDINGS):
            yield name


def _table(source: Source, name: str, *, whole: bool = True) -> _Table:
    with source.open(name) as stream:
        encoding = encoding_of(stream, whole=whole)
    with source.open(name) as stream:
        return _Table(name=name, encoding=encoding, separator=separator_of(lines(stream, encoding)))


def _below(found: Iterator[Row], columns: Columns) -> Iterator[Row]:
    """Yield the rows of the table: below the headings, without empty ones."""
    return (row for row in found if row.line > columns.line and not row.is_blank)


def _decided(
    found: Iterator[Row], columns: Columns, options: Options
) -> tuple[DateOrder | None, str]:
    """Return the order of the dates, looking at all of them. Raises UndecidedError."""
    orders, local = Orders(), ""
    for row in found:
        if row.line <= columns.line:
            for cell in row.cells:
                orders.add(cell, in_row=False)
            continue
        cell = columns.cell(row, "date")
        orders.add(cell)
        clock = columns.cell(row, "time") or cell
        if not local and written_clock(clock) is not None and written_offset(clock) is None:
            local = f"{cell} {columns.cell(row, 'time')}".strip()
    heading = columns.heading("time") or columns.heading("date")
    order, says = orders.decide(options.date_order)
    if local and options.zone is None and not is_utc(heading):
        raise UndecidedError(
            _("the table does not say in which time zone its times are"),
            needs="zone",
            samples=(local,),
            hint=_("say it with --zone; carriers often use the zone of the billing address"),
        )
    return order, says


def _remarks(table: _Table, columns: Columns, source: Source, says: str) -> Iterator[Remark]:
    if says:
        yield Remark(says=says)
    if table.encoding == "cp1252":
        yield Remark(says=_("the file is not in UTF-8; it is read as Windows-1252"))
    shown = 0
    for row in table.rows(source):
        if row.line >= columns.line or shown == _MOST_SAID:
            break
        if not row.is_blank:
            shown += 1
            says = _("above the headings, line {line}: {text}")
            yield Remark(says=says.format(line=row.line, text=row.raw.strip()[:_SHOWN]))
    if columns.has("minutes"):
        yield Remark(says=_("minutes stay as printed: carriers round them up"))


def _place(row: Row, name: str) -> str:
    if name:
        return _("line {line} of {name}").format(line=row.line, name=name)
    return _("line {line}").format(line=row.line)
