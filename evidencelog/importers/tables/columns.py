"""Which column of a table is what: as its owner told, never as it only seems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import UndecidedError
from evidencelog.importers.tables.headings import ROLES, plain, proposed
from evidencelog.importers.tables.rows import Row
from evidencelog.importers.tables.times import numbers_in

_LOOKED_AT: Final = 60
"""Rows in which the headings are sought; above them stand names and addresses."""

_SHOWN_ROWS: Final = 4
_SHOWN_CELL: Final = 30
_HELD: Final = ("date", "time", "number", "from", "to", "text", "name")
_WHO: Final = ("number", "from", "to", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where what stands: `places` by role, `names` of all columns, `line` of the headings.

    `line` is 0 when there are no headings.
    """

    line: int
    names: tuple[str, ...]
    places: tuple[tuple[str, int], ...]

    def cell(self, row: Row, role: str) -> str:
        """Return the cell of a role, empty when there is none."""
        place = dict(self.places).get(role)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def heading(self, role: str) -> str:
        """Return what stands above the column of a role."""
        place = dict(self.places).get(role)
        return "" if place is None else self.names[place]

    def has(self, *roles: str) -> bool:
        """Return whether there is a column of any of these roles."""
        return any(role in roles for role, _place in self.places)

    def others(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield the cells with something in them, by heading, but what the draft has anyway."""
        held = {place for role, place in self.places if role in _HELD}
        for place, cell in enumerate(row.cells):
            if cell and place not in held:
                name = self.names[place] if place < len(self.names) else ""
                yield name or _("column {number}").format(number=place + 1), cell


def find_columns(rows: Iterable[Row], told: tuple[tuple[str, str], ...]) -> Columns:
    """Return the columns as told. Raises UndecidedError when they are not, or do not fit."""
    first = [row for row in islice(rows, _LOOKED_AT) if not row.reason and not row.is_blank]
    header = _header_of(first, told)
    names = tuple(header.cells) if header else ()
    width = max((len(row.cells) for row in first), default=0)
    if not told:
        raise _undecided(_("which column is what has to be told"), first, header)
    places: dict[str, int] = {}
    for role, column in told:
        place = _place_of(column, names, width)
        if role not in ROLES:
            raise _undecided(
                _("there is no sort of column called {role}").format(role=role), first, header
            )
        if place is None:
            raise _undecided(_("there is no column {name}").format(name=column), first, header)
        places[role] = place
    if "date" not in places and "time" in places:
        places["date"] = places.pop("time")
    if "date" not in places or not any(role in places for role in _WHO):
        says = _("a date is needed, and a number, a sender or a text")
        raise _undecided(says, first, header)
    padded = names + ("",) * (width - len(names))
    return Columns(line=header.line if header else 0, names=padded, places=tuple(places.items()))


def likely_header(rows: Iterable[Row]) -> tuple[Row, int] | None:
    """Return the row that looks most like headings of calls or messages, and how many it has."""
    best: tuple[Row, int] | None = None
    for row in islice(rows, _LOOKED_AT):
        roles = {role for role, _place in proposed(row.cells)}
        if "date" in roles and roles & set(_WHO) and (best is None or len(roles) > best[1]):
            best = (row, len(roles))
    return best


def _header_of(first: list[Row], told: tuple[tuple[str, str], ...]) -> Row | None:
    """Return the headings: the row with the columns that were told, else what looks like it."""
    wanted = {plain(column) for _role, column in told if not column.isdecimal()}
    for row in first:
        if wanted and wanted <= {plain(cell) for cell in row.cells}:
            return row
    found = likely_header(first)
    if found is not None:
        return found[0]
    # The last row above the first date; with none of its cells a date it can be headings.
    for above, row in pairwise(first):
        if _has_date(row) and not _has_date(above) and len(above.cells) == len(row.cells):
            return above
    return None


def _has_date(row: Row) -> bool:
    return any(numbers_in(cell) is not None for cell in row.cells)


def _place_of(column: str, names: tuple[str, ...], width: int) -> int | None:
    """Return the place of a column by its heading as it stands, by its words, or its number."""
    for place, name in enumerate(names):
        if name == column:
            return place
    for place, name in enumerate(names):
        if plain(name) and plain(name) == plain(column):
            return place
    if column.isascii() and column.isdecimal() and 1 <= int(column[:6]) <= width:
        return int(column[:6]) - 1
    return None


def _undecided(says: str, first: list[Row], header: Row | None) -> UndecidedError:
    """Return the question, with the headings and some rows, and what the columns may be."""
    shown = ([header] if header else []) + [
        row for row in first if header is None or row.line > header.line
    ][:_SHOWN_ROWS]
    samples = tuple(_shown(row) for row in shown)
    pairs = proposed(header.cells) if header else ()
    proposal = tuple((role, _called(header, place)) for role, place in pairs if header)
    roles = ", ".join(ROLES)
    hint = _("columns can be: {roles}").format(roles=roles)
    if proposal:
        listed = ", ".join(f"{role}={column}" for role, column in proposal)
        hint = _("perhaps: {proposal} ({hint})").format(proposal=listed, hint=hint)
    return UndecidedError(says, needs="columns", samples=samples, hint=hint, proposed=proposal)


def _shown(row: Row) -> str:
    return " | ".join(
        f"{number}: {cell[:_SHOWN_CELL]}" for number, cell in enumerate(row.cells, start=1)
    )


def _called(header: Row | None, place: int) -> str:
    """Return how to name a column: by its heading, or its number where that could be mistaken."""
    name = header.cells[place] if header else ""
    unclear = not name or "," in name or "=" in name or (header and header.cells.count(name) > 1)
    return str(place + 1) if unclear else name
