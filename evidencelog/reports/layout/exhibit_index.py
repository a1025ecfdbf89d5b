"""The index of exhibits: what each is, where it stands, how it can be recognised."""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.exhibit_words import word_for
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.references import Later
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Bates, Exhibit, Report
from evidencelog.reports.text.style import Style

_LEAST = 90.0  # points for the description
_PADS = 9.0  # points beside the text of a cell
_DIGITS = 16  # of a hash: enough to tell files apart, the whole stands with the exhibit


def set_index(flow: Flow, report: Report) -> None:
    """Set one row for each exhibit, with its pages, its numbers and the start of its hash."""
    columns, cells = _columns(flow, report.bates), _cells
    if columns[1].width < _LEAST * flow.look.cells:
        columns, cells = _few_columns(flow, report.bates), _few_cells
    numbered = report.bates is not None
    table = Table(flow=flow, columns=columns)
    table.begin(_("Index of exhibits"))
    for exhibit in report.exhibits:
        table.row(cells(flow.look, exhibit, numbered=numbered))
    flow.y -= 8
    flow.text(
        _("Only the beginning of each file's SHA-256 stands here; the whole stands with the file."),
        flow.look.small,
    )


def _columns(flow: Flow, bates: Bates | None) -> tuple[Column, ...]:
    """Return the columns; those of numbers are as wide as the numbers are long."""
    measure, step = flow.paper.measure, flow.look.step
    digest = Column(head="SHA-256", width=flow.width(_short("0" * 64), flow.look.digest) + _PADS)
    columns = [
        Column(head=_("Exhibit"), width=measure * 0.11 * step),
        Column(head=_("Type"), width=measure * 0.14 * step),
        Column(head=_("Pages"), width=measure * 0.11 * step, end=True),
        digest,
    ]
    columns[3:3] = _numbers_column(flow, bates)
    return _with_description(columns, measure)


def _few_columns(flow: Flow, bates: Bates | None) -> tuple[Column, ...]:
    """Return the columns where there is no room for those of the type and the hash."""
    measure, step = flow.paper.measure, flow.look.step
    columns = [
        Column(head=_("Exhibit"), width=measure * 0.11 * step),
        Column(head=_("Pages"), width=measure * 0.11 * step, end=True),
        *_numbers_column(flow, bates),
    ]
    return _with_description(columns, measure)


def _numbers_column(flow: Flow, bates: Bates | None) -> list[Column]:
    if bates is None:
        return []
    longest = _from_to(bates.number(999_998), bates.number(999_999))
    width = min(flow.width(longest, flow.look.cell_link) + _PADS, flow.paper.measure * 0.4)
    return [Column(head=_("Numbers"), width=width)]


def _with_description(columns: list[Column], measure: float) -> tuple[Column, ...]:
    """Return the columns with one for the description, which takes what they leave."""
    rest = measure - sum(column.width for column in columns)
    return (columns[0], Column(head=_("Description"), width=rest), *columns[1:])


def _cells(look: Look, exhibit: Exhibit, *, numbered: bool) -> list[Cell]:
    place = f"exhibit {exhibit.label}"
    return [
        Cell(texts=((exhibit.label, look.cell_link),), target=place),
        Cell(texts=tuple(_about(look, exhibit))),
        Cell(texts=((word_for(exhibit), look.cell),)),
        Cell(later=_pages(place)),
        *([Cell(later=_numbers(place))] if numbered else []),
        Cell(texts=((_digest(exhibit), look.digest),)),
    ]


def _few_cells(look: Look, exhibit: Exhibit, *, numbered: bool) -> list[Cell]:
    place = f"exhibit {exhibit.label}"
    below = [(word_for(exhibit), look.cell_grey)]
    if exhibit.withheld is None:
        below.append((f"SHA-256 {_digest(exhibit)}", look.digest))
    return [
        Cell(texts=((exhibit.label, look.cell_link),), target=place),
        Cell(texts=(*_about(look, exhibit), *below)),
        Cell(later=_pages(place)),
        *([Cell(later=_numbers(place))] if numbered else []),
    ]


def _about(look: Look, exhibit: Exhibit) -> Iterator[tuple[str, Style]]:
    yield exhibit.description or exhibit.name, look.cell
    if exhibit.description:
        yield exhibit.name, look.cell_grey


def _digest(exhibit: Exhibit) -> str:
    return _short(exhibit.sha256) if exhibit.withheld is None else ""


def _short(digest: str) -> str:
    return f"{digest[: _DIGITS // 2]} {digest[_DIGITS // 2 : _DIGITS]}"


def end_of(place: str) -> str:
    """Return the name of the last page of what begins at `place`."""
    return f"{place} end"


def _pages(place: str) -> Later:
    def words(places: Places) -> str:
        return _from_to(places.label(place), places.label(end_of(place)))

    return words


def _numbers(place: str) -> Later:
    def words(places: Places) -> str:
        return _from_to(places.bates(place), places.bates(end_of(place)))

    return words


def _from_to(first: str, last: str) -> str:
    return first if first == last or not last else f"{first}–{last}"
