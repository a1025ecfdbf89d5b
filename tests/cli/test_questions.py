"""Guided recording, and what is kept when it is interrupted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import CommandLine


def entry_of(cli: CommandLine, number: int = 1) -> Any:
    return cli("show", str(number), "--json").json["entry"]


def test_four_answers_and_enter_make_an_entry(cli: CommandLine, tmp_path: Path) -> None:
    photo = tmp_path / "a photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 not really")
    dragged = str(photo).replace(" ", "\\ ")
    saved, person = cli.asked(
        "log",
        "incident",
        answers=["It was\nlike this.", "stay", "last tuesday 5pm", dragged, "", "1", ""],
    )
    assert saved.code == 0, saved.err
    assert saved.out.startswith("Saved as entry 1.")
    assert "Tue 10 Mar 2026, 17:00 (UTC-04:00)" in person.screen
    entry = entry_of(cli)
    assert entry["account"] == "It was\nlike this."
    assert entry["words"] == [{"text": "stay"}]
    assert entry["attachments"][0]["name"] == "a photo.jpg"
    assert entry["attachments"][0]["obtained"] == {"how": "my device"}


def test_every_question_can_be_left_blank_but_nothing_at_all_is_not_saved(
    cli: CommandLine,
) -> None:
    stopped, person = cli.asked("log", "incident", answers=["", "", "", "", "", "q", "n"])
    assert stopped.code == 130
    assert "There is nothing to save yet." in person.screen
    assert "thrown away" in stopped.err
    assert cli("list", "--count").out == "0\n"


def test_a_time_that_is_not_understood_is_asked_again(cli: CommandLine) -> None:
    saved, person = cli.asked(
        "log", "incident", answers=["x", "", "purple", "yesterday 6pm", "", ""]
    )
    assert saved.code == 0
    assert "Mon 16 Mar 2026, 18:00" in person.screen
    assert entry_of(cli)["occurred"]["from"] == "2026-03-16T18:00"


def test_an_ambiguous_date_is_settled_at_once_and_saved_as_chosen(cli: CommandLine) -> None:
    saved, person = cli.asked("log", "incident", answers=["x", "", "3/4/2025 5pm", "2", "", ""])
    assert saved.code == 0, saved.err
    assert "Which one do you mean?" in person.screen
    shown = [line for line in person.shown if "2025, 17:00" in line]
    assert entry_of(cli)["occurred"]["from"] in ("2025-03-04T17:00", "2025-04-03T17:00")
    assert len(shown) >= 2


def test_more_is_said_in_groups_and_kept(cli: CommandLine) -> None:
    answers = ["x", "", "", "", "m", "4", "3", "a belt", "2", "?", "", "", ""]
    saved, _person = cli.asked("log", "incident", answers=answers)
    assert saved.code == 0, saved.err
    entry = entry_of(cli)
    assert entry["weapon"] == "a belt"
    assert entry["unknown"] == ["threat_to"]


def test_an_answer_can_be_changed_before_saving(cli: CommandLine) -> None:
    answers = ["first", "", "", "", "e", "1", "second", ""]
    saved, _person = cli.asked("log", "incident", answers=answers)
    assert saved.code == 0
    assert entry_of(cli)["account"] == "second"


def test_a_childs_words_are_asked_for_as_said_unasked(cli: CommandLine) -> None:
    answers = ["x", "", "", "", "m", "3", "3", "Mia=heard", "", "4", "stop it", "", "", "", ""]
    saved, person = cli.asked("log", "incident", answers=answers)
    assert saved.code == 0, saved.err
    assert "Write down what the child said unasked" in person.screen
    assert entry_of(cli)["children"] == [{"name": "Mia", "how": "heard", "reaction": "stop it"}]


@pytest.mark.parametrize("answered", range(4))
def test_ctrl_c_at_each_question_keeps_a_draft_that_is_offered_next(
    cli: CommandLine, answered: int
) -> None:
    answers = ["my account", "their words", "yesterday 6pm", ""]
    stopped, _person = cli.asked("log", "incident", answers=[*answers[:answered], "^C"])
    assert stopped.code == 130
    assert "kept as a draft" in stopped.err
    assert cli("list", "--count").out == "0\n"
    if not answered:
        return
    saved, person = cli.asked("log", answers=["1", *answers[answered:], ""])
    assert saved.code == 0, saved.err
    assert "An unfinished entry is kept" in person.screen
    entry = entry_of(cli)
    assert entry["account"] == "my account"
    assert entry["occurred"]["from"] == "2026-03-16T18:00"
    _saved, after = cli.asked("log", answers=[""])
    assert "unfinished" not in after.screen


def test_words_in_the_middle_of_typing_survive(cli: CommandLine) -> None:
    stopped, _person = cli.asked("log", "incident", answers=["half a sentence^C"])
    assert stopped.code == 130
    saved, person = cli.asked("log", answers=["1", "", "", "", "", ""])
    assert saved.code == 0, saved.err
    assert "half a sentence" in person.screen
    assert entry_of(cli)["account"] == "half a sentence"


def test_a_draft_can_be_thrown_away(cli: CommandLine) -> None:
    cli.asked("log", "incident", answers=["half^C"])
    _done, _person = cli.asked("log", answers=["3", ""])
    _done, person = cli.asked("log", answers=[""])
    assert "unfinished" not in person.screen


def test_a_reading_command_says_that_something_is_unfinished(cli: CommandLine) -> None:
    cli.asked("log", "incident", answers=["half^C"])
    listed, _person = cli.asked("list", answers=[])
    assert "An unfinished entry is kept (incident" in listed.err
    assert listed.out == ""


def test_hoover_asks_for_the_tactic_in_plain_words(cli: CommandLine) -> None:
    answers = ["4", "Sam", "3, own word", "I am sorry", "yesterday", ""]
    saved, person = cli.asked("log", "hoover", answers=answers)
    assert saved.code == 0, saved.err
    assert "apologises" in person.screen
    entry = entry_of(cli)
    assert entry["tactics"] == ["apology", "own word"]
    assert (entry["channel"], entry["wanted"], entry["direction"]) == ("text", "no", "in")
    assert entry["sender"] == "Sam"


def test_missed_calls_are_asked_for_and_listed_with_who_called(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["2", "+1 555 010 0142", "17", "yesterday 8pm", "", ""]
    saved, person = cli.asked("log", "contact", answers=answers)
    assert saved.code == 0, saved.err
    assert "From whom? A name or number." in person.screen
    entry = entry_of(cli)
    assert (entry["sender"], entry["count"]) == ("+1 555 010 0142", 17)
    monkeypatch.setenv("COLUMNS", "80")
    assert "missed…, 17 times, +1 555 010 0142\n" in cli("list").out
    monkeypatch.setenv("COLUMNS", "120")
    assert "missed or silent call, 17 times, +1 555 010 0142\n" in cli("list").out


def test_of_a_contact_that_went_out_it_is_asked_to_whom(cli: CommandLine) -> None:
    cli("log", "contact", "--direction", "out", "--channel", "email")
    assert "email\n" in cli("list").out
    added, person = cli.asked("detail", "1", answers=["", "Alex", "", "", "", ""])
    assert added.code == 0, added.err
    assert "To whom? A name or number." in person.screen
    assert "From whom?" not in person.screen
    cli("log", "contact", "--direction", "out", "--channel", "email", "--to", "Alex")
    assert "email, to Alex\n" in cli("list").out


def test_a_file_is_added_by_name_and_a_folder_is_told_from_one(
    cli: CommandLine, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(b"x" * 1234)
    answers = ["x", "", "", str(tmp_path), str(tmp_path / "none"), str(photo), "", "", ""]
    saved, person = cli.asked("log", "incident", answers=answers)
    assert saved.code == 0, saved.err
    assert f"{tmp_path} is a folder. Name a file in it." in person.screen
    assert f"There is no file {tmp_path / 'none'}." in person.screen
    assert "added: IMG_1.jpg (1,234 bytes)" in person.screen
    assert "taken" not in person.screen


@pytest.mark.parametrize(
    "kind", ["contact", "exchange", "document", "report", "order", "boundary", "promise", "person"]
)
def test_each_kind_can_be_saved_from_its_first_questions(cli: CommandLine, kind: str) -> None:
    first = "yesterday 5pm" if kind == "exchange" else "1"
    saved, person = cli.asked("log", kind, answers=[first, "", "", "", "", "", "", ""])
    assert saved.code == 0, (saved.err, person.screen)
    assert entry_of(cli)["kind"] == kind


def test_without_a_terminal_no_question_is_asked(cli: CommandLine) -> None:
    refused = cli("log")
    assert refused.code == 2
    assert "There is nothing to save." in refused.err


def test_a_wrong_file_is_taken_out_before_saving(cli: CommandLine, tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.txt", tmp_path / "right.txt"
    wrong.write_text("not this one")
    right.write_text("this one")
    answers = ["x", "", "", str(wrong), str(right), "", "", "f", "-1", "", "", ""]
    saved, person = cli.asked("log", "incident", answers=answers)
    assert saved.code == 0, saved.err
    assert "To take one out again, type - and its number" in person.screen
    assert f"taken out: {wrong}" in person.screen
    assert [file["name"] for file in entry_of(cli)["attachments"]] == ["right.txt"]


def test_one_of_several_answers_is_taken_out_before_saving(cli: CommandLine) -> None:
    answers = [
        "An order",
        "",
        "",
        "1=Wrong",
        "2. No contact",
        "-7",
        "",
        "e",
        "4",
        "-1",
        "-2",
        "",
        "",
    ]
    saved, _person = cli.asked("log", "order", answers=answers)
    assert saved.code == 0, saved.err
    assert entry_of(cli)["numbered"] == [{"number": "2", "text": "No contact"}]


def test_words_without_a_number_are_no_clause(cli: CommandLine) -> None:
    answers = ["An order", "", "", "No contact", "", "", "e", "4", "-1", "2.a) No contact", "", ""]
    saved, person = cli.asked("log", "order", answers=answers)
    assert saved.code == 0, saved.err
    assert "This clause has no number: No contact" in person.screen
    assert entry_of(cli)["numbered"] == [{"number": "2.a", "text": "No contact"}]


def test_the_order_before_saving_is_that_of_the_numbers_to_change(cli: CommandLine) -> None:
    cli.asked("log", "incident", answers=["x", "their words", "yesterday 6pm", "", ""])
    _stopped, person = cli.asked("amend", "1", answers=["e", "", "q", "n"])
    reviewed = [name for line in person.shown for name in ("Their words", "When") if name in line]
    assert reviewed[:4] == ["Their words", "When", "Their words", "When"]


def test_a_long_name_of_an_answer_stands_apart_from_it(cli: CommandLine) -> None:
    answers = ["stay away", "Casey", "yesterday", "two ticks", ""]
    saved, person = cli.asked("log", "boundary", answers=answers)
    assert saved.code == 0, saved.err
    assert "How it is known to have arrived: two ticks" in person.screen
    assert "Your words" in person.screen


def test_a_witness_is_asked_for_with_an_example(cli: CommandLine) -> None:
    answers = ["x", "", "", "", "m", "3", "2", "Mrs Hill = 555 0100", "", "", "", ""]
    saved, person = cli.asked("log", "incident", answers=answers)
    assert saved.code == 0, saved.err
    assert "What follows = is left out" in person.screen
    assert entry_of(cli)["people"] == [
        {"name": "Mrs Hill", "contact": "555 0100", "role": "witness"}
    ]


def test_a_reason_in_ones_own_words_stands_alone(cli: CommandLine) -> None:
    cli.asked("log", "incident", answers=["x", "", "", "", ""])
    answers = ["e", "1", "y", "", "4", "seen on the photo"]
    changed, _person = cli.asked("amend", "1", answers=answers)
    assert changed.code == 0, changed.err
    assert entry_of(cli)["reason"] == "seen on the photo"


def test_an_order_stands_in_time_where_it_was_made(cli: CommandLine) -> None:
    answers = ["An order", "2 Feb 2026", "by post", "1 = No contact", "", ""]
    saved, person = cli.asked("log", "order", answers=answers)
    assert saved.code == 0, saved.err
    assert "Read as: Mon 2 Feb 2026" in person.screen
    assert entry_of(cli)["occurred"]["from"] == "2026-02-02"
    assert "Mon 2 Feb 2026" in cli("list").out
