"""The one next useful thing, when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.app.milestones import Milestones, is_due, milestones_of
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog


def read_milestones(log: OpenLog) -> Milestones:
    """Return when a receipt and a backup were last made."""
    with log.store.reading() as view:
        return milestones_of(log, view)


def next_step(log: OpenLog) -> str | None:
    """Return one sentence on what is due, or None."""
    made = read_milestones(log)
    now = log.clock.now()
    if is_due(made.backup, now):
        return _("No copy of this log was made lately: evidencelog backup FOLDER makes one.")
    if is_due(made.receipt, now):
        return _(
            "A receipt that somebody else keeps shows when entries existed: evidencelog receipt"
        )
    return None
