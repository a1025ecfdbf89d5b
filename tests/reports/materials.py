"""What the parts of a report are made from, for tests of one part at a time."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from evidencelog.core import kinds
from evidencelog.core.history import Fate, History, Standing
from evidencelog.core.moments import Occurred
from evidencelog.core.zones import to_occurred
from evidencelog.reports.build import _material
from evidencelog.reports.material import Material
from evidencelog.reports.model import Schedule, Table
from evidencelog.reports.presentation import Presentation
from evidencelog.reports.schedules import SCHEDULES
from evidencelog.reports.selection import Selection
from tests.reports.samples import LAWYER, STATE, history, occurred, recorded, standing

OWNER = "Robin H."


def material(
    *standings: Standing,
    selection: Selection = LAWYER,
    owner: str = OWNER,
    schedules: frozenset[str] | None = None,
) -> Material:
    """The material of a report of these entries."""
    return material_of(history(*standings), selection, owner=owner, schedules=schedules)


def material_of(
    log: History,
    selection: Selection = LAWYER,
    *,
    owner: str = OWNER,
    schedules: frozenset[str] | None = None,
) -> Material:
    """The material of a report of a whole history."""
    return _material(log, selection, STATE, Presentation(owner=owner, schedules=schedules))


def entry(kind: str, number: int = 1, when: str | None = None, **answers: object) -> Standing:
    """An entry of that kind; `answers` as in JSON, `when` a local time or day."""
    made: kinds.Entry = msgspec.convert({"kind": kind} | answers, kinds.KINDS[kind])
    moment = None
    if when is not None:
        moment = to_occurred(when, zone="America/New_York")
    elif kind != "person":
        moment = occurred()
    return standing(
        msgspec.structs.replace(made, number=number, recorded=recorded(), occurred=moment)
    )


def at(one: Standing, moment: Occurred | None) -> Standing:
    """The same entry at another time."""
    return standing(msgspec.structs.replace(one.current, occurred=moment))


def withdrawn(one: Standing) -> Standing:
    """The same entry, withdrawn."""
    one.withdrawn = Fate(seq=90, reason="not needed", recorded=recorded())
    return one


def private(one: Standing) -> Standing:
    """The same entry, for nobody else's eyes."""
    one.label = "private"
    return one


def schedule(name: str, of: Material) -> Schedule | None:
    """The schedule of that name."""
    return SCHEDULES[name](of)


def cells(table: Table) -> list[dict[str, str]]:
    """The rows of a table by the heads of their columns."""
    heads = [heading.text for heading in table.columns]
    return [dict(zip(heads, (cell.text for cell in row), strict=True)) for row in table.rows]


def counts(found: Mapping[str, str], *names: str) -> list[str]:
    """Those of the answers that are asked for."""
    return [found[name] for name in names]
