"""The one next useful thing, when it is due."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from evidencelog.app.clock import recorded_now
from evidencelog.app.milestones import Milestones, is_due, is_to_be_told, milestones_of, reached
from evidencelog.errors import EvidenceLogError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidencelog.app.session import OpenLog


def read_milestones(log: OpenLog) -> Milestones:
    """Return when a receipt and a backup were last made."""
    with log.store.reading() as view:
        return milestones_of(log, view)


def next_step(log: OpenLog) -> str | None:
    """Return one sentence on what is due, or None."""
    now = log.clock.now()
    return _first_due(read_milestones(log), lambda made: is_due(made, now))


def step_after_saving(log: OpenLog, entries: int) -> str | None:
    """Return what is due once entry number `entries` was saved, where it is time to say it.

    That it was said is noted beside the log.
    """
    milestones = read_milestones(log)
    now = log.clock.now()
    reminded = milestones.reminded
    due = _first_due(
        milestones, lambda made: is_to_be_told(made, now, entries=entries, reminded=reminded)
    )
    if due is not None:
        # The entry is safe by now; a reminder that cannot be noted is only given again.
        with suppress(EvidenceLogError), log.store.writing() as change:
            reached(log, change, reminded=recorded_now(log.clock, None).at)
    return due


def _first_due(made: Milestones, due: Callable[[str | None], bool]) -> str | None:
    if due(made.backup):
        return _("No copy of this log was made lately: evidencelog backup FOLDER makes one.")
    if due(made.receipt):
        return _(
            "A receipt that somebody else keeps shows when entries existed: evidencelog receipt"
        )
    return None
