"""A planned and an actual time give a difference, and nothing else does."""

from __future__ import annotations

import msgspec
import pytest

from evidencelog.core.kinds import Exchange
from evidencelog.core.zones import to_occurred
from evidencelog.reports.handover import against_plan

ZONE = "America/Chicago"


def handover(planned: str, actual: str) -> Exchange:
    return Exchange(
        planned=to_occurred(planned, zone=ZONE), occurred=to_occurred(actual, zone=ZONE)
    )


@pytest.mark.parametrize(
    ("planned", "actual", "words"),
    [
        ("2026-03-01T18:00", "2026-03-01T18:40", "40 minutes after the planned time"),
        ("2026-03-01T18:00", "2026-03-01T17:59", "1 minute before the planned time"),
        ("2026-03-01T18:00", "2026-03-01T18:00", "at the planned time"),
        # An hour is missing that night.
        ("2026-03-08T01:30", "2026-03-08T03:30", "60 minutes after the planned time"),
        ("2026-03-01", "2026-03-01T18:40", ""),
        ("2026-03-01T18:00", "2026-03-01", ""),
    ],
)
def test_the_difference_is_said_where_both_times_are_known(
    planned: str, actual: str, words: str
) -> None:
    assert against_plan(handover(planned, actual)) == words


def test_without_a_plan_nothing_is_said() -> None:
    assert against_plan(Exchange(occurred=to_occurred("2026-03-01T18:40", zone=ZONE))) == ""


@pytest.mark.parametrize("status", ["missed", "refused", "cancelled"])
def test_a_handover_that_did_not_happen_was_not_at_the_planned_time(status: str) -> None:
    planned = handover("2026-03-01T18:00", "2026-03-01T18:00")
    assert against_plan(msgspec.structs.replace(planned, status=status)) == ""
