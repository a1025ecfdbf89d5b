"""The order of events, and how much later they were written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.chronology import delay, is_future, sort_key
from evidencelog.core.moments import Occurred, Recorded
from evidencelog.core.reading_times import read_moment
from evidencelog.core.zones import to_recorded

NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 5, 19, 30, tzinfo=UTC)


def moment(text: str, zone: str = NEW_YORK) -> Occurred:
    return read_moment(text, now=NOW, zone=zone)


def written(text: str, zone: str = NEW_YORK) -> Recorded:
    return to_recorded(datetime.fromisoformat(text), zone=zone)


def test_rough_times_stand_before_the_finer_ones_that_begin_there() -> None:
    in_order = [
        "2025-12-31T23:59",
        "year 2026",
        "2026-01",
        "2026-01-01",
        "2026-01-01T00:00 to 2026-01-01T02:00",
        "about 2026-01-01T00:00",
        "2026-01-01T00:00",
        "2026-01-01T00:00:30",
        "2026-01-01 morning",
        "2026-01-01T11:59",
        "2026-01-01 afternoon",
        "2026-01-01 evening",
        "2026-01-01T17:00",
        "2026-01-01 night",
        "2026-01-02",
    ]

    mixed = sorted(in_order)

    assert mixed != in_order
    assert sorted(mixed, key=lambda text: sort_key(moment(text), None)) == in_order


def test_times_are_in_order_across_zones() -> None:
    berlin = sort_key(moment("2026-03-14T18:00", "Europe/Berlin"), None)
    new_york = sort_key(moment("2026-03-14T14:00", NEW_YORK), None)

    assert berlin < new_york


def test_what_has_no_time_stands_where_it_was_written_down() -> None:
    order = sort_key(None, written("2026-03-14T12:00:00Z"))

    assert sort_key(moment("2026-03-14T11:59Z"), None) < order
    assert order < sort_key(moment("2026-03-14T12:01Z"), None)


def test_an_unknown_time_comes_last_and_the_older_writing_first() -> None:
    first = sort_key(moment("unknown"), written("2026-03-14T12:00:00Z"))
    second = sort_key(moment("unknown"), written("2026-03-15T12:00:00Z"))

    assert sort_key(moment("9999-12-31"), None) < first < second
    assert sort_key(None, None) > sort_key(moment("9999-12-31"), None)


def test_one_moment_written_down_twice_keeps_the_order_of_writing() -> None:
    event = moment("2026-03-14")

    assert sort_key(event, written("2026-03-15T12:00:00Z")) < sort_key(
        event, written("2026-03-16T12:00:00Z")
    )


@given(st.dates(), st.sampled_from(["Pacific/Kiritimati", "Pacific/Niue", "Europe/Amsterdam"]))
def test_every_date_of_the_calendar_has_its_place(day: object, zone: str) -> None:
    assert sort_key(Occurred(precision="date", from_=str(day), zone=zone), None)[0] == 0


@pytest.mark.parametrize(
    ("event", "recorded", "later"),
    [
        ("2026-03-14T12:00Z", "2026-03-14T12:40:00Z", timedelta(minutes=40)),
        ("2026-03-14T08:00 to 2026-03-14T09:00", "2026-03-14T14:00:00Z", timedelta(hours=1)),
        ("2026-03-14", "2026-03-15T03:59:00Z", timedelta(0)),
        ("2026-03-14", "2026-03-15T04:00:00Z", timedelta(days=1)),
        ("2026-03-14 night", "2026-03-16T14:00:00Z", timedelta(days=2)),
        ("2026-03-01 to 2026-03-14", "2026-03-14T14:00:00Z", timedelta(0)),
        ("2026-03-14T12:00Z", "2026-03-14T11:00:00Z", timedelta(hours=-1)),
        ("2026-03", "2026-04-14T12:00:00Z", None),
        ("year 2025", "2026-04-14T12:00:00Z", None),
        ("unknown", "2026-04-14T12:00:00Z", None),
        ("9999-12-31T23:59", "9999-12-31T00:00:00Z", timedelta(days=-1, minutes=-299)),
    ],
)
def test_the_delay_is_counted_from_the_end_of_the_event(
    event: str, recorded: str, later: timedelta | None
) -> None:
    assert delay(moment(event), written(recorded)) == later


def test_there_is_no_delay_without_both_times() -> None:
    assert delay(None, written("2026-03-14T12:00:00Z")) is None
    assert delay(moment("2026-03-14"), None) is None


def test_the_day_of_a_moment_without_zone_is_that_of_the_writer() -> None:
    event = Occurred(precision="date", from_="2026-03-14")

    assert delay(event, written("2026-03-15T03:00:00Z")) == timedelta(0)


@pytest.mark.parametrize(
    ("event", "future"),
    [
        ("2026-11-05T14:30", False),
        ("2026-11-05T14:31", True),
        ("2026-11-05", False),
        ("2026-11-06", True),
        ("2026-11", False),
        ("2026-12", True),
        ("year 2026", False),
        ("year 2027", True),
        ("tomorrow 5pm", True),
        ("today 14:00-15:00", True),
        ("unknown", False),
        ("9999-12-31T23:59", True),
    ],
)
def test_a_time_still_to_come_is_known_as_such(event: str, future: bool) -> None:
    assert is_future(moment(event), NOW) is future
