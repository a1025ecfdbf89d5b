"""Moments as values: what they may hold, instants, offsets, zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import available_timezones

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.moments import (
    MomentError,
    NonexistentTimeError,
    Occurred,
    Recorded,
    TimeNotUnderstoodError,
    TwiceTimeError,
    grain_of,
    instant_text,
    offset_text,
    parse_instant,
    parse_offset,
)
from evidencelog.core.zones import UnknownZoneError, find_zone, to_occurred, to_recorded

ZONES = sorted(available_timezones())
NEW_YORK = "America/New_York"
FIRST = datetime.min.replace(tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)
offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.parametrize(
    "parts",
    [
        {"precision": "minute"},
        {"precision": "minute", "from_": "2026-03-14"},
        {"precision": "exact", "from_": "2026-03-14T18:05"},
        {"precision": "date", "from_": "2026-03-14T18:05"},
        {"precision": "date", "from_": "2026-02-30"},
        {"precision": "date", "from_": "0000-01-01"},
        {"precision": "date", "from_": "2026-3-14"},
        {"precision": "date", "from_": "٢٠٢٦-٠٣-١٤"},
        {"precision": "month", "from_": "2026-13"},
        {"precision": "minute", "from_": "2026-03-14T24:00"},
        {"precision": "exact", "from_": "2026-03-14T23:59:60"},
        {"precision": "part", "from_": "2026-03-14"},
        {"precision": "date", "from_": "2026-03-14", "part": "evening"},
        {"precision": "part", "from_": "2026-03-14", "part": "dawn"},
        {"precision": "range", "from_": "2026-03-14"},
        {"precision": "date", "from_": "2026-03-14", "to": "2026-03-15"},
        {"precision": "unknown", "from_": "2026-03-14"},
        {"precision": "often", "from_": "2026-03-14"},
        {"precision": "minute", "from_": "2026-03-14T18:05", "offset": "+5:30"},
        {"precision": "minute", "from_": "2026-03-14T18:05", "instant": "2026-03-14T18:05Z"},
    ],
)
def test_a_moment_whose_parts_do_not_fit_together_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(MomentError):
        Occurred(**parts)  # type: ignore[arg-type]


def test_a_refused_moment_inside_an_entry_is_an_error_of_the_decoder() -> None:
    with pytest.raises(msgspec.ValidationError, match="not a local time: 'soon'"):
        msgspec.json.decode(b'{"precision":"date","from":"soon"}', type=Occurred)


def test_the_fields_of_a_moment_are_the_labels_of_the_log() -> None:
    moment = to_occurred("2026-03-14T18:05", zone=NEW_YORK)

    assert msgspec.to_builtins(moment) == {
        "precision": "minute",
        "from": "2026-03-14T18:05",
        "zone": "America/New_York",
        "offset": "-04:00",
        "instant": "2026-03-14T22:05:00.000Z",
    }


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-14T18:05:00Z",
        "2026-03-14T18:05:00.000",
        "2026-03-14T18:05:00.000+00:00",
        "2026-03-14 18:05:00.000Z",
        "2026-03-14T18:05:60.000Z",
        "2026-02-29T18:05:00.000Z",
        "2026-03-14T24:00:00.000Z",
        "0000-01-01T00:00:00.000Z",
        "2026-03-14T18:05:00.000Z\n",
        "",
    ],
)
def test_an_instant_has_one_form_only(text: str) -> None:
    with pytest.raises(MomentError, match="not an instant"):
        parse_instant(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_reads_back_to_the_millisecond(moment: datetime) -> None:
    text = instant_text(moment)

    assert instant_text(parse_instant(text)) == text
    assert timedelta(0) <= moment - parse_instant(text) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("local", "offset"), [("0001-01-01T00:59:59", 1), ("9999-12-31T23:00:00", -1)]
)
def test_an_instant_outside_the_calendar_is_refused(local: str, offset: int) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=timezone(timedelta(hours=offset)))

    with pytest.raises(MomentError, match="outside the years 1 to 9999"):
        instant_text(moment)


def test_a_time_without_offset_is_no_instant() -> None:
    with pytest.raises(MomentError, match="without an offset"):
        instant_text(datetime(2026, 3, 14))  # noqa: DTZ001


@given(offsets)
def test_an_offset_reads_back(offset: timedelta) -> None:
    assert parse_offset(offset_text(offset)) == offset


@pytest.mark.parametrize("text", ["5:30", "+0530", "+24:00", "+05:60", "05:30", "Z", "−05:30", ""])
def test_an_offset_has_one_form_only(text: str) -> None:
    with pytest.raises(MomentError, match="not an offset from UTC"):
        parse_offset(text)


@pytest.mark.parametrize(
    ("local", "grain"),
    [
        ("2026", "year"),
        ("2026-03", "month"),
        ("2026-03-14", "day"),
        ("2026-03-14T18:05", "minute"),
        ("2026-03-14T18:05:30", "second"),
    ],
)
def test_the_text_of_a_local_time_says_how_precise_it_is(local: str, grain: str) -> None:
    assert grain_of(local) == grain


def test_a_time_that_came_twice_gives_both() -> None:
    with pytest.raises(TwiceTimeError, match="came twice") as caught:
        to_occurred("2026-11-01T01:30", zone=NEW_YORK)

    assert [choice.instant for choice in caught.value.choices] == [
        "2026-11-01T05:30:00.000Z",
        "2026-11-01T06:30:00.000Z",
    ]
    assert caught.value.hint == "add the offset from UTC, like 2026-11-01T01:30-04:00"


def test_a_time_that_never_was_gives_those_before_and_after() -> None:
    with pytest.raises(NonexistentTimeError, match="went forward") as caught:
        to_occurred("2026-03-08T02:30:15", zone=NEW_YORK)

    assert [(choice.from_, choice.offset) for choice in caught.value.choices] == [
        ("2026-03-08T01:30:15", "-05:00"),
        ("2026-03-08T03:30:15", "-04:00"),
    ]


def test_a_day_that_a_country_left_out_has_no_times() -> None:
    with pytest.raises(NonexistentTimeError) as caught:
        to_occurred("2011-12-30T12:00", zone="Pacific/Apia")

    assert [choice.from_ for choice in caught.value.choices] == [
        "2011-12-29T12:00",
        "2011-12-31T12:00",
    ]


def test_an_offset_settles_a_time_that_came_twice() -> None:
    moment = to_occurred("2026-11-01T01:30", zone=NEW_YORK, offset="-05:00")

    assert moment.instant == "2026-11-01T06:30:00.000Z"
    assert moment.zone == NEW_YORK


def test_an_offset_that_the_zone_never_had_then_leaves_no_zone() -> None:
    assert to_occurred("2026-11-02T01:30", zone=NEW_YORK, offset="+05:30").zone is None


def test_a_date_with_an_offset_is_refused() -> None:
    with pytest.raises(MomentError, match="only a time of day has an offset"):
        to_occurred("2026-11-02", zone=NEW_YORK, offset="+05:30")


def test_each_end_of_a_range_has_its_own_offset() -> None:
    night = to_occurred("2026-10-31T22:00", to="2026-11-01T06:00", zone=NEW_YORK)

    assert (night.precision, night.offset, night.to_offset) == ("range", "-04:00", "-05:00")


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(TimeNotUnderstoodError, match="ends before it starts"):
        to_occurred("2026-03-14T18:00", to="2026-03-14T17:00", zone=NEW_YORK)


def test_a_range_keeps_only_the_readings_that_end_after_they_start() -> None:
    moment = to_occurred("2026-11-01T01:50", to="2026-11-01T01:40", zone=NEW_YORK)

    assert (moment.offset, moment.to_offset) == ("-04:00", "-05:00")


@pytest.mark.parametrize(
    "name",
    ["Europe/Atlantis", "", "Europe", "../UTC", "/etc/localtime", "a\0b", "\ud800", "x" * 9999],
)
def test_what_is_not_a_zone_is_an_error_of_its_own(name: str) -> None:
    with pytest.raises(UnknownZoneError, match="there is no time zone called"):
        find_zone(name)


@pytest.mark.parametrize(
    "local", ["0001-01-01T00:00", "0001-01-01T23:59:59", "9999-12-31T00:00", "9999-12-31T23:59:59"]
)
def test_the_first_and_the_last_day_work_in_every_zone(local: str) -> None:
    for zone in ZONES:
        moment = to_occurred(local, zone=zone)

        assert moment.from_ == local
        if moment.instant is not None:
            placed = parse_instant(moment.instant) + parse_offset(moment.offset or "")
            assert placed.replace(tzinfo=None) == datetime.fromisoformat(local)


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_writing_down_gives_the_same_instant_in_any_zone(now: datetime, zone: str) -> None:
    recorded = to_recorded(now, zone=zone)

    local = datetime.fromisoformat(recorded.local)
    assert recorded.at == instant_text(now)
    assert local - parse_offset(recorded.offset) == now.replace(tzinfo=None, microsecond=0)


@pytest.mark.parametrize("now", [FIRST, LAST])
def test_a_clock_at_the_edge_of_time_is_written_in_every_zone(now: datetime) -> None:
    recorded = [to_recorded(now, zone=zone) for zone in ZONES]

    assert {each.at for each in recorded} == {instant_text(now)}


@given(st.datetimes(), st.sampled_from(ZONES))
def test_any_local_time_of_any_zone_is_placed_or_asked_about(local: datetime, zone: str) -> None:
    text = local.isoformat(timespec="seconds")
    try:
        choices: tuple[Occurred, ...] = (to_occurred(text, zone=zone),)
    except (TwiceTimeError, NonexistentTimeError) as question:
        choices = question.choices
        assert len(choices) == 2

    for choice in choices:
        again = to_occurred(choice.from_ or "", zone=zone, offset=choice.offset)
        assert again == choice


def test_a_note_on_the_clock_stands_beside_the_time() -> None:
    recorded = to_recorded(
        datetime(2026, 3, 14, tzinfo=UTC), zone="Asia/Kolkata", clock="backwards"
    )

    assert recorded == Recorded(
        at="2026-03-14T00:00:00.000Z",
        local="2026-03-14T05:30:00",
        zone="Asia/Kolkata",
        offset="+05:30",
        clock="backwards",
    )


def test_a_local_time_of_writing_without_seconds_is_refused() -> None:
    with pytest.raises(MomentError, match="not a local time with seconds"):
        Recorded(
            at="2026-03-14T00:00:00.000Z", local="2026-03-14T00:00", zone="UTC", offset="+00:00"
        )
