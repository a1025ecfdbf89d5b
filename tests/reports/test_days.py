"""Days that are counted and named: only what is known to the day."""

from __future__ import annotations

from datetime import date

import pytest

from evidencelog.core.moments import Occurred
from evidencelog.reports.days import day_of, day_words, hour_of, last_day_of, read_day, typed_day

NIGHT = Occurred(precision="part", from_="2026-03-14", part="night")
RANGE = Occurred(precision="range", from_="2026-03-14T18:05", to="2026-03-16")
VAGUE = Occurred(precision="range", from_="2026-03-14", to="2026-04")
MINUTE = Occurred(precision="minute", from_="2026-03-14T18:05")
ABOUT = Occurred(precision="about", from_="2026-03-14T18:05")
MONTH = Occurred(precision="month", from_="2026-03")


@pytest.mark.parametrize(
    ("occurred", "first", "last", "hour"),
    [
        (MINUTE, date(2026, 3, 14), date(2026, 3, 14), 18),
        (ABOUT, date(2026, 3, 14), date(2026, 3, 14), 18),
        (NIGHT, date(2026, 3, 14), date(2026, 3, 15), None),
        (RANGE, date(2026, 3, 14), date(2026, 3, 16), None),
        (VAGUE, date(2026, 3, 14), None, None),
        (MONTH, None, None, None),
        (Occurred(precision="unknown"), None, None, None),
        (None, None, None, None),
    ],
)
def test_days_and_hours_are_no_more_precise_than_known(
    occurred: Occurred | None, first: date | None, last: date | None, hour: int | None
) -> None:
    assert (day_of(occurred), last_day_of(occurred), hour_of(occurred)) == (first, last, hour)


def test_the_last_night_of_the_calendar_does_not_overflow() -> None:
    last = Occurred(precision="part", from_="9999-12-31", part="night")
    assert last_day_of(last) == date.max


@pytest.mark.parametrize(
    ("typed", "words", "day"),
    [
        ("2026-03-20", "Fri 20 Mar 2026", date(2026, 3, 20)),
        ("2026-03-20T10:15", "Fri 20 Mar 2026, 10:15", date(2026, 3, 20)),
        ("2026-03", "March 2026, day not known", None),
        ("2026", "2026", None),
        ("20 March", "20 March", None),
        ("2026-13-45", "2026-13-45", None),
        ("", "", None),
        (None, "", None),
    ],
)
def test_typed_dates_are_put_into_words_and_anything_else_is_left_as_it_is(
    typed: str | None, words: str, day: date | None
) -> None:
    assert typed_day(typed) == words
    assert read_day(typed) == day


def test_a_day_is_named_with_its_weekday() -> None:
    assert day_words(date(2026, 3, 14)) == "Sat 14 Mar 2026"
