"""Which schedules are printed, and what each says of how it was made."""

from __future__ import annotations

from functools import cache

import pytest

from evidencelog.errors import UsageError
from evidencelog.reports.material import Material
from evidencelog.reports.model import Schedules
from evidencelog.reports.schedules import ON_REQUEST, SCHEDULES, schedules_of
from tests.reports.everything import everything
from tests.reports.materials import entry, material, material_of


@cache
def full() -> Material:
    """The material of a report in which everything was answered."""
    return material_of(everything(4))


def names(found: Schedules | None) -> list[str]:
    return [schedule.name for schedule in found.schedules] if found else []


def test_every_schedule_is_called_by_the_name_that_asks_for_it() -> None:
    of = full()
    for name, make in SCHEDULES.items():
        schedule = make(of)
        assert schedule is not None, name
        assert schedule.name == name


def test_forms_and_the_map_of_numbers_are_printed_only_when_named() -> None:
    usual = names(schedules_of(full()))
    assert set(usual) == SCHEDULES.keys() - ON_REQUEST
    asked = material_of(everything(4), schedules=frozenset(("scott", "handovers")))
    assert names(schedules_of(asked)) == ["scott", "handovers"]


def test_a_name_that_no_schedule_has_is_refused_with_those_that_there_are() -> None:
    of = material(entry("incident", 1), schedules=frozenset(("scot",)))
    with pytest.raises(UsageError, match="there is no schedule called scot") as refused:
        schedules_of(of)
    assert "scott, patterns, orders" in refused.value.hint


def test_without_data_there_are_no_schedules() -> None:
    assert schedules_of(material()) is None
    nothing_shared = material(entry("document", 1, title="a"), schedules=frozenset(("promises",)))
    assert schedules_of(nothing_shared) is None


@pytest.mark.parametrize("name", SCHEDULES)
def test_each_row_has_a_cell_for_each_column(name: str) -> None:
    schedule = SCHEDULES[name](full())
    assert schedule is not None
    assert schedule.tables
    for table in schedule.tables:
        assert table.rows
        for row in (*table.rows, *((table.total,) if table.total else ())):
            assert len(row) == len(table.columns)


@pytest.mark.parametrize("name", SCHEDULES)
def test_each_says_how_many_entries_it_was_made_from_and_of_which_days(name: str) -> None:
    schedule = SCHEDULES[name](full())
    assert schedule is not None
    assert any("entries of this copy." in sentence for sentence in schedule.method)
    assert any(sentence.startswith("Period: ") for sentence in schedule.method)
