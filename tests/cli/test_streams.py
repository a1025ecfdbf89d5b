"""What the process does with its streams: closed, full, cut off, in a locale without letters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import PASSPHRASE, CommandLine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shell redirections of POSIX")

PROGRAM = f"{sys.executable} -m evidencelog"


def shell(cli: CommandLine, line: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("evidencelog", PROGRAM, 1)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        start_new_session=True,
        env={
            **os.environ,
            "EVIDENCELOG_LOG": str(cli.log),
            "EVIDENCELOG_PASSPHRASE": PASSPHRASE,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            **environ,
        },
    )


@pytest.fixture
def filled(cli: CommandLine) -> CommandLine:
    """A log whose listing is longer than one pipe takes at once."""
    cli("log", "incident", "--text", "José said “c’est fini” 你好 🚗 " + "word " * 30_000)
    return cli


@pytest.mark.parametrize("target", [">&-", "> /dev/full"])
@pytest.mark.parametrize("words", ["list", "list --json", "--help", "version"])
def test_a_result_that_cannot_be_printed_is_an_error_and_no_trace(
    filled: CommandLine, target: str, words: str
) -> None:
    if "full" in target and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = shell(filled, f"evidencelog {words} {target}")
    assert done.returncode == 1
    assert b"could not be printed" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_a_reader_that_goes_away_is_not_an_error(filled: CommandLine) -> None:
    done = shell(filled, "evidencelog list --json | head -c 10")
    assert done.stdout == b'{\n  "schem'
    assert done.stderr == b""


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    ],
    ids=["C", "C without UTF-8 mode", "POSIX"],
)
def test_letters_survive_every_locale(filled: CommandLine, locale: dict[str, str]) -> None:
    saved = shell(filled, "evidencelog log incident --text 'ñandú 你好'", **locale)
    assert saved.returncode == 0, saved.stderr
    listed = shell(filled, "evidencelog list", **locale)
    assert "ñandú 你好".encode() in listed.stdout
    assert "José said “c’est fini” 你好".encode() in listed.stdout


def test_bytes_that_are_no_text_are_refused_in_words(cli: CommandLine) -> None:
    refused = shell(cli, "evidencelog log incident --text \"$(printf 'a\\377b')\"")
    assert refused.returncode == 2
    assert b"neither UTF-8 nor whole characters" in refused.stderr


def test_standard_input_can_be_the_text(cli: CommandLine) -> None:
    done = shell(cli, "evidencelog log incident --text-file - --quiet < /dev/null; echo $?")
    assert done.stdout == b"2\n"
    piped = subprocess.run(
        [sys.executable, "-m", "evidencelog", "log", "incident", "--text-file", "-"],
        input=b"typed elsewhere\n",
        capture_output=True,
        start_new_session=True,
        env={
            **os.environ,
            "EVIDENCELOG_LOG": str(cli.log),
            "EVIDENCELOG_PASSPHRASE": PASSPHRASE,
        },
    )
    assert piped.returncode == 0, piped.stderr
    assert "typed elsewhere" in cli("list").out


def test_without_a_terminal_it_names_every_way_and_never_waits(cli: CommandLine) -> None:
    refused = shell(cli, "unset EVIDENCELOG_PASSPHRASE; evidencelog list")
    assert refused.returncode == 25
    assert b"--passphrase-file" in refused.stderr


def test_results_go_to_standard_output_and_all_else_does_not(cli: CommandLine) -> None:
    shell(cli, "evidencelog log incident --text x")
    listed = shell(cli, "evidencelog list --json 2>/dev/null")
    assert listed.stdout.startswith(b"{")
    assert listed.stderr == b""


def test_colour_is_only_for_terminals_unless_it_is_asked_for(cli: CommandLine) -> None:
    shell(cli, "evidencelog log incident --text x")
    assert b"\x1b[" not in shell(cli, "evidencelog list").stdout
    assert b"\x1b[" in shell(cli, "evidencelog list --color always").stdout
    assert b"\x1b[" not in shell(cli, "evidencelog list --color never", FORCE_COLOR="1").stdout


def test_the_unexpected_is_told_calmly_with_its_trace_only_for_debugging(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr("evidencelog.app.history.read_history", broken)
    told = cli("list")
    assert told.code == 1
    assert "Something unexpected happened inside the program (ZeroDivisionError)." in told.err
    assert "Nothing was lost. No entries yet." in told.err
    assert "Traceback" not in told.err
    assert "secret words" not in told.err
    assert "Traceback" in cli("list", "--debug").err


def test_errors_are_json_when_json_was_asked_for(bare: CommandLine) -> None:
    told = bare("list", "--json")
    assert told.code == 20
    assert told.err == ""
    assert told.json["error"]["code"] == 20
    assert told.json["error"]["name"] == "no-log"
    assert told.json["error"]["hint"]
