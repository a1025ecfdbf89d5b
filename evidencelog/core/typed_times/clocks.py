"""Clock times out of numbers: 24-hour, with am or pm, or open until the part of day settles it."""

from __future__ import annotations

from typing import NamedTuple

from evidencelog.core.moments import Part, TimeNotUnderstoodError
from evidencelog.core.typed_times.tokens import Token
from evidencelog.i18n import gettext as _

_HOURS: dict[Part, frozenset[int]] = {
    "morning": frozenset(range(12)),
    "afternoon": frozenset(range(12, 19)),
    "evening": frozenset(range(15, 24)),
    "night": frozenset((*range(17, 24), *range(7))),
}


class Clock(NamedTuple):
    """A time as it was typed: `open` when the hour may be of either half of the day."""

    hour: int
    minute: int = 0
    second: int | None = None
    open: bool = False
    settled: bool = False
    midnight: bool = False

    def text(self) -> str:
        """Return the time as it stands after the T of a local time."""
        seconds = "" if self.second is None else f":{self.second:02d}"
        return f"{self.hour:02d}:{self.minute:02d}{seconds}"


NOON = Clock(12, settled=True)
MIDNIGHT = Clock(0, settled=True, midnight=True)


def typed_clock(token: Token) -> Clock:
    """Return the clock time of a token; raises TimeNotUnderstoodError when no clock shows it.

    `18:05` and `06:05` are of the 24-hour clock, `6:05` is open: people who write am and pm
    leave them out just there.
    """
    hours, minutes, seconds, half = token.parts
    hour = int(hours or 0)
    minute = int(minutes or 0)
    second = int(seconds) if seconds else None
    if minute > 59 or (second or 0) > 59 or hour > (12 if half else 23) or (half and hour == 0):
        raise TimeNotUnderstoodError(
            _("there is no such time of day: {time}").format(time=token.text),
            hint=_("write it like 18:05 or 6:05pm"),
        )
    if half:
        return Clock(hour % 12 + (12 if half == "p" else 0), minute, second, settled=True)
    return Clock(hour, minute, second, open=len(hours or "") == 1 and hour > 0)


def bare_hour(number: int) -> Clock | None:
    """Return the time of a number that stands for an hour, or None when it is none."""
    return Clock(number, open=1 <= number <= 12) if number < 24 else None


def possible(clock: Clock, part: Part | None) -> tuple[Clock, ...]:
    """Return the times that a typed time can be, in this part of the day if one is named.

    Raises TimeNotUnderstoodError when the two contradict each other.
    """
    halves = (clock.hour % 12, clock.hour % 12 + 12)
    is_either = clock.open or (part is not None and not clock.settled and 1 <= clock.hour <= 12)
    hours = halves if is_either else (clock.hour,)
    fitting = tuple(hour for hour in hours if part is None or hour in _HOURS[part])
    if not fitting:
        raise TimeNotUnderstoodError(
            _("the time and the part of the day do not fit together"),
            hint=_("leave one of them out"),
        )
    return tuple(clock._replace(hour=hour, open=False) for hour in fitting)
