"""Calendars: times as they stand, zones from the file, repetition as its rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.importers.calendar.ics import CalendarImporter
from evidencelog.importers.drafts import Appointment, Item, Stamp
from evidencelog.importers.importer import Options, SourceError
from tests.importers.told_sources import Members, one, read, remarks, skips

CALENDAR = CalendarImporter()
SAMPLES = Path(__file__).parent.parent / "samples" / "icalendar"
ZONE = """BEGIN:VTIMEZONE
TZID:Our house
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
NEW_YORK = """BEGIN:VTIMEZONE
TZID:Our house
BEGIN:STANDARD
DTSTART:16011104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010311T020000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE
"""


def event(*lines: str, before: str = "", after: str = "") -> str:
    body = "\n".join(lines)
    return f"BEGIN:VCALENDAR\n{before}BEGIN:VEVENT\n{body}\nEND:VEVENT\n{after}END:VCALENDAR\n"


def appointments(found: list[Item]) -> list[Appointment]:
    return [item for item in found if isinstance(item, Appointment)]


def only(text: str | bytes, options: Options | None = None) -> Appointment:
    found = appointments(read(CALENDAR, one(text, "a.ics"), options or Options()))
    assert len(found) == 1
    return found[0]


def start(*lines: str, options: Options | None = None, zone: str = "") -> Stamp:
    stamp = only(event(*lines, after=zone), options).start
    assert stamp is not None
    return stamp


def test_an_appointment_is_read_with_all_that_it_says() -> None:
    found = only(
        event(
            "UID:1@x",
            "SUMMARY:Hand-over\\, school",
            "DESCRIPTION:first\\nsecond\\; third \\\\",
            "LOCATION:Main St",
            "DTSTART:20260314T170500Z",
            "DTEND:20260314T180500Z",
            'ORGANIZER;CN="Ann, A.":mailto:ann@x.org',
            "ATTENDEE;CN=Bob;PARTSTAT=DECLINED:MAILTO:bob@x.org",
            "STATUS:CANCELLED",
            "SEQUENCE:3",
            "BEGIN:VALARM",
            "TRIGGER:-PT15M",
            "END:VALARM",
            before="METHOD:CANCEL\n",
        )
    )

    assert (found.title, found.text) == ("Hand-over, school", "first\nsecond; third \\")
    assert (found.where, found.state, found.key) == ("Main St", "CANCELLED", "calendar:1@x")
    assert found.organiser is not None
    assert (found.organiser.id, found.organiser.name) == ("ann@x.org", "Ann, A.")
    assert [(side.id, side.name) for side in found.attendees] == [("bob@x.org", "Bob")]
    assert ("METHOD", "CANCEL") in found.fields
    assert ("SEQUENCE", "3") in found.fields
    assert ("VALARM", "TRIGGER:-PT15M") in found.fields
    assert ("ATTENDEE;CN=Bob;PARTSTAT=DECLINED", "MAILTO:bob@x.org") in found.fields


def test_a_time_in_utc_is_an_instant_and_a_day_is_only_a_day() -> None:
    assert start("DTSTART:20260314T170500Z").instant == "2026-03-14T17:05:00.000Z"
    day = start("DTSTART;VALUE=DATE:20260314")

    assert (day.local, day.instant, day.source) == ("2026-03-14", None, "unknown")


def test_a_time_without_zone_stays_on_the_wall_until_a_zone_is_told() -> None:
    alone = start("DTSTART:20260714T180500")
    told = start("DTSTART:20260714T180500", options=Options(zone="Europe/Berlin"))

    assert (alone.local, alone.instant, alone.source) == ("2026-07-14T18:05:00", None, "unknown")
    assert (told.instant, told.source) == ("2026-07-14T16:05:00.000Z", "told")


@pytest.mark.parametrize(
    "tzid",
    [
        "Europe/Berlin",
        "/freeassociation.sourceforge.net/Europe/Berlin",
        '"/mozilla.org/20050126_1/Europe/Berlin"',
    ],
)
def test_a_zone_with_its_usual_name_is_in_the_file(tzid: str) -> None:
    stamp = start(f"DTSTART;TZID={tzid}:20260714T180500")

    assert (stamp.instant, stamp.offset) == ("2026-07-14T16:05:00.000Z", "+02:00")
    assert (stamp.zone, stamp.source) == ("Europe/Berlin", "in the file")
    assert stamp.raw == f"TZID={tzid.strip(chr(34))}:20260714T180500"


def test_a_zone_of_windows_without_its_rules_is_inferred() -> None:
    stamp = start("DTSTART;TZID=W. Europe Standard Time:20260714T180500")

    assert (stamp.instant, stamp.source) == ("2026-07-14T16:05:00.000Z", "inferred")


def test_a_zone_that_nothing_explains_leaves_the_time_on_the_wall() -> None:
    stamp = start("DTSTART;TZID=Somewhere:20260714T180500")

    assert (stamp.local, stamp.instant, stamp.source) == ("2026-07-14T18:05:00", None, "unknown")
    assert stamp.note == "no zone is known by the name Somewhere"


@pytest.mark.parametrize(
    ("local", "instant", "note"),
    [
        ("20260714T180500", "2026-07-14T16:05:00.000Z", None),
        ("20260114T180500", "2026-01-14T17:05:00.000Z", None),
        ("20260329T015900", "2026-03-29T00:59:00.000Z", None),
        ("20260329T023000", None, "the clocks went forward over this time"),
        ("20260329T030000", "2026-03-29T01:00:00.000Z", None),
        ("20261025T015959", "2026-10-24T23:59:59.000Z", None),
        ("20261025T023000", None, "this time came twice, because the clocks went back"),
        ("20261025T030000", "2026-10-25T02:00:00.000Z", None),
    ],
)
def test_the_rules_that_a_calendar_gives_for_its_zone_are_followed(
    local: str, instant: str | None, note: str | None
) -> None:
    stamp = start(f"DTSTART;TZID=Our house:{local}", zone=ZONE)

    assert (stamp.instant, stamp.note, stamp.source) == (instant, note, "in the file")


@given(st.datetimes(), st.sampled_from(["Europe/Berlin", "America/New_York"]))
@settings(max_examples=100, deadline=None)
def test_rules_written_out_place_times_as_the_named_zone_does(when: object, name: str) -> None:
    local = f"{str(when)[:19]}".replace("-", "").replace(":", "").replace(" ", "T")
    year = int(local[:4])
    if (not 1996 <= year <= 2037 and name == "Europe/Berlin") or not 2007 <= year <= 2037:
        local = "2020" + local[4:].replace("0229", "0228")
    rules = ZONE if name == "Europe/Berlin" else NEW_YORK

    by_rules = start(f"DTSTART;TZID=Our house:{local}", zone=rules)
    by_name = start(f"DTSTART;TZID={name}:{local}")

    assert (by_rules.instant, by_rules.note) == (by_name.instant, by_name.note)


def test_rules_of_another_form_are_not_half_understood() -> None:
    odd = ZONE.replace("FREQ=YEARLY", "FREQ=DAILY")

    assert start("DTSTART;TZID=Our house:20260714T180500", zone=odd).instant is None


def test_a_rule_of_repetition_stays_as_it_stands_and_names_one_day_apart() -> None:
    rule = only(event("UID:1", "RRULE:FREQ=WEEKLY;BYDAY=FR", "EXDATE;TZID=X:20260320T180000"))
    moved = only(event("UID:1", "RECURRENCE-ID:20260327T170000Z"))

    assert rule.rule == "RRULE:FREQ=WEEKLY;BYDAY=FR\nEXDATE;TZID=X:20260320T180000"
    assert (rule.key, moved.key) == ("calendar:1", "calendar:1/20260327T170000Z")


@pytest.mark.parametrize(
    ("lines", "instant", "local"),
    [
        (("DTSTART:20260314T170500Z", "DURATION:PT1H30M"), "2026-03-14T18:35:00.000Z", None),
        (("DTSTART;VALUE=DATE:20260314", "DURATION:P2D"), None, "2026-03-16"),
        (("DTSTART:20260314T170500", "DURATION:P1W"), None, "2026-03-21T17:05:00"),
        (("DTSTART:20260314T170500Z", "DURATION:soon"), None, None),
        (("DTSTART:20260314T170500Z", "DURATION:P99999W"), "3942", None),
    ],
)
def test_an_end_follows_from_a_duration(
    lines: tuple[str, ...], instant: str | None, local: str | None
) -> None:
    end = only(event(*lines)).end

    assert end is not None
    assert (end.instant or "").startswith(instant or "")
    assert (end.instant is None) == (instant is None)
    assert end.local == local


def test_the_end_of_whole_days_says_that_it_is_the_day_after() -> None:
    end = only(event("DTSTART;VALUE=DATE:20260314", "DTEND;VALUE=DATE:20260316")).end

    assert end is not None
    assert (end.local, end.note) == ("2026-03-16", "the day after the last one")


def test_a_folded_line_is_put_together_within_a_character() -> None:
    folded = event("SUMMARY:caf\u00e9").encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9")

    assert only(folded).title == "café"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "windows-1252"])
def test_other_charsets_of_the_file_are_read(codec: str) -> None:
    assert only(event("SUMMARY:café").encode(codec)).title == "café"


def test_what_is_no_appointment_is_skipped_with_its_kind() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nUID:1\nEND:VFREEBUSY\nEND:VCALENDAR"

    found = skips(read(CALENDAR, one(text)))

    assert [skip.reason for skip in found] == ["an entry of the kind VFREEBUSY is no appointment"]
    assert found[0].excerpt == "UID:1"


def test_a_file_that_is_cut_off_keeps_what_is_there() -> None:
    found = only("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:half\nthis is no line\nDTSTA")

    assert found.title == "half"
    assert "this entry has no end; the file may be cut off" in found.notes
    assert "line 4 cannot be read" in found.notes


@pytest.mark.parametrize(
    ("name", "count", "titles"),
    [
        ("example.ics", 3, ["New Year's Day", "Orthodox Christmas", "International Women's Day"]),
        ("multiple_calendar_components.ics", 3,
         ["Christmas Day", "Boxing Day", "Christmas again!"]),
        ("america_new_york.ics", 1, ["an event with a custom tz name"]),
        ("broken_dtstart.ics", 1, [None]),
        ("rfc_6868.ics", 1, [None]),
        ("bom_calendar.ics", 0, []),
    ],
)  # fmt: skip
def test_calendars_of_others_are_read_entry_by_entry(
    name: str, count: int, titles: list[str | None]
) -> None:
    source = one((SAMPLES / name).read_bytes(), name)

    found = appointments(read(CALENDAR, source))

    assert CALENDAR.recognise(source) is not None
    assert (len(found), [one.title for one in found]) == (count, titles)


def test_a_zone_with_a_name_of_its_own_is_placed_by_its_rules() -> None:
    found = only((SAMPLES / "america_new_york.ics").read_bytes())

    assert found.start is not None
    assert (found.start.instant, found.start.offset) == ("2014-08-29T12:00:00.000Z", "-04:00")


def test_a_file_that_is_no_calendar_is_refused() -> None:
    assert CALENDAR.recognise(one("BeGIN:\0")) is None
    with pytest.raises(SourceError, match=r"there is no calendar in a\.ics"):
        read(CALENDAR, one("hello", "a.ics"))


def test_calendars_of_a_folder_are_read_and_others_counted() -> None:
    found = read(CALENDAR, Members({"a.ics": event("UID:1").encode(), "b": b"x"}))

    assert [one.place for one in appointments(found)] == ["a.ics: line 2"]
    assert remarks(found) == ["other files beside the calendar were not read"]


_PIECES = st.sampled_from(
    "BEGIN:VCALENDAR BEGIN:VEVENT BEGIN:VTIMEZONE BEGIN:STANDARD END:VEVENT END:VCALENDAR "
    "END:VTIMEZONE END:STANDARD TZID:a TZOFFSETFROM:+0100 TZOFFSETTO:-9999 UID:1 SUMMARY: "
    "DTSTART:00010101T000000 DTSTART;TZID=a:99991231T235959 DTSTART;TZID=a:20260329T023000 "
    "RRULE:FREQ=YEARLY;BYDAY=5SU;BYMONTH=2 DURATION:-P99999W DTSTART;TZID=Europe/Berlin:99991231 "
    "DTSTART;TZID=Europe/Berlin:00010101T000000 RRULE:FREQ=YEARLY RDATE:x,20260101T000000 "
    "TZOFFSETTO:+0200 ;;: :".split(" ")
)


@given(st.lists(_PIECES, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_order_of_lines_is_read_or_refused(lines: list[str]) -> None:
    source = one("\r\n".join(["BEGIN:VCALENDAR", *lines]))

    assert all(isinstance(item, Appointment) or item for item in read(CALENDAR, source))


@pytest.mark.parametrize(
    "hostile",
    [
        "BEGIN:VCALENDAR\n" + "BEGIN:A\n" * 50_000,
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + "X:1\n" * 100_000,
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nX" + ";A=1" * 100_000 + ":1",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nX" + ';A="' * 100_000 + ":1",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + "x\n " * 200_000,
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:a\n" + "BEGIN:STANDARD\nEND:STANDARD\n" * 20_000,
        "BEGIN:VCALENDAR\n" + "x" * 3_000_000,
    ],
)
def test_what_is_made_to_exhaust_a_reader_does_not(hostile: str) -> None:
    assert len(read(CALENDAR, one(hostile))) <= 50_000
