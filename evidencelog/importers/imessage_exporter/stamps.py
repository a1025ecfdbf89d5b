"""Times as imessage-exporter writes them: `May 17, 2022  5:29:42 PM`, local, without a zone."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.wall_time import WallTimes

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
STAMP: Final = rf"(?:{'|'.join(_MONTHS)}) [ \d]\d, \d{{4}} {{1,2}}\d{{1,2}}:\d\d:\d\d [AP]M"
_PARTS = re.compile(r"(\w{3}) ([ \d]\d), (\d{4}) {1,2}(\d{1,2}):(\d\d):(\d\d) ([AP])M", re.ASCII)


def stamp_of(raw: str, wall: WallTimes) -> Stamp:
    """Return the time of a message; one that cannot be is left as it stands."""
    found = _PARTS.fullmatch(raw)
    if found is None or found[1] not in _MONTHS:
        return Stamp(raw=raw, note=_("this is not a time that can be read"))
    day, year, hour, minute, second = (int(found[group]) for group in (2, 3, 4, 5, 6))
    hour = hour % 12 + (12 if found[7] == "P" else 0) if hour <= 12 else 99
    try:
        local = datetime(year, _MONTHS.index(found[1]) + 1, day, hour, minute, second)  # noqa: DTZ001 # a wall time: the file has no zone
    except ValueError:
        return Stamp(raw=raw, note=_("there is no such time"))
    return wall.stamp(raw, local.isoformat(timespec="seconds"))
