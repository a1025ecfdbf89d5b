from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core import parts
from evidencelog.core.fields import Fields, check_fields
from evidencelog.core.imported import ROW_KINDS
from evidencelog.core.kinds import KINDS, Contact, Entry, Incident, Other
from evidencelog.core.mapping import WORDED, MappingError, nested, to_fields, typed, unread
from evidencelog.core.moments import Occurred, Recorded
from evidencelog.core.sealing import seal_text, unseal_text
from evidencelog.core.system import SYSTEM_KINDS, Erasure, Export

STRUCTS = (*KINDS.values(), *ROW_KINDS.values(), *SYSTEM_KINDS.values())

# Names, numbers, addresses, codes and file facts: one value each, withheld as a whole.
SCALARS = set(
    """
    account_of address adds agency_name aliases amends arrived asked audience author badge blocked
    born by called_by case_number change channel clause contact coordinates copy_at court
    damage_cost date dated device distance due duration ends entry erases force form from held_by
    id identifiers initials instant issued_by judge key label language late links local log_root
    made name nonce number offset officer order outcome part place planned_place platform protected
    provider purpose recipient record reference relation report reported restrained said_by sender
    served served_how sha256 short shown_as shown_by standby starts tactics tags target threat_to
    time to to_offset tool translator transport type unknown value vehicle via weapon what when
    withdraws zone at how kind conversation differs earlier first format last match of raw
    notes rule service source state through vanished where written_by
    """.split()
)


def struct_fields(kind: type[msgspec.Struct]) -> Iterator[tuple[str, Any]]:
    hints = typing.get_type_hints(kind)
    for field in msgspec.structs.fields(kind):
        yield field.encode_name, hints[field.name]


def free_texts(kind: type[msgspec.Struct]) -> Iterator[str]:
    """Names of the fields of a kind, and of its parts, that may hold any text."""
    for name, hint in struct_fields(kind):
        for inner in leaves_of(hint):
            if inner is str:
                yield name
            elif isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                yield from free_texts(inner)


def leaves_of(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Literal:
        return
    if isinstance(hint, UnionType) or get_origin(hint) is not None:
        for inner in get_args(hint):
            yield from leaves_of(inner)
    else:
        yield hint


def test_every_free_text_is_committed_word_by_word_or_known_to_be_short() -> None:
    found = {name for kind in (*STRUCTS, Other) for name in free_texts(kind)}
    assert found - WORDED - SCALARS == set(), "say of each new text whether it is words"
    assert found >= WORDED, "no such text any more"
    assert set() == WORDED & SCALARS


# --- entries of every kind, made at random

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
instants = st.just("2026-03-14T17:05:00.000Z")
recorded = st.builds(
    Recorded,
    at=instants,
    local=st.just("2026-03-14T18:05:00"),
    zone=st.sampled_from(["Europe/Berlin", "UTC"]),
    offset=st.just("+01:00"),
    clock=st.sampled_from([None, "backwards"]),
)
occurred = st.sampled_from(
    [
        Occurred(precision="unknown"),
        Occurred(precision="date", from_="2026-03-14", said="last Saturday"),
        Occurred(precision="range", from_="2026-03-14", to="2026-03-15"),
        Occurred(precision="part", from_="0001-01-01", part="night"),
        Occurred(precision="minute", from_="2026-03-14T18:05", zone="UTC", offset="+00:00"),
    ]
)
# An unknown answer stands beside no answer, in the order in which labels are written.
labels = st.sampled_from(["weapon", "place", "people", "threat"])


def values(hint: Any) -> st.SearchStrategy[Any]:
    if hint is Occurred:
        return occurred
    if hint is Recorded:
        return recorded
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) in (UnionType, Union):
        inner = [values(arg) for arg in get_args(hint) if arg is not type(None)]
        return st.one_of(st.none(), *inner)
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if hint is int:
        return st.integers(-(10**15) + 1, 10**15 - 1)
    if hint is bool:
        return st.booleans()
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return entries(hint).filter(says_something)
    return texts


def says_something(part: msgspec.Struct) -> bool:
    return bool(list(to_fields(part)))


def entries(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    made = {}
    for field, (_name, hint) in zip(msgspec.structs.fields(kind), struct_fields(kind), strict=True):
        made[field.name] = (
            st.lists(labels, unique=True, max_size=2).map(tuple)
            if field.name == "unknown"
            else values(hint)
        )
    return st.fixed_dictionaries(made).map(lambda answers: kind(**consistent(answers)))


def consistent(answers: dict[str, Any]) -> dict[str, Any]:
    """Take out each "don't know" to a question that is answered."""
    if "unknown" in answers:
        open_questions = [name for name in answers["unknown"] if not answers.get(name)]
        answers = answers | {"unknown": tuple(open_questions)}
    return answers


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.__name__)
def test_an_entry_of_every_kind_survives_the_way_to_fields_and_back(
    kind: type[msgspec.Struct],
) -> None:
    @given(entries(kind))
    def check(entry: msgspec.Struct) -> None:
        fields = to_fields(entry)
        check_fields(fields)
        assert fields[0] == ("/kind", kind.__struct_config__.tag)
        read = typed(nested(fields), kind)
        assert read == entry
        assert to_fields(read) == fields
        assert unread(fields, read) == ()
        assert unseal_text(seal_text(fields)) == fields

    check()


def test_empty_answers_leave_no_field() -> None:
    entry = Incident(account="", tags=(), title=None, place=parts.Place())
    assert to_fields(entry) == (("/kind", "incident"), ("/author", "owner")) or (
        to_fields(entry) == (("/kind", "incident"),)
    )


def test_empty_items_take_no_place_in_a_list() -> None:
    entry = Incident(tags=("", "a", "", "b"), words=(parts.Quote(text=""), parts.Quote(text="x")))
    fields = dict(to_fields(entry))
    assert [label for label in fields if label.startswith("/tags")] == ["/tags/0", "/tags/1"]
    assert fields["/words/0/text"] == ("x",)
    check_fields(to_fields(entry))


def test_not_knowing_is_an_answer_of_its_own() -> None:
    entry = Incident(unknown=("weapon", "people"))
    assert to_fields(entry)[-2:] == (("/weapon/unknown", "true"), ("/people/unknown", "true"))
    assert typed(nested(to_fields(entry)), Incident).unknown == ("weapon", "people")


def test_an_answer_takes_the_place_of_not_knowing() -> None:
    entry = Incident(
        weapon="a stick", tags=("late",), unknown=("weapon", "tags", "threat"), account="x"
    )
    check_fields(to_fields(entry))
    assert typed(nested(to_fields(entry)), Incident).unknown == ("threat",)


@pytest.mark.parametrize("count", [10**15, -(10**15), 10**40])
def test_a_number_that_the_format_has_no_room_for_is_refused(count: int) -> None:
    with pytest.raises(MappingError, match="the number at /count is too long"):
        to_fields(Contact(count=count))


def test_numbers_read_as_they_were_written() -> None:
    assert typed(nested((("/kind", "contact"), ("/count", "12"))), Contact).count == 12
    with pytest.raises(MappingError, match="cannot be read as contact"):
        typed(nested((("/kind", "contact"), ("/count", "twelve"))), Contact)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ((("/a", "x"), ("/a", "y")), "/a is there twice"),
        ((("/a", "x"), ("/a/b", "y")), "/a is below a value"),
        ((("/a/b", "x"), ("/a", "y")), "/a is there twice"),
        ((("/a/b/c", "x"), ("/a/b", "y")), "/a/b is there twice"),
        ((("/a", "x"), ("/a/b/c", "y")), "/a is below a value"),
    ],
)
def test_labels_that_contradict_each_other_are_refused(fields: Fields, message: str) -> None:
    with pytest.raises(MappingError, match=re.escape(message)):
        nested(fields)


def test_lists_within_lists_and_long_ones_keep_their_order() -> None:
    fields = tuple((f"/a/{n}/b/{m}", f"{n}.{m}") for n in range(11) for m in range(2))
    tree = nested(reversed(fields))
    assert tree["a"][10]["b"] == ["10.0", "10.1"]
    assert [item["b"][0] for item in tree["a"]] == [f"{n}.0" for n in range(11)]


def test_labels_that_nobody_knows_are_kept_apart() -> None:
    fields: Fields = (("/kind", "incident"), ("/title", ("x",)), ("/mood/0", "low"), ("/rank", "3"))
    entry = typed(nested(fields), Incident)
    assert unread(fields, entry) == (("/mood/0", "low"), ("/rank", "3"))


def test_words_are_joined_to_the_exact_text() -> None:
    text = "  He said:\n\tno.  \u3000你好 "
    fields = to_fields(Incident(account=text))
    words = dict(fields)["/account"]
    assert isinstance(words, tuple)
    assert len(words) > 4
    assert typed(nested(fields), Incident).account == text


def test_system_entries_are_mapped_alike() -> None:
    erasure = Erasure(erases="1 " + "0" * 64, entry=1, reason="not mine")
    assert dict(to_fields(erasure))["/reason"] == ("not ", "mine")
    export = Export(form="pdf", sha256="0" * 64, size=1, entries=2, log_size=3, log_root="0" * 64)
    assert typed(nested(to_fields(export)), Export) == export


def test_the_kinds_of_the_model_are_those_of_the_page_of_fields() -> None:
    page = Path(__file__).parents[2] / "docs" / "fields.md"
    if page.exists():
        text = page.read_text(encoding="utf-8")
        assert [kind for kind in KINDS if f"`{kind}`" not in text] == []


def test_an_entry_is_what_all_kinds_have_in_common() -> None:
    assert all(issubclass(kind, Entry) for kind in KINDS.values())
