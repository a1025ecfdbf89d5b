"""Court orders with their dates, and for each clause the occasions that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import answer, entry_cell, exhibits_cell, owner_of, pairs
from evidencelog.reports.days import typed_day
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Entry, Heading, Schedule, Table
from evidencelog.reports.schedules.concerned import Concerned, concerned_by, report_numbers
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.schedules.occasions import occasions_table, others_table

NAME = "orders"


def orders(material: Material) -> Schedule | None:
    """Return the index of orders and, below, the occasions for each clause."""
    printed = {one.number: one for one in material.chosen}
    listed = [
        (one, entry) for one, entry in pairs(material) if isinstance(one.current, kinds.Order)
    ]
    clauses = [one for one in concerned_by(material) if not _is_limit(printed, one.target)]
    if not listed and not clauses:
        return None
    tables = [_index(material, listed)] if listed else []
    tables += _tables(material, printed, clauses)
    taken = [one for one, _entry in listed]
    taken += [one for clause in clauses for one, _entry in (*clause.occasions, *clause.others)]
    return Schedule(
        name=NAME,
        title=_("Court orders and occasions"),
        introduction=_introduction(material) if clauses else (),
        tables=tuple(tables),
        method=method_of(material, taken, *(_rules() if clauses else ())),
        landscape=True,
    )


def _is_limit(printed: Mapping[int, Standing], number: int | None) -> bool:
    return number is not None and printed[number].kind == "boundary"


def _index(material: Material, listed: Sequence[tuple[Standing, Entry]]) -> Table:
    return Table(
        columns=(
            Heading(text=_("Entry")),
            Heading(text=_("Court and case number"), weight=2.4),
            Heading(text=_("Kind of order"), weight=1.8),
            Heading(text=_("Made"), weight=1.3),
            Heading(text=_("Served"), weight=2),
            Heading(text=_("Starts"), weight=1.3),
            Heading(text=_("Ends"), weight=1.3),
            Heading(text=_("Exhibit"), weight=1),
        ),
        rows=tuple(_indexed(material, standing, entry) for standing, entry in listed),
        caption=_("Index of orders"),
    )


def _indexed(material: Material, standing: Standing, entry: Entry) -> tuple[Cell, ...]:
    def said(*names: str) -> str:
        return material.shield("; ".join(filter(None, (answer(standing, n) for n in names))))

    def day(name: str) -> str:
        return material.shield(typed_day(answer(standing, name)))

    served = "; ".join(one for one in (day("served"), said("served_how")) if one)
    return (
        entry_cell(entry.number),
        Cell(text=said("court", "case_number")),
        Cell(text=said("type") or entry.brief),
        Cell(text=day("made")),
        Cell(text=served),
        Cell(text=day("starts")),
        Cell(text=day("ends")),
        exhibits_cell(entry),
    )


def _tables(
    material: Material, printed: Mapping[int, Standing], clauses: Sequence[Concerned]
) -> Iterator[Table]:
    reports = report_numbers(material)
    for one in clauses:
        order = printed[one.target] if one.target is not None else None
        text = _text_of(order, one.clause)
        if one.occasions:
            caption = _caption(material, one, text)
            yield occasions_table(material, one.occasions, reports, caption=caption)
        if one.others:
            yield others_table(one.others, caption=_caption_of_others(one))


def _text_of(order: Standing | None, clause: str) -> str:
    """Return the words of a clause, where the order is printed and has them."""
    numbered = answer(order, "numbered") if order is not None else None
    wanted = clause.rstrip(".").casefold()
    return (
        next(
            (one.text for one in numbered or () if one.number.rstrip(".").casefold() == wanted), ""
        )
        or ""
    )


def _caption(material: Material, one: Concerned, text: str) -> str:
    name = owner_of(material)
    if one.target is not None:
        title = _(
            "Occasions that {name} says did not follow clause {clause} of the order in entry "
            "{order}"
        ).format(name=name, clause=one.clause, order=one.target)
    elif one.named:
        title = _("Occasions that {name} says did not follow clause {clause} of {order}").format(
            name=name, clause=one.clause, order=one.named
        )
    else:
        title = _("Occasions that {name} says did not follow clause {clause}").format(
            name=name, clause=one.clause
        )
    return _("{title}: “{text}”").format(title=title, text=text) if text else title


def _caption_of_others(one: Concerned) -> str:
    if one.target is None:
        return _("Other entries that name clause {clause}").format(clause=one.clause)
    return _("Other entries that name clause {clause} of the order in entry {order}").format(
        clause=one.clause, order=one.target
    )


def _introduction(material: Material) -> tuple[str, ...]:
    return (
        _(
            "It was {name} who noted which clause an entry concerns. Whether a clause was followed "
            "is for the court to say."
        ).format(name=owner_of(material)),
    )


def _rules() -> tuple[str, ...]:
    return (
        _(
            "Listed as occasions are entries linked with the clause that are incidents, contact "
            "not recorded as wanted, or handovers recorded as late, missed or refused. Every "
            "other entry linked with the clause stands in a table of its own."
        ),
    )
