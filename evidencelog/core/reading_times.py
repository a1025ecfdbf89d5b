"""Understanding a time that a person typed, without ever guessing."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from evidencelog.core.moments import MomentError, Occurred, TimeNotUnderstoodError
from evidencelog.core.zones import to_occurred
from evidencelog.i18n import gettext as _

DateOrder = Literal["dmy", "mdy", "ymd"]

_ISO = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)?)?)"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def read_moment(
    text: str, *, now: datetime, zone: str, date_order: DateOrder | None = None
) -> Occurred:
    """Return the moment that `text` names, for a person in `zone` at the aware time `now`.

    Raises TimeNotUnderstoodError, or AmbiguousTimeError with the choices.
    """
    found = _ISO.fullmatch(text.strip())
    if found is not None:
        local, offset = found[1].replace(" ", "T"), found[2]
        try:
            return to_occurred(local, zone=zone, offset="+00:00" if offset == "Z" else offset)
        except MomentError as error:
            raise TimeNotUnderstoodError(str(error)) from error
    raise TimeNotUnderstoodError(
        _("this was not understood as a time"),
        hint=_("for example: 2026-03-14 18:05, yesterday 6pm, March 2026"),
    )
