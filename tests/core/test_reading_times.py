"""What is understood of a typed time, and what is refused.

In all tables the person is in New York on Thursday 5 November 2026 at 14:30 (UTC-05:00),
unless a test says otherwise.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.moment_words import describe
from evidencelog.core.moments import (
    AmbiguousTimeError,
    Occurred,
    TimeNotUnderstoodError,
)
from evidencelog.core.reading_times import DateOrder, read_moment
from evidencelog.core.zones import UnknownZoneError
from evidencelog.errors import UsageError

NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 5, 19, 30, tzinfo=UTC)


def read(text: str) -> Occurred:
    return read_moment(text, now=NOW, zone=NEW_YORK)


def typed(text: str) -> str:
    """Return what was understood in its shortest unambiguous form."""
    return describe(read(text), style="typed")


ISO = [
    ("2026-03-14", "2026-03-14"),
    ("2026-03", "2026-03"),
    ("2026", "year 2026"),
    ("2026-03-14T18:05", "2026-03-14T18:05-04:00"),
    ("2026-03-14 18:05", "2026-03-14T18:05-04:00"),
    ("2026-03-14 06:05", "2026-03-14T06:05-04:00"),
    ("2026-03-14 18:05:30", "2026-03-14T18:05:30-04:00"),
    ("2026-03-14T18:05:30.250Z", "2026-03-14T18:05:30+00:00"),
    ("2026-03-14T18:05+05:30", "2026-03-14T18:05+05:30"),
    ("2026-03-14 18:05 +0530", "2026-03-14T18:05+05:30"),
    ("2026-03-14T10:00-05:00", "2026-03-14T10:00-05:00"),
    ("2026-03-14T10:00-0500", "2026-03-14T10:00-05:00"),
    ("2026-03-14 18:05 -0400", "2026-03-14T18:05-04:00"),
    ("2026-03-14 18:05-04:00", "2026-03-14T18:05-04:00"),
    ("2026-03-14 01:05:00-04:00", "2026-03-14T01:05:00-04:00"),
    ("2026-03-14 18:05 UTC", "2026-03-14T18:05+00:00"),
    ("2026-03-14 18:05 utc+1", "2026-03-14T18:05+01:00"),
    ("2026-03-14 18:05 Europe/Berlin", "2026-03-14T18:05+01:00"),
    ("0001-01-01T00:00", "0001-01-01T00:00-04:56"),
    ("9999-12-31T23:59:59", "9999-12-31T23:59:59-05:00"),
]

DATES = [
    ("14 Mar 2026", "2026-03-14"),
    ("14th of March 2026", "2026-03-14"),
    ("March 14, 2026", "2026-03-14"),
    ("mar. 14 2026", "2026-03-14"),
    ("2026 March 14", "2026-03-14"),
    ("Sat 14 March 2026", "2026-03-14"),
    ("Saturday, March 14th, 2026", "2026-03-14"),
    ("14-mar-2026", "2026-03-14"),
    ("14/Mar/2026", "2026-03-14"),
    ("14.3.2026", "2026-03-14"),
    ("14/03/2026", "2026-03-14"),
    ("03/14/2026", "2026-03-14"),
    ("2026/03/14", "2026-03-14"),
    ("3/14/26", "2026-03-14"),
    ("03/03/2026", "2026-03-03"),
    ("Fri 03/04/2026", "2026-04-03"),
    ("Wed 03/04/2026", "2026-03-04"),
    ("14.3.", "2026-03-14"),
    ("14/3", "2026-03-14"),
    ("14 March", "2026-03-14"),
    ("5 November", "2026-11-05"),
    ("6 November", "2025-11-06"),
    ("29 feb", "2024-02-29"),
    ("March 2026", "2026-03"),
    ("sept 2025", "2025-09"),
    ("03/2026", "2026-03"),
    ("in March", "2026-03"),
    ("december", "2025-12"),
    ("about March 2026", "about 2026-03"),
    ("around 2024", "about year 2024"),
    ("year 1830", "year 1830"),
    ("tuesday", "2026-11-03"),
    ("on Wed", "2026-11-04"),
    ("last thursday", "2026-10-29"),
    ("last Fri", "2026-10-30"),
    ("today", "2026-11-05"),
    ("YESTERDAY", "2026-11-04"),
    ("the day before yesterday", "2026-11-03"),
    ("tomorrow", "2026-11-06"),
    ("3 days ago", "2026-11-02"),
    ("two days ago", "2026-11-03"),
    ("2 weeks ago", "about 2026-10-22"),
    ("a month ago", "about 2026-10"),
    ("11 months ago", "about 2025-12"),
    ("2 years ago", "about year 2024"),
    ("last month", "2026-10"),
    ("this month", "2026-11"),
    ("last year", "year 2025"),
]

TIMES = [
    ("14 Mar 2026 6:05pm", "2026-03-14T18:05-04:00"),
    ("14 Mar 2026 at 18:05", "2026-03-14T18:05-04:00"),
    ("18:05, 14 March 2026", "2026-03-14T18:05-04:00"),
    ("14 mar 18:00", "2026-03-14T18:00-04:00"),
    ("yesterday 18:00", "2026-11-04T18:00-05:00"),
    ("today 18:00", "2026-11-05T18:00-05:00"),
    ("last tue 5pm", "2026-11-03T17:00-05:00"),
    ("5 P.M. last tuesday", "2026-11-03T17:00-05:00"),
    ("tue 5.30pm", "2026-11-03T17:30-05:00"),
    ("3 days ago at 5 pm", "2026-11-02T17:00-05:00"),
    ("yesterday 12am", "2026-11-04T00:00-05:00"),
    ("yesterday 12:30pm", "2026-11-04T12:30-05:00"),
    ("yesterday at noon", "2026-11-04T12:00-05:00"),
    ("18h05 yesterday", "2026-11-04T18:05-05:00"),
    ("yesterday at 18", "2026-11-04T18:00-05:00"),
    ("2pm", "2026-11-05T14:00-05:00"),
    ("6pm", "2026-11-04T18:00-05:00"),
    ("midnight", "2026-11-05T00:00-05:00"),
    ("just now", "2026-11-05T14:30-05:00"),
    ("about 6pm", "about 2026-11-04T18:00-05:00"),
    ("about 6pm yesterday", "about 2026-11-04T18:00-05:00"),
    ("yesterday, roughly 6pm", "about 2026-11-04T18:00-05:00"),
    ("~18:00 14 mar", "about 2026-03-14T18:00-04:00"),
    ("around noon", "about 2026-11-05T12:00-05:00"),
    ("2 hours ago", "about 2026-11-05T12:30-05:00"),
    ("half an hour ago", "about 2026-11-05T14:00-05:00"),
    ("20 mins ago", "about 2026-11-05T14:10-05:00"),
    ("Tue 3 Nov 2026, 17:05 (UTC-05:00)", "2026-11-03T17:05-05:00"),
    ("about 18:00 on Sat 14 Mar 2026 (UTC-04:00)", "about 2026-03-14T18:00-04:00"),
]

PARTS_OF_DAY = [
    ("this morning", "2026-11-05 morning"),
    ("this afternoon", "2026-11-05 afternoon"),
    ("tonight", "2026-11-05 night"),
    ("last night", "2026-11-04 night"),
    ("yesterday evening", "2026-11-04 evening"),
    ("evening of 14 March", "2026-03-14 evening"),
    ("in the morning on 14 mar 2026", "2026-03-14 morning"),
    ("tue night", "2026-11-03 night"),
    ("last night 11pm", "2026-11-04T23:00-05:00"),
    ("last night at 11", "2026-11-04T23:00-05:00"),
    ("last night at 2am", "2026-11-05T02:00-05:00"),
    ("last night at midnight", "2026-11-05T00:00-05:00"),
    ("yesterday evening around 6", "about 2026-11-04T18:00-05:00"),
    ("yesterday at 6 in the morning", "2026-11-04T06:00-05:00"),
    ("14 march 6:30 in the evening", "2026-03-14T18:30-04:00"),
    ("14 march 06:30 in the evening", "2026-03-14T18:30-04:00"),
]

RANGES = [
    ("between 5pm and 6pm yesterday", "2026-11-04T17:00-05:00 to 2026-11-04T18:00-05:00"),
    ("yesterday between 5 and 6pm", "2026-11-04T17:00-05:00 to 2026-11-04T18:00-05:00"),
    ("yesterday 11-1pm", "2026-11-04T11:00-05:00 to 2026-11-04T13:00-05:00"),
    ("between 5pm and 6pm", "2026-11-04T17:00-05:00 to 2026-11-04T18:00-05:00"),
    ("1pm to 2pm", "2026-11-05T13:00-05:00 to 2026-11-05T14:00-05:00"),
    ("14 mar 18:00-19:30", "2026-03-14T18:00-04:00 to 2026-03-14T19:30-04:00"),
    ("14 mar 18:00 – 19:30", "2026-03-14T18:00-04:00 to 2026-03-14T19:30-04:00"),
    ("14 mar 10:00-11:00", "2026-03-14T10:00-04:00 to 2026-03-14T11:00-04:00"),
    ("14 mar 9:30-11:30", "2026-03-14T09:30-04:00 to 2026-03-14T11:30-04:00"),
    ("14 mar 23:00-01:00", "2026-03-14T23:00-04:00 to 2026-03-15T01:00-04:00"),
    ("march 14 5-6pm", "2026-03-14T17:00-04:00 to 2026-03-14T18:00-04:00"),
    ("yesterday afternoon from 2 till 4", "2026-11-04T14:00-05:00 to 2026-11-04T16:00-05:00"),
    ("2026-03-14 18:00 to 19:30", "2026-03-14T18:00-04:00 to 2026-03-14T19:30-04:00"),
    ("14 mar 18:00 to 15 mar 02:00", "2026-03-14T18:00-04:00 to 2026-03-15T02:00-04:00"),
    ("14 mar 18:00-19:30 +01:00", "2026-03-14T18:00+01:00 to 2026-03-14T19:30+01:00"),
    ("2026-03-14T18:00+01:00 to 19:30", "2026-03-14T18:00+01:00 to 2026-03-14T19:30+01:00"),
    ("14 mar to 15 mar 18:00 +01:00", "2026-03-14 to 2026-03-15T18:00+01:00"),
    ("from 3 March to 5 March", "2026-03-03 to 2026-03-05"),
    ("3-5 March 2026", "2026-03-03 to 2026-03-05"),
    ("between the 3rd and the 5th of March", "2026-03-03 to 2026-03-05"),
    ("March 3-5, 2026", "2026-03-03 to 2026-03-05"),
    ("3 March to 5 April 2025", "2025-03-03 to 2025-04-05"),
    ("from 30 dec to 2 jan", "2025-12-30 to 2026-01-02"),
    ("between March and May 2025", "2025-03 to 2025-05"),
    ("2024-2025", "year 2024 to year 2025"),
    ("mon - wed", "2026-11-02 to 2026-11-04"),
]


@pytest.mark.parametrize(("text", "understood"), ISO + DATES + TIMES + PARTS_OF_DAY + RANGES)
def test_a_time_is_understood_as_people_write_it(text: str, understood: str) -> None:
    assert typed(text) == understood


@pytest.mark.parametrize("text", ["unknown", "Don't know", "don’t know", "not known", "?"])
def test_not_knowing_is_an_answer(text: str) -> None:
    assert read(text) == Occurred(precision="unknown")


REFUSED = [
    "",
    "   ",
    "soon",
    "he came on 14 march",
    "14 march twice",
    "14 march 15 march",
    "yesterday 5pm 6pm",
    "maybe 5pm",
    "6",
    "1830",
    "18.05",
    "14 mar 26",
    "evening",
    "march 5pm",
    "march evening",
    "2026-03-14 +05:30",
    "about",
    "last",
    "between",
    "between 5pm",
    "from 5pm",
    "5pm to",
    "3 march to 5pm",
    "from morning to evening",
    "5pm - 6pm - 7pm",
    "yesterday 5pm to 5pm to 6pm",
    "last tue 3 nov 2026",
    "0 days ago",
    "half a day ago",
    "spring 2025",
    "2026-W12",
    "12345-01-01",
    "١٤ مارس",
    "14 \ud800 march",
    "x" * 1000,
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_clearly_a_time_is_refused_with_examples(text: str) -> None:
    with pytest.raises(TimeNotUnderstoodError) as caught:
        read(text)

    assert caught.value.hint.startswith(
        ("for example: 2026-03-14 18:05, yesterday 6pm, March 2026", "write both ends in full")
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("30 feb 2026", "there is no such date"),
        ("31/04/2026", "there is no such date"),
        ("2026-14-03", "there is no such date"),
        ("2026-13", "there is no such date"),
        ("0000-01-01", "there is no such date"),
        ("9999 years ago", "there is no such date"),
        ("9999-12-31 23:00 to 01:00", "there is no such date"),
        ("25:00", "no such time of day: 25:00"),
        ("yesterday 13pm", "no such time of day: 13pm"),
        ("yesterday 18:05:60", "no such time of day: 18:05:60"),
        ("Fri 14 March 2026", "the weekday and the date do not fit together"),
        ("this morning 18:00", "the time and the part of the day do not fit together"),
        ("2026-03-14T18:05+99:00", "not an offset from UTC"),
        ("5 march to 3 march 2026", "this ends before it starts"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(TimeNotUnderstoodError, match=message):
        read(text)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownZoneError, match="Europe/Atlantis"):
        read("14 mar 2026 18:05 Europe/Atlantis")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-03-14 18:05", None),
        ("2026-03-14", None),
        ("  Last  TUE 5pm ", "Last  TUE 5pm"),
        ("14.3.2026", "14.3.2026"),
    ],
)
def test_what_was_typed_is_kept_unless_it_says_nothing_more(text: str, said: str | None) -> None:
    assert read(text).said == said


@pytest.mark.parametrize(
    "text",
    ["14\u00a0mar\u202f2026 6:05\u202fpm", "\u200e14 mar 2026, 18:05", "１４ mar ２０２６ 18:05"],
)
def test_spaces_marks_and_digits_of_other_programs_are_tolerated(text: str) -> None:
    assert typed(text) == "2026-03-14T18:05-04:00"


# Pieces of times in any order meet far more of the rules than random letters do.
pieces = st.sampled_from(
    "2026-03-14 T18:05 18:05 6:05 6pm 14 3 3rd March mar 2026 03/04/2026 14/3 last tue tonight "
    "night morning evening ago days hours half an between and from to - , at about around noon "
    "midnight yesterday today Z -05:00 +05:30 UTC Europe/Berlin year month this now 99 0 ?".split()
)
any_text = st.text(st.characters(exclude_categories=()), max_size=40)
phrases = st.lists(pieces, max_size=8).map(" ".join)
present = st.datetimes(timezones=st.just(UTC))
zones = st.sampled_from([NEW_YORK, "Asia/Kolkata", "Pacific/Apia", "Pacific/Kiritimati", "UTC"])
orders = st.sampled_from([None, "dmy", "mdy", "ymd"])


@given(st.one_of(any_text, phrases), present, zones, orders)
def test_any_text_at_any_time_is_read_or_refused_in_order(
    text: str, now: datetime, zone: str, order: DateOrder | None
) -> None:
    try:
        understood: tuple[Occurred, ...] = (
            read_moment(text, now=now, zone=zone, date_order=order),
        )
    except AmbiguousTimeError as question:
        understood = question.choices
        assert len(set(understood)) > 1
    except UsageError:
        return

    for moment in understood:
        again = read_moment(describe(moment, style="typed"), now=now, zone=zone)
        assert describe(again) == describe(moment)


@given(st.datetimes(), st.sampled_from(["seconds", "minutes"]), zones)
def test_iso_reads_back_as_itself(local: datetime, timespec: str, zone: str) -> None:
    text = local.isoformat(timespec=timespec)
    try:
        moment = read_moment(text, now=NOW, zone=zone)
    except AmbiguousTimeError as question:
        moment = question.choices[0]

    shown = describe(moment, style="typed")

    assert read_moment(shown, now=NOW, zone=zone) == moment


@given(st.dates())
def test_a_shown_date_can_be_typed_in_again(day: object) -> None:
    moment = read(str(day))

    assert read(describe(moment)).from_ == str(day)


def test_reading_times_loads_no_library_that_guesses() -> None:
    command = (
        "import sys, evidencelog.core.reading_times;"
        "print([name for name in sys.modules if name.startswith('dateutil')])"
    )

    loaded = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)

    assert loaded.stdout.strip() == "[]"
