"""Tables and drawings of figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a schedule; `entry` or `exhibit` make it lead there, `strong` stands out."""

    text: str = ""
    entry: int | None = None
    exhibit: str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of a column; `weight` is its share of the width, `end` aligns numbers.

    A `blank` column is left empty, with room to write in it by hand.
    """

    text: str
    weight: float = 1.0
    end: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings, with a caption; `total` is a last row that stands out."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A table for one purpose; `method` says by which rule it was made and what it leaves out.

    `name` is the word by which it is asked for on the command line.
    """

    name: str
    title: str
    introduction: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    method: tuple[str, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The values of one kind, one for each place on the axis."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Stacked bars over an axis; `places` name every bar, `shown` those that get a label."""

    places: tuple[str, ...]
    shown: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Counts by row and column, each printed as a number on a shade."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing and the table of the same figures; `says` is its text for who cannot see it."""

    name: str
    title: str
    says: str
    drawing: Bars | Grid
    table: Table
    method: tuple[str, ...] = ()
