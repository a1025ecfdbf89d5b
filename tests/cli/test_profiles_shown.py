"""`help profiles`: what a court's profile does, in words, with what was read and what was not."""

from __future__ import annotations

import pytest

from evidencelog.reports.profiles.shelf import ORDER
from tests.cli.command_line import CommandLine


@pytest.mark.parametrize("key", ORDER)
def test_each_profile_says_what_nobody_checked_and_sends_to_the_clerk(
    bare: CommandLine, key: str
) -> None:
    shown = bare("help", "profiles", key)

    assert shown.code == 0, shown.err
    assert f"--profile {key}" in shown.out
    assert "What nobody read or checked" in shown.out
    assert "Ask the clerk of the court." in shown.out


def test_a_rule_is_shown_with_its_day_and_its_address(bare: CommandLine) -> None:
    shown = bare("help", "profiles", "us-california").out

    assert "California Rules of Court, rule 2.104 (read on 2026-11-23; 2025 edition)" in shown
    assert "https://courts.ca.gov/cms/rules/index/two/rule2_104" in shown
    assert "Limits: 25 MB a file" in shown
    assert "Page numbers: one run from 1, as the page counter of a reader shows them" in shown
    assert "Not read: The text of the rule itself." in shown


def test_both_ways_to_number_are_named(bare: CommandLine) -> None:
    shown = bare("help", "profiles", "england-wales").out

    assert "a letter for each section and a run in it (A1, A2, B1), or one run from 1" in shown
    assert "Statement of truth (draft wording)" in shown
    assert "such as Exhibit SAM1" in shown


def test_programs_get_all_of_it(bare: CommandLine) -> None:
    held = bare("--json", "help", "profiles", "archive").json["profile"]

    assert held["originals"] is True
    assert held["rules"][0]["through"] == "text"


def test_the_page_lists_every_profile(bare: CommandLine) -> None:
    shown = bare("help", "profiles").out

    assert all(f"`{key}`" in shown for key in ORDER)


def test_an_unknown_profile_is_refused_with_the_others(bare: CommandLine) -> None:
    refused = bare("help", "profiles", "texas")

    assert refused.code == 2
    assert "us-federal" in refused.err


def test_no_other_page_has_parts(bare: CommandLine) -> None:
    refused = bare("help", "safety", "more")

    assert refused.code == 2
    assert "Only the pages on profiles and on importing have parts of their own." in refused.err
