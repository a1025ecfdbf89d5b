"""The tables of questions and words agree with the entry model and with each other."""

from __future__ import annotations

import types
import typing

import msgspec
import pytest

from evidencelog.cli.entry_fields import FIELDS, SECTIONS, EntryField, fields_for
from evidencelog.cli.entry_options import OBTAINED, entry_options
from evidencelog.cli.log import KINDS as LOGGED
from evidencelog.cli.questions import FILES, GUIDES, QUOTE, field_of, groups_of
from evidencelog.core import parts
from evidencelog.core.kinds import KINDS, Entry
from evidencelog.core.moments import Occurred
from evidencelog.core.vocabulary import (
    CHANNELS,
    DANGEROUS,
    SELF_HARM,
    TACTICS,
    Word,
    all_tags,
    find_word,
)

ENVELOPE = {"number", "author", "tool", "recorded", "amends", "adds", "reason", "attachments"}
BY_OTHER_OPTIONS = {"words", "unknown"}


def hints_of(struct: type) -> dict[str, typing.Any]:
    return typing.get_type_hints(struct)


def plain(hint: typing.Any) -> typing.Any:
    """Return what stands beside None, or inside a tuple."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        (hint,) = [one for one in typing.get_args(hint) if one is not type(None)]
    if typing.get_origin(hint) is tuple:
        return typing.get_args(hint)[0]
    return hint


def leaf(field: EntryField, kind: str) -> typing.Any:
    """Return the type in the model that the path of a question leads to."""
    hint: typing.Any = KINDS[kind]
    for label in field.path.split("/"):
        hint = plain(hints_of(hint)[label])
    return hint


CASES = [(field, kind) for kind in KINDS for field in fields_for(kind)]


@pytest.mark.parametrize(("field", "kind"), CASES, ids=lambda case: getattr(case, "name", case))
def test_each_question_leads_to_a_place_in_the_model(field: EntryField, kind: str) -> None:
    if field.path == "occurred/to":
        return
    found = leaf(field, kind)
    if field.form == "moment":
        assert found is Occurred
    elif field.form == "number":
        assert found is int
    elif field.form == "choice":
        assert {value for value, _says in field.choices} == set(typing.get_args(found))
    elif field.form == "pairs":
        assert issubclass(found, msgspec.Struct)
        assert field.extra in hints_of(found)
    else:
        assert found is str


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "import"])
def test_everything_that_the_model_holds_can_be_said(kind: str) -> None:
    said = {field.path.split("/")[0] for field in fields_for(kind)}
    held = set(hints_of(KINDS[kind])) - ENVELOPE - BY_OTHER_OPTIONS
    assert held <= said, f"no option for {held - said}"


@pytest.mark.parametrize("kind", [*KINDS, None])
def test_no_two_options_share_a_name(kind: str | None) -> None:
    names = [name for option in entry_options(kind) for name in option.opts]
    assert sorted(names) == sorted(set(names))


def test_every_question_has_a_section_and_words() -> None:
    for field in FIELDS:
        assert field.section in SECTIONS
        assert field.ask
        assert field.help.endswith((".", ")"))


@pytest.mark.parametrize("kind", [name for name, _says in LOGGED])
def test_at_most_five_answers_stand_before_saving(kind: str) -> None:
    guide = GUIDES[kind]
    assert 1 <= len(guide.steps) <= 5
    for step in guide.steps:
        assert step.name in (FILES, QUOTE) or field_of(step.name) is not None


@pytest.mark.parametrize("kind", [name for name, _says in LOGGED])
def test_everything_else_stands_behind_more(kind: str) -> None:
    model = "contact" if kind == "hoover" else kind
    asked = {step.name for step in GUIDES[kind].steps}
    more = {field.name for group in groups_of(model, asked) for field in group.fields}
    assert {field.name for field in fields_for(model)} <= asked | more


def test_every_kind_of_the_model_can_be_logged() -> None:
    by_hand = {*KINDS, "hoover"} - {"import"}
    assert {name for name, _says in LOGGED} == by_hand


def test_ways_to_obtain_a_file_are_those_of_the_model() -> None:
    assert set(OBTAINED) == set(typing.get_args(hints_of(parts.Obtained)["how"]))


@pytest.mark.parametrize(
    "words", [all_tags(), CHANNELS, TACTICS], ids=["tags", "channels", "tactics"]
)
def test_words_are_found_by_value_by_description_and_by_other_names(
    words: tuple[Word, ...],
) -> None:
    assert len({word.value for word in words}) == len(words)
    for word in words:
        for name in (word.value, word.says, *word.also, word.value.upper(), f" {word.value} "):
            found = find_word(name, words)
            assert found is not None
            assert found.value == word.value


def test_words_of_ones_own_are_not_in_the_list() -> None:
    assert find_word("my own word", all_tags()) is None


def test_dangerous_tags_are_tags() -> None:
    values = {word.value for word in all_tags()}
    assert values > DANGEROUS
    assert SELF_HARM in values
    assert SELF_HARM not in DANGEROUS
    assert SELF_HARM in {word.value for word in TACTICS}


def test_entries_take_the_envelope_from_the_program_alone() -> None:
    assert set(hints_of(Entry)) >= ENVELOPE - {"adds"}
