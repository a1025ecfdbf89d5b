"""How many records a log had at an earlier time, to print it as it stood then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from evidencelog.core.history import History
from evidencelog.core.moment_words import describe_recorded
from evidencelog.core.moments import Occurred, first_moment, parse_instant
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

_SMALLEST = timedelta(milliseconds=1)  # as finely as records tell their time
_END = datetime.max.replace(tzinfo=UTC)
_LENGTHS = {10: timedelta(days=1), 16: timedelta(minutes=1), 19: timedelta(seconds=1)}


def last_instant(moment: Occurred, zone: str) -> datetime:
    """Return the last instant (UTC) of a year, a month, a day or a minute in a time zone.

    Raises UsageError for a moment that has no date.
    """
    local = moment.to or moment.from_
    if local is None:
        raise UsageError(_("this does not name a day"), hint=_("for example: --as-of 2026-03-31"))
    first = first_moment(local)
    if first.year == _END.year:
        return _END
    if len(local) in _LENGTHS:
        following = first + _LENGTHS[len(local)]
    elif len(local) == len("2026-03"):
        following = (first + timedelta(days=31)).replace(day=1)
    else:
        following = first.replace(year=first.year + 1)
    return (following - _SMALLEST).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def size_at(history: History, instant: datetime) -> int:
    """Return the number of records before the first one that was written after `instant`.

    The order of the log is certain, the clock of a computer is not: what follows a later
    record is left out as well, whatever its own time says. Raises UsageError when the log
    is younger.
    """
    later = (
        seq for seq, recorded in history.times_by_seq() if parse_instant(recorded.at) > instant
    )
    size = min(later, default=history.size)
    if size == 0:
        first = describe_recorded(history.recorded_times()[0], style="short")
        raise UsageError(
            _("this log was begun after the time that was named, on {day}").format(day=first),
            hint=_("name a later day, or leave out --as-of"),
        )
    return size
