"""`verify`: unchanged or not, compared with receipts, with copies, and for single files."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    """A log with three entries, one of them with a file."""
    photo = cli.folder / "photo.jpg"
    photo.write_bytes(b"a picture")
    assert cli("log", "incident", "--text", "one", "--attach", str(photo)).code == 0
    assert cli("log", "incident", "--text", "two").code == 0
    assert cli("log", "incident", "--text", "three").code == 0
    return cli


def change(log: Path, statement: str) -> None:
    connection = sqlite3.connect(log)
    with connection:
        connection.execute(statement)
    connection.close()


FLIP_BODY = "UPDATE item SET body = CAST(substr(body, 2) || x'00' AS BLOB) WHERE seq = 2"


def test_an_unchanged_log_is_said_to_be_unchanged_and_what_that_does_not_show(
    kept: CommandLine,
) -> None:
    verdict = kept("verify")

    assert verdict.code == 0
    assert verdict.out.startswith("Unchanged: this log is as it was written down.\n")
    assert "Read and compared: 3 entries and 1 file." in verdict.out
    assert "does not show: that what the entries say is true" in verdict.out
    assert "A receipt that somebody else keeps" in verdict.out


def test_the_verdict_for_programs_has_the_promised_names(kept: CommandLine) -> None:
    verdict = kept("verify", "--json").json

    assert verdict["ok"] is True
    assert (verdict["entries"], verdict["attachments"]) == (3, 1)
    assert verdict["head"]["size"] == 4
    assert len(bytes.fromhex(verdict["head"]["root"])) == 32
    assert verdict["anchored_to"] is None
    assert verdict["findings"] == []


def test_without_the_passphrase_the_outside_is_checked(kept: CommandLine) -> None:
    verdict = kept("verify", "--keyless", passphrase=None)

    assert verdict.code == 0
    assert "Checked without the passphrase: 4 records and 1 file." in verdict.out


def test_each_damaged_entry_has_a_line_with_its_number_and_what_to_do(kept: CommandLine) -> None:
    change(kept.log, FLIP_BODY)
    change(kept.log, "UPDATE slice SET data = zeroblob(length(data))")

    verdict = kept("verify")

    assert verdict.code == 10
    assert verdict.out.startswith("NOT unchanged: ")
    assert "record 2: the sealed content was changed" in verdict.out
    assert "entry 1, photo.jpg: " in verdict.out
    assert "What to do: keep this file as it is" in verdict.out
    assert "What this shows" not in verdict.out


def test_findings_for_programs_carry_grade_code_and_place(kept: CommandLine) -> None:
    change(kept.log, FLIP_BODY)

    findings = kept("verify", "--json").json["findings"]

    assert {(f["grade"], f["code"], f["seq"]) for f in findings} == {("damage", "content", 2)}


def test_a_record_that_cannot_be_read_is_one_finding_and_hides_no_other(kept: CommandLine) -> None:
    change(kept.log, "UPDATE item SET record = 'text' WHERE seq = 2")

    findings = kept("verify", "--json").json["findings"]

    assert [(f["code"], f["seq"]) for f in findings] == [("unread", 2)]


def test_a_damaged_way_to_unlock_is_damage_and_no_wrong_passphrase(kept: CommandLine) -> None:
    change(kept.log, "UPDATE door SET data = zeroblob(20)")

    verdict = kept("verify", "--json")

    assert verdict.code == 10
    assert verdict.json["keyless"] is True
    assert verdict.json["records"] == 4
    assert "unlocking" in {finding["code"] for finding in verdict.json["findings"]}


def test_a_wrong_passphrase_is_no_damage(kept: CommandLine) -> None:
    refused = kept("verify", passphrase="another one entirely")

    assert refused.code == 21
    assert "NOT unchanged" not in refused.out


def test_a_log_cut_off_in_the_middle_gives_a_verdict_and_no_trace(kept: CommandLine) -> None:
    whole = kept.log.read_bytes()
    kept.log.write_bytes(whole[: len(whole) // 3])

    verdict = kept("verify", "--json")

    assert verdict.code == 10
    assert verdict.json["ok"] is False
    assert verdict.json["findings"]


def test_a_clock_that_ran_backwards_is_noted_and_no_damage(cli: CommandLine) -> None:
    cli("log", "incident", "--text", "one")
    cli.clock.moment = cli.clock.moment.replace(year=2025)
    cli("log", "incident", "--text", "two")

    verdict = cli("verify")

    assert verdict.code == 0
    assert "entry 2: this computer's clock showed an earlier time" in verdict.out


def receipt_of(cli: CommandLine, name: str = "receipt.txt") -> str:
    path = cli.folder / name
    assert cli("receipt", "--to", str(path)).code == 0
    return str(path)


def test_a_receipt_that_fits_says_which_entries_it_covers(kept: CommandLine) -> None:
    receipt = receipt_of(kept)
    kept("log", "incident", "--text", "four")

    verdict = kept("verify", "--receipt", receipt)
    anchored = kept("verify", "--receipt", receipt, "--json").json["anchored_to"]

    assert verdict.code == 0
    assert "It covers 3 entries of 4" in verdict.out
    assert "1 entry came after it" in verdict.out
    assert anchored == {"kind": "receipt", "size": 4, "entries": 3}


def test_the_spoken_code_alone_is_enough(kept: CommandLine) -> None:
    code = kept("receipt", "--json").json["code"]
    note = kept.folder / "on-paper.txt"
    note.write_text(f"my sister wrote:\n{code.lower().replace('-', ' ')}\n")

    assert kept("verify", "--receipt", str(note)).code == 0
    note.write_text(code.replace(code[0], "7" if code[0] != "7" else "8", 1))
    mistyped = kept("verify", "--receipt", str(note))
    assert mistyped.code == 12
    assert "Group 1 of the code is mistyped." in mistyped.err


def test_an_older_copy_is_told_from_damage(kept: CommandLine) -> None:
    older = kept.log.read_bytes()
    kept("log", "incident", "--text", "four")
    receipt = receipt_of(kept)
    kept.log.write_bytes(older)

    verdict = kept("verify", "--receipt", receipt)

    assert verdict.code == 11
    assert "OLDER copy" in verdict.out
    assert "look for the newer file" in verdict.out


def test_another_history_is_revealed_by_the_receipt(kept: CommandLine) -> None:
    older = kept.log.read_bytes()
    kept("log", "incident", "--text", "four")
    receipt = receipt_of(kept)
    kept.log.write_bytes(older)
    kept("log", "incident", "--text", "another four")

    verdict = kept("verify", "--receipt", receipt)

    assert verdict.code == 10
    assert verdict.out.startswith("NOT the same history")


def test_the_receipt_of_another_log_is_said_to_be_that(kept: CommandLine) -> None:
    other = str(kept.folder / "other.db")
    assert kept("--log", other, "init", "--no-input").code == 0
    path = kept.folder / "other.txt"
    assert kept("--log", other, "receipt", "--to", str(path)).code == 0

    verdict = kept("verify", "--receipt", str(path))

    assert verdict.code == 11
    assert "belongs to another log" in verdict.out


def test_a_receipt_that_was_cut_off_gives_no_verdict(kept: CommandLine) -> None:
    receipt = Path(receipt_of(kept))
    receipt.write_text(receipt.read_text().replace("\u2014 ", "", 1).split("The code")[0])

    refused = kept("verify", "--receipt", str(receipt))

    assert refused.code == 12
    assert "not a receipt" in refused.err


def test_two_copies_of_which_one_goes_on(kept: CommandLine) -> None:
    copy = kept.folder / "copy.db"
    shutil.copy(kept.log, copy)
    same = kept("verify", "--against", str(copy))
    kept("log", "incident", "--text", "four")
    ahead = kept("verify", "--against", str(copy))
    behind = kept("--log", str(copy), "verify", "--against", str(kept.log))

    assert (same.code, ahead.code, behind.code) == (0, 0, 11)
    assert "Both copies are the same." in same.out
    assert "The same up to record 3; this copy has 1 more." in ahead.out
    assert "The first entry concerned is entry 4." in ahead.out
    assert "the other copy has 1 more" in behind.out


def test_two_copies_that_went_different_ways(kept: CommandLine) -> None:
    copy = kept.folder / "copy.db"
    shutil.copy(kept.log, copy)
    kept("log", "incident", "--text", "here")
    kept("--log", str(copy), "log", "incident", "--text", "there")

    verdict = kept("verify", "--against", str(copy), "--json")

    assert verdict.code == 10
    assert verdict.json["ok"] is False
    assert verdict.json["against"]["relation"] == "different history"
    assert verdict.json["against"]["common"] == 4
    assert verdict.json["against"]["first_entry"] == 4


def test_a_copy_that_is_none_gives_no_verdict(kept: CommandLine) -> None:
    (kept.folder / "nothing.db").write_text("not a log")

    refused = kept("verify", "--against", str(kept.folder / "nothing.db"))

    assert refused.code == 12
    assert "The other copy cannot be compared" in refused.err


def test_an_exported_file_is_recognised_and_a_changed_one_is_not(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = kept.folder / "report.pdf"
    assert kept("export", "pdf", str(report), "--for", "Ms Lawyer").code == 0

    known = kept("verify", str(report))
    as_json = kept("verify", str(report), "--json")
    report.write_bytes(report.read_bytes() + b"\n")
    changed = kept("verify", str(report))

    assert known.code == 0
    assert "Exactly this file was exported by this log" in known.out
    assert "with 3 entries" in known.out
    assert "Ms Lawyer" not in known.out + as_json.out
    assert as_json.json["exports"][0]["entries"] == 3
    assert changed.code == 11
    assert "This log does not know" in changed.out


def test_to_whom_it_went_is_for_the_eyes_of_the_owner(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = kept.folder / "report.pdf"
    assert kept("export", "pdf", str(report), "--for", "Ms Lawyer").code == 0
    monkeypatch.setattr("evidencelog.cli.verify_file.on_terminal", lambda stream: True)

    assert "for: Ms Lawyer" in kept("verify", str(report)).out


def test_an_original_is_found_in_its_entry(kept: CommandLine) -> None:
    renamed = kept.folder / "renamed.jpg"
    renamed.write_bytes(b"a picture")

    found = kept("verify", str(renamed))

    assert found.code == 0
    assert "Entry 1 holds exactly this file" in found.out
    assert "there it is called photo.jpg" in found.out


def test_a_receipt_given_as_the_file_is_taken_as_a_receipt(kept: CommandLine) -> None:
    verdict = kept("verify", receipt_of(kept))

    assert verdict.code == 0
    assert "fits." in verdict.out


def test_a_file_that_is_not_there_gives_no_verdict(kept: CommandLine) -> None:
    refused = kept("verify", str(kept.folder / "gone.pdf"))

    assert refused.code == 12
    assert "there is nothing at this place" in refused.err


def test_a_file_is_looked_up_by_itself(kept: CommandLine) -> None:
    refused = kept("verify", "report.pdf", "--keyless")

    assert refused.code == 2
    assert "looked up by itself" in refused.err


def test_nobody_has_to_unlock_to_learn_that_a_file_is_not_there(kept: CommandLine) -> None:
    gone = str(kept.folder / "gone.db")

    assert kept("verify", gone, passphrase=None).code == 12
    assert kept("verify", "--against", gone, passphrase=None).code == 12
    assert kept("--log", gone, "restore", gone + "2", passphrase=None).code == 20


def test_many_findings_of_one_kind_are_counted_after_the_first(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidencelog.cli.verdict_words.MOST_LINES", 1)
    change(kept.log, "UPDATE item SET body = zeroblob(64) WHERE seq > 1")

    verdict = kept("verify")

    assert verdict.out.count("the sealed content was changed") == 1
    assert "more; --json lists all" in verdict.out
    assert len(kept("verify", "--json").json["findings"]) > 2


def test_the_entry_that_is_gone_here_is_the_first_that_is_concerned(kept: CommandLine) -> None:
    copy = kept.folder / "copy.db"
    shutil.copy(kept.log, copy)
    change(kept.log, "DELETE FROM item WHERE seq = 2")

    verdict = kept("verify", "--against", str(copy))

    assert verdict.code == 10
    assert "The first entry concerned is entry 2." in verdict.out


def test_a_code_that_says_other_than_the_signed_part_is_no_receipt(kept: CommandLine) -> None:
    receipt = Path(receipt_of(kept))
    code = kept("receipt", "--json").json["code"]
    receipt.write_text(receipt.read_text().replace(code[:11], "00000-0ZZZZ"))

    refused = kept("verify", "--receipt", str(receipt))

    assert refused.code == 12
    assert "its code and its signed part do not agree" in refused.err


def test_words_around_a_receipt_do_not_matter(kept: CommandLine) -> None:
    receipt = Path(receipt_of(kept))
    said = "these words there about later" + 5 * " again" + "\n"
    receipt.write_text("> " + said + receipt.read_text() + said)

    assert kept("verify", "--receipt", str(receipt)).code == 0
