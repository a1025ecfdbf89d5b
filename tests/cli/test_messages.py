"""Looking at what was imported: conversations, rows in full, their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencelog.app.keys_in_use import Keys
from evidencelog.app.opening import open_item, peek
from evidencelog.core.fields import Fields
from evidencelog.core.history import Opened
from evidencelog.errors import DamagedError
from evidencelog.storage.rows import Item
from tests.cli.command_line import CommandLine
from tests.cli.exports import write_sms


@pytest.fixture
def chat(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A log with one import of eight messages: entry 1."""
    done = cli("import", write_sms(tmp_path))
    assert done.code == 0, done.err
    return cli


def test_without_anything_the_conversations_are_listed(chat: CommandLine) -> None:
    shown = chat("messages")
    assert shown.code == 0
    assert shown.out.split() == "Casey 8 rows SMS 2026-03-14 to 2026-03-14 import 1".split()


def test_a_log_without_imports_says_how_to_make_one(cli: CommandLine) -> None:
    assert "evidencelog import FILE" in cli("messages").err


def test_a_conversation_has_days_local_times_senders_and_numbers(chat: CommandLine) -> None:
    shown = chat("messages", "1")
    lines = shown.out.splitlines()
    assert lines[:4] == [
        "",
        "Casey, SMS",
        "  Sat 14 Mar 2026",
        "     1.1  18:05:00  Casey: Please call me.",
    ]
    assert "     1.2  18:06:00  me: No." in lines
    assert shown.err.strip() == "8 rows"


def test_a_second_line_of_a_message_cannot_pass_for_a_message(chat: CommandLine) -> None:
    assert "        | Open the door." in chat("messages", "1.3").out.splitlines()


def test_marks_that_turn_the_order_of_letters_are_shown_as_what_they_are(
    chat: CommandLine,
) -> None:
    shown = chat("messages", "1.7")
    assert "Happy birthday [RLO]ecila" in shown.out
    assert "\u202e" not in shown.out


def test_rows_that_are_left_out_between_two_others_are_named(chat: CommandLine) -> None:
    shown = chat("messages", "1.1-1.2,1.5")
    assert "  1.3 to 1.4 are not shown" in shown.out.splitlines()
    assert shown.err.strip() == "3 of 8 rows"


def test_filters_find_by_word_person_and_day(chat: CommandLine) -> None:
    assert "1.6  " in chat("messages", "--word", "SORRY").out
    assert "8 rows" in chat("messages", "--person", "+1 555-0142").err
    assert "8 rows" in chat("messages", "--in", "14 Mar 2026").err
    assert chat("messages", "--in", "15 Mar 2026").err.strip() == "Nothing found."
    assert "8 rows" in chat("messages", "--conversation", "casey").err


def test_what_is_not_an_import_is_refused_with_the_way_to_find_one(chat: CommandLine) -> None:
    assert chat("messages", "7").code == 2
    refused = chat("messages", "today")
    assert (refused.code, "for example: 57.123" in refused.err) == (2, True)


def test_json_has_every_field_of_every_row(chat: CommandLine) -> None:
    rows = chat("messages", "1", "--json").json
    assert (rows["schema"], rows["of"], len(rows["rows"])) == (1, 8, 8)
    first = rows["rows"][0]
    assert (first["cited"], first["text"], first["direction"]) == ("1.1", "Please call me.", "in")
    assert first["time"]["instant"] == "2026-03-14T22:05:00.000Z"


def test_show_of_a_row_has_all_that_the_source_says(chat: CommandLine) -> None:
    shown = chat("show", "1.3")
    assert shown.out.splitlines()[0] == "Row 1.3: message"
    for words in (
        "Sat 14 Mar 2026, 18:07:00 (UTC-04:00)",
        "2026-03-14T22:07:00.000Z",
        "Casey (+15550142)",
        "  | I am outside.",
        "the file gives the instant",
    ):
        assert words in shown.out
    assert chat("show", "1.3", "--json").json["rows"][0]["cited"] == "1.3"


def test_show_of_an_import_has_counts_senders_and_where_its_rows_are(chat: CommandLine) -> None:
    shown = chat("show", "1")
    assert "8 records (message: 8)" in shown.out
    assert "Casey (+15550142): 6" in shown.out
    assert "evidencelog messages 1" in shown.err


def test_list_marks_an_import_with_how_much_it_is(chat: CommandLine) -> None:
    listed = chat("list").out
    assert "import " in listed
    assert "8 rows: Casey" in listed


def test_a_row_without_files_has_nothing_to_extract(chat: CommandLine, tmp_path: Path) -> None:
    refused = chat("extract", "1.3", "--to", str(tmp_path / "out"))
    assert (refused.code, "1.3 has no files" in refused.err) == (2, True)


def test_search_finds_entries_and_messages(chat: CommandLine) -> None:
    chat("log", "incident", "--text", "Casey said sorry at the door.")
    found = chat("search", "sorry")
    assert "2  noted" in found.out
    assert "1.6  18:10:00  Casey: I am sorry. I will change." in found.out
    assert found.err.strip() == "1 message"
    assert [row["cited"] for row in chat("search", "sorry", "--json").json["rows"]] == ["1.6"]


def test_a_search_for_a_kind_of_entry_leaves_messages_out(chat: CommandLine) -> None:
    assert "1.6" not in chat("search", "--kind", "incident", "sorry").out
    assert chat("search", "nowhere").err.strip() == "Nothing found."


def test_of_many_messages_the_first_are_shown_and_the_way_to_the_rest(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("import", write_sms(tmp_path, said=[("in", f"call me {place}") for place in range(60)]))
    found = cli("search", "call")
    assert "The first 50 of 60 messages" in found.err
    assert "evidencelog messages --word" in found.err
    assert "60 rows" in cli("messages", "--word", "call").err


def test_what_cannot_be_read_among_the_rows_is_said(
    chat: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hit(item: Item, keys: Keys) -> Fields:
        if item.seq == 4:
            raise DamagedError("hit")
        return peek(item, keys)

    def refuse(item: Item, keys: Keys) -> Opened:
        if item.seq == 4:
            raise DamagedError("its content is not what was recorded")
        return open_item(item, keys)

    monkeypatch.setattr("evidencelog.app.import_rows.peek", hit)
    monkeypatch.setattr("evidencelog.app.history.open_item", refuse)
    told = chat("messages", "--word", "call")
    assert "record 4 cannot be read" in told.err
    assert "Please call me." in told.out
