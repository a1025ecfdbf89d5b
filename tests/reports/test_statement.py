"""A statement to be changed and sworn: the person's words, the time, the exhibits, no more."""

from __future__ import annotations

from typing import Any

import pytest

from evidencelog.core.moments import Occurred
from evidencelog.core.zones import to_occurred
from evidencelog.reports.lead_in import lead_in
from evidencelog.reports.material import Material
from evidencelog.reports.model import Statement
from evidencelog.reports.statement import statement_of
from tests.reports.materials import at, entry, material
from tests.reports.samples import attachment, incident, recorded, standing, version

DAY = "Saturday 14 March 2026"


def statement(of: Material) -> Statement:
    found = statement_of(of)
    assert found is not None
    return found


def moment(precision: str, from_: str | None, **more: str) -> Occurred:
    return Occurred(precision=precision, from_=from_, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("occurred", "words"),
    [
        (to_occurred("2026-03-14T18:05", zone="UTC"), f"On {DAY} at 18:05"),
        (moment("about", "2026-03-14T18:05"), f"On {DAY} at about 18:05"),
        (moment("about", "2026-03-14"), f"On or about {DAY}"),
        (moment("about", "2026-03"), "About March 2026"),
        (moment("about", "2026"), "About 2026"),
        (moment("date", "2026-03-14"), f"On {DAY}"),
        (moment("month", "2026-03"), "In March 2026"),
        (moment("year", "2026"), "In 2026"),
        (moment("part", "2026-03-14", part="morning"), f"On {DAY} in the morning"),
        (
            moment("part", "2026-03-14", part="night"),
            f"In the night from {DAY} to Sunday 15 March 2026",
        ),
        (
            moment("part", "9999-12-31", part="night"),
            "In the night that began on Friday 31 December 9999",
        ),
        (
            moment("range", "2026-03-14T18:05", to="2026-03-14T19:00"),
            f"On {DAY} between 18:05 and 19:00",
        ),
        (
            moment("range", "2026-03-14T18:05", to="2026-03-15"),
            f"Between {DAY} at 18:05 and Sunday 15 March 2026",
        ),
        (moment("range", "2025", to="2026-03"), "Between 2025 and March 2026"),
        (moment("unknown", None), "On a date that was not recorded"),
        (None, "On a date that was not recorded"),
    ],
)
def test_a_paragraph_begins_with_the_time_no_more_precise_than_known(
    occurred: Occurred | None, words: str
) -> None:
    assert lead_in(occurred) == words


def test_the_account_stands_word_for_word() -> None:
    account = "i opened the door,  then\n\nHe said  nothing..."
    (paragraph,) = statement(material(standing(incident(account)))).paragraphs
    assert paragraph.text == f"On {DAY} at 18:05: {account}"


def test_paragraphs_follow_the_order_in_which_things_happened() -> None:
    found = statement(
        material(
            entry("incident", 1, "2026-03-14T18:05", account="b"),
            entry("incident", 2, "2026-01-02", account="a"),
            entry("person", 3, name="Sam"),
        )
    )
    assert [paragraph.entry for paragraph in found.paragraphs] == [2, 1]


def test_exhibits_and_words_of_others_stand_beside_the_account() -> None:
    one = incident(
        "a",
        4,
        attachments=(attachment("a.jpg", b"x"), attachment("b.jpg", b"y")),
        words=(),
    )
    said = entry("contact", 5, account="b", words=[{"text": "Stop", "by": "Sam", "exact": "yes"}])
    first, second = statement(material(standing(one), said)).paragraphs
    assert first.exhibits == ("4-1", "4-2")
    assert [(quote.source, quote.text) for quote in second.quotes] == [
        ("Words of Sam – exact words", "Stop")
    ]
    assert "Stop" not in second.text


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"how": "saw"}, "I saw or heard this."),
        ({"how": "told", "by": "Ann"}, "Ann told me this."),
        ({"how": "told"}, "I was told this."),
        ({"how": "document", "by": "the letter"}, "I know this from a document: the letter."),
        ({"how": "document"}, "I know this from a document."),
        ({"how": "inferred"}, "I concluded this from other things."),
    ],
)
def test_how_it_is_known_follows_the_account(known: dict[str, str], words: str) -> None:
    (paragraph,) = statement(material(entry("incident", 1, account="a", known=known))).paragraphs
    assert paragraph.text.splitlines()[-1] == words


@pytest.mark.parametrize("known", [None, {"how": "unknown"}])
def test_nothing_is_said_of_how_it_is_known_when_nothing_was_recorded(
    known: dict[str, str] | None,
) -> None:
    answers: dict[str, Any] = {"known": known} if known else {}
    (paragraph,) = statement(material(entry("incident", 1, account="a", **answers))).paragraphs
    assert paragraph.text == f"On {DAY} at 18:05: a"


def test_without_an_account_there_is_a_place_to_tell_it() -> None:
    call = entry("contact", 1, direction="in", channel="call", outcome="missed", count=3)
    titled = entry("incident", 2, title="The letter box")
    first, second = statement(material(call, titled)).paragraphs
    assert first.text == (
        f"On {DAY} at 18:05: [to be told in your own words; recorded as Contact: "
        "incoming; call; missed; 3 times]"
    )
    assert second.text.endswith(
        "[to be told in your own words; recorded as Incident: The letter box]"
    )


def test_what_was_added_later_says_when() -> None:
    one = standing(incident("a"))
    added = incident("And the light was on.")
    one.details.append(version(added, 99))
    (paragraph,) = statement(material(one)).paragraphs
    assert paragraph.text.splitlines()[1] == (
        "[added on Mon 16 Mar 2026, 09:12:30 (UTC-04:00)] And the light was on."
    )


def test_what_somebody_else_wrote_down_is_marked_to_be_told_again() -> None:
    one = entry("incident", 1, account="She came home late.", author="Lee Advocate")
    (paragraph,) = statement(material(one)).paragraphs
    assert paragraph.text.endswith("[written down by Lee Advocate; put it into your own words]")


def test_own_knowledge_is_offered_and_never_asserted() -> None:
    found = statement(material(standing(incident("a"))))
    offered = [text for text in found.opening if "own knowledge" in text]
    assert len(offered) == 1
    assert offered[0].startswith("[Keep this sentence only if it is so:")
    assert any("Read every paragraph" in text for text in found.closing)


def test_the_address_is_a_blank_even_when_addresses_are_printed() -> None:
    found = statement(material(standing(incident("a"))))
    assert found.opening[0] == f"I, Robin H., of {'_' * 30}, say as follows."
    unnamed = statement(material(standing(incident("a")), owner=""))
    assert unnamed.heading == "Statement"
    assert unnamed.opening[0].startswith("I, ____")


def test_without_an_event_there_is_no_statement() -> None:
    assert statement_of(material(entry("person", 1, name="Sam"))) is None
    gone = at(entry("incident", 1), None)
    gone.label = "private"
    assert statement_of(material(gone)) is None


def test_an_entry_without_any_time_has_no_date() -> None:
    (paragraph,) = statement(material(at(entry("incident", 1, account="a"), None))).paragraphs
    assert paragraph.text == "On a date that was not recorded: a"
    assert recorded().local not in paragraph.text
