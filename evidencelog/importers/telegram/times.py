"""When something was written: the local time of the computer that exported, and UTC.

Exports before 2021 have the local time only. Where both stand, their difference is the
offset of that computer, not of either phone.
"""

from __future__ import annotations

from evidencelog.importers.drafts import Stamp
from evidencelog.importers.exact_times import (
    of_both,
    of_iso,
    of_milliseconds,
    unreadable,
)
from evidencelog.importers.json_values import Values, whole
from evidencelog.importers.wall_time import WallTimes

_NO_EDIT = ("1970-01-01", "1969-12-31")  # what exports of 2018 to 2020 write for no edit


def stamp_of(values: Values, walls: WallTimes) -> Stamp | None:
    """Return the time of a record; `walls` place local ones."""
    return _stamp(values, "date", walls)


def edited_of(values: Values, walls: WallTimes) -> Stamp | None:
    """Return when a message was edited last; None when it never was."""
    edited = values.peek("edited")
    if isinstance(edited, str) and edited.startswith(_NO_EDIT):
        values.drop("edited")
        return None
    return _stamp(values, "edited", walls)


def _stamp(values: Values, name: str, walls: WallTimes) -> Stamp | None:
    seconds = whole(values.peek(f"{name}_unixtime"))
    local = values.text(name)
    if seconds is not None:
        if local is None:
            return of_milliseconds(seconds * 1000, str(seconds))
        return of_both(local, local, seconds * 1000)
    if not local:
        return None
    found = of_iso(local)
    if found.local is None or found.instant is not None:
        return found if found.local else unreadable(local)
    return walls.stamp(local, found.local)
