"""`backup`, `restore` and `key`: not losing the log, nor the way into it."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from tests.cli.command_line import PASSPHRASE, CommandLine, Person

NEW = "another six words by chance"


@pytest.fixture
def kept(bare: CommandLine) -> CommandLine:
    """A log with one entry; its recovery code stands in `code.txt`."""
    code = bare("init", "--no-input", "--json").json["recovery_code"]
    (bare.folder / "code.txt").write_text(f"{code}\n")
    assert bare("log", "incident", "--text", "one").code == 0
    return bare


def code_file(cli: CommandLine) -> str:
    return str(cli.folder / "code.txt")


def test_a_backup_is_read_back_and_gets_a_name_that_tells_nothing(kept: CommandLine) -> None:
    stick = kept.folder / "stick"
    stick.mkdir()

    made = kept("backup", str(stick))
    copy = stick / "records-copy.db"

    assert made.code == 0
    assert f"Copied, read back and unchanged: {copy}" in made.out
    assert "1 entry, " in made.out
    assert "on the same disk as the log" in made.err
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [path.name for path in stick.iterdir()] == ["records-copy.db"]
    assert kept("--log", str(copy), "verify").code == 0


def test_a_second_backup_leaves_the_first_as_it_is(kept: CommandLine) -> None:
    stick = kept.folder / "stick"
    stick.mkdir()
    first = kept("backup", str(stick), "--json").json
    before = Path(first["path"]).read_bytes()

    second = kept("backup", str(stick), "--json").json
    onto = kept("backup", first["path"])

    assert second["path"].endswith("records-copy-2.db")
    assert onto.code == 22
    assert "was not touched" in onto.err
    assert Path(first["path"]).read_bytes() == before


def test_a_backup_makes_the_folders_that_are_missing(kept: CommandLine) -> None:
    path = kept.folder / "a" / "b" / "copy.db"

    assert kept("backup", str(path)).code == 0
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_name_without_an_ending_is_a_folder(kept: CommandLine) -> None:
    made = kept("backup", str(kept.folder / "stick"), "--json").json

    assert made["path"] == str(kept.folder / "stick" / "records-copy.db")


def test_no_backup_is_left_of_a_damaged_log(kept: CommandLine) -> None:
    connection = sqlite3.connect(kept.log)
    with connection:
        connection.execute("UPDATE item SET body = zeroblob(64) WHERE seq = 1")
    connection.close()
    stick = kept.folder / "stick"
    stick.mkdir()

    refused = kept("backup", str(stick))

    assert refused.code == 10
    assert "The copy does not check out" in refused.err
    assert list(stick.iterdir()) == []


def test_on_a_new_computer_the_copy_and_the_recovery_code_are_enough(kept: CommandLine) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy))
    new = ("--log", str(kept.folder / "new" / "log.db"))

    put_back = kept(*new, "--recovery-file", code_file(kept), "restore", str(copy), passphrase=None)
    (kept.folder / "new.txt").write_text(NEW)
    changed = kept(
        *new,
        "--recovery-file",
        code_file(kept),
        "key",
        "passphrase",
        "--new-file",
        str(kept.folder / "new.txt"),
        passphrase=None,
    )

    assert put_back.code == 0, put_back.err
    assert "Put back and unchanged" in put_back.out
    assert changed.code == 0, changed.err
    assert kept(*new, "list", passphrase=NEW).code == 0
    assert kept(*new, "list").code == 21
    assert kept(*new, "verify", passphrase=NEW).code == 0
    assert kept(*new, "verify", "--against", str(copy), passphrase=NEW).code == 0
    assert kept("--log", str(copy), "list").code == 0


def test_that_it_was_put_back_is_noted_in_the_log(kept: CommandLine) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy))
    new = str(kept.folder / "new.db")

    done = kept("--log", new, "restore", str(copy), "--json").json

    assert done["records"] == 2
    assert done["seq"] == 2
    assert kept("--log", new, "verify", "--json").json["records"] == 3


def test_a_log_that_is_there_is_never_overwritten(kept: CommandLine) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy))
    kept("log", "incident", "--text", "two")
    before = kept.log.read_bytes()

    refused = kept("restore", str(copy))

    assert refused.code == 22
    assert "was not touched" in refused.err
    assert kept.log.read_bytes() == before


@pytest.mark.parametrize("broken", ["damaged", "no log", "gone"])
def test_what_does_not_check_out_is_not_put_back(kept: CommandLine, broken: str) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy))
    if broken == "damaged":
        connection = sqlite3.connect(copy)
        with connection:
            connection.execute("UPDATE item SET body = zeroblob(64) WHERE seq = 1")
        connection.close()
    elif broken == "no log":
        copy.write_text("a letter")
    else:
        copy.unlink()
    new = kept.folder / "new.db"

    refused = kept("--log", str(new), "restore", str(copy))

    assert refused.code == {"damaged": 10}.get(broken, 20)
    assert not new.exists()


def test_the_recovery_code_is_asked_for_and_a_mistyped_group_is_named(kept: CommandLine) -> None:
    code = Path(code_file(kept)).read_text().strip()
    wrong = ("7" if code[0] != "7" else "8") + code[1:]
    person = Person([wrong, code.lower().replace("-", " ")])

    shown = kept("--recovery-code", "list", ask=person)

    assert shown.code == 0, shown.err
    assert "Group 1 of the code is mistyped." in person.screen


def test_without_a_terminal_the_other_ways_are_named(kept: CommandLine) -> None:
    refused = kept("--recovery-code", "list", passphrase=None)

    assert refused.code == 25
    assert "--recovery-file FILE" in refused.err


def test_the_recovery_code_of_another_log_is_refused(kept: CommandLine) -> None:
    other = kept("--log", str(kept.folder / "o.db"), "init", "--no-input", "--json").json
    (kept.folder / "other.txt").write_text(other["recovery_code"])

    refused = kept("--recovery-file", str(kept.folder / "other.txt"), "list", passphrase=None)

    assert refused.code == 21
    assert "not the one of this log" in refused.err


def test_a_new_passphrase_is_typed_twice_and_older_copies_are_mentioned(kept: CommandLine) -> None:
    changed, person = kept.asked("key", "passphrase", answers=[NEW, "a slip", NEW, NEW])

    assert changed.code == 0, changed.err
    assert "were not the same" in person.screen
    assert "still open with the old one" in changed.err
    assert kept("list", passphrase=NEW).code == 0
    assert kept("list").code == 21


def test_a_short_new_passphrase_changes_nothing(kept: CommandLine) -> None:
    (kept.folder / "short.txt").write_text("short")

    refused = kept("key", "passphrase", "--new-file", str(kept.folder / "short.txt"))

    assert refused.code == 2
    assert "At least 8 characters" in refused.err
    assert kept("list", passphrase=PASSPHRASE).code == 0


def test_the_ways_to_unlock_are_listed(kept: CommandLine) -> None:
    assert kept("key", "list").out == "passphrase\nrecovery code\n"
    assert kept("key", "list", "--json").json["ways"] == [
        {"what": "passphrase", "whole": True},
        {"what": "recovery", "whole": True},
    ]


def test_a_new_recovery_code_counts_only_once_it_was_written_down(kept: CommandLine) -> None:
    declined, _person = kept.asked("key", "recovery", answers=["n"])

    assert declined.code == 0
    assert "Nothing was changed" in declined.err
    assert kept("--recovery-file", code_file(kept), "list", passphrase=None).code == 0


def test_a_new_recovery_code_takes_the_place_of_the_old_one(kept: CommandLine) -> None:
    old = str(kept.folder / "old.txt")
    Path(code_file(kept)).rename(old)
    code = kept("key", "recovery", "--no-input").out
    Path(code_file(kept)).write_text(code)

    assert kept("--recovery-file", code_file(kept), "list", passphrase=None).code == 0
    assert kept("--recovery-file", old, "list", passphrase=None).code == 21


def test_the_folder_of_the_only_copy_is_enough_to_put_it_back(kept: CommandLine) -> None:
    stick = kept.folder / "stick"
    kept("backup", str(stick))
    new = ("--log", str(kept.folder / "new" / "log.db"))

    put_back = kept(*new, "restore", str(stick))

    assert put_back.code == 0, put_back.err
    assert kept(*new, "list", "--count").out == "1\n"


def test_in_a_folder_of_several_copies_one_is_named_by_the_person(kept: CommandLine) -> None:
    stick = kept.folder / "stick"
    kept("backup", str(stick))
    kept("backup", str(stick))

    refused = kept("--log", str(kept.folder / "new.db"), "restore", str(stick))

    assert refused.code == 20
    assert "more than one file" in refused.err
    assert "records-copy.db" in refused.err
    assert not (kept.folder / "new.db").exists()


def test_a_folder_without_a_copy_is_said_to_be_that(kept: CommandLine) -> None:
    (kept.folder / "empty").mkdir()

    refused = kept("--log", str(kept.folder / "new.db"), "restore", str(kept.folder / "empty"))

    assert refused.code == 20
    assert "There is no backup in the folder" in refused.err
