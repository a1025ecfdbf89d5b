"""How far a handover was from its plan: arithmetic over two times, no judgement."""

from __future__ import annotations

from evidencelog.core.kinds import Exchange
from evidencelog.core.moments import Occurred, parse_instant
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

DID_NOT_HAPPEN = frozenset(("missed", "refused", "cancelled"))
"""A handover of which this was recorded has no actual time, only one at which it was noted."""

_PRECISE = ("exact", "minute")


def minutes_after_plan(exchange: Exchange) -> int | None:
    """Return the whole minutes from the planned to the actual time; None where one is missing.

    Negative when it was earlier than planned.
    """
    if exchange.status in DID_NOT_HAPPEN:
        return None
    planned, actual = _instant(exchange.planned), _instant(exchange.occurred)
    if planned is None or actual is None:
        return None
    return int((parse_instant(actual) - parse_instant(planned)).total_seconds() / 60)


def _instant(moment: Occurred | None) -> str | None:
    return moment.instant if moment is not None and moment.precision in _PRECISE else None


def against_plan(exchange: Exchange) -> str:
    """Return the difference in words, or nothing where it cannot be told."""
    minutes = minutes_after_plan(exchange)
    if minutes is None:
        return ""
    if minutes == 0:
        return _("at the planned time")
    count = abs(minutes)
    if minutes > 0:
        words = ngettext(
            "{n} minute after the planned time", "{n} minutes after the planned time", count
        )
    else:
        words = ngettext(
            "{n} minute before the planned time", "{n} minutes before the planned time", count
        )
    return words.format(n=count)
