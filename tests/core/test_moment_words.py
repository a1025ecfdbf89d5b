"""Moments as a person reads them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from evidencelog.core.moment_words import describe, describe_delay, describe_recorded
from evidencelog.core.moments import Occurred
from evidencelog.core.reading_times import read_moment
from evidencelog.core.zones import to_recorded

NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 5, 19, 30, tzinfo=UTC)


def moment(text: str) -> Occurred:
    return read_moment(text, now=NOW, zone=NEW_YORK)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-11-03T17:05", "Tue 3 Nov 2026, 17:05 (UTC-05:00)"),
        ("2026-11-03T17:05:09", "Tue 3 Nov 2026, 17:05:09 (UTC-05:00)"),
        ("2026-03-14", "Sat 14 Mar 2026"),
        ("about 2026-03-14T18:00", "about 18:00 on Sat 14 Mar 2026 (UTC-04:00)"),
        ("about 2026-03-14", "about Sat 14 Mar 2026"),
        ("about 2026-03", "about March 2026"),
        ("2026-03", "March 2026, day not known"),
        ("year 2026", "2026, month and day not known"),
        ("2026-03-14 evening", "Sat 14 Mar 2026, in the evening"),
        ("2026-03-14 night", "in the night from Sat 14 Mar 2026 to Sun 15 Mar 2026"),
        ("9999-12-31 night", "in the night that began on Fri 31 Dec 9999"),
        ("0026-03-14", "Sat 14 Mar 0026"),
        (
            "2026-03-14T17:00 to 2026-03-14T18:00",
            "between 17:00 and 18:00 on Sat 14 Mar 2026 (UTC-04:00)",
        ),
        (
            "2026-11-01T00:30 to 2026-11-01T03:00",
            "between Sun 1 Nov 2026, 00:30 (UTC-04:00) and Sun 1 Nov 2026, 03:00 (UTC-05:00)",
        ),
        ("2026-03-03 to 2026-03-05", "between Tue 3 Mar 2026 and Thu 5 Mar 2026"),
        ("2026-03 to 2026-05", "between March 2026 and May 2026"),
        ("unknown", "time not known"),
    ],
)
def test_a_moment_is_said_as_precisely_as_it_is_known(typed: str, words: str) -> None:
    assert describe(moment(typed)) == words


def test_the_short_form_leaves_out_the_offset() -> None:
    assert describe(moment("2026-11-03T17:05"), style="short") == "Tue 3 Nov 2026, 17:05"
    assert describe(None) == "time not known"


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-01T01:30-05:00",
        "2026-03-14T18:05:30+05:30",
        "2026-03-14",
        "2026-03",
        "year 0001",
        "2026-03-14 night",
        "about 2026-03-14T18:00-04:00",
        "about year 2026",
        "2026-03-14T17:00-04:00 to 2026-03-15T01:00-04:00",
        "2026-03-03 to 2026-03-05",
        "unknown",
    ],
)
def test_the_typed_form_is_what_can_be_typed(typed: str) -> None:
    assert describe(moment(typed), style="typed") == typed


def test_the_time_of_writing_is_said_to_the_second() -> None:
    recorded = to_recorded(datetime(2026, 11, 3, 22, 5, 9, tzinfo=UTC), zone=NEW_YORK)

    assert describe_recorded(recorded) == "Tue 3 Nov 2026, 17:05:09 (UTC-05:00)"


@pytest.mark.parametrize(
    ("event", "recorded", "words"),
    [
        ("2026-03-14T12:00Z", "2026-03-14T12:59:00Z", "written down within the hour"),
        ("2026-03-14T12:00Z", "2026-03-14T11:59:30Z", "written down within the hour"),
        ("2026-03-14T12:00Z", "2026-03-14T13:00:00Z", "written down 1 hour later"),
        ("2026-03-14T12:00Z", "2026-03-16T15:10:00Z", "written down 2 days 3 hours later"),
        ("2026-03-14T12:00Z", "2026-03-15T12:10:00Z", "written down 1 day later"),
        ("2026-03-14T12:00Z", "2026-06-14T15:00:00Z", "written down 92 days later"),
        ("2026-03-14", "2026-03-14T23:00:00Z", "written down the same day"),
        ("2026-03-14 evening", "2026-03-15T23:00:00Z", "written down 1 day later"),
        ("2026-03", "2026-04-15T23:00:00Z", "how much later it was written down is not known"),
        ("unknown", "2026-04-15T23:00:00Z", "how much later it was written down is not known"),
        ("2026-03-14", "2026-03-13T12:00:00Z", "written down before the time that it names"),
    ],
)
def test_the_delay_is_said_in_words(event: str, recorded: str, words: str) -> None:
    written = to_recorded(datetime.fromisoformat(recorded), zone=NEW_YORK)

    assert describe_delay(moment(event), written) == words
