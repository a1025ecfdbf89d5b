"""What was told once about tables: which column is what, by their headings."""

from __future__ import annotations

import msgspec

from evidencelog.app import beside
from evidencelog.app.session import OpenLog

PURPOSE = "import columns"

Columns = tuple[tuple[str, str], ...]


class _Known(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The columns that were told, by importer and headings."""

    columns: dict[str, Columns] = {}


def columns_for(log: OpenLog, format_: str, headings: str) -> Columns:
    """Return what was told about a table with these headings; empty when nothing was."""
    with log.store.reading() as view:
        known = beside.read(log, view, PURPOSE, _Known, _Known())
    return known.columns.get(_key(format_, headings), ())


def keep_columns(log: OpenLog, format_: str, headings: str, columns: Columns) -> None:
    """Keep what was told about a table with these headings, instead of what was told before."""
    with log.store.writing() as change:
        known = beside.read(log, change, PURPOSE, _Known, _Known())
        told = known.columns | {_key(format_, headings): columns}
        beside.write(log, change, PURPOSE, _Known(columns=told))


def _key(format_: str, headings: str) -> str:
    return f"{format_}\n{headings}"
