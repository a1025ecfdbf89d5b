"""`help`: pages that are there without a network, and the help of each command."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencelog.cli.help import PAGES
from tests.cli.command_line import CommandLine

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_help_lists_its_pages_and_how_to_read_them(bare: CommandLine) -> None:
    shown = bare("help")
    assert shown.code == 0
    for name in PAGES:
        assert f"evidencelog help {name}" in shown.out


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_shown_as_it_is_written(bare: CommandLine, name: str) -> None:
    shown = bare("help", name)
    first = (DOCS / PAGES[name][1]).read_text(encoding="utf-8").splitlines()[0]
    assert shown.code == 0
    assert shown.out.splitlines()[0] == first


def test_the_help_of_a_command_is_found_by_its_name(bare: CommandLine) -> None:
    assert bare("help", "erase").out == bare("erase", "--help").out


def test_an_unknown_topic_is_said_calmly(bare: CommandLine) -> None:
    shown = bare("help", "everything")
    assert shown.code == 2
    assert 'There is no page and no command called "everything".' in shown.err


def test_the_page_on_importing_has_a_part_for_each_source(bare: CommandLine) -> None:
    assert "evidencelog import FILE" in bare("help", "import").out
    assert "WhatsApp" in bare("help", "import", "whatsapp").out
    refused = bare("help", "import", "fax")
    assert (refused.code, "whatsapp" in refused.err) == (2, True)
