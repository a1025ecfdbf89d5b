"""How one person writes and reads times: from the settings of their log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.cli.entry_making import TimeReader

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog


def time_reader(log: OpenLog) -> TimeReader:
    """Return a reader of times with the zone and the order of dates of this log."""
    from evidencelog.app.settings import read_settings

    settings = read_settings(log)
    return TimeReader(log.clock, log.clock.zone(), settings.date_order)
