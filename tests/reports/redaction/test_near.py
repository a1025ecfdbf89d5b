"""What is almost a word to be removed is listed with where it stands, each form once."""

from __future__ import annotations

import pytest

from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.naming import terms_for
from evidencelog.reports.redaction.near import Near, near_matches
from evidencelog.reports.redaction.spelling import one_edit_apart
from evidencelog.reports.redaction.terms import Term


def near(text: str, *words: str) -> dict[str, Near]:
    return {one.form: one for one in near_matches([text], Redactor(terms_for(words, ())))}


@pytest.mark.parametrize(
    ("word", "form", "reason"),
    [
        ("Jordan", "Jordans", "ending"),
        ("Jordan", "Jordanville", "longer"),
        ("Jordan", "jordandoe", "longer"),
        ("Jordan", "Jordon", "spelling"),
        ("Jordan", "Jodran", "spelling"),
        ("Jordan", "Jordn", "spelling"),
        ("Jordan", "J o r d a n", "spaced"),
        ("Jordan", "J.O.R.D.A.N", "spaced"),
        ("Jordan", "Jor- dan", "spaced"),
        ("Jordan", "Jor-dan", "spaced"),
        ("Jordan", "Jo\N{GRINNING FACE}rdan", "broken"),
        ("Jordan Reed", "Jor- dan Reed", "broken"),
        ("Maya Lopez", "Maya Q. Lopez", "longer"),
        ("Maya Lopez", "Lopez, Maya", "order"),
        ("Maya Lopez", "MayaLopez", "spaced"),
        ("555-0199", "5550199", "digits"),
        ("555-0199", "(917) 55 50 199", "digits"),
        ("+1 917 555 0199", "917-555-0199", "digits"),
        ("+1 917 555 0199", "917\u2013555\u20130199", "digits"),
        ("+1 917 555 0199", "917,555,0199", "digits"),
        ("+1 917 555 0199", "\u0669\u0661\u0667 555 0199", "digits"),
    ],
)
def test_forms_that_are_most_probably_meant(word: str, form: str, reason: str) -> None:
    found = near(f"We saw {form}, there.", word)
    assert found[form].likely
    assert found[form].reason == reason


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Sam", "same"),
        ("Sam", "Samantha"),
        ("Maya Lopez", "Lopez"),
        ("Paula", "pauls"),
        ("Jordan", "jor dan"),
        ("Jordan", "jor\ndan"),
    ],
)
def test_forms_that_may_be_other_words_are_listed_apart(word: str, form: str) -> None:
    assert not near(f"we saw {form} there", word)[form].likely


def test_a_short_name_inside_an_address_is_most_probably_meant() -> None:
    assert near("write to samlee@example.org", "Sam")["samlee"].likely
    assert near("the file samlee.jpg", "Sam")["samlee"].likely


@pytest.mark.parametrize("word", ["Amy", "Maya"])
def test_words_with_nothing_in_common_are_not_listed(word: str) -> None:
    assert near("Somebody came by the road and the day was long.", word) == {}


def test_an_exact_word_is_never_asked_about() -> None:
    assert near("Maya Lopez, MAYA LOPEZ's, maya_lopez.jpg", "Maya Lopez") == {}


def test_a_form_is_listed_once_with_how_often_and_where() -> None:
    (found,) = near(" ".join(f"{n}) Jordans" for n in range(5)), "Jordan").values()
    assert found.count == 5
    assert len(found.contexts) == 3
    assert "Jordans" in found.contexts[0]


def test_an_ordinary_word_in_small_letters_is_asked_about() -> None:
    redactor = Redactor((Term(text="Will", token="[W.]", case="capital"),))
    (found,) = near_matches(["He will come. Will came."], redactor)
    assert (found.form, found.count, found.likely) == ("will", 1, False)


def test_what_was_said_yes_to_is_removed_as_it_is_written() -> None:
    redactor = Redactor(terms_for(["Jordan"], ["Jordan"]))
    (found,) = near_matches(["Jordans coat"], redactor)
    assert redactor.with_terms([found.as_term]).text("Jordans JORDANS") == "[name 1] JORDANS"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("jordan", "jordan", False),
        ("jordan", "jordn", True),
        ("jordan", "jordans", True),
        ("jordan", "jrodan", True),
        ("jordan", "gordan", True),
        ("jordan", "jodrna", False),
        ("jordan", "morden", False),
    ],
)
def test_one_slip_of_a_finger(one: str, other: str, apart: bool) -> None:
    assert one_edit_apart(one, other) is apart
    assert one_edit_apart(other, one) is apart


def test_a_number_with_a_sign_before_it_is_removed_after_a_yes() -> None:
    redactor = Redactor(terms_for(["503 555 0142"], ()))
    (found,) = near_matches(["call +15035550142 now"], redactor)
    assert found.form == "+15035550142"
    assert redactor.with_terms([found.as_term]).text("call +15035550142 now") == (
        "call [number 1] now"
    )
