"""Backups that are damaged, cut off or made to do harm: what is whole is read, all else is told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.drafts import Item
from evidencelog.importers.importer import SourceError
from evidencelog.importers.sms import blocks as cutting
from evidencelog.importers.sms.blocks import Overlong, blocks
from evidencelog.importers.sms.raw import Lost, Raw
from evidencelog.importers.sms.repair import repaired
from evidencelog.importers.sms.walk import Walk
from tests.importers.phone_backups import call, file_of, found, mms, part, sms
from tests.importers.told_sources import drafts, remarks, skips


def texts(items: list[Item]) -> list[str | None]:
    return [one.text for one in drafts(items)]


def raw_file(*records: str) -> bytes:
    return file_of(*records).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("written", "text", "note"),
    [
        ("&#55357;&#56838;", "😆", "two halves read as one character: &#55357;&#56838;"),
        ("&#xD83D;&#xde06;", "😆", "two halves read as one character: &#xD83D;&#xde06;"),
        ("&#10;&#55357;&#56838;", "\n😆", "two halves read as one character: &#55357;&#56838;"),
        ("a&#55357;b", "a\ufffdb", "shown as U+FFFD, forbidden in XML: &#55357;"),
        ("&#0;&#8;&#8;", "\ufffd" * 3, "shown as U+FFFD, forbidden in XML: &#8; (2), &#0;"),
        ("&#xFFFE;&#1114112;", "\ufffd" * 2,
         "shown as U+FFFD, forbidden in XML: &#xFFFE;, &#1114112;"),
        ("\x0b", "\ufffd", "shown as U+FFFD, forbidden in XML: 0B"),
        ("\0", "\ufffd", "shown as U+FFFD, forbidden in XML: 00"),
        ("\ud83d\ude06", "😆", "two halves read as one character: ED A0 BD ED B8 86"),
        ("\ud83d", "\ufffd", "shown as U+FFFD, forbidden in XML: ED A0 BD"),
    ],
)  # fmt: skip
def test_what_no_xml_may_hold_is_repaired_in_the_copy_and_told(
    written: str, text: str, note: str
) -> None:
    record = sms(body="BODY").replace("BODY", written)

    items = found(raw_file(sms(body="before"), record, sms(body="after")))

    assert texts(items) == ["before", text, "after"]
    assert [one.notes for one in drafts(items)] == [(), (note,), ()]
    assert skips(items) == []


def test_repairs_are_told_of_the_record_that_has_them() -> None:
    half = "&#55357;"
    records = [sms(body=str(number)) for number in range(200)]
    for number in (0, 7, 199):
        records[number] = records[number].replace('body="', f'body="{half}')

    noted = [one.position for one in drafts(found(file_of(*records))) if one.notes]

    assert noted == [1, 8, 200]


def test_repairs_are_counted_for_the_whole_file() -> None:
    items = found(file_of(sms(body="B").replace("B", "&#55357;&#56838;&#8;")))

    assert remarks(items) == [
        "1 characters were written as two halves and are read as one",
        "1 characters that no XML may hold are shown as U+FFFD",
    ]


@given(st.binary(max_size=300))
def test_what_was_repaired_is_utf8_without_what_xml_forbids(data: bytes) -> None:
    clean, repairs = repaired(data)

    clean.decode("utf-8")
    assert repaired(clean) == (clean, [])
    assert [repair.at for repair in repairs] == sorted(repair.at for repair in repairs)
    assert bool(repairs) == (clean != data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_read(encoding: str) -> None:
    data = file_of(sms(body="héllo 😀")).replace("UTF-8", "UTF-16").encode(encoding)

    assert texts(found(data)) == ["héllo 😀"]


def test_a_declared_charset_is_followed_and_a_false_one_does_no_harm() -> None:
    latin = file_of(sms(body="señor")).replace("UTF-8", "ISO-8859-1").encode("latin-1")
    false = file_of(sms(body="señor")).encode("latin-1")
    unknown = file_of(sms(body="señor")).replace("UTF-8", "hex").encode()

    assert texts(found(latin)) == ["señor"]
    assert texts(found(false)) == ["se\ufffdor"]
    assert texts(found(unknown)) == ["señor"]


def test_every_complete_record_of_a_file_that_was_cut_off_is_kept() -> None:
    whole = file_of(sms(body="one"), mms(part(ct="text/plain", text="two")), sms(body="three"))

    items = found(whole[: whole.index("three") + 3])

    assert texts(items) == ["one", "two"]
    assert [(one.position, one.place, one.reason) for one in skips(items)] == [
        (3, "line 5", "the file ends within this record")
    ]
    assert "the file ends before its closing tag: it may have been cut off" in remarks(items)


@pytest.mark.parametrize(
    "damage",
    [
        '<sms address="+1" date="1" body="a < b" />',
        '<sms address="+1" date="1" body="no end />',
        "<sms address=+1 />",
        '<sms address="+1" address="+2" date="1" body="twice" />',
        '<sms address="+1" date="1" body="&nbsp;" />',
        '<sms address="+1" date="1" body="not closed">',
        '<mms address="+1" date="1"><parts>',
        '<sms address="+1" date="1" body="x" ',
        '<mms address="+1" date="1"></parts></mms>',
        "<mms" + ' a="1"' + "><a><a><a><a><a><a><a><a></a></a></a></a></a></a></a></a></mms>",
    ],
)
def test_one_broken_record_does_not_lose_the_others(damage: str) -> None:
    items = found(file_of(sms(body="one"), damage, sms(body="two"), sms(body="three")))

    assert texts(items) == ["one", "two", "three"]
    assert [one.position for one in skips(items)] == [2]
    assert skips(items)[0].place == "line 4"
    assert skips(items)[0].excerpt.startswith(damage[:10])


def test_what_is_broken_between_records_is_no_record() -> None:
    items = found(file_of(sms(body="one"), "<<<", sms(body="two")))

    assert texts(items) == ["one", "two"]
    assert skips(items) == []
    assert "something at line 4 could not be read" in " ".join(remarks(items))


@pytest.mark.parametrize("damage", ["<sxs address='+1'", "<sx>", "<!-- <x", "<![CDATA[", "</x>"])
def test_what_is_open_before_a_record_does_not_take_it_along(damage: str) -> None:
    items = found(file_of(sms(body="one"), damage, sms(body="two"), sms(body="three")))

    assert {"one", "three"} <= set(texts(items))
    assert "two" in texts(items) or damage.startswith("<!")


@given(st.integers(1, 400), st.integers(0, 5), st.integers(0, 300), st.integers(1, 20))
def test_damage_costs_one_record_wherever_blocks_and_pieces_end(
    size: int, which: int, at: int, count: int
) -> None:
    records = [sms(body=f"text {number}") for number in range(6)]
    damaged = records[which][: at % 90] + records[which][at % 90 + count :]
    data = file_of(*records[:which], damaged, *records[which + 1 :]).encode()
    chunks = [data[start : start + size] for start in range(0, len(data), size)]

    events = [event for found in Walk().events(blocks(chunks)) for event in found]

    kept = {event.values.get("body") for event in events if isinstance(event, Raw)}
    assert {f"text {number}" for number in range(6) if number != which} <= kept


def test_two_files_in_one_are_both_read() -> None:
    items = found(file_of(sms(body="one")) + file_of(sms(body="two")))

    assert texts(items) == ["one", "two"]


def test_lines_are_counted_through_damage() -> None:
    broken = '<sms address="+1" body="a\n < b" />'
    items = found("\n\n" + file_of(sms(), broken, sms(), call()))

    assert [one.place for one in drafts(items)] == ["line 5", "line 8", "line 9"]
    assert skips(items)[0].place == "line 6"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE smses [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE smses SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE smses [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_and_document_types_are_refused(doctype: str) -> None:
    data = file_of(sms(body="x").replace(">x<", ">&b;<")).replace("<smses", doctype + "<smses")

    with pytest.raises(SourceError, match="document type or entities of its own"):
        found(data)


def test_a_record_that_is_too_long_is_passed_over_in_little_memory() -> None:
    long = sms(body="x" * 50_000 + "\n\n").replace("&#10;", "\n")
    data = file_of(sms(body="one"), long, sms(body="two")).encode()
    chunks = (data[at : at + 1000] for at in range(0, len(data), 1000))

    cut = list(blocks(chunks, longest=10_000))
    events = [event for found in Walk().events(iter(cut)) for event in found]
    lost = [event for event in events if isinstance(event, Lost)]

    assert max(len(block) for block in cut if isinstance(block, bytes)) < 12_000
    assert [one.size > 50_000 for one in cut if isinstance(one, Overlong)] == [True]
    assert [one.is_record for one in lost] == [True]
    assert [one.line for one in events if isinstance(one, Raw)] == [3, 7]


def test_one_tag_of_countless_values_is_passed_over() -> None:
    values = " ".join(f'a{number}=""' for number in range(cutting._MOST_VALUES + 1))

    items = found(file_of(sms(body="one"), f"<sms {values} />", sms(body="two")))

    assert texts(items) == ["one", "two"]
    assert len(skips(items)) == 1


def test_a_long_value_takes_time_in_proportion() -> None:
    data = file_of(mms(part(ct="image/png", cl="a", data="AAAA" * (5 << 20)))).encode()

    start = time.process_time()
    items = found(data)

    assert drafts(items)[0].files[0].note is None
    assert time.process_time() - start < 10


def test_many_broken_records_take_time_in_proportion() -> None:
    broken = '<sms address="+1" date="1" body="a < b" />'

    start = time.process_time()
    items = found(file_of(*[broken] * 10_000))

    assert len(skips(items)) == 10_000
    assert time.process_time() - start < 10


def test_a_comment_without_end_takes_no_more_memory_than_the_limit() -> None:
    def endless() -> list[bytes]:
        record = sms().encode() + b"\n"
        return [b"<smses>\n<!-- "] + [record * 3000] * 60

    events = [event for found in Walk().events(blocks(endless())) for event in found]

    assert any(isinstance(event, Lost) for event in events)
    assert sum(isinstance(event, Raw) for event in events) > 170_000


def test_very_deep_elements_are_not_followed() -> None:
    items = found(file_of(sms(body="one"), "<a>" * 100_000, sms(body="two")))

    assert texts(items) == ["one", "two"]


WHOLE = file_of(
    sms(body="one &#55357;&#56838;", readable_date="Dec 2, 2017 6:49:27 AM", contact_name="A"),
    mms(part(ct="image/png", data="AAAA"), part(ct="text/plain", text="é"), address="+1~+2"),
    call(),
    sms(body="null"),
).encode()


BEGINS = [WHOLE.index(mark) for mark in (b"<sms ", b"<mms ", b"<call ")] + [WHOLE.rindex(b"<sms ")]
ENDS = [WHOLE.index(mark) + len(mark) for mark in (b'"A" />', b"</mms>")]
ENDS += [WHOLE.index(b"/>", start) + 2 for start in BEGINS[2:]]


@given(st.integers(WHOLE.index(b"<smses") + 7, len(WHOLE)))
def test_a_file_that_is_cut_off_anywhere_keeps_what_is_whole(end: int) -> None:
    items = found(WHOLE[:end])

    whole = sum(one <= end for one in ENDS)
    begun = sum(one + len("<call ") <= end for one in BEGINS)
    assert len(drafts(items)) == whole
    assert whole + len(skips(items)) >= begun


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
def test_a_file_that_was_changed_anywhere_is_read_or_refused(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value

    try:
        items = found(bytes(data))
    except SourceError:
        return
    for draft in drafts(items):
        (draft.text or "").encode("utf-8")


@given(st.binary(max_size=400))
def test_anything_within_the_outermost_element_is_survived(data: bytes) -> None:
    found(b"<smses count='1'>" + data + b"<sms date='1' body='x'/></smses>")
