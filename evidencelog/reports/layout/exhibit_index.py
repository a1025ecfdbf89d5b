"""The index of exhibits: what each is, where it stands, how it can be recognised."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.exhibit_words import word_for
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.references import Later
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.model import Bates, Exhibit, Report

_PADS = 9.0  # points beside the text of a cell
_DIGITS = 16  # of a hash: enough to tell files apart, the whole stands with the exhibit


def set_index(flow: Flow, report: Report) -> None:
    """Set one row for each exhibit, with its pages, its numbers and the start of its hash."""
    numbered = report.bates is not None
    table = Table(flow=flow, columns=_columns(flow, report.bates))
    table.begin(_("Index of exhibits"))
    for exhibit in report.exhibits:
        table.row(_cells(flow.look, exhibit, numbered=numbered))
    flow.y -= 8
    flow.text(
        _("The last column is the beginning of each file's SHA-256; the whole stands with it."),
        flow.look.small,
    )


def _columns(flow: Flow, bates: Bates | None) -> tuple[Column, ...]:
    """Return the columns; those of numbers are as wide as the numbers are long."""
    measure = flow.paper.measure
    digest = Column(head="SHA-256", width=flow.width(_short("0" * 64), flow.look.digest) + _PADS)
    columns = [
        Column(head=_("Exhibit"), width=measure * 0.11),
        Column(head=_("Type"), width=measure * 0.14),
        Column(head=_("Pages"), width=measure * 0.11, end=True),
        digest,
    ]
    if bates is not None:
        longest = _from_to(bates.number(999_998), bates.number(999_999))
        width = min(flow.width(longest, flow.look.cell_link) + _PADS, measure * 0.4)
        columns.insert(3, Column(head=_("Numbers"), width=width))
    rest = measure - sum(column.width for column in columns)
    columns.insert(1, Column(head=_("Description"), width=rest))
    return tuple(columns)


def _cells(look: Look, exhibit: Exhibit, *, numbered: bool) -> list[Cell]:
    place = f"exhibit {exhibit.label}"
    about = [(exhibit.description or exhibit.name, look.cell)]
    if exhibit.description:
        about.append((exhibit.name, look.cell_grey))
    return [
        Cell(texts=((exhibit.label, look.cell_link),), target=place),
        Cell(texts=tuple(about)),
        Cell(texts=((word_for(exhibit), look.cell),)),
        Cell(later=_pages(place)),
        *([Cell(later=_numbers(place))] if numbered else []),
        Cell(texts=((_short(exhibit.sha256), look.digest),)),
    ]


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
