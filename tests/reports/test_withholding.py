"""No part of a report says anything of what its reader may not see."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.core import parts
from evidencelog.core.history import History, Standing
from evidencelog.core.kinds import Person
from evidencelog.reports.charts import charts_of
from evidencelog.reports.conversations import conversations_of
from evidencelog.reports.gaps import selection_of
from evidencelog.reports.incident import incident_of
from evidencelog.reports.key_facts import key_facts_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Part
from evidencelog.reports.schedules import SCHEDULES, schedules_of
from evidencelog.reports.selection import Audience, Selection
from evidencelog.reports.statement import statement_of
from evidencelog.reports.verification import verification_of
from tests.reports.everything import filled, standings
from tests.reports.materials import entry, material, material_of, private, withdrawn
from tests.reports.samples import COURT, history, version

MAKERS: tuple[Callable[[Material], Part | None], ...] = (
    key_facts_of,
    conversations_of,
    schedules_of,
    charts_of,
    selection_of,
    statement_of,
    incident_of,
    verification_of,
)
SAID = re.compile(r"zq\d+x")
CITED = re.compile(r"\b[Ee]ntry (\d+)")
AUDIENCES: tuple[Audience, ...] = ("me", "lawyer", "advocate", "police", "court")


def made(of: Material) -> list[Part]:
    return [part for make in MAKERS if (part := make(of)) is not None]


@cache
def all_kinds() -> History:
    """Three entries of each kind; each has an addition and names two others."""
    log = history(*standings(3))
    for number, one in log.entries.items():
        links = (parts.Link(number=number + 1), parts.Link(number=number + 2))
        clause = parts.Clause(clause="2", order=str(number + 3))
        entry_ = msgspec.structs.replace(one.current, links=links, clauses=(clause,))
        one.versions = [version(entry_, one.newest.seq)]
        added = msgspec.structs.replace(filled(type(entry_), 4), links=links, clauses=())
        one.details = [version(added, one.newest.seq + 500)]
    return log


def log_with(hidden: frozenset[int]) -> History:
    log = all_kinds()
    for number, one in log.entries.items():
        one.label = "private" if number in hidden else "open"
    return log


def values(found: Any, *names: str) -> Iterator[str]:
    """Every text below any of these fields, or everywhere when none is named."""
    if isinstance(found, str):
        if not names:
            yield found
    elif isinstance(found, msgspec.Struct):
        for name in found.__struct_fields__:
            inner = getattr(found, name)
            yield from values(inner, *(() if name in names else names))
    elif isinstance(found, tuple):
        for one in found:
            yield from values(one, *names)


def said_in(standings_: list[Standing], *names: str) -> set[str]:
    """The words that nobody says, as the entries hold them."""
    texts = (
        text
        for one in standings_
        for version_ in (*one.versions, *one.details)
        for text in values(version_.entry, *names)
    )
    return {word for text in texts for word in SAID.findall(text)}


def cited(found: Any) -> Iterator[int]:
    """Every entry number that a part leads to or names."""
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        for field in dataclasses.fields(found):
            inner = getattr(found, field.name)
            if field.name == "entry" and inner is not None:
                yield inner
            yield from cited(inner)
    elif isinstance(found, tuple):
        for one in found:
            yield from cited(one)
    elif isinstance(found, str):
        yield from map(int, CITED.findall(found))


@settings(max_examples=30)
@given(
    hidden=st.frozensets(st.integers(1, 27)),
    taken=st.frozensets(st.integers(1, 27), min_size=1),
    audience=st.sampled_from(AUDIENCES),
)
def test_every_entry_that_a_part_cites_is_one_that_was_chosen(
    hidden: frozenset[int], taken: frozenset[int], audience: Audience
) -> None:
    selection = Selection(audience=audience, numbers=taken)
    found = made(material_of(log_with(hidden), selection))
    # An entry in full may name others, as long as its reader may know of them.
    full = {n for part in found if part.key == "incident" for n in cited(part)}
    assert full.isdisjoint(hidden)
    others = {n for part in found if part.key != "incident" for n in cited(part)}
    assert others <= taken - hidden


@settings(max_examples=30)
@given(hidden=st.frozensets(st.integers(1, 27)), audience=st.sampled_from(AUDIENCES))
def test_nothing_of_an_entry_that_was_not_chosen_is_said(
    hidden: frozenset[int], audience: Audience
) -> None:
    log = log_with(hidden)
    of = material_of(log, Selection(audience=audience))
    kept_back = said_in([one for number, one in log.entries.items() if number in hidden])
    assert kept_back.isdisjoint(SAID.findall(repr(made(of))))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", [None, *SCHEDULES])
def test_addresses_and_contact_details_are_in_no_part_unless_asked_for(
    audience: Audience, name: str | None
) -> None:
    log = log_with(frozenset())
    asked = frozenset((name,)) if name else None
    of = material_of(log, Selection(audience=audience), schedules=asked)
    secrets = said_in(list(log.entries.values()), "address", "coordinates", "contact", "embedded")
    assert secrets.isdisjoint(SAID.findall(repr(made(of))))


def test_contact_details_are_said_when_they_are_asked_for() -> None:
    people = [{"name": "Ann", "role": "witness", "contact": "555-0199"}]
    place = {"text": "The house", "address": "17 Quiet Lane"}
    one = entry("incident", 1, people=people, place=place)
    found = repr(made(material(one, selection=Selection(contacts=True, addresses=True))))
    assert "555-0199" in found
    assert "17 Quiet Lane" in found
    assert "555-0199" not in repr(made(material(one)))
    assert "17 Quiet Lane" not in repr(made(material(one)))


@pytest.mark.parametrize("audience", ["police", "court"])
def test_children_have_initials_in_everything_labelled(audience: Audience) -> None:
    log = log_with(frozenset())
    of = material_of(
        log, Selection(audience=audience, contacts=True), schedules=frozenset(SCHEDULES)
    )
    names = {child.name for one in log.readable for child in one.current.children}
    for one in log.readable:
        person = one.current
        if isinstance(person, Person) and person.role == "child":
            names |= {person.name or "", person.short or "", *person.aliases}
    assert names
    assert names.isdisjoint(SAID.findall(repr(made(of))))


def test_a_childs_name_given_in_any_field_is_shortened_for_others() -> None:
    child = entry("person", 1, name="Maya Doe", short="Maya", role="child")
    told = {"how": "told", "by": "Maya"}
    found = made(
        material(
            child,
            entry("incident", 2, title="a", known=told, mark="worst", effect="Maya cried"),
            entry("contact", 3, direction="in", sender="Maya's tablet", via="Maya Doe"),
            entry("contact", 4, direction="in", words=[{"text": "Hello", "by": "maya"}]),
            entry("exchange", 5, late="Maya", notice="by Maya", planned_place="Maya's school"),
            entry("promise", 6, by="Maya", due="when Maya wants"),
            entry("boundary", 7, to="Maya", arrived="Maya said so"),
            entry("report", 8, agency_name="Maya's school", officer="Maya", outcome="for Maya"),
            entry("order", 9, court="Maya's court", type="about Maya"),
            entry("incident", 10, title="b", people=[{"name": "Maya Doe", "role": "witness"}]),
            entry("incident", 11, title="c", tags=["about Maya"], place={"text": "Maya's room"}),
            entry("incident", 12, title="d", tags=["about Maya"]),
            selection=COURT,
            schedules=frozenset(SCHEDULES),
        )
    )
    assert "maya" not in repr(found).casefold()


def test_a_selection_by_a_childs_name_is_told_by_initials() -> None:
    child = parts.Child(name="Maya Doe")
    one = entry("incident", 1, children=msgspec.to_builtins((child,)))
    selection = dataclasses.replace(COURT, person="Maya Doe")
    assert "naming M. D." in selection_of(material(one, selection=selection)).paragraphs[0]


def test_no_part_names_a_private_or_withdrawn_entry() -> None:
    links = [{"number": 2, "how": "before"}, {"number": 3, "how": "after"}]
    clauses = [{"clause": "1", "order": "2"}, {"clause": "1", "order": "3"}]
    found = made(
        material(
            entry("incident", 1, title="shown", links=links, clauses=clauses),
            private(entry("order", 2, type="hidden", numbered=[{"number": "1", "text": "x1"}])),
            withdrawn(entry("boundary", 3, to="hidden", words=[{"text": "x2"}])),
            schedules=frozenset(SCHEDULES),
        )
    )
    assert {n for part in found for n in cited(part)} <= {1}
    assert "x1" not in repr(found)
    assert "x2" not in repr(found)


def test_parts_without_entries_are_left_out_or_say_that_there_are_none() -> None:
    empty = material()
    assert [part.key for part in made(empty)] == ["selection", "verification"]
    assert selection_of(empty).gaps is None


def test_one_entry_of_each_kind_alone_makes_every_part_that_it_has_data_for() -> None:
    for one in standings(1):
        found = made(material(one, schedules=frozenset(SCHEDULES)))
        assert {n for part in found for n in cited(part)} <= {one.number}
