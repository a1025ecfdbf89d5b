"""Names that are months or words: what stands around one says which of them it is."""

from __future__ import annotations

import pytest

from evidencelog.core import parts
from evidencelog.reports.minors import shield_for
from evidencelog.reports.redaction.children import child_names
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.near import Near, near_matches
from evidencelog.reports.redaction.ordinary import meaning
from tests.reports.samples import incident, standing


def meant(text: str, word: str) -> str:
    start = text.index(word)
    return meaning(text, start, start + len(word))


def child(name: str) -> Redactor:
    one = standing(incident("a", children=(parts.Child(name=name),)))
    return Redactor(child_names([one]).terms, "en")


def asked(text: str, redactor: Redactor) -> list[Near]:
    return [*near_matches([text], redactor)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In May it was only a knock", "May"),
        ("Since May there were more", "May"),
        ("Last May we moved", "May"),
        ("it began in late May and went on", "May"),
        ("until the end of May", "May"),
        ("On May Day we met", "May"),
        ("dated May 6, 2026", "May"),
        ("dated May\r\n6, 2026", "May"),
        ("dated May   6 , 2026", "May"),
        ("on the 6th of May", "May"),
        ("en abril y en mayo", "abril"),
        ("a finales de Julio", "Julio"),
        ("Will you come?", "Will"),
        ("May I come?", "May"),
        ("He got a Bill", "Bill"),
    ],
)
def test_a_word_that_is_clearly_no_name(text: str, word: str) -> None:
    assert meant(text, word) == "word"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I was there with May and she cried", "May"),
        ("Then May said no", "May"),
        ("I told Will to wait", "Will"),
        ("It was Grace's coat", "Grace"),
        ("our daughter Rose", "Rose"),
        ("Vino con Esperanza", "Esperanza"),
        ("Luz dijo que no", "Luz"),
    ],
)
def test_a_word_that_is_clearly_a_name(text: str, word: str) -> None:
    assert meant(text, word) == "name"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Theresa May said so", "May"),
        ("May's visits", "May"),
        ("he hit May 3 times", "May"),
        ("at 5 May woke up", "May"),
        ("written by May", "May"),
        ("Faith came back", "Faith"),
        ("May, come here", "May"),
    ],
)
def test_what_cannot_be_told_is_left_open(text: str, word: str) -> None:
    assert meant(text, word) == "open"


def test_testimony_about_a_month_is_not_changed_and_not_asked_about() -> None:
    text = "He came in May and in March. In May it was only a knock. Since May, on May Day too."
    assert child("May Krzyworski").text(text) == text
    assert asked(text, child("May Krzyworski")) == []


def test_each_place_that_cannot_be_told_is_asked_with_its_context() -> None:
    redactor = child("May Krzyworski")
    text = "Theresa May spoke. I saw that May was cold. In May it rained. I asked May."
    (one, other) = asked(text, redactor)
    assert "saw that May was cold" in one.contexts[0] + other.contexts[0]
    assert one.likely
    cold = next(near for near in (one, other) if near.around and near.around[1].startswith("was"))
    assert redactor.with_terms([cold.as_term]).text(text) == (
        "Theresa May spoke. I saw that [M.] was cold. In May it rained. I asked [M.]."
    )


def test_a_name_in_small_letters_is_asked_about_where_it_is_one() -> None:
    (one,) = asked("so may said no", child("May"))
    assert (one.form, one.likely) == ("may", True)
    (other,) = asked("he may come", child("May"))
    assert not other.likely


def test_longer_words_are_not_offered_for_a_name_that_is_a_word() -> None:
    assert asked("Maybe he was willing.", child("May")) == []


def test_the_surname_of_a_grown_person_is_never_offered_as_the_childs() -> None:
    mother = incident("b", 2, people=(parts.Present(name="Ana Krzyworski"),))
    names = child_names(
        [
            standing(incident("a", children=(parts.Child(name="May Krzyworski"),))),
            standing(mother),
        ]
    )
    redactor = Redactor(names.terms)
    assert near_matches(["Krzyworski came"], redactor, others=names.others) == ()
    assert near_matches(["Krzyworski came"], redactor) != ()


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("May", "M."),
        ("May, Leo (witness)", "M., Leo (witness)"),
        ("Leo and May", "Leo and M."),
        ("in May it was worse", "in May it was worse"),
        ("April, May, June", "April, May, June"),
        ("She may come", "She may come"),
    ],
)
def test_labelled_answers_have_initials_where_they_list_names(answer: str, printed: str) -> None:
    shield = shield_for([standing(incident("a", children=(parts.Child(name="May"),)))])
    assert shield(answer) == printed
