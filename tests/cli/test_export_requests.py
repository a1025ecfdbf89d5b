"""What can be asked of a report: an earlier state, a court's conventions, its parts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.command_line import START, CommandLine, Result

FIRST_DAY = START.date().isoformat()


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    """Two entries, three days later a third one, a correction and an erasure."""
    cli("log", "incident", "--text", "first account", "--title", "At the door")
    cli("log", "contact", "--text", "second account", "--title", "A call")
    cli.clock.moment += timedelta(days=3)
    cli("log", "incident", "--text", "third account")
    cli("amend", "1", "--text", "a better account", "--reason", "was wrong")
    cli("erase", "2", "--reason", "not mine to tell", "--confirm", "erase")
    return cli


def exported(cli: CommandLine, *words: str) -> tuple[Result, str]:
    path = cli.folder / "out.pdf"
    done = cli("export", "pdf", str(path), "--replace", *words)
    return done, text_of(path) if path.exists() else ""


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_a_log_is_printed_as_it_stood(kept: CommandLine) -> None:
    done, text = exported(kept, "--as-of", FIRST_DAY)
    assert done.code == 0, done.err
    assert "first account" in text
    assert "a better account" not in text
    assert "third account" not in text
    assert "as it stood at the end of" in text


def test_what_was_erased_since_cannot_be_printed_and_is_no_damage(kept: CommandLine) -> None:
    done, text = exported(kept, "--as-of", FIRST_DAY)
    assert "second account" not in text
    assert "1 entry was erased" in text
    assert "could not be read" not in text + done.err


def test_a_day_before_the_log_began_is_refused(kept: CommandLine) -> None:
    done, text = exported(kept, "--as-of", "2001-01-01")
    assert done.code == 2
    assert "begun after" in done.err
    assert text == ""


def test_a_day_to_come_prints_the_log_as_it_is(kept: CommandLine) -> None:
    _done, text = exported(kept, "--as-of", "2099-12-31")
    assert "a better account" in text


def test_parts_are_chosen_and_left_out_by_name(kept: CommandLine) -> None:
    _done, whole = exported(kept)
    _done, without = exported(kept, "--without", "integrity,people")
    _done, only = exported(kept, "--parts", "chronology")
    assert "About this document" in whole
    assert "About this document" not in without
    assert "Entries in full" not in only
    assert "Chronology" in only


def test_an_unknown_part_is_refused_with_the_names_of_all(kept: CommandLine) -> None:
    done, _text = exported(kept, "--without", "cahrts")
    assert done.code == 2
    assert "cahrts" in done.err
    assert "chronology" in done.err


def test_an_unknown_profile_is_refused_with_the_names_of_all(kept: CommandLine) -> None:
    done, _text = exported(kept, "--profile", "us-fedral")
    assert done.code == 2
    assert "us-federal" in done.err


def test_a_profile_for_a_court_shows_open_entries_only(kept: CommandLine) -> None:
    kept("label", "3", "open")
    done, text = exported(kept, "--profile", "us-federal", "--yes")
    assert done.code == 0, done.err
    assert "third account" in text
    assert "a better account" not in text


def test_a_numbering_that_the_profile_does_not_have_is_refused(kept: CommandLine) -> None:
    done, _text = exported(kept, "--numbering", "sections")
    assert done.code == 2
    assert "continuous" in done.err


def test_an_earlier_state_names_no_child_that_became_known_later(kept: CommandLine) -> None:
    kept("log", "incident", "--text", "Lily Anne waited at the door.", "--title", "Lily Anne")
    earlier = kept.clock.moment.date().isoformat()
    kept.clock.moment += timedelta(days=40)
    kept("log", "person", "--name", "Lily Anne", "--role", "child")
    for number in ("1", "3", "4", "5"):
        kept("label", number, "open")

    done, text = exported(kept, "--audience", "court", "--yes", "--as-of", earlier)

    assert done.code == 0, done.err
    assert "[L. A.] waited" in text
    assert "Lily" not in text


@pytest.mark.parametrize("option", ["--in", "--since", "--until"])
def test_a_limit_without_a_date_is_no_limit_and_therefore_refused(
    kept: CommandLine, option: str
) -> None:
    done, text = exported(kept, option, "unknown")
    assert (done.code, text) == (2, "")
    assert "does not name a day" in done.err


def test_parts_that_have_nothing_to_say_are_no_report(kept: CommandLine) -> None:
    done, text = exported(kept, "--parts", "charts,conversations")
    assert (done.code, text) == (2, "")
    assert "nothing to say" in done.err


def test_a_date_of_birth_in_free_text_is_asked_about_for_a_court(kept: CommandLine) -> None:
    kept("log", "person", "--name", "Max M", "--role", "child", "--born", "2015-03-14")
    kept("log", "incident", "--text", "The child, born 2015-03-14, in 2015, waited.")
    kept("label", "4", "open")
    kept("label", "5", "open")

    undecided, _text = exported(kept, "--audience", "court", "--no-input")
    done, text = exported(kept, "--audience", "court", "--yes")

    assert undecided.code == 25
    assert "2015-03-14" in undecided.err
    assert done.code == 0, done.err
    assert "2015-03-14" not in text
    assert "in 2015, waited" in text
