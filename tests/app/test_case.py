from __future__ import annotations

import msgspec
import pytest

from evidencelog.app.case import caption_of, has_case, initials_of, other_role
from evidencelog.app.settings import Settings
from evidencelog.i18n import speaking
from evidencelog.reports.model import Party


def case(**held: str) -> Settings:
    known = Settings(name="Sam Lee", other_party="Robin Lee")
    return msgspec.structs.replace(known, **held)


@pytest.mark.parametrize(
    ("role", "parties"),
    [
        ("applicant", ("Sam Lee: Applicant", "Robin Lee: Respondent")),
        ("respondent", ("Robin Lee: Applicant", "Sam Lee: Respondent")),
        ("defendant", ("Robin Lee: Plaintiff", "Sam Lee: Defendant")),
        ("intervener", ("Sam Lee: intervener", "Robin Lee: ")),
    ],
)
def test_whoever_began_the_case_stands_first(role: str, parties: tuple[str, ...]) -> None:
    caption = caption_of(case(role=role))

    assert tuple(f"{one.name}: {one.role}" for one in caption.parties) == parties


def test_the_other_role_can_be_said() -> None:
    caption = caption_of(case(role="applicant", other_role="second respondent"))

    assert caption.parties[1] == Party(name="Robin Lee", role="second respondent")


def test_parties_on_one_line_are_still_read() -> None:
    old = Settings(court="Family Court", case_number="12", parties="Lee v Lee")

    assert caption_of(old).line == "Family Court · 12 · Lee v Lee"
    assert has_case(old)


def test_nothing_known_gives_no_caption() -> None:
    assert not caption_of(Settings(name="Sam Lee"))
    assert not has_case(Settings(name="Sam Lee", paper="a4"))


def test_without_a_name_of_ones_own_the_other_party_stands_alone() -> None:
    assert [one.name for one in caption_of(Settings(other_party="Robin")).parties] == ["Robin"]


def test_initials_come_from_the_name_unless_they_are_set() -> None:
    assert initials_of(Settings(name="sam ana Lee")) == "SAL"
    assert initials_of(Settings(name="Sam (Lee)")) == "S"
    assert initials_of(case(initials="SAM")) == "SAM"
    assert initials_of(Settings()) == ""


def test_the_role_across_is_not_guessed_for_an_unknown_one() -> None:
    assert other_role("intervener") == ""
    assert other_role(None) == ""


def test_a_known_role_is_printed_in_the_language_of_the_report() -> None:
    with speaking("en"):
        assert caption_of(case(role="Applicant")).parties[0].role == "Applicant"
