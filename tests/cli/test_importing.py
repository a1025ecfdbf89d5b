"""`import`: look, settle what is open, one yes, recorded once and never twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine
from tests.cli.exports import CHAT, sms, write_sms

WHATSAPP = """\
3/4/26, 18:05 - Ana Reyes: I am at the door.
3/4/26, 18:06 - Casey: Go away.
3/5/26, 09:00 - Ana Reyes: Mia forgot her coat.
"""
CALLS = """\
Date,Time,Number,Duration
2026-03-14,18:05,555-0142,0:30
2026-03-15,09:00,555-0142,1:10
"""


def whatsapp(folder: Path, text: str = WHATSAPP) -> str:
    path = folder / "WhatsApp Chat with Casey.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def calls(folder: Path, name: str = "calls.csv") -> str:
    path = folder / name
    path.write_text(CALLS, encoding="utf-8")
    return str(path)


def test_a_preview_shows_what_there_is_and_writes_nothing(cli: CommandLine, tmp_path: Path) -> None:
    before = cli.log.read_bytes()
    done = cli("import", "--preview", write_sms(tmp_path))
    assert done.code == 0
    for words in (
        "8 records (message: 8)",
        "The file says that it has 8 of smses.",
        "Senders: Casey (6)",
        "From Sat 14 Mar 2026, 18:05:00 to Sat 14 Mar 2026, 18:12:00",
        "Sat 14 Mar 2026, 18:06:00 me: No.",
        "nothing was written",
    ):
        assert words in done.err + done.out
    assert cli.log.read_bytes() == before


def test_a_script_imports_without_being_asked(cli: CommandLine, tmp_path: Path) -> None:
    done = cli("import", write_sms(tmp_path))
    assert done.code == 0
    assert done.out.startswith("Imported 8 records as import 1. ")
    assert "evidencelog messages 1" in done.err


def test_json_tells_everything_about_each_file(cli: CommandLine, tmp_path: Path) -> None:
    path = write_sms(tmp_path)
    told = cli("import", path, "--json").json
    (file,) = told["files"]
    assert (told["schema"], told["imported"], told["duplicates"], told["skipped"]) == (1, 8, 0, [])
    assert (file["number"], file["imported"], file["records"]) == (1, 8, 8)
    assert file["source_sha256"] == hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert file["format"] == "sms-backup-restore"


def test_on_a_terminal_one_yes_is_asked_after_the_preview(cli: CommandLine, tmp_path: Path) -> None:
    done, person = cli.asked("import", write_sms(tmp_path), answers=["y"])
    assert done.code == 0
    assert person.screen == "Import 8 records? [Y/n] "
    assert "Casey: Please call me." in done.err


def test_no_writes_nothing(cli: CommandLine, tmp_path: Path) -> None:
    before = cli.log.read_bytes()
    done, _person = cli.asked("import", write_sms(tmp_path), answers=["n"])
    assert (done.code, "nothing was written" in done.out + done.err) == (0, True)
    assert cli.log.read_bytes() == before


def test_the_same_file_twice_adds_nothing(cli: CommandLine, tmp_path: Path) -> None:
    path = write_sms(tmp_path)
    cli("import", path)
    before = cli.log.read_bytes()
    again = cli("import", path)
    assert (again.code, "is import 1 already" in again.out) == (0, True)
    assert cli.log.read_bytes() == before
    assert cli("import", path, "--json").json["files"][0]["same_as"] == 1


def test_a_later_export_adds_only_what_is_new(cli: CommandLine, tmp_path: Path) -> None:
    cli("import", write_sms(tmp_path, said=CHAT[:5]))
    later = cli("import", write_sms(tmp_path, "later.xml"))
    assert "Imported 3 records as import 2." in later.out
    assert "5 were in the log already" in later.err
    assert "3 rows" in cli("messages", "2").err


def test_what_was_changed_in_between_is_shown_and_both_are_kept(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("import", write_sms(tmp_path))
    changed = (*CHAT[:3], ("in", "I never wrote that."), *CHAT[5:])
    later = cli("import", write_sms(tmp_path, "later.xml", said=changed))
    assert "evidencelog show 2" in later.err
    assert "earlier 1.4: text" in cli("show", "2").out
    assert "Why don't you answer?" in cli("messages", "1.4").out
    assert "an earlier export has it otherwise: 1.4" in cli("messages", "2").out


def test_several_files_are_one_question_and_one_import_each(
    cli: CommandLine, tmp_path: Path
) -> None:
    files = [write_sms(tmp_path, "a.xml", said=CHAT[:5]), write_sms(tmp_path, "b.xml")]
    done, person = cli.asked("import", *files, answers=["y"])
    assert done.code == 0
    assert person.screen.count("Import ") == 1
    assert [line.split(". ")[0] for line in done.out.splitlines()] == [
        "Imported 5 records as import 1",
        "Imported 3 records as import 2",
    ]


def test_a_file_that_nobody_can_read_does_not_keep_the_others_out(
    cli: CommandLine, tmp_path: Path
) -> None:
    other = tmp_path / "notes.bin"
    other.write_bytes(b"\x00\x01\x02 nothing that anybody knows")
    done = cli("import", str(other), write_sms(tmp_path))
    assert done.code == 30
    assert "Imported 8 records" in done.out
    assert "was not recognised" in done.err
    alone = cli("import", str(other))
    assert alone.code == 31
    assert "evidencelog log document --attach FILE" in alone.err


def test_what_could_not_be_read_is_listed_with_its_place_and_the_code_says_so(
    cli: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "damaged.xml"
    path.write_text(sms()[:-60], encoding="utf-8")
    done = cli("import", str(path), "--json")
    assert done.code == 30
    (skip,) = done.json["skipped"]
    assert skip["place"]
    assert skip["reason"]
    assert skip["reason"] in cli("show", "1").out


def test_a_file_that_is_not_there_is_said(cli: CommandLine, tmp_path: Path) -> None:
    done = cli("import", str(tmp_path / "missing.xml"))
    assert done.code != 0
    assert "missing.xml" in done.err
    assert cli("list", "--count").out.strip() == "0"


def test_a_format_that_does_not_exist_is_answered_with_those_that_do(
    cli: CommandLine, tmp_path: Path
) -> None:
    refused = cli("import", "--format", "fax", write_sms(tmp_path))
    assert (refused.code, "sms-backup-restore" in refused.err) == (2, True)


def test_the_order_of_dates_is_asked_when_the_file_does_not_show_it(
    cli: CommandLine, tmp_path: Path
) -> None:
    answers = ["2", "1", "America/New_York", "y"]
    done, person = cli.asked("import", whatsapp(tmp_path), answers=answers)
    assert done.code == 0, person.screen + done.err
    assert "How does this file write a date?" in person.screen
    assert "Which of these are you?" in person.screen
    assert "Wed 4 Mar 2026" in cli("messages", "1").out
    told = cli("show", "1").out
    assert "order of day and month: mdy" in told
    assert "name or number of the person who keeps the log: Ana Reyes" in told
    assert "zone of the phone: America/New_York" in told


def test_without_anybody_to_ask_the_reason_and_the_option_are_said(
    cli: CommandLine, tmp_path: Path
) -> None:
    refused = cli("import", "--no-input", whatsapp(tmp_path))
    assert refused.code == 31
    assert "--date-order" in refused.err
    done = cli(
        "import", "--no-input", "--date-order", "mdy", "--me", "Ana Reyes", whatsapp(tmp_path)
    )
    assert done.code == 0, done.err
    assert "went out" in cli("show", "1.1").out


def test_the_name_in_the_settings_is_offered_and_never_taken_by_itself(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("settings", "name", "Ana Reyes")
    done, person = cli.asked(
        "import", "--date-order", "mdy", whatsapp(tmp_path), answers=["", "", "y"]
    )
    assert done.code == 0, done.err
    assert "By the name in your settings it is 1." in person.screen
    assert "went out" not in cli("show", "1.1").out


def test_columns_are_asked_once_and_known_again(cli: CommandLine, tmp_path: Path) -> None:
    columns = "date=Date, time=Time, number=Number, seconds=Duration"
    answers = [columns, "America/New_York", "y"]
    first, person = cli.asked("import", calls(tmp_path), answers=answers)
    assert first.code == 0, person.screen + first.err
    assert "Which column is what?" in person.screen
    other = tmp_path / "april.csv"
    other.write_text(CALLS.replace("-03-", "-04-"), encoding="utf-8")
    again = cli("import", "--no-input", "--zone", "America/New_York", str(other))
    assert again.code == 0, again.err
    assert "Columns as you told before" in again.err


def test_columns_that_were_only_previewed_are_not_kept(cli: CommandLine, tmp_path: Path) -> None:
    columns = "date=Date, time=Time, number=Number, seconds=Duration"
    cli.asked("import", "--preview", calls(tmp_path), answers=[columns, "America/New_York"])
    assert cli("import", "--no-input", calls(tmp_path)).code == 31


def test_a_number_is_noted_with_a_person_and_the_import_stays_as_it_is(
    cli: CommandLine, tmp_path: Path
) -> None:
    done = cli("import", write_sms(tmp_path), "--person", "+15550142=Casey Doe")
    assert done.code == 0
    assert "+15550142 is noted with Casey Doe, entry 2." in done.err
    assert "8 rows" in cli("messages", "--person", "Casey Doe").err
    assert "Casey (+15550142)" in cli("show", "1.1").out
    again = cli("import", write_sms(tmp_path), "--person", "+15550142=Casey Doe")
    assert "is noted with" not in again.err


def test_a_number_that_the_import_does_not_have_is_said(cli: CommandLine, tmp_path: Path) -> None:
    done = cli("import", write_sms(tmp_path), "--person", "+1999=Sam")
    assert "+1999 is not among the senders" in done.err
    assert cli("import", write_sms(tmp_path), "--person", "Casey").code == 2


def test_a_new_number_joins_the_others_of_a_person(cli: CommandLine, tmp_path: Path) -> None:
    cli(
        "log", "person", "--name", "Casey Doe", "--short", "casey", "--identifier", "c@mail.example"
    )
    cli("import", write_sms(tmp_path), "--person", "+15550142=casey")
    made = cli("show", "1", "--json").json["entry"]
    assert [one["value"] for one in made["identifiers"]] == ["c@mail.example", "+15550142"]


def test_an_import_that_is_interrupted_leaves_the_log_as_it_was(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cli("verify", "--json").json["head"]

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("evidencelog.app.importing.run._append_row", stop)
    done = cli("import", write_sms(tmp_path))
    assert done.code == 130
    assert "nothing of sms.xml was imported" in done.err
    assert "Nothing was lost. No entries yet." in done.err
    monkeypatch.undo()
    assert cli("verify", "--json").json["head"] == before
    assert cli("import", write_sms(tmp_path)).code == 0


def test_names_in_arguments_get_one_line_once(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidencelog.cli.private_words.on_terminal", lambda _stream: True)
    first = cli("import", write_sms(tmp_path), "--person", "+15550142=Casey")
    assert first.err.count("your shell keeps the words") == 1
    again = cli("import", write_sms(tmp_path), "--person", "+15550142=Casey")
    assert "your shell keeps" not in again.err


def test_a_folder_of_pictures_becomes_entries_of_its_own(cli: CommandLine, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples" / "files"
    folder = tmp_path / "Pictures"
    folder.mkdir()
    for name in ("IMG_2087.jpg", "IMG_2160.jpg"):
        (folder / name).write_bytes((examples / name).read_bytes())
    done = cli("import", str(folder))
    assert done.code == 0, done.err
    assert "The files are entries 2 to 3." in done.err
    assert "IMG_2087.jpg" in cli("show", "2").out


def test_a_file_without_records_is_not_said_to_be_in_the_log(cli: CommandLine) -> None:
    path = cli.folder / "sms.xml"
    path.write_text("<?xml version='1.0' encoding='UTF-8'?><smses count='0'></smses>")

    done = cli("import", str(path))

    assert "there are no records in it; nothing was added" in done.out
    assert "already" not in done.out
