"""`doctor`: looking around a home that was prepared."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine, Person

LINES = """ls
evidencelog log incident --text 'what nobody is to read'
evidencelog list
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    monkeypatch.chdir(folder)
    return folder


def codes(found: object) -> set[str]:
    assert isinstance(found, dict)
    return {finding["code"] for finding in found["findings"]}


def test_history_lines_are_counted_and_never_repeated(cli: CommandLine, home: Path) -> None:
    (home / ".bash_history").write_text(LINES)

    told = cli("doctor")

    assert told.code == 0
    assert f"{home / '.bash_history'} has 2 lines with the name of this program." in told.out
    assert "nobody is to read" not in told.out + told.err


def test_a_passphrase_in_a_shell_file_is_found(cli: CommandLine, home: Path) -> None:
    (home / ".bashrc").write_text("export EVIDENCELOG_PASSPHRASE='secret words'\n")

    told = cli("doctor")

    assert f"The passphrase is written in {home / '.bashrc'}." in told.out
    assert "secret words" not in told.out + told.err


@pytest.mark.parametrize("place", ["Downloads/a.pdf", "Rapports/b.pdf", "c.pdf"])
def test_an_exported_report_left_in_the_usual_folders_is_found(
    cli: CommandLine, home: Path, place: str
) -> None:
    (home / ".config").mkdir()
    (home / ".config/user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Rapports"\n')
    (home / place).parent.mkdir(exist_ok=True)
    cli("log", "incident", "--text", "one")
    elsewhere = cli.folder / "elsewhere"
    elsewhere.mkdir()
    cli("export", "pdf", str(elsewhere / "report.pdf"))
    before = codes(cli("doctor", "--json").json)

    shutil.copy(elsewhere / "report.pdf", home / place)

    assert "export" not in before
    assert f"{home / place}" in cli("doctor").out


def test_another_file_of_the_same_size_is_no_export(cli: CommandLine, home: Path) -> None:
    cli("log", "incident", "--text", "one")
    cli("export", "pdf", str(cli.folder / "x" / "report.pdf"))
    (cli.folder / "x").mkdir()
    size = cli("export", "pdf", str(cli.folder / "x" / "report.pdf"), "--json").json["size"]

    (home / "other.pdf").write_bytes(b"x" * size)

    assert "export" not in codes(cli("doctor", "--json").json)


def test_a_copy_beside_the_log_is_found_and_another_log_is_not(
    cli: CommandLine, home: Path
) -> None:
    shutil.copy(cli.log, cli.folder / "copy.db")
    cli("--log", str(cli.folder / "another.db"), "init", "--no-input")

    told = cli("doctor").out

    assert f"same folder: {cli.folder / 'copy.db'}" in told
    assert "another.db" not in told


def test_backup_and_receipt_are_due_after_fourteen_days(cli: CommandLine, home: Path) -> None:
    cli("log", "incident", "--text", "one")
    never = codes(cli("doctor", "--json").json)
    cli("backup", str(cli.folder / "b.db"))
    cli("receipt")
    lately = codes(cli("doctor", "--json").json)
    cli.clock.moment = cli.clock.moment.replace(month=4, day=2)
    later = codes(cli("doctor", "--json").json)

    due = {"no-backup", "no-receipt"}
    assert (never & due, lately & due, later & due) == (due, set(), due)


def test_without_unlocking_it_looks_from_outside_and_says_so(cli: CommandLine, home: Path) -> None:
    cli.log.chmod(0o644)

    for told in (cli("doctor", "--no-unlock"), cli("doctor", passphrase=None)):
        assert told.code == 0
        assert "chmod 600" in told.out
        assert "Not unlocked, so backup, receipt and exported files were not looked at" in told.err


def test_without_a_log_the_computer_is_looked_at(bare: CommandLine, home: Path) -> None:
    (home / ".zsh_history").write_bytes(b": 1700000000:0;evidencelog init\n")

    told = bare("doctor")

    assert told.code == 0
    assert ".zsh_history has 1 line" in told.out
    assert "There is no log at" in told.err


def test_a_wrong_passphrase_is_still_refused(cli: CommandLine, home: Path) -> None:
    assert cli("doctor", passphrase="another one entirely").code == 21


def test_a_damaged_log_is_sent_to_verify_and_the_rest_is_looked_at(
    cli: CommandLine, home: Path
) -> None:
    import sqlite3

    connection = sqlite3.connect(cli.log)
    with connection:
        connection.execute("UPDATE door SET data = zeroblob(20)")
    connection.close()

    told = cli("doctor", ask=Person([]))

    assert told.code == 0
    assert "evidencelog verify" in told.err
