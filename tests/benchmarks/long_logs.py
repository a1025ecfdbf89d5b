"""Logs with many entries, made in one transaction."""

from __future__ import annotations

from pathlib import Path

import msgspec

from evidencelog.app.append import Moment, Plan, append, new_entry_id
from evidencelog.app.record import TOOL
from evidencelog.core.fields import Fields
from evidencelog.core.kinds import Incident
from evidencelog.core.mapping import to_fields
from evidencelog.core.moments import Occurred
from tests.app.logs import TickingClock, new_log

STEP = 5000
SHORT = Incident(
    account="they came forty minutes late and then shouted at us",
    occurred=Occurred(precision="minute", from_="2026-03-14T18:05"),
)
"""Ten words and, with what the program adds, about ten fields."""


def plan_of(entry: Incident) -> Plan:
    def fields(moment: Moment) -> Fields:
        return to_fields(
            msgspec.structs.replace(
                entry, number=moment.next_number, tool=TOOL, recorded=moment.recorded
            )
        )

    return Plan(id=new_entry_id(), fields=fields, numbered=True)


def long_log(path: Path, entries: int) -> Path:
    """Make a log with that many short entries; keep it for the next benchmark."""
    with new_log(path, TickingClock()) as log:
        for start in range(0, entries, STEP):
            append(log, [plan_of(SHORT) for _ in range(min(STEP, entries - start))])
    return path
