"""From imported messages to an entry about contact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import CommandLine
from tests.cli.exports import CHAT, write_sms


@pytest.fixture
def chat(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A log with one import of eight messages: entry 1."""
    done = cli("import", write_sms(tmp_path))
    assert done.code == 0, done.err
    return cli


def entry(cli: CommandLine, number: int) -> Any:
    return cli("show", str(number), "--json").json["entry"]


def test_words_times_sender_and_count_come_from_the_rows(chat: CommandLine) -> None:
    done = chat("log", "hoover", "--from", "1.6-1.8", "--tactic", "apology", "--clause", "3=7")
    assert done.code == 0, done.err
    made = entry(chat, 2)
    assert [quote["text"] for quote in made["words"]] == [words for _way, words in CHAT[5:]]
    assert {(quote["by"], quote["exact"]) for quote in made["words"]} == {("Casey", "yes")}
    assert (made["sender"], made["shown_as"]) == ("+15550142", "Casey")
    assert (made["channel"], made["direction"], made["count"]) == ("text", "in", 3)
    assert (made["tactics"], made["wanted"]) == (["apology"], "no")
    assert made["clauses"] == [{"clause": "3", "order": "7"}]
    assert made["occurred"]["from"] == "2026-03-14T18:10:00"
    assert made["occurred"]["to"] == "2026-03-14T18:12:00"


def test_the_entry_cites_the_rows_and_the_rows_stay_as_they_were(chat: CommandLine) -> None:
    before = chat("show", "1.6", "--json").json
    assert chat("log", "contact", "--from", "1.6-1.8").code == 0
    links = entry(chat, 2)["links"]
    assert [(link["number"], link["how"]) for link in links] == [(1, "1.6-1.8")]
    assert "entry 1 (1.6-1.8)" in chat("show", "2").out
    assert chat("show", "1.6", "--json").json == before


def test_other_links_stand_beside_the_rows(chat: CommandLine) -> None:
    assert chat("log", "incident", "--text", "It rang.").code == 0
    assert chat("log", "contact", "--from", "1.1", "--link", "2").code == 0
    assert [link["number"] for link in entry(chat, 3)["links"]] == [1, 2]


def test_a_talk_that_went_both_ways_has_no_direction_of_its_own(chat: CommandLine) -> None:
    assert chat("log", "contact", "--from", "1.1-1.3").code == 0
    made = entry(chat, 2)
    assert "direction" not in made
    assert "count" not in made
    assert [quote["by"] for quote in made["words"]] == ["Casey", "me", "Casey"]


def test_a_name_that_the_log_has_for_the_number_is_who_said_it(chat: CommandLine) -> None:
    known = ("--name", "Casey Doe", "--identifier", "+1 (555) 0142")
    assert chat("log", "person", *known).code == 0
    assert chat("log", "contact", "--from", "1.1").code == 0
    made = entry(chat, 3)
    assert made["words"][0]["by"] == "Casey Doe"
    assert made["sender"] == "+15550142"


def test_on_a_terminal_only_what_no_row_says_is_asked(chat: CommandLine) -> None:
    done, person = chat.asked(
        "log", "contact", "--from", "1.6", answers=["3", "2", "3 = 7", "", "I did not answer.", "y"]
    )
    assert done.code == 0, person.screen + done.err
    made = entry(chat, 2)
    assert (made["tactics"], made["wanted"]) == (["apology"], "no")
    assert "How did it come" not in person.screen


def test_no_at_the_end_saves_nothing(chat: CommandLine) -> None:
    answers = ["", "", "", "", "n"]
    done, _person = chat.asked("log", "contact", "--from", "1.6", answers=answers)
    assert done.code == 130
    assert chat("list", "--count").out.strip() == "1"


def test_rows_that_are_not_there_are_refused(chat: CommandLine) -> None:
    refused = chat("log", "contact", "--from", "1.99")
    assert (refused.code, "there is nothing at 1.99" in refused.err.lower()) == (2, True)
    refused = chat("log", "contact", "--from", "9.1")
    assert "there is no import 9" in refused.err


def test_words_of_ones_own_do_not_take_the_place_of_the_rows(chat: CommandLine) -> None:
    refused = chat("log", "contact", "--from", "1.1", "--quote", "something else")
    assert (refused.code, "leave --quote out" in refused.err) == (2, True)


def test_without_imports_a_number_with_a_dot_is_a_sender(cli: CommandLine) -> None:
    assert cli("log", "contact", "--from", "555.1234").code == 0
    assert entry(cli, 1)["sender"] == "555.1234"


def test_a_message_that_was_never_sent_is_no_contact(cli: CommandLine, tmp_path: Path) -> None:
    draft = Path(write_sms(tmp_path, said=(("out", "Never mind."),)))
    draft.write_text(draft.read_text().replace('type="2"', 'type="3"'), encoding="utf-8")
    assert cli("import", str(draft)).code == 0
    refused = cli("log", "contact", "--from", "1.1")
    assert (refused.code, "was never sent" in refused.err) == (2, True)
