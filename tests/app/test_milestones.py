"""When a reminder after saving is due."""

from __future__ import annotations

from datetime import UTC, datetime

from evidencelog.app.milestones import is_to_be_told

NOW = datetime(2026, 3, 17, 14, 30, tzinfo=UTC)


def test_what_was_never_made_is_named_at_lengths_that_grow_further_apart() -> None:
    named = [
        entries
        for entries in range(201)
        if is_to_be_told(None, NOW, entries=entries, reminded=None)
    ]
    assert named == [5, 10, 20, 50, 100, 150, 200]


def test_what_was_made_in_the_last_two_weeks_is_not_named() -> None:
    made = "2026-03-04T00:00:00.000Z"
    assert not is_to_be_told(made, NOW, entries=5, reminded=None)


def test_a_reminder_from_the_future_does_not_silence_those_to_come() -> None:
    made, wrong = "2026-01-04T00:00:00.000Z", "2031-01-01T00:00:00.000Z"
    assert is_to_be_told(made, NOW, entries=7, reminded=wrong)
