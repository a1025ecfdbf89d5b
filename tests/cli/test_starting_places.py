"""Where a new log is to be kept, as people answer that question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine, Person

SECRET = "six words by chance"
REST = [SECRET, SECRET, "", "n"]


def test_a_folder_gets_a_log_of_a_plain_name(bare: CommandLine) -> None:
    folder = bare.folder / "stick"
    folder.mkdir()

    made = bare("init", ask=Person(["y", str(folder), *REST]), passphrase=None)

    assert made.code == 0, made.err
    assert (folder / "records.db").is_file()


def test_a_tilde_means_the_home_folder(bare: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(bare.folder))
    monkeypatch.setenv("USERPROFILE", str(bare.folder))

    made = bare("init", ask=Person(["y", "~/mine.db", *REST]), passphrase=None)

    assert made.code == 0, made.err
    assert (bare.folder / "mine.db").is_file()
    assert not Path("~").exists()


def test_a_log_in_a_place_of_ones_own_is_named_in_the_next_command(bare: CommandLine) -> None:
    path = bare.folder / "a b.db"

    told = bare("init", ask=Person(["y", str(path), *REST]), passphrase=None).err

    assert f"evidencelog --log '{path}' log" in told


def test_a_file_that_is_there_is_not_taken_and_the_question_comes_again(bare: CommandLine) -> None:
    taken = bare.folder / "photo.jpg"
    taken.write_bytes(b"mine")
    person = Person(["y", str(taken), str(bare.folder / "new.db"), *REST])

    made = bare("init", ask=person, passphrase=None)

    assert made.code == 0, made.err
    assert f"There is a file already: {taken}" in person.screen
    assert taken.read_bytes() == b"mine"


def test_no_to_a_synced_place_that_was_named_makes_nothing(bare: CommandLine) -> None:
    path = bare.folder / "Dropbox" / "log.db"

    stopped = bare("--log", str(path), "init", ask=Person(["y", "n"]), passphrase=None)

    assert stopped.code == 130
    assert "Nothing was made on this computer." in stopped.err
    assert not path.exists()
