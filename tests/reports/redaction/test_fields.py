"""Answers are taken out of the entries themselves, so that nothing is derived from them."""

from __future__ import annotations

import msgspec
import pytest

from evidencelog.core import parts
from evidencelog.core.kinds import Incident
from evidencelog.errors import UsageError
from evidencelog.reports.build import build
from evidencelog.reports.model import Report
from evidencelog.reports.redaction.fields import paths_of, withheld_entries, without_fields
from evidencelog.reports.selection import Selection
from tests.reports.samples import STATE, history, incident, standing

ALL = Selection(addresses=True, contacts=True)


def seen() -> Incident:
    return incident(
        "At the door.",
        place=parts.Place(text="The house", address="17 Quiet Lane"),
        people=(parts.Present(name="Ann Neighbour", contact="555-0199"),),
        police=parts.PoliceReport(officer="Brown", badge="4471"),
        effect="could not sleep",
    )


def without(*names: str) -> Report:
    before = seen()
    after = msgspec.structs.replace(before, account="At the gate.", reason="slip")
    log = history(standing(before, after, other=(("/place/street", "Quiet Lane"),)))
    return build(without_fields(log, paths_of(names)), ALL, state=STATE)


@pytest.mark.parametrize(
    ("name", "gone", "left"),
    [
        ("place.address", "17 Quiet Lane", "The house"),
        ("Address", "17 Quiet Lane", "The house"),
        ("place", "Quiet Lane", "Ann Neighbour"),
        ("people", "Ann Neighbour", "The house"),
        ("officer", "Brown", "4471"),
        ("/police/badge", "4471", "Brown"),
        ("Effect", "could not sleep", "The house"),
        ("account", "At the door", "The house"),
        ("contact", "555-0199", "Ann Neighbour"),
    ],
)
def test_an_answer_is_gone_from_all_versions(name: str, gone: str, left: str) -> None:
    found = repr(without(name))
    assert gone not in found
    assert left in found


def test_a_text_says_that_it_is_withheld() -> None:
    (entry,) = without("effect", "account").entries
    assert entry.account == "withheld"
    assert {fact.label: fact.value for fact in entry.answers}["Effect"] == "withheld"


def test_the_entries_that_have_an_answer_are_known() -> None:
    log = history(standing(seen()), standing(incident("b", 2)))
    assert withheld_entries(log, paths_of(["officer"])) == (1,)


def test_an_answer_that_does_not_exist_is_refused_with_examples() -> None:
    with pytest.raises(UsageError, match='no answer called "shoe size"') as refused:
        paths_of(["shoe size"])
    assert "place.address" in refused.value.hint


@pytest.mark.parametrize(
    "name", ["occurred", "When", "attachments", "number", "kind", "role", "direction", "status"]
)
def test_what_an_entry_is_placed_by_cannot_be_left_out(name: str) -> None:
    with pytest.raises(UsageError, match=r"cannot be left out|no answer called"):
        paths_of([name])
