"""The dates of Google Chat: `Wednesday, April 15, 2015 at 12:51:08 AM UTC`.

Newer exports have U+202F before AM and PM. Takeout writes in the language of the account;
only English can be read.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp
from evidencelog.importers.exact_times import unreadable

_MONTHS: Final = (
    "January February March April May June July August September October November December"
).split()
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DATE: Final = re.compile(
    r"([A-Z][a-z]+),\s+([A-Z][a-z]+)\s+(\d{1,2}),\s+(\d{4})(?:\s+at|,)\s+"
    r"(\d{1,2}):(\d\d):(\d\d)\s*(AM|PM)?\s*([A-Z]{2,5})?",
    re.ASCII,
)
_SPACES: Final = re.compile(r"\s+")


def chat_stamp(raw: str) -> Stamp:
    """Return the time; one that does not say UTC stays local."""
    found = _DATE.fullmatch(_SPACES.sub(" ", raw.strip()))
    moment = _moment(found) if found else None
    if found is None or moment is None:
        return unreadable(raw)
    local = moment.isoformat(timespec="seconds")
    odd = None
    if found[1] != _DAYS[moment.weekday()]:
        odd = _("the day of the week does not go with the date")
    if found[9] not in ("UTC", "GMT"):
        return Stamp(raw=raw, local=local, note=odd)
    return Stamp(
        raw=raw,
        instant=moment.isoformat(timespec="milliseconds") + "Z",
        local=local,
        offset="+00:00",
        source="in the file",
        note=odd,
    )


def _moment(found: re.Match[str]) -> datetime | None:
    hour = int(found[5])
    if found[8] is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[8] == "PM" else 0)
    if found[2] not in _MONTHS:
        return None
    month, day, year = _MONTHS.index(found[2]) + 1, int(found[3]), int(found[4])
    try:
        return datetime(year, month, day, hour, int(found[6]), int(found[7]))  # noqa: DTZ001 # a wall time: its zone is told beside it
    except ValueError:
        return None
