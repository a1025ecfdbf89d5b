"""Correcting, adding, withdrawing, erasing, labelling, taking out."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def one(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A log with one entry that has a file."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"original bytes")
    saved = cli(
        "log", "incident", "--text", "first words", "--when", "2026-03-14 18:05", "--weapon", "?",
        "--person", "Sam=party", "--witness", "Ann=555", "--where", "kitchen",
        "--address", "1 Elm St", "--attach", str(photo), "--quote", "go", "--quote-by", "Sam",
    )  # fmt: skip
    assert saved.code == 0, saved.err
    return cli


def entry_of(cli: CommandLine, *words: str) -> Any:
    return cli("show", "1", "--json", *words).json["entry"]


def test_amending_makes_a_new_version_and_keeps_the_rest(one: CommandLine) -> None:
    done = one(
        "amend", "1", "--when", "2026-03-15 18:05", "--where", "hall", "--weapon", "a belt",
        "--reason", "was wrong: the day",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "Entry 1 is changed; this is version 2." in done.out
    entry = entry_of(one, "--history")
    assert entry["version"] == 2
    assert entry["reason"] == "was wrong: the day"
    assert entry["occurred"]["from"] == "2026-03-15T18:05"
    assert entry["place"] == {"text": "hall", "address": "1 Elm St"}
    assert "unknown" not in entry
    assert entry["account"] == "first words"
    assert len(entry["attachments"]) == 1
    assert [version["occurred"]["from"] for version in entry["versions"]] == [
        "2026-03-14T18:05",
        "2026-03-15T18:05",
    ]
    assert "[changed]" in one("list").out
    shown = one("show", "1", "--history").out
    assert "was wrong: the day" in shown
    assert "Version 2" in shown


def test_a_correction_needs_a_reason(one: CommandLine) -> None:
    refused = one("amend", "1", "--where", "hall")
    assert refused.code == 2
    assert "a correction needs a reason" in refused.err.lower()
    assert entry_of(one)["version"] == 1


def test_amending_by_questions_shows_old_and_new_and_asks_why(one: CommandLine) -> None:
    answers = ["e", "1", "better words", "", "2", "the evening came back"]
    done, person = one.asked("amend", "1", answers=answers)
    assert done.code == 0, (done.err, person.screen)
    assert "first words" in person.screen
    assert "better words" in person.screen
    entry = entry_of(one)
    assert entry["account"] == "better words"
    assert entry["reason"] == "I remembered more: the evening came back"
    assert entry["people"] == [
        {"name": "Sam", "role": "party"},
        {"name": "Ann", "role": "witness", "contact": "555"},
    ]
    assert entry["words"] == [{"text": "go", "by": "Sam"}]
    assert entry["unknown"] == ["weapon"]


def test_an_answer_can_be_taken_back_in_a_correction(one: CommandLine) -> None:
    done, person = one.asked("amend", "1", answers=["e", "5", "", "", "3", ""])
    assert done.code == 0, (done.err, person.screen)
    assert entry_of(one)["place"] == {"address": "1 Elm St"}


def test_an_unfinished_correction_is_offered_again(one: CommandLine) -> None:
    stopped, _person = one.asked("amend", "1", answers=["e", "1", "better wo^C"])
    assert stopped.code == 130
    assert "evidencelog amend 1" in stopped.err
    done, person = one.asked("amend", "1", answers=["1", "e", "1", "better words", "", "1", ""])
    assert done.code == 0, (done.err, person.screen)
    assert entry_of(one)["account"] == "better words"
    _again, person = one.asked("amend", "1", answers=[])
    assert "unfinished" not in person.screen


def test_an_option_of_another_kind_is_refused(one: CommandLine) -> None:
    refused = one("amend", "1", "--court", "Family Court", "--reason", "x")
    assert refused.code == 2
    assert "an entry of kind incident has no --court" in refused.err.lower()


def test_a_detail_is_added_and_not_a_correction(one: CommandLine) -> None:
    done = one("detail", "1", "--police-report", "26-11804")
    assert done.code == 0, done.err
    assert "Added to entry 1." in done.out
    entry = entry_of(one)
    assert entry["version"] == 1
    assert entry["details"][0]["police"] == {"report": "26-11804"}
    shown = one("show", "1").out
    assert "Added on Tue 17 Mar 2026" in shown
    assert "26-11804" in shown


def test_files_are_added_and_taken_out_byte_for_byte(one: CommandLine, tmp_path: Path) -> None:
    second = tmp_path / "voice.ogg"
    second.write_bytes(b"OggS" + bytes(range(256)) * 40)
    assert one("attach", "1", str(second), "--obtained", "sent-to-me").code == 0
    out = tmp_path / "out"
    done = one("extract", "1", "--to", str(out), "--json")
    assert done.code == 0, done.err
    assert len(done.json["files"]) == 2
    assert (out / "voice.ogg").read_bytes() == second.read_bytes()
    assert (out / "photo.jpg").read_bytes() == b"original bytes"


def test_a_withdrawn_entry_stays_and_says_why(one: CommandLine) -> None:
    done = one("withdraw", "1", "--reason", "written twice")
    assert done.code == 0, done.err
    assert entry_of(one)["withdrawn"]["reason"] == "written twice"
    assert "[withdrawn]" in one("list").out


def test_erasing_needs_the_word_and_first_says_what_it_means(one: CommandLine) -> None:
    stopped, person = one.asked("erase", "1", answers=["yes"])
    assert stopped.code == 130
    assert "can be held against you" in person.screen
    assert "label 1 private" in person.screen
    assert entry_of(one)["account"] == "first words"


def test_an_erased_entry_is_gone_and_its_number_stays(one: CommandLine) -> None:
    done, _person = one.asked("erase", "1", answers=["erase", "a refuge is named"])
    assert done.code == 0, done.err
    entry = entry_of(one)
    assert "account" not in entry
    assert entry["erased"]["reason"] == "a refuge is named"
    assert "erased: a refuge is named" in one("list").out
    refused = one("amend", "1", "--text", "x", "--reason", "y")
    assert refused.code == 2
    assert "erased" in refused.err


def test_a_label_is_kept_beside_the_log(one: CommandLine) -> None:
    assert one("label", "1").out.startswith("Entry 1 is for a lawyer: it may stand in copies")
    private = one("label", "1", "private").out
    assert private == "Entry 1 is private now: it is left out of every copy.\n"
    assert one("label", "1").out == "Entry 1 is private: it is left out of every copy.\n"
    assert one("label", "1", "--json").json == {"number": 1, "label": "private"}
    assert entry_of(one)["version"] == 1


LOST = "Who may see each entry cannot be read, so every entry counts as private"


@pytest.mark.parametrize("statement", ["DELETE FROM aside", "UPDATE aside SET data = x'00'"])
def test_labels_that_cannot_be_relied_on_are_said_to_be_the_reason(
    one: CommandLine, statement: str
) -> None:
    assert one("log", "incident", "--text", "second").code == 0
    assert one("label", "1", "open").code == 0
    readings = (("list",), ("list", "--json"), ("show", "1"), ("label", "1"))
    for words in readings:
        assert LOST not in one(*words).err
    connection = sqlite3.connect(one.log)
    with connection:
        connection.execute(statement)
    connection.close()

    for words in readings:
        shown = one(*words)
        assert shown.code == 0
        assert shown.err.count(LOST) == 1
    assert one("label", "1", "--json").json["label"] == "private"
    assert LOST in one("label", "1", "open").err
    assert LOST not in one("list").err
    assert one("label", "2", "--json").json["label"] == "private"


@pytest.mark.parametrize(
    "words",
    [("show", "7"), ("amend", "7", "--text", "x", "--reason", "y"),
     ("withdraw", "7", "--reason", "y"),
     ("label", "7", "open"), ("extract", "7", "--to", "x"), ("attach", "7", "/etc/hostname"),
     ("detail", "7", "--text", "x"), ("erase", "7", "--confirm", "erase", "--reason", "y")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_a_number_that_is_not_there_says_which_are(
    one: CommandLine, words: tuple[str, ...]
) -> None:
    refused = one(*words)
    assert refused.code == 2
    assert "There is no entry 7." in refused.err
    assert "Nothing was lost. 1 entry" in refused.err


def test_people_are_listed_with_their_entries(one: CommandLine) -> None:
    one("log", "person", "--name", "Sam Doe", "--short", "Sam", "--role", "other-party")
    people = one("people", "--json").json["people"]
    assert people[0] == {
        "name": "Sam Doe",
        "short": "Sam",
        "role": "other party",
        "number": 2,
        "entries": [1],
    }
    assert [person["name"] for person in people] == ["Sam Doe", "Ann"]
    assert "Sam Doe (Sam)" in one("people", "--person", "sam").out


def test_settings_are_kept_and_shown(cli: CommandLine) -> None:
    assert cli("settings", "date-order", "dmy").code == 0
    assert cli("settings", "--json").json["date-order"] == "dmy"
    assert cli("log", "incident", "--text", "x", "--when", "3/4/2025").code == 0
    assert entry_of(cli)["occurred"]["from"] == "2025-04-03"
    assert cli("settings", "date-order", "--clear").code == 0
    assert cli("settings", "--json").json["date-order"] is None


def test_a_setting_that_does_not_fit_is_refused(cli: CommandLine) -> None:
    assert cli("settings", "date-order", "dym").code == 2
    assert cli("settings", "zone", "Mars/Base").code == 2
    assert cli("settings", "reminders", "maybe").code == 2


def test_the_zone_of_the_log_goes_before_that_of_the_computer(cli: CommandLine) -> None:
    assert cli("settings", "zone", "Europe/Berlin").code == 0
    cli("log", "incident", "--text", "x", "--when", "2026-03-14 18:05")
    entry = entry_of(cli)
    assert entry["recorded"]["zone"] == "Europe/Berlin"
    assert entry["occurred"]["offset"] == "+01:00"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--in", "March 2026"), [1, 2]),
        (("--since", "2026-03-14"), [1]),
        (("--until", "2026-03-01"), [2, 3]),
        (("--in", "2026"), [1, 2, 3]),
        (("--kind", "contact"), [2]),
        (("--person", "sam"), [1]),
        (("--tag", "airtag"), [3]),
        (("--channel", "sms"), [2]),
    ],
)
def test_entries_are_filtered(one: CommandLine, words: tuple[str, ...], found: list[int]) -> None:
    one("log", "contact", "--channel", "text", "--when", "2026-03-01")
    one("log", "incident", "--text", "y", "--category", "tracker", "--when", "2026-02-01 10:00")
    listed = one("list", "--json", *words)
    assert [entry["number"] for entry in listed.json["entries"]] == found


def test_search_finds_words_wherever_they_stand(one: CommandLine) -> None:
    one("log", "incident", "--text", "nothing of it")
    assert [entry["number"] for entry in one("search", "ELM", "--json").json["entries"]] == [1]
    assert one("search", "elm", "absent", "--json").json["entries"] == []
    found, _person = one.asked("search", "--json", answers=["kitchen"])
    assert [entry["number"] for entry in found.json["entries"]] == [1]


def test_people_are_found_under_their_other_names_and_the_keeper_is_none(one: CommandLine) -> None:
    one("log", "person", "--name", "Alex Morgan", "--alias", "Alex", "--role", "other party")
    one("log", "incident", "--text", "x", "--person", "Alex", "--person", "Mia")
    one("log", "boundary", "--quote", "stay away", "--quote-by", "me")

    told = one("people").out.splitlines()

    assert "Alex Morgan  other party · entry 2 · 1 entry" in told
    assert "Mia  named only · 1 entry" in told
    assert not [line for line in told if line.startswith("me ")]
