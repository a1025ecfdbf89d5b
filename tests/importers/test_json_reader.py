"""The JSON reader: what is whole comes out, what is damaged costs only itself."""

from __future__ import annotations

import io
import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.json_reader import Broken, JsonReader
from evidencelog.importers.json_text import JsonError, end_of_value, readable
from evidencelog.importers.json_values import Values, whole

FEW_SECONDS = 20
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def reader(text: str | bytes) -> JsonReader:
    return JsonReader(
        io.BytesIO(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    )


def is_record(value: object) -> bool:
    return isinstance(value, dict) and "n" in value


def records(text: str) -> list[object]:
    return list(reader(text).records(is_record))


def numbers(found: list[object]) -> list[object]:
    return [one["n"] if isinstance(one, dict) else "broken" for one in found]


@given(values)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    assert reader(json.dumps(value)).value() == value
    assert reader(json.dumps(value, ensure_ascii=False, indent=1)).value() == value


@given(st.lists(values), st.integers(0, 40))
def test_every_value_can_be_passed_over(several: list[object], chosen: int) -> None:
    found = [
        walk.value() if number == chosen + 1 else None
        for walk in [reader(json.dumps(several))]
        for number in walk.elements()
    ]

    assert len(found) == len(several)
    if chosen < len(several):
        assert found[chosen] == several[chosen]


def test_values_larger_than_what_is_read_at_once_are_whole() -> None:
    long = "é" * 1_500_000

    assert records(json.dumps([{"n": 1, "t": long}, {"n": 2}])) == [{"n": 1, "t": long}, {"n": 2}]


@pytest.mark.parametrize(
    "damage",
    ['{"n": 2, "t": nul}', '{"n": 2, "t": "\\q"}', '{"n" 2}', '{"n": 2,, "m": 1}', "{2: 2}"],
)
def test_a_damaged_record_costs_only_itself(damage: str) -> None:
    assert numbers(records(f'[{{"n": 1}}, {damage}, {{"n": 3}}]')) == [1, "broken", 3]


def test_a_missing_quotation_mark_costs_no_more_than_its_record() -> None:
    text = json.dumps([{"n": n, "t": "some {words} [here]"} for n in range(1, 6)])

    assert numbers(records(text.replace('"n": 3, "t": "', '"n": 3, "t": '))) == [
        1,
        2,
        "broken",
        4,
        5,
    ]


def test_the_last_record_of_a_list_does_not_take_from_the_next_list() -> None:
    text = '{"a": {"list": [{"n": 1}, {"n": "x}]}, "b": {"list": [{"n": 2}]}}'
    walk = reader(text)

    found = [
        list(walk.records(is_record, outside=re.compile('"list":')))
        for _outer in walk.members()
        for inner in walk.members()
        if inner == "list"
    ]

    assert numbers(found[0]) == [1, "broken"]
    assert walk.lost


def test_what_was_cut_off_is_told_and_the_rest_is_lost() -> None:
    walk = reader('{"messages": [{"n": 1}, {"n": 2')
    found = [one for _name in walk.members() for one in walk.records(is_record)]

    assert numbers(found) == [1, "broken"]
    assert isinstance(found[1], Broken)
    assert found[1].reason == "the file ends in the middle of it"
    assert walk.lost


def test_a_name_that_stands_twice_loses_no_value() -> None:
    assert reader('{"t": "a", "t": "b", "t": "c"}').value() == {
        "t (1)": "a",
        "t (2)": "b",
        "t": "c",
    }


def test_numbers_stay_as_they_are_written() -> None:
    assert reader('{"a": 52.50, "b": 1e999, "c": NaN, "d": 7}').value() == {
        "a": "52.50",
        "b": "1e999",
        "c": "NaN",
        "d": 7,
    }


def test_every_byte_order_mark_is_understood() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert reader('{"a": "é"}'.encode(encoding)).value() == {"a": "é"}


def test_bytes_that_are_no_text_do_not_lose_the_string() -> None:
    found = Values({"t": reader(b'"a\xff\xfeb"').value(), "u": "\ud83d"})

    assert found.text("t") == "a\ufffd\ufffdb"
    assert found.text("u") == "\ufffd"
    assert found.notes == ["some bytes of t are no text", "some bytes of u are no text"]
    assert ("u (as in the file)", '"\\ud83d"') in found.rest()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 1_000_000, "values inside values"),
        ('{"a":' * 300_000, "values inside values"),
        ("[" * 100 + "]" * 100, "values inside values"),
        ('{"a": ' + "9" * 5000 + "}", "a number is too long"),
        ("", "not JSON"),
        ('"abc', "ends in the middle"),
        ('"' + "x" * 9_000_000 + '"', "no end within"),
    ],
)
def test_what_is_hostile_is_refused_with_its_reason(text: str, reason: str) -> None:
    start = time.perf_counter()

    with pytest.raises(JsonError, match=reason):
        reader(text).value()

    assert time.perf_counter() - start < FEW_SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "[" + '{"a":' * 200_000,
        "[" + '{"n":1' * 200_000,
        "[" + '"' * 500_001,
        '[{"t":"' + "\\x0b" * 300_000 + '"},' + "{" * 1000,
        "[" + "{" * 500_000,
        "[" + " " * 2_000_000,
        "[" + '{"n": nul},' * 20_000,
        "[" + '{"n": [1},{"n": 2},' * 50_000,
        "[" + '{"n": "},{"n": 2},' * 50_000,
    ],
)
def test_hostile_lists_end_in_bounded_time(text: str) -> None:
    start = time.perf_counter()

    records(text)

    assert time.perf_counter() - start < FEW_SECONDS


@given(st.binary(max_size=300))
def test_any_bytes_give_values_or_an_error_of_its_own(data: bytes) -> None:
    walk = reader(data)
    try:
        for _name in walk.members():
            list(walk.records(is_record))
    except JsonError:
        pass


@given(st.lists(st.fixed_dictionaries({"n": st.integers(), "t": st.text()})), st.data())
def test_a_cut_anywhere_loses_only_what_is_behind_it(
    several: list[dict[str, object]], data: st.DataObject
) -> None:
    text = json.dumps(several)
    at = data.draw(st.integers(1, len(text)))

    found = list(reader(text[:at]).records(is_record))

    good = [one for one in found if isinstance(one, dict)]
    assert good == several[: len(good)]
    assert len(found) - len(good) <= 1


def test_the_end_of_a_value_follows_its_brackets() -> None:
    assert end_of_value('{"a": "}", "b": [1, {}]}, x', 0, 99) == 24
    assert end_of_value('{"a": "}', 0, 99) is None
    assert end_of_value("[1, 2, 3]", 0, 5) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [(7, 7), ("7", 7), ("-7", -7), (True, None), ("7.0", None), ("٧", None), ("9" * 30, None)],
)
def test_only_whole_numbers_are_whole(value: object, number: int | None) -> None:
    assert whole(value) == number


@given(st.text(st.characters(exclude_categories=())))
def test_readable_text_can_be_written(text: str) -> None:
    assert readable(text).encode().decode() == readable(text)
