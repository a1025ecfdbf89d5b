"""When a receipt and a backup were last made: kept beside the log, for reminders only."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from evidencelog.app import beside
from evidencelog.app.session import OpenLog
from evidencelog.core.moments import parse_instant
from evidencelog.storage.transaction import Reading, Writing

PURPOSE = "milestones"
DUE_AFTER = timedelta(days=14)


class Milestones(msgspec.Struct, frozen=True, kw_only=True):
    """Instants in UTC (`YYYY-MM-DDThh:mm:ss.sssZ`), or None for never."""

    receipt: str | None = None
    backup: str | None = None


def milestones_of(log: OpenLog, view: Reading) -> Milestones:
    """Return when receipt and backup were last made."""
    return beside.read(log, view, PURPOSE, Milestones, Milestones())


def reached(
    log: OpenLog, change: Writing, *, receipt: str | None = None, backup: str | None = None
) -> None:
    """Remember that one was made now."""
    before = milestones_of(log, change)
    after = Milestones(receipt=receipt or before.receipt, backup=backup or before.backup)
    beside.write(log, change, PURPOSE, after)


def is_due(made: str | None, now: datetime) -> bool:
    """Whether something is to be made again, or was never made."""
    return made is None or now - parse_instant(made) > DUE_AFTER
