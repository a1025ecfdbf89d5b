"""Lists of calls and messages as tables: read as told, asked about when not."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.drafts import Item
from evidencelog.importers.importer import DateOrder, Options, UndecidedError
from evidencelog.importers.tables.csv_list import CallTable
from evidencelog.importers.tables.headings import proposed
from tests.importers.told_sources import drafts, one, read, remarks, skips

TABLE = CallTable()
ZONE = "America/New_York"
BILL = """ACME Mobile,,,,,
Billing period 01/15/2026 - 02/14/2026,,,,,

Date,Time,Number,Type,Minutes,Rate
01/16/2026,6:05 PM,(555) 010-2000,Incoming voice,3,0.00
01/16/2026,6:09 PM,555-010-2000,Outgoing,12,0.10
01/17/2026,7:00 AM,555-010-2000,Text sent,,
01/17/2026,7:00 AM,555-010-2000,Text sent,,
01/17/2026,7:10 AM,,Data,,
Date,Time,Number,Type,Minutes,Rate
01/18/2026,7:10 AM,555-010-2001,Missed call,0,
Total,,,,15,0.10
"""
BILLED = (
    ("date", "Date"), ("time", "Time"), ("number", "Number"), ("kind", "Type"),
    ("minutes", "Minutes"),
)  # fmt: skip


def found(
    text: str | bytes,
    *columns: tuple[str, str],
    zone: str | None = ZONE,
    order: DateOrder | None = None,
    me: tuple[str, ...] = (),
) -> list[Item]:
    told = Options(zone=zone, date_order=order, columns=columns, me=frozenset(me))
    return read(TABLE, one(text, "bill.csv"), told)


def instants(items: list[Item]) -> list[str | None]:
    return [draft.stamp.instant if draft.stamp else None for draft in drafts(items)]


def test_every_row_of_a_bill_is_a_record_or_a_skip() -> None:
    items = found(BILL, *BILLED)

    assert [(one.what, one.direction, one.state) for one in drafts(items)] == [
        ("call", "in", None),
        ("call", "out", None),
        ("message", "out", "sent"),
        ("message", "out", "sent"),
        ("call", "in", "missed"),
    ]
    assert [(one.place, one.reason) for one in skips(items)] == [
        ("line 9", "use of data: neither a call nor a message"),
        ("line 10", "the headings again"),
        ("line 12", "a line of sums"),
    ]
    assert instants(items)[0] == "2026-01-16T23:05:00.000Z"


def test_minutes_stay_as_printed() -> None:
    items = found(BILL, *BILLED)

    assert drafts(items)[1].seconds is None
    assert ("Minutes", "12") in drafts(items)[1].fields
    assert "minutes stay as printed: carriers round them up" in remarks(items)


def test_what_stands_above_the_headings_is_shown() -> None:
    assert "above the headings, line 1: ACME Mobile,,,,," in remarks(found(BILL, *BILLED))


def test_one_number_is_one_conversation_however_it_is_printed() -> None:
    first, second = drafts(found(BILL, *BILLED))[:2]

    assert first.conversation == second.conversation == "5550102000"
    assert first.sender is not None
    assert first.sender.id == "(555) 010-2000"
    assert [side.id for side in second.recipients] == ["555-010-2000"]


def test_alike_rows_of_one_minute_have_keys_of_their_own_in_every_bill() -> None:
    keys = [draft.key for draft in drafts(found(BILL, *BILLED))]
    shorter = BILL.replace("01/16/2026,6:05 PM,(555) 010-2000,Incoming voice,3,0.00\n", "")

    assert len(set(keys)) == len(keys)
    assert [draft.key for draft in drafts(found(shorter, *BILLED))] == keys[1:]


def test_the_columns_are_asked_for_with_a_proposal() -> None:
    with pytest.raises(UndecidedError, match="which column is what has to be told") as caught:
        found(BILL)

    assert caught.value.needs == "columns"
    assert caught.value.samples[0].startswith("1: Date | 2: Time | 3: Number")
    assert len(caught.value.samples) == 5
    assert "date=Date, time=Time, number=Number, kind=Type, minutes=Minutes" in caught.value.hint


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ((("date", "Date"), ("number", "Phone")), "there is no column Phone"),
        ((("date", "Date"), ("colour", "Number")), "there is no sort of column called colour"),
        ((("date", "Date"),), "a date is needed, and a number"),
        ((("number", "3"),), "a date is needed, and a number"),
        ((("date", "99"), ("number", "3")), "there is no column 99"),
    ],
)
def test_columns_that_do_not_fit_are_asked_for_again(
    columns: tuple[tuple[str, str], ...], message: str
) -> None:
    with pytest.raises(UndecidedError, match=message) as caught:
        found(BILL, *columns)

    assert caught.value.needs == "columns"


def test_columns_can_be_told_by_their_numbers() -> None:
    by_number = found(BILL, ("time", "1"), ("number", "3"))

    assert len(drafts(by_number)) == 6
    assert drafts(by_number)[0].stamp is not None
    assert found("2026-03-14 18:05,+1555\n", ("date", "1"), ("number", "2"))


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("Date,Time,Number Called,Minutes", "date time number minutes"),
        ("Call Date;From;To;Duration (sec)", "date from to seconds"),
        ("Fecha;Hora;Número;Dirección;Duración", "date time number direction duration"),
        ("Datum;Uhrzeit;Rufnummer;Richtung;Dauer", "date time number direction duration"),
        ("Date de l'appel;Heure;Numéro appelé;Durée", "date time number duration"),
        ("Data;Ora;Numero chiamato;Durata;Tipo", "date time number duration kind"),
        ("Data/Hora;Telefone;Direção", "date number direction"),
        ("Datum;Tijd;Telefoonnummer;Duur", "date time number duration"),
        ("Data;Godzina;Numer telefonu;Czas trwania", "date time number duration"),
        ("Start Time (UTC),Calling Number,Called Number", "date from to"),
        ("Time,Contact,Message", "date name text"),
        ("Colour,Shape", ""),
    ],
)
def test_headings_are_proposed_in_several_languages(header: str, roles: str) -> None:
    cells = header.split(";" if ";" in header else ",")

    assert {role for role, _place in proposed(cells)} == set(roles.split())


def test_the_zone_is_asked_for_when_the_times_do_not_say_it() -> None:
    with pytest.raises(UndecidedError, match="in which time zone its times are") as caught:
        found(BILL, *BILLED, zone=None)

    assert caught.value.needs == "zone"
    assert caught.value.samples == ("01/16/2026 6:05 PM",)


@pytest.mark.parametrize(
    ("heading", "cell", "instant"),
    [
        ("When", "2026-03-14T18:05:00Z", "2026-03-14T18:05:00.000Z"),
        ("When", "2026-03-14 18:05:00 +02:00", "2026-03-14T16:05:00.000Z"),
        ("When", "2026-03-14 18:05 UTC", "2026-03-14T18:05:00.000Z"),
        ("When (UTC)", "2026-03-14 18:05", "2026-03-14T18:05:00.000Z"),
        ("When", "1773511500", "2026-03-14T18:05:00.000Z"),
        ("When", "1773511500123", "2026-03-14T18:05:00.123Z"),
    ],
)
def test_times_that_say_their_zone_need_none(heading: str, cell: str, instant: str) -> None:
    items = found(f"{heading},Number\n{cell},555\n", ("date", "1"), ("number", "2"), zone=None)

    assert instants(items) == [instant]
    assert [one.stamp.source for one in drafts(items) if one.stamp] == ["in the file"]


@pytest.mark.parametrize(
    ("cell", "local"),
    [
        ("14.03.2026 18.05.30", "2026-03-14T18:05:30"),
        ("14-Mar-26 6:05p", "2026-03-14T18:05"),
        ("Mar 14, 2026 6:05 PM", "2026-03-14T18:05"),
        ("14 de marzo de 2026 18:05", "2026-03-14T18:05"),
        ("20260314T180530", "2026-03-14T18:05:30"),
        ("2026/3/14 8:05 a.m.", "2026-03-14T08:05"),
        ("12/25/2026 12:05 AM", "2026-12-25T00:05"),
        ("03/13/26", "2026-03-13"),
        ("Mar 14 18:05", None),
        ("31.02.2026 10:00", None),
        ("45365.75", None),
        ("13:05 PM 14.03.2026", "2026-03-14"),
    ],
)
def test_dates_are_read_as_they_are_written(cell: str, local: str | None) -> None:
    items = found(
        f'Date;Number\n"{cell}";555\n', ("date", "Date"), ("number", "Number"), order="dmy"
    )

    stamp = drafts(items)[0].stamp
    assert stamp is not None
    assert stamp.local == local
    assert stamp.raw == cell


def rows(*dates: str) -> str:
    return "Date,Number\n" + "".join(f"{date} 10:00,555\n" for date in dates)


TWO = (("date", "Date"), ("number", "Number"))


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("03/04/2026", "13/04/2026"), "dmy"),
        (("03/04/2026", "04/13/2026"), "mdy"),
        (("03/04/26", "25/12/26"), "dmy"),
        (("Fri 03/04/2026",), "dmy"),
        (("Wed 03/04/2026",), "mdy"),
        (("30/11/2025", "01/12/2025"), "dmy"),
        (("01/03/2026", "01/04/2026", "02/01/2026", "02/02/2026"), "mdy"),
        (("02/02/2026", "03/03/2026"), "dmy"),
    ],
)
def test_the_order_of_dates_follows_from_the_table(
    dates: tuple[str, ...], order: DateOrder
) -> None:
    alone, told = found(rows(*dates), *TWO), found(rows(*dates), *TWO, order=order)
    wrong: DateOrder = "mdy" if order == "dmy" else "dmy"
    against = found(rows(*dates), *TWO, order=wrong)

    assert instants(alone) == instants(told) == instants(against)
    assert None not in instants(alone)
    assert [text for text in remarks(against) if "it is read as it shows" in text]


def test_a_date_above_the_headings_is_evidence_too() -> None:
    text = "Period 15/01/2026 - 14/02/2026,\n\n" + rows("03/02/2026", "04/02/2026")

    assert instants(found(text, *TWO))[0] == "2026-02-03T15:00:00.000Z"


def test_an_open_order_is_asked_for() -> None:
    with pytest.raises(UndecidedError, match="whether the day or the month") as caught:
        found(rows("03/04/2026", "05/04/2026"), *TWO)

    assert caught.value.needs == "date_order"
    assert caught.value.samples == ("03/04/2026 10:00", "05/04/2026 10:00")


def test_a_time_that_came_twice_has_no_instant() -> None:
    stamp = drafts(found("Date,Number\n2026-11-01 01:30,555\n", *TWO))[0].stamp

    assert stamp is not None
    assert stamp.instant is None
    assert stamp.note == "this time came twice, because the clocks went back"


def test_who_is_me_gives_the_direction_between_two_numbers() -> None:
    text = 'When\tfrom\tto\tbody\n2026-03-14T18:05:00Z\t+1555\t+1666\t"hi\nthere"\n'
    columns = (("time", "When"), ("from", "from"), ("to", "to"), ("text", "body"))

    unknown = drafts(found(text, *columns))[0]
    mine = drafts(found(text, *columns, me=("+1 666",)))[0]

    assert (unknown.direction, unknown.state) == (None, None)
    assert (mine.direction, mine.state, mine.conversation) == ("in", "received", "+1555")
    assert mine.text == "hi\nthere"


@pytest.mark.parametrize(
    ("heading", "cell", "seconds"),
    [
        ("Duration", "0:03:20", 200),
        ("Duration", "3:20", None),
        ("Duration (mm:ss)", "3:20", 200),
        ("Duration", "3 min 20 s", 200),
        ("Duration", "1h 2m 3s", 3723),
        ("Duration", "4", None),
        ("Duration", "4 min", None),
        ("Duration", "0:99:99", None),
    ],
)
def test_only_a_certain_length_of_time_is_one(heading: str, cell: str, seconds: int | None) -> None:
    items = found(f"Date;Number;{heading}\n2026-03-14 10:00;555;{cell}\n", *TWO, ("duration", "3"))

    assert drafts(items)[0].seconds == seconds
    assert (heading, cell) in drafts(items)[0].fields


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_encodings_are_found(encoding: str, separator: str) -> None:
    text = "Fecha,Número,Texto\r\n2026-03-14 10:00,555,¿qué?\r\n".replace(",", separator)
    columns = (("date", "Fecha"), ("number", "Número"), ("text", "Texto"))

    items = found(text.encode(encoding), *columns)

    assert [draft.text for draft in drafts(items)] == ["¿qué?"]
    assert ("it is read as Windows-1252" in " ".join(remarks(items))) == (encoding == "cp1252")


def test_a_spreadsheets_own_line_about_the_separator_is_followed() -> None:
    assert len(drafts(found("sep=;\nDate;Number\n2026-03-14 10:00;1,2,3,4\n", *TWO))) == 1


def test_a_quotation_mark_without_end_loses_one_row() -> None:
    text = 'Date,Number\n2026-03-14 10:00,"555\n2026-03-15 10:00,556\n2026-03-16 10:00,557\n'

    items = found(text, *TWO)

    assert [draft.place for draft in drafts(items)] == ["line 3", "line 4"]
    assert [(one.place, one.reason) for one in skips(items)] == [
        ("line 2", "a quotation mark in it does not end")
    ]


def test_a_line_of_millions_of_characters_is_passed_over() -> None:
    text = "Date,Number\n2026-03-14 10:00,1\n" + "x" * (3 << 20) + "\n2026-03-15 10:00,2\n"

    items = found(text, *TWO)

    assert len(drafts(items)) == 2
    assert skips(items)[0].reason == "the line has more than 131072 characters"


def test_many_rows_take_time_in_proportion() -> None:
    text = "Date,Number\n" + '2026-03-14 10:00,"5,5\n' * 20_000

    start = time.process_time()
    items = found(text, *TWO)

    assert len(items) > 5000
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "text", ["", "hello", "a,b\n1,2\n", "<smses><sms a='1,2'/></smses>", "\0,\0"]
)
def test_other_files_are_not_recognised(text: str) -> None:
    assert TABLE.recognise(one(text, "x.csv")) is None


def test_a_table_is_recognised_with_what_it_needs() -> None:
    recognised = TABLE.recognise(one(BILL, "x"))

    assert recognised is not None
    assert recognised.needs == ("columns", "zone")
    assert recognised.sure <= 0.6


@given(st.binary(max_size=300), st.integers(0, len(BILL)))
def test_anything_within_a_table_is_survived(data: bytes, at: int) -> None:
    whole = BILL.encode()
    with suppress(UndecidedError):
        found(whole[:at] + data + whole[at:], *BILLED, order="mdy")
