"""The phone's own time beside the instant: read in any language, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.sms.clock import Clock
from evidencelog.importers.sms.readable import OFFSETS, read_offset


def seconds(utc: str) -> int:
    return int(datetime.fromisoformat(utc).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("written", "utc", "offset"),
    [
        ("Dec 2, 2017 06:49:27", "2017-12-02T14:49:27", "-08:00"),
        ("Dec 2, 2017 6:49:27 AM", "2017-12-02T14:49:27", "-08:00"),
        ("Dec 2, 2017 6:49:27\u202fPM", "2017-12-02T23:49:27", "-05:00"),
        ("Jan 1, 2021 12:00:00 AM", "2021-01-01T00:00:00", "+00:00"),
        ("Jan 1, 2021 12:00:00 PM", "2021-01-01T12:00:00", "+00:00"),
        ("30 Sep 2014 22:41:40", "2014-09-30T20:41:40", "+02:00"),
        ("7 Jan 2014 6:00:20 am", "2014-01-06T17:00:20", "+13:00"),
        ("30.09.2014 22:41:40", "2014-09-30T20:41:40", "+02:00"),
        ("30.09.2014, 22:41:40 Uhr", "2014-09-30T20:41:40", "+02:00"),
        ("2 déc. 2017 à 06:49:27", "2017-12-02T05:49:27", "+01:00"),
        ("2017-12-02 06 h 49 min 27 s", "2017-12-02T11:49:27", "-05:00"),
        ("02/03/2017 6:49:27 p.\u00a0m.", "2017-03-02T17:49:27", "+01:00"),
        ("2 дек. 2017 г. 22:41:40", "2017-12-02T19:41:40", "+03:00"),
        ("2.12.2017 klo 22.41.40", "2017-12-02T20:41:40", "+02:00"),
        ("2017年12月2日 下午6:49:27", "2017-12-02T10:49:27", "+08:00"),
        ("2017年12月2日 18:49:27", "2017-12-02T09:49:27", "+09:00"),
        ("2017. 12. 2. 오전 6:49:27", "2017-12-01T21:49:27", "+09:00"),
        ("2 ธ.ค. 2560 22:41:40", "2017-12-02T15:41:40", "+07:00"),
        ("٠٢/١٢/٢٠١٧ ٦:٤٩:٢٧ م", "2017-12-02T15:49:27", "+03:00"),
        ("02.12.17 22:41", "2017-12-02T21:41:00", "+01:00"),
        ("Dec 2, 2017 20:34:27", "2017-12-02T14:49:27", "+05:45"),
    ],
)
def test_the_offset_follows_in_many_languages(written: str, utc: str, offset: str) -> None:
    found = read_offset(written, seconds(utc))

    assert found is not None
    assert OFFSETS[found[0]] == offset


@pytest.mark.parametrize(
    "written",
    [
        "",
        "null",
        "yesterday",
        "Dec 2, 2017",
        "Dec 2, 2017 6:49:27 xx",
        "Dec 2, 2017 6:50:27 AM",
        "Dec 5, 2017 06:49:27",
        "Dec 2, 2016 06:49:27",
        "2 3 4 5 6:49:27 AM",
        "25:61:99 2 12 2017",
        "9" * 5000,
        ":" * 5000,
    ],
)
def test_a_time_that_does_not_fit_gives_nothing(written: str) -> None:
    assert read_offset(written, seconds("2017-12-02T14:49:27")) is None


LATEST = seconds("2037-12-31T00:00:00")


@given(
    st.lists(st.tuples(st.integers(10**9, LATEST), st.sampled_from(sorted(OFFSETS))), max_size=30),
    st.sampled_from(
        ["%b {day}, %Y %H:%M:%S", "%d.%m.%Y %H:%M:%S", "{day} %b %Y {hour}:%M:%S %p",
         "%Y/%m/%d {hour}:%M:%S %p"]
    ),
)  # fmt: skip
def test_what_a_phone_is_expected_to_write_never_replaces_what_it_wrote(
    moments: list[tuple[int, int]], form: str
) -> None:
    clock = Clock()
    for at, offset in moments:
        local = datetime.fromtimestamp(at, UTC) + timedelta(seconds=offset)
        hour = (local.hour + 11) % 12 + 1
        written = local.strftime(form.replace("{day}", str(local.day)).replace("{hour}", str(hour)))

        stamp = clock.stamp(f"{at}123", written)

        assert stamp is not None
        assert stamp.instant == f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}.123Z"
        alone = read_offset(written, at)
        assert (stamp.offset is None) == (alone is None)
        if alone is not None:
            assert stamp.offset == OFFSETS[alone[0]]
            placed = datetime.fromtimestamp(at, UTC) + timedelta(seconds=alone[0])
            assert stamp.local == f"{placed:%Y-%m-%dT%H:%M:%S}"
    assert clock.offsets.total() <= len(moments)


@given(st.text(max_size=60), st.integers(1, 99_999_999_999))
def test_no_text_breaks_the_reading(written: str, at: int) -> None:
    stamp = Clock().stamp(f"{at}000", written)

    assert stamp is not None
    assert stamp.instant is not None
