"""Children's names in free text become initials in brackets; ordinary words stay words."""

from __future__ import annotations

from evidencelog.core import kinds, parts
from evidencelog.core.history import Standing
from evidencelog.reports.redaction.children import child_names
from evidencelog.reports.redaction.matching import Redactor
from tests.reports.samples import incident, recorded, standing


def child(name: str, number: int = 1) -> Standing:
    return standing(incident("a", number, children=(parts.Child(name=name),)))


def text_without(text: str, *standings: Standing) -> str:
    return Redactor(child_names(standings).terms).text(text)


def test_a_first_name_alone_is_the_child_too() -> None:
    assert text_without("MAYA and Maya Doe-Smith's friend", child("Maya Doe-Smith")) == (
        "[M.] and [M. D. S.]'s friend"
    )


def test_the_surname_is_left_to_whoever_else_has_it() -> None:
    assert text_without("Mr Doe came", child("Maya Doe")) == "Mr Doe came"


def test_a_first_name_that_somebody_else_has_is_left_for_a_question() -> None:
    sam = standing(incident("b", 2, people=(parts.Present(name="Sam Lee"),)))
    found = child_names([child("Sam Doe"), sam])
    assert [term.text for term in found.terms] == ["Sam Doe"]
    assert [term.text for term in found.shared] == ["Sam"]


def test_short_names_and_aliases_of_a_child_count() -> None:
    entry = kinds.Person(
        number=1,
        recorded=recorded(),
        name="Maya Doe",
        short="Mimi",
        role="child",
        aliases=("Bug",),
    )
    assert text_without("Mimi, Bug and Maya", standing(entry)) == "[M.], [B.] and [M.]"


def test_a_name_that_is_a_word_needs_its_capital() -> None:
    assert text_without("Grace said grace. I will ask Will.", child("Grace"), child("Will", 2)) == (
        "[G.] said grace. I will ask [W.]."
    )


def test_a_month_in_a_date_is_no_child() -> None:
    assert text_without("On 2 May 2026 May slept. May 2026.", child("May")) == (
        "On 2 May 2026 [M.] slept. May 2026."
    )


def test_initials_that_were_recorded_stay() -> None:
    assert text_without("M. L. slept", child("M. L.")) == "M. L. slept"


def test_a_name_of_one_character_does_not_become_itself() -> None:
    assert text_without("明 came", child("明")) == "[child] came"
