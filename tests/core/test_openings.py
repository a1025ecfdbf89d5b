"""What the content root commits to, and what an opening alone gives away."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.fields import Fields
from evidencelog.core.hashes import EntryId, LogId, leaf_hash
from evidencelog.core.merkle import check_inclusion, inclusion_path, tree_root
from evidencelog.core.openings import (
    content_leaves,
    content_root,
    derive_secrets,
    leaf_count,
    openings_of,
    shape_of,
)

LOG = LogId(bytes(range(32)))
ENTRY = EntryId(bytes(range(16)))
KEY = bytes(range(1, 33))

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
labels = st.sampled_from(["/a", "/b/c", "/b/d", "/people/0/name", "/text", "/said/exact"])
values = st.one_of(texts, st.lists(texts, min_size=1, max_size=30).map(tuple))
fields_of_entries = st.dictionaries(labels, values, max_size=6).map(
    lambda members: (("/kind", "incident"), *members.items())
)


def _root(fields: Fields, *, log: LogId = LOG, entry_id: EntryId = ENTRY, key: bytes = KEY) -> str:
    return content_root(log=log, entry_id=entry_id, key=key, fields=fields).hex()


@given(fields_of_entries)
def test_each_opening_alone_proves_its_place_in_the_entry(fields: Fields) -> None:
    leaves = content_leaves(log=LOG, entry_id=ENTRY, key=KEY, fields=fields)
    root = content_root(log=LOG, entry_id=ENTRY, key=KEY, fields=fields)

    openings = list(openings_of(log=LOG, entry_id=ENTRY, key=KEY, fields=fields))

    assert tree_root(leaves) == root
    for opening in openings:
        check_inclusion(
            leaf=opening.leaf,
            index=opening.index,
            size=len(leaves),
            path=inclusion_path(leaves, opening.index),
            root=root,
        )


@given(fields_of_entries)
def test_openings_give_back_the_fields(fields: Fields) -> None:
    shape, *openings = openings_of(log=LOG, entry_id=ENTRY, key=KEY, fields=fields)
    values = iter(opening.value for opening in openings)

    rebuilt = tuple(
        (label, tuple(next(values) for _ in range(count)) if count else next(values))
        for label, count in json.loads(shape.value)
    )

    assert rebuilt == fields


@given(fields_of_entries)
def test_shape_is_compact_json(fields: Fields) -> None:
    counted = [[label, 0 if isinstance(value, str) else len(value)] for label, value in fields]

    assert shape_of(fields) == json.dumps(counted, separators=(",", ":"))


BASE: Fields = (("/kind", "incident"), ("/a", "1"), ("/text", ("one ", "two")))
OTHERS: dict[str, Fields] = {
    "another value": (("/kind", "incident"), ("/a", "2"), ("/text", ("one ", "two"))),
    "another label": (("/kind", "incident"), ("/b", "1"), ("/text", ("one ", "two"))),
    "another order": (("/kind", "incident"), ("/text", ("one ", "two")), ("/a", "1")),
    "words cut elsewhere": (("/kind", "incident"), ("/a", "1"), ("/text", ("one", " two"))),
    "one word for two": (("/kind", "incident"), ("/a", "1"), ("/text", ("one two",))),
    "a text for words": (("/kind", "incident"), ("/a", "1"), ("/text", "one two")),
    "a field less": (("/kind", "incident"), ("/text", ("one ", "two"))),
    "composed differently": (("/kind", "incident"), ("/a", "1"), ("/text", ("one ", "two\u0301"))),
}


@pytest.mark.parametrize("fields", OTHERS.values(), ids=OTHERS)
def test_other_content_has_another_root(fields: Fields) -> None:
    assert _root(fields) != _root(BASE)


def test_one_word_and_a_text_of_one_word_are_told_apart() -> None:
    assert _root((("/kind", "x"), ("/a", ("y",)))) != _root((("/kind", "x"), ("/a", "y")))


def test_root_commits_to_the_log_the_entry_and_the_key() -> None:
    roots = {
        _root(BASE),
        _root(BASE, log=LogId(bytes(32))),
        _root(BASE, entry_id=EntryId(bytes(16))),
        _root(BASE, key=bytes(32)),
    }
    assert len(roots) == 4


@pytest.mark.parametrize(
    ("openings", "leaves"),
    [(1, 16), (2, 16), (16, 16), (17, 32), (32, 32), (33, 64), (1 << 20, 1 << 20)],
)
def test_leaves_are_a_power_of_two_and_at_least_16(openings: int, leaves: int) -> None:
    assert leaf_count(openings) == leaves


@pytest.mark.parametrize("words", [1, 13, 14, 15, 30, 31])
def test_number_of_leaves_shows_only_a_step(words: int) -> None:
    fields: Fields = (("/kind", "incident"), ("/text", ("word ",) * words))
    leaves = content_leaves(log=LOG, entry_id=ENTRY, key=KEY, fields=fields)

    assert len(leaves) == leaf_count(2 + words)
    assert len(set(leaves)) == len(leaves)


def test_same_word_twice_has_two_salts_and_two_leaves() -> None:
    fields: Fields = (("/kind", "incident"), ("/text", ("no ", "no ")))
    *_rest, one, two = openings_of(log=LOG, entry_id=ENTRY, key=KEY, fields=fields)

    assert one.value == two.value
    assert one.salt != two.salt
    assert one.leaf != two.leaf


def test_key_of_the_ciphertext_does_not_depend_on_the_number_of_leaves() -> None:
    alone = derive_secrets(log=LOG, entry_id=ENTRY, key=KEY)
    whole = derive_secrets(log=LOG, entry_id=ENTRY, key=KEY, leaves=64)

    assert alone.aead_key == whole.aead_key
    assert (len(alone.blocks), len(whole.blocks)) == (0, 64 * 32)


def test_line_ends_in_a_value_cannot_forge_another_opening() -> None:
    first, second = (
        list(openings_of(log=LOG, entry_id=ENTRY, key=KEY, fields=fields))[1]
        for fields in ((("/kind", "a\nb"),), (("/kind", "a"),))
    )
    domain, label, salt, value = second.encode().split(b"\n")

    assert first.encode().startswith(second.encode() + b"\n")
    assert (domain, label, salt, value) == (
        b"evidencelog/opening/v1", b"/kind", second.salt.hex().encode(), b"a"
    )  # fmt: skip
    assert first.leaf == leaf_hash(first.encode())
