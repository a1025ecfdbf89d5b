"""What is asked about a typed time instead of guessed: every reading is a choice.

In all tables the person is in New York on Thursday 5 November 2026 at 14:30 (UTC-05:00),
unless a test says otherwise.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from evidencelog.core.moment_words import describe
from evidencelog.core.moments import (
    AmbiguousTimeError,
    NonexistentTimeError,
    Occurred,
    TwiceTimeError,
)
from evidencelog.core.reading_times import DateOrder, read_moment

NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 5, 19, 30, tzinfo=UTC)


def read(text: str, *, order: DateOrder | None = None, now: datetime = NOW) -> Occurred:
    return read_moment(text, now=now, zone=NEW_YORK, date_order=order)


def typed(text: str, *, order: DateOrder | None = None, now: datetime = NOW) -> str:
    """Return what was understood in its shortest unambiguous form."""
    return describe(read(text, order=order, now=now), style="typed")


def choices(text: str, *, order: DateOrder | None = None, now: datetime = NOW) -> list[str]:
    with pytest.raises(AmbiguousTimeError) as caught:
        read(text, order=order, now=now)
    return [describe(choice, style="typed") for choice in caught.value.choices]


AMBIGUOUS = [
    ("03/04/2026", ["2026-04-03", "2026-03-04"]),
    ("3.4.2026", ["2026-04-03", "2026-03-04"]),
    ("14/3/26", ["2026-03-14", "2014-03-26"]),
    ("3/4", ["2026-04-03", "2026-03-04"]),
    ("03/04/2026 18:00", ["2026-04-03T18:00-04:00", "2026-03-04T18:00-05:00"]),
    ("thursday", ["2026-11-05", "2026-10-29"]),
    ("yesterday 9:30", ["2026-11-04T09:30-05:00", "2026-11-04T21:30-05:00"]),
    ("14 march at 6", ["2026-03-14T06:00-04:00", "2026-03-14T18:00-04:00"]),
    ("yesterday at 6 o'clock", ["2026-11-04T06:00-05:00", "2026-11-04T18:00-05:00"]),
    ("3pm", ["2026-11-05T15:00-05:00", "2026-11-04T15:00-05:00"]),
    ("midnight 14 march", ["2026-03-14T00:00-04:00", "2026-03-15T00:00-04:00"]),
    ("yesterday night 2am", ["2026-11-04T02:00-05:00", "2026-11-05T02:00-05:00"]),
    (
        "between 5 and 6 yesterday",
        [
            "2026-11-04T05:00-05:00 to 2026-11-04T06:00-05:00",
            "2026-11-04T17:00-05:00 to 2026-11-04T18:00-05:00",
        ],
    ),
    (
        "between 11pm and 1am yesterday",
        [
            "2026-11-04T23:00-05:00 to 2026-11-05T01:00-05:00",
            "2026-11-03T23:00-05:00 to 2026-11-04T01:00-05:00",
        ],
    ),
    (
        "2026-03-14 01:00-04:00",
        ["2026-03-14T01:00-04:00 to 2026-03-14T04:00-04:00", "2026-03-14T01:00-04:00"],
    ),
]


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS)
def test_what_can_be_read_in_several_ways_is_asked(text: str, readings: list[str]) -> None:
    assert choices(text) == readings


@pytest.mark.parametrize("text", [text for text, _ in AMBIGUOUS])
def test_every_choice_can_be_typed_and_is_then_clear(text: str) -> None:
    for choice in choices(text):
        assert typed(choice) == choice


def test_the_question_says_how_to_write_it_in_full() -> None:
    with pytest.raises(AmbiguousTimeError, match="more than one way") as caught:
        read("03/04/2026")

    assert caught.value.hint == "write it in full, like 2026-04-03"


@pytest.mark.parametrize(
    ("text", "order", "understood"),
    [
        ("03/04/2026", "dmy", "2026-04-03"),
        ("03/04/2026", "mdy", "2026-03-04"),
        ("03.04.26", "ymd", "2003-04-26"),
        ("14/03/2026", "mdy", "2026-03-14"),
        ("2026-03-04", "dmy", "2026-03-04"),
        ("3/4", "dmy", "2026-04-03"),
        ("3/4", "mdy", "2026-03-04"),
        ("3/4", "ymd", "2026-03-04"),
    ],
)
def test_the_order_of_the_settings_decides_a_date(
    text: str, order: DateOrder, understood: str
) -> None:
    assert typed(text, order=order) == understood


def test_an_order_that_says_nothing_about_this_date_does_not_decide_it() -> None:
    assert choices("03/04/2026", order="ymd") == ["2026-04-03", "2026-03-04"]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("last night", ["2026-11-04 night", "2026-11-03 night"]),
        ("tonight", ["2026-11-05 night", "2026-11-04 night"]),
        ("this evening", ["2026-11-05 evening", "2026-11-04 evening"]),
    ],
)
def test_in_the_small_hours_the_night_is_asked_about(text: str, readings: list[str]) -> None:
    two_in_the_morning = datetime(2026, 11, 5, 7, 0, tzinfo=UTC)

    assert choices(text, now=two_in_the_morning) == readings


def test_today_is_the_day_in_the_zone_and_not_in_utc() -> None:
    late = datetime(2026, 11, 6, 3, 0, tzinfo=UTC)

    assert typed("today", now=late) == "2026-11-05"


def test_yesterday_in_a_zone_that_is_named_is_that_of_the_zone() -> None:
    assert typed("yesterday 18:00 Pacific/Kiritimati") == "2026-11-05T18:00+14:00"


def test_a_time_that_came_twice_is_asked() -> None:
    with pytest.raises(TwiceTimeError, match="came twice"):
        read("1 nov 2026 1:30am")
    assert choices("1 nov 2026 1:30am") == ["2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00"]


def test_a_time_that_never_was_is_asked() -> None:
    with pytest.raises(NonexistentTimeError, match="went forward"):
        read("2026-03-08 02:30")


def test_the_end_of_a_range_that_came_twice_is_asked() -> None:
    assert choices("1 nov 2026 00:30-01:30") == [
        "2026-11-01T00:30-04:00 to 2026-11-01T01:30-04:00",
        "2026-11-01T00:30-04:00 to 2026-11-01T01:30-05:00",
    ]


def test_an_open_hour_that_also_came_twice_is_asked_with_all_readings() -> None:
    assert choices("1 nov 2026 at 1:30") == [
        "2026-11-01T01:30-04:00",
        "2026-11-01T01:30-05:00",
        "2026-11-01T13:30-05:00",
    ]


def test_so_many_minutes_ago_is_clear_even_when_the_hour_came_twice() -> None:
    second_time = datetime(2026, 11, 1, 6, 40, tzinfo=UTC)

    assert typed("10 minutes ago", now=second_time) == "about 2026-11-01T01:30-05:00"
