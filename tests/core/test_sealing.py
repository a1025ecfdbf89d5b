"""The padded text that gets encrypted: what it hides, and what a reader refuses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core import sealing
from evidencelog.core.fields import FieldError, Fields
from evidencelog.core.sealing import MIN_SEALED, SealingError, padme, seal_text, unseal_text

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
values = st.one_of(texts, st.lists(texts, min_size=1, max_size=40).map(tuple))
members = st.dictionaries(st.sampled_from(["/a", "/b/c", "/text", "/tags/0"]), values, max_size=4)

JSON_REFUSED = {
    "nothing": b"",
    "no list": b"{}",
    "no fields": b"[]",
    "null": b"null",
    "cut": b'[["/kind","a"]',
    "more behind the end": b'[["/kind","a"]]x',
    "comma at the end": b'[["/kind","a"],]',
    "field of one": b'[["/kind"]]',
    "field of three": b'[["/kind","a","b"]]',
    "number": b'[["/kind",1]]',
    "true": b'[["/kind","a"],["/b",true]]',
    "null value": b'[["/kind","a"],["/b",null]]',
    "object value": b'[["/kind","a"],["/b",{}]]',
    "number among words": b'[["/kind","a"],["/b",["x",1]]]',
    "list in a list": b'[["/kind","a"],["/b",[["x"]]]]',
    "label no text": b'[["/kind","a"],[1,"x"]]',
    "empty value": b'[["/kind",""]]',
    "no words": b'[["/kind","a"],["/b",[]]]',
    "same label twice": b'[["/kind","a"],["/b","1"],["/b","2"]]',
    "same label twice, escaped": b'[["/kind","a"],["/b","1"],["/\\u0062","2"]]',
    "kind not first": b'[["/b","1"],["/kind","a"]]',
    "not UTF-8": b'[["/kind","\xff"]]',
    "overlong UTF-8": b'[["/kind","\xc0\xaf"]]',
    "surrogate in UTF-8": b'[["/kind","\xed\xa0\x80"]]',
    "lone surrogate": b'[["/kind","\\ud83d"]]',
    "lone surrogate before text": b'[["/kind","\\ud83dabcdef"]]',
    "low surrogate first": b'[["/kind","\\ude00\\ud83d"]]',
    "bare control character": b'[["/kind","a\nb"]]',
    "byte order mark": b'\xef\xbb\xbf[["/kind","a"]]',
    "comment": b'/**/[["/kind","a"]]',
    "not a number": b'[["/kind",NaN]]',
    "deep": b"[" * 100_000,
    "single quotes": b"[['/kind','a']]",
}


def _padded(text: bytes) -> bytes:
    size = max(MIN_SEALED, padme(len(text) + 1))
    return (text + b"\x80").ljust(size, b"\x00")


@given(members)
def test_fields_come_back_from_the_sealed_text(members: dict[str, str | tuple[str, ...]]) -> None:
    fields: Fields = (("/kind", "incident"), *members.items())

    assert unseal_text(seal_text(fields)) == fields


@given(members)
def test_sealed_text_is_compact_json_then_padding(
    members: dict[str, str | tuple[str, ...]],
) -> None:
    fields: Fields = (("/kind", "incident"), *members.items())
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()

    assert seal_text(fields) == _padded(text)


@pytest.mark.parametrize("text", JSON_REFUSED.values(), ids=JSON_REFUSED)
def test_text_that_is_no_list_of_fields_is_refused(text: bytes) -> None:
    with pytest.raises(SealingError, match="does not hold a list of fields"):
        unseal_text(_padded(text))


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.just("/kind")),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)


@given(json_values)
def test_any_other_json_is_refused_as_no_sealed_text(value: object) -> None:
    with pytest.raises(SealingError, match="does not hold a list of fields"):
        unseal_text(_padded(json.dumps(value).encode()))


@given(st.binary(max_size=600))
def test_any_bytes_are_refused_as_no_sealed_text(text: bytes) -> None:
    with pytest.raises(SealingError, match=r"padding|list of fields"):
        unseal_text(text)
    with pytest.raises(SealingError, match=r"padding|list of fields"):
        unseal_text(_padded(text))


def test_escapes_are_free_because_only_the_decoded_text_is_committed() -> None:
    assert unseal_text(_padded(b'[["/kind","\\u0061\\ud83d\\ude00"]]')) == (
        ("/kind", "a\U0001f600"),
    )


GOOD = seal_text((("/kind", "incident"),))
LONG = seal_text((("/kind", "incident"), ("/text", "x" * 500)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(480),
        GOOD[:-1],
        GOOD + b"\x00",
        GOOD[:-1] + b"\x01",
        GOOD.replace(b"\x80", b"\x81"),
        GOOD.replace(b"\x80", b"\x00"),
        GOOD.rstrip(b"\x00"),
        LONG.rstrip(b"\x00"),
        LONG + b"\x00",
        LONG.rstrip(b"\x00").ljust(1024, b"\x00"),
    ],
    ids=[
        "nothing",
        "zeros",
        "cut",
        "longer",
        "no zero at the end",
        "other mark",
        "no mark",
        "no padding",
        "no padding after a long text",
        "a long text and more",
        "another step",
    ],
)
def test_any_other_padding_is_refused(data: bytes) -> None:
    with pytest.raises(SealingError, match="padding"):
        unseal_text(data)


def test_length_shows_only_a_step() -> None:
    lengths = {len(seal_text((("/kind", "x" * size),))) for size in range(1, 400)}

    assert lengths == {480}


@pytest.mark.parametrize(
    ("size", "padded"),
    [(1, 1), (2, 2), (9, 10), (480, 480), (481, 496), (500, 512), (1025, 1088), (1 << 20, 1 << 20),
     ((1 << 20) + 1, (1 << 20) + (1 << 15))],
)  # fmt: skip
def test_steps_of_the_padding(size: int, padded: int) -> None:
    assert padme(size) == padded


@given(st.integers(min_value=1, max_value=1 << 50))
def test_padding_never_costs_more_than_an_eighth_and_is_a_step_itself(size: int) -> None:
    assert size <= padme(size) <= size * 9 / 8
    assert padme(padme(size)) == padme(size)


def test_fields_that_are_not_allowed_are_never_sealed() -> None:
    with pytest.raises(FieldError, match="first field"):
        seal_text((("/text", "x"),))


def test_text_over_the_limit_is_neither_written_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "MAX_SEALED", 500)
    with pytest.raises(SealingError, match="the entry is longer than 500 bytes"):
        seal_text((("/kind", "x" * 600),))
    with pytest.raises(SealingError, match="a sealed text is longer than 500 bytes"):
        unseal_text(_padded(b'[["/kind","' + b"x" * 600 + b'"]]'))
