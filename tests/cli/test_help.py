"""The help pages, and what they cost."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from evidencelog.cli.catalogue import CATALOGUE, Listed
from evidencelog.cli.main import PROGRAM_COMMAND
from tests.cli.command_line import CommandLine

HEAVY = ("sqlalchemy", "cryptography", "prompt_toolkit", "msgspec", "dateutil", "PIL", "reportlab")
COMMANDS = [listed for section in CATALOGUE for listed in section.commands]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "sys.argv = ['evidencelog', '--help']\n"
        "from evidencelog.cli.main import main\n"
        "try:\n    main()\n"
        "except SystemExit as stop:\n    assert stop.code == 0, stop.code\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "HEAVY []"


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_each_listed_command_is_there_and_explains_itself(
    bare: CommandLine, listed: Listed
) -> None:
    helped = bare(listed.name, "--help")
    assert helped.code == 0, helped.err
    assert f"Usage: evidencelog {listed.name}" in helped.out
    assert "Examples:" in helped.out or listed.name == "version"
    assert "Options for every command: evidencelog --help" in helped.out


def test_the_first_page_has_at_most_twelve_commands_in_a_group() -> None:
    assert all(len(section.commands) <= 12 for section in CATALOGUE)


def test_each_command_has_its_name_once() -> None:
    names = [listed.name for listed in COMMANDS]
    assert sorted(names) == sorted(set(names))


def test_every_entry_of_the_help_is_a_click_command() -> None:
    context = click.Context(PROGRAM_COMMAND)
    for listed in COMMANDS:
        assert PROGRAM_COMMAND.get_command(context, listed.name) is not None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("lst",), "Did you mean 'list'?"),
        (("log", "incidnt"), "Did you mean 'incident'?"),
        (("list", "--chanel"), "'--channel'"),
    ],
)
def test_a_misspelt_word_gets_the_nearest_one(
    bare: CommandLine, words: tuple[str, ...], says: str
) -> None:
    refused = bare(*words)
    assert refused.code == 2
    assert says in refused.err


def test_usage_errors_are_json_when_json_was_asked_for(bare: CommandLine) -> None:
    refused = bare("list", "--nope", "--json")
    assert refused.code == 2
    assert refused.json["error"]["code"] == 2
    assert "--nope" in refused.json["error"]["message"]
    assert refused.err == ""


def test_alone_it_says_what_it_is_and_how_to_begin(bare: CommandLine) -> None:
    greeted = bare()
    assert greeted.code == 0
    assert "evidencelog init" in greeted.out


def test_alone_with_a_log_it_says_how_it_stands(cli: CommandLine) -> None:
    cli("log", "incident", "--text", "x")
    standing = cli()
    assert "1 entry, last saved Tue 17 Mar 2026, 10:" in standing.out
    assert "Last backup:   none yet" in standing.out


@pytest.mark.parametrize("place", ["before", "after"])
def test_global_options_are_taken_on_both_sides(cli: CommandLine, place: str) -> None:
    words = ("--json", "list") if place == "before" else ("list", "--json")
    assert cli(*words).json == {"schema": 1, "entries": []}


def test_version_names_program_and_format(bare: CommandLine) -> None:
    assert bare("version", "--json").json["format"] == "evidencelog/1"
