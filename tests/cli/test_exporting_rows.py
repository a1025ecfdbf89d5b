"""Imported messages in a report: what was asked for, what entries cite, who may see it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.command_line import CommandLine
from tests.cli.exports import write_sms


@pytest.fixture
def chat(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A log with one import of eight messages, entry 1, and an entry of its own, 2."""
    assert cli("import", write_sms(tmp_path)).code == 0
    assert cli("log", "incident", "--text", "A knock at the door.").code == 0
    return cli


def exported(cli: CommandLine, *options: str) -> str:
    path = cli.folder / "out.pdf"
    done = cli("export", "pdf", str(path), "--replace", *options)
    assert done.code == 0, done.err
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text.replace("\r\n", "\n")


def test_a_timeline_prints_no_messages_that_nobody_chose(chat: CommandLine) -> None:
    text = exported(chat)
    assert "A knock at the door." in text
    assert "I am outside." not in text


def test_a_conversation_is_printed_by_itself(chat: CommandLine) -> None:
    text = exported(chat, "--conversation", "casey")
    assert "I am outside.\nOpen the door." in text
    assert "8 of 8 rows of this conversation" in text
    assert "A knock at the door." not in text
    assert "Not printed here" not in text


def test_rows_are_printed_with_what_is_left_out_said(chat: CommandLine) -> None:
    text = exported(chat, "--rows", "1.3-1.4,1.6")
    for words in ("Not printed here: 1.1 to 1.2", "Not printed here: 1.5", "1.7 to 1.8"):
        assert words in text
    assert "Please leave." not in text


def test_messages_of_a_day_only(chat: CommandLine) -> None:
    assert "8 of 8 rows" in exported(chat, "--conversation", "Casey", "--in", "14 Mar 2026")
    refused = chat(
        "export", "pdf", str(chat.folder / "x.pdf"), "--conversation", "Casey", "--in", "2025"
    )
    assert (refused.code, "there is nothing of a conversation" in refused.err.lower()) == (2, True)


def test_rows_that_an_entry_cites_come_with_it_and_neighbours_when_asked(
    chat: CommandLine,
) -> None:
    assert chat("log", "contact", "--from", "1.6").code == 0
    alone = exported(chat, "--entries", "3")
    assert "1.6, entry 3" in alone
    assert "Please leave." not in alone
    assert "Please leave." in exported(chat, "--entries", "3", "--around", "1")


def test_entries_and_rows_can_be_asked_for_together(chat: CommandLine) -> None:
    text = exported(chat, "--entries", "2", "--rows", "1.6")
    assert "A knock at the door." in text
    assert "I am sorry. I will change." in text


def test_the_label_of_an_import_keeps_its_messages_from_a_court(chat: CommandLine) -> None:
    refused = chat(
        "export", "pdf", str(chat.folder / "c.pdf"), "--audience", "court", "--rows", "1.6", "--yes"
    )
    assert refused.code == 2
    assert "evidencelog label 1 open" in refused.err


def test_a_cited_row_of_a_labelled_import_is_left_out_and_the_entry_stays(
    chat: CommandLine,
) -> None:
    assert chat("log", "contact", "--from", "1.6").code == 0
    assert chat("label", "3", "open").code == 0
    text = exported(chat, "--audience", "court", "--yes")
    assert "I am sorry. I will change." in text
    assert "1.6" not in text


def test_words_are_removed_from_messages_as_from_entries(chat: CommandLine) -> None:
    text = exported(chat, "--conversation", "Casey", "--redact", "sorry")
    assert "sorry" not in text
    assert "I will change." in text


def test_a_withdrawn_import_is_in_no_report(chat: CommandLine) -> None:
    assert chat("withdraw", "1", "--reason", "the wrong phone").code == 0
    refused = chat("export", "pdf", str(chat.folder / "w.pdf"), "--rows", "1.6")
    assert (refused.code, "is withdrawn" in refused.err) == (2, True)
