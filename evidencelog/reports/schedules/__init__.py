"""Schedules: tables for one purpose each, made from the entries of a report.

A new one is a module with a function from the material of a report to a schedule, and a
line below. It is printed when it has data, and needs no layout of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.material import Material
from evidencelog.reports.model import Schedule, Schedules
from evidencelog.reports.schedules import (
    boundaries,
    glossary,
    handovers,
    identifiers,
    made_reports,
    orders,
    patterns,
    promises,
    scott,
    witnesses,
)

SCHEDULES: Final[dict[str, Callable[[Material], Schedule | None]]] = {
    scott.NAME: scott.scott,
    patterns.NAME: patterns.patterns,
    orders.NAME: orders.orders,
    boundaries.NAME: boundaries.boundaries,
    handovers.NAME: handovers.handovers,
    promises.NAME: promises.promises,
    made_reports.NAME: made_reports.made_reports,
    witnesses.NAME: witnesses.witnesses,
    identifiers.NAME: identifiers.identifiers,
    glossary.NAME: glossary.glossary,
}
"""Every schedule by the name that asks for it, in the order of printing."""

ON_REQUEST: Final = frozenset((scott.NAME, identifiers.NAME))
"""What is printed only when it is named: a form of some courts, and a map of numbers."""


def schedules_of(material: Material) -> Schedules | None:
    """Return the schedules that the presentation asks for and that have data.

    Raises UsageError for a name that no schedule has.
    """
    asked = material.presentation.schedules
    names = SCHEDULES.keys() - ON_REQUEST if asked is None else asked
    unknown = sorted(names - SCHEDULES.keys())
    if unknown:
        raise UsageError(
            _("there is no schedule called {name}").format(name=", ".join(unknown)),
            hint=_("one of: {names}").format(names=", ".join(SCHEDULES)),
        )
    made = (make(material) for name, make in SCHEDULES.items() if name in names)
    schedules = tuple(schedule for schedule in made if schedule is not None)
    return Schedules(schedules=schedules) if schedules else None
