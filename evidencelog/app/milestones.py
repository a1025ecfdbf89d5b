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
_NOT_OFTENER = timedelta(days=1)
_FIRST = (5, 10, 20)
_EACH = 50


class Milestones(msgspec.Struct, frozen=True, kw_only=True):
    """Instants in UTC (`YYYY-MM-DDThh:mm:ss.sssZ`), or None for never.

    `reminded` is when somebody was last told after saving that one is due again.
    """

    receipt: str | None = None
    backup: str | None = None
    reminded: str | None = None


def milestones_of(log: OpenLog, view: Reading) -> Milestones:
    """Return when receipt and backup were last made."""
    return beside.read(log, view, PURPOSE, Milestones, Milestones())


def reached(
    log: OpenLog,
    change: Writing,
    *,
    receipt: str | None = None,
    backup: str | None = None,
    reminded: str | None = None,
) -> None:
    """Remember that one was made now, or that somebody was reminded now."""
    before = milestones_of(log, change)
    after = Milestones(
        receipt=receipt or before.receipt,
        backup=backup or before.backup,
        reminded=reminded or before.reminded,
    )
    beside.write(log, change, PURPOSE, after)


def is_due(made: str | None, now: datetime) -> bool:
    """Whether something is to be made again, or was never made."""
    return made is None or now - parse_instant(made) > DUE_AFTER


def is_to_be_told(made: str | None, now: datetime, *, entries: int, reminded: str | None) -> bool:
    """Whether to say, just after entry number `entries` was saved, that something is due.

    What was never made is named at a few lengths of the log only, what was made before at
    most once a day: somebody who writes much down at once is not to hear it each time.
    """
    if not is_due(made, now):
        return False
    if made is None:
        return entries in _FIRST or (entries > 0 and entries % _EACH == 0)
    return reminded is None or abs(now - parse_instant(reminded)) > _NOT_OFTENER
