from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from evidencelog.errors import EvidenceLogError, UsageError
from evidencelog.reports import model
from evidencelog.reports.profiles import Profile, declarations, profile, profiles, shelf
from evidencelog.reports.profiles.form import PartKey
from evidencelog.reports.profiles.shelf import ORDER, ProfileError, decode

ALL = pytest.mark.parametrize("one", profiles(), ids=lambda one: one.key)
SMALLEST = 'key = "here"\nname = "Here"\nparts = ["cover"]\naudience = "me"\n'
FOLDER = Path(shelf.__file__).parent / "courts"


def sourced(one: Profile) -> set[str]:
    return {about for rule in one.rules for about in rule.about}


def test_every_file_of_a_profile_is_offered_under_its_key() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(ORDER)
    assert [one.key for one in profiles()] == list(ORDER)


def test_an_unknown_profile_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UsageError, match='there is no profile "texas"') as refused:
        profile("texas")
    assert "england-wales" in refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "key =",
        SMALLEST + "colour = 1\n",
        SMALLEST + "body_size = '12'\n",
        SMALLEST + "paper = 'a5'\n",
        SMALLEST + "[limits]\nbytes = 0\n",
        SMALLEST + "[[rules]]\nsource = 'somebody'\nsays = 'so'\nthrough = 'report'\n",
        SMALLEST + "[[rules]]\nsource = 's'\nsays = 't'\nthrough = 'text'\nread = 'lately'\n",
        SMALLEST.replace("cover", "confession"),
        SMALLEST.replace("here", "../here"),
    ],
)
def test_a_profile_of_another_form_is_refused_with_its_own_error(text: str) -> None:
    with pytest.raises(ProfileError, match="this profile cannot be read"):
        decode(text)


def test_the_smallest_profile_has_no_limits_that_nobody_named() -> None:
    one = decode(SMALLEST)

    assert (one.body_size, one.margins, one.stamp) == (None, None, None)
    assert set(vars_of(one.limits)) == {None}


def vars_of(limits: object) -> list[object]:
    return [getattr(limits, name) for name in ("bytes", "warn_bytes", "pages", "warn_pages")]


@ALL
def test_no_figure_stands_in_a_profile_without_a_source(one: Profile) -> None:
    demands = {
        "body_size": one.body_size,
        "margins": one.margins,
        "stamp": one.stamp,
        "counter_matches": one.counter_matches,
        "attachments": one.attachments,
        "originals": one.originals,
        "sections": one.sections,
    }
    demands |= {
        f"limits.{name}": getattr(one.limits, name)
        for name in ("bytes", "warn_bytes", "pages", "warn_pages")
    }

    unsourced = {name for name, value in demands.items() if value} - sourced(one)

    assert unsourced == set()


@ALL
def test_every_rule_names_settings_that_exist(one: Profile) -> None:
    names = set(Profile.__struct_fields__)

    assert {about.partition(".")[0] for about in sourced(one)} <= names


@ALL
def test_every_rule_that_others_told_says_where_or_what_was_not_read(one: Profile) -> None:
    unclear = [rule.source for rule in one.rules if not rule.address and not rule.unchecked]

    assert [source for source in unclear if "1.201" not in source] == []


@ALL
def test_every_profile_says_what_nobody_checked(one: Profile) -> None:
    assert one.unchecked


@ALL
def test_no_profile_says_that_a_file_meets_a_rule(one: Profile) -> None:
    said = " ".join((*one.conventions, *one.unchecked, *(rule.says for rule in one.rules)))

    assert not re.search(
        r"\b(compl(y|ies|iant)|guarantee\w*|court-ready|proof)\b", said, re.IGNORECASE
    )


@ALL
def test_each_part_stands_once_and_is_one_that_reports_have(one: Profile) -> None:
    assert len(set(one.parts)) == len(one.parts)
    assert one.parts[0] == "cover"


def test_the_parts_are_those_of_the_model() -> None:
    keys = {getattr(value, "key", None) for value in vars(model).values() if type(value) is type}

    assert set(PartKey.__args__) == {key for key in keys if isinstance(key, str)}  # type: ignore[attr-defined]


@ALL
def test_each_section_is_one_run_of_pages_in_the_usual_order(one: Profile) -> None:
    letters = [one.letter_of(part) for part in one.parts]
    runs = [letter for letter, _parts in groupby(letters)]

    assert len(runs) == len(set(runs))
    assert runs == sorted(runs)


@ALL
def test_numbering_by_sections_gives_every_part_a_letter(one: Profile) -> None:
    if "sections" in one.numberings:
        assert set(one.letters("sections")) == set(PartKey.__args__)  # type: ignore[attr-defined]
    assert one.numbering in one.numberings
    assert one.letters("continuous") == {}


@ALL
def test_every_declaration_that_is_offered_exists(one: Profile) -> None:
    assert set(one.declarations) <= {form.key for form in declarations()}


@ALL
def test_originals_are_only_put_where_attachments_may_be(one: Profile) -> None:
    assert one.attachments or not one.originals
    assert one.pdfa == ("3a" if one.originals else "2a")


@ALL
def test_a_court_gets_what_a_court_may_see(one: Profile) -> None:
    general = one.key in ("archive", "generic-a4", "generic-letter")

    assert (one.audience == "court") is not general


def test_california_counts_pages_as_a_reader_does() -> None:
    one = profile("us-california")

    assert one.counter_matches
    assert one.numbering == "continuous"
    assert one.bookmarks.inherit_zoom
    assert one.limits.bytes == 25_000_000
    assert one.stamp is not None


def test_england_and_wales_knows_both_ways_to_number() -> None:
    one = profile("england-wales")

    assert one.numberings == ("sections", "continuous")
    assert (one.letter_of("chronology"), one.letter_of("statement")) == ("A", "C")
    assert one.letter_of("exhibits") == "E"
    assert (one.body_size, one.limits.warn_pages) == (12, 350)
    assert [section.letter for section in one.sections] == ["A", "B", "C", "D", "E"]


def test_the_errors_of_profiles_belong_to_the_one_tree() -> None:
    assert issubclass(ProfileError, EvidenceLogError)
