"""The words that ask for schedules on the command line."""

from __future__ import annotations

from evidencelog.reports.presentation import SCHEDULE_NAMES
from evidencelog.reports.schedules import SCHEDULES


def test_the_command_line_names_every_schedule_in_the_order_of_printing() -> None:
    assert tuple(SCHEDULES) == SCHEDULE_NAMES
