"""Handovers and planned calls: planned against actual, as recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.core.moment_words import describe
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import entry_cell, events, exhibits_cell
from evidencelog.reports.handover import DID_NOT_HAPPEN, minutes_after_plan
from evidencelog.reports.material import Material
from evidencelog.reports.model import Cell, Entry, Heading, Schedule, Table
from evidencelog.reports.schedules.method import method_of
from evidencelog.reports.schedules.occasions import place_of
from evidencelog.reports.wording import value_of

NAME = "handovers"


class Handover(NamedTuple):
    """A handover as it stands and as it is printed."""

    standing: Standing
    exchange: kinds.Exchange
    entry: Entry


def handovers(material: Material) -> Schedule | None:
    """Return every handover with its plan, and how many went in which way."""
    listed = tuple(exchanges_in(material))
    if not listed:
        return None
    return Schedule(
        name=NAME,
        title=_("Handovers: planned and actual"),
        tables=(_each(material, listed), _totals(listed)),
        method=method_of(
            material,
            [one.standing for one in listed],
            _(
                "Minutes are counted from the planned to the actual time where both are known "
                "to the minute; a number below zero means earlier. In brackets stands a number "
                "that was recorded as such."
            ),
            _("No time with the children is counted or compared here."),
        ),
        landscape=True,
    )


def exchanges_in(material: Material) -> Iterator[Handover]:
    """Yield the handovers of the chronology in its order."""
    for standing, entry in events(material):
        if isinstance(standing.current, kinds.Exchange):
            yield Handover(standing, standing.current, entry)


def status_of(exchange: kinds.Exchange) -> str:
    """Return how a handover went, as recorded."""
    return value_of("status", exchange.status) if exchange.status else _("not recorded")


def _each(material: Material, listed: Sequence[Handover]) -> Table:
    return Table(
        columns=(
            Heading(text=_("Planned"), weight=1.7),
            Heading(text=_("Actual"), weight=1.7),
            Heading(text=_("Minutes"), weight=0.8, end=True),
            Heading(text=_("How it went"), weight=1.3),
            Heading(text=_("Direction"), weight=1.5),
            Heading(text=_("Who was late"), weight=1.1),
            Heading(text=_("Notice given"), weight=1.5),
            Heading(text=_("Place"), weight=1.5),
            Heading(text=_("Entry")),
            Heading(text=_("Exhibit"), weight=1),
        ),
        rows=tuple(_row(material, one) for one in listed),
        caption=_("Each handover"),
    )


def _row(material: Material, one: Handover) -> tuple[Cell, ...]:
    exchange, shield = one.exchange, material.shield
    direction = exchange.direction
    return (
        Cell(text=describe(exchange.planned, style="short") if exchange.planned else ""),
        Cell(text=_actual(one)),
        Cell(text=_minutes(exchange)),
        Cell(text=status_of(exchange)),
        Cell(text=value_of("direction", direction) if direction else ""),
        Cell(text=shield(exchange.late or "")),
        Cell(text=shield(exchange.notice or "")),
        Cell(text=shield(place_of(one.standing))),
        entry_cell(one.entry.number),
        exhibits_cell(one.entry),
    )


def _actual(one: Handover) -> str:
    if one.exchange.status not in DID_NOT_HAPPEN:
        return one.entry.day
    if one.exchange.planned is not None:
        return _("none")
    return _("none; noted for {when}").format(when=one.entry.day)


def _minutes(exchange: kinds.Exchange) -> str:
    counted = minutes_after_plan(exchange)
    if counted is not None:
        return str(counted)
    return f"({exchange.minutes})" if exchange.minutes is not None else ""


def _totals(listed: Sequence[Handover]) -> Table:
    counts = Counter(status_of(one.exchange) for one in listed)
    return Table(
        columns=(
            Heading(text=_("How it went, as recorded"), weight=3),
            Heading(text=_("Handovers"), end=True),
        ),
        rows=tuple((Cell(text=name), Cell(text=str(n))) for name, n in counts.most_common()),
        caption=_("How many"),
        total=(Cell(text=_("All")), Cell(text=str(len(listed)))),
    )
