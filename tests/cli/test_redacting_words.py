"""`export pdf`: words that stand nowhere, words in files, children called like months."""

from __future__ import annotations

import re

import pytest

from tests.cli.command_line import CommandLine
from tests.cli.exported import text_of
from tests.reports.exhibits.papers_made import paper
from tests.reports.samples import photo


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    picture = cli.folder / "a.jpg"
    picture.write_bytes(photo())
    cli(
        *("log", "incident", "--text", "Jordan Reed came. Jordans coat. JORDAN REED left."),
        *("--person", "Jordan Reed", "--where", "the park", "--attach", str(picture)),
    )
    cli("log", "incident", "--text", "Reed grass. The Reeds came.")
    return cli


def test_a_word_that_only_the_report_itself_prints_is_not_found(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--redact", "page", "--redact-near", "no")
    assert done.code == 2
    assert "Not found anywhere: “page”" in done.err
    assert not out.exists()

    kept("log", "incident", "--text", "A page lay there.")
    done = kept("export", "pdf", str(out), "--redact", "page", "--redact-near", "no")
    assert done.code == 0, done.err
    assert "A [removed 1] lay there." in text_of(out)
    assert "Page 1 of" in text_of(out)


def test_words_are_separated_by_commas_and_line_breaks(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--yes", "--redact", "Jordan Reed, the park\nReed grass")

    assert done.code == 0, done.err
    assert not {"Jordan Reed", "the park", "Reed grass"} & {*text_of(out).splitlines()}
    assert "Not found" not in done.err
    for word in ("Jordan Reed", "the park", "Reed grass"):
        assert word not in text_of(out)


def test_a_misspelled_word_is_named_before_anything_is_written(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"
    words = ("--redact", "Jordan Reed", "--redact", "the prak", "--redact-near", "no")

    done = kept("export", "pdf", str(out), *words)
    assert done.code == 2
    assert "Not found anywhere: “the prak”" in done.err
    assert not out.exists()

    done, person = kept.asked("export", "pdf", str(out), *words, answers=[""])
    assert done.code == 130
    assert "Go on without them?" in person.screen
    assert not out.exists()

    kept.asked("export", "pdf", str(out), *words, answers=["y"])
    assert out.exists()


def test_with_yes_a_word_that_stands_nowhere_is_named_last_as_well(kept: CommandLine) -> None:
    done = kept("--json", "export", "pdf", str(kept.folder / "o.pdf"), "--yes", "--redact", "Zzyzx")
    assert done.code == 0, done.err
    assert done.err.count("Not found anywhere: “Zzyzx”") == 2
    assert done.json["not_found"] == ["Zzyzx"]


def test_words_in_a_file_are_found_and_counted(kept: CommandLine) -> None:
    (kept.folder / "b.txt").write_text("Only Krzyworski here.")
    kept("log", "incident", "--text", "a file", "--attach", str(kept.folder / "b.txt"))
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--redact", "Krzyworski", "--redact-near", "no")

    assert done.code == 0, done.err
    assert "Removed in 1 place, 1 of them in files: [removed 1]" in done.err
    assert "Words were removed from 1 place in this text." in " ".join(text_of(out).split())


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("1-1/2:0,0,9,9", "File 1-1 has no page 2"),
        ("3-1:0,0,9,9", "File 3-1 is no picture and has no pages"),
    ],
)
def test_a_part_of_what_has_none_is_refused(kept: CommandLine, region: str, said: str) -> None:
    (kept.folder / "b.txt").write_text("text")
    kept("log", "incident", "--text", "a file", "--attach", str(kept.folder / "b.txt"))
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--redact-region", region)

    assert done.code == 2
    assert said in done.err
    assert not out.exists()


def test_a_court_is_not_asked_about_months_and_children_are_explained(kept: CommandLine) -> None:
    text = "In May it was only a knock. Theresa May spoke. Mr Krzyworski waited."
    kept("log", "incident", "--text", text, "--child", "May Krzyworski")
    kept("label", "3", "open")
    out = kept.folder / "out.pdf"
    court = ("export", "pdf", str(out), "--audience", "court", "--entries", "3")

    done = kept(*court)
    assert done.code == 25
    assert "initials for police and court. These may be the same child:" in done.err
    assert "Theresa May spoke" in done.err
    assert [line[:7] for line in done.err.splitlines()].count("  May  ") == 1

    done, _person = kept.asked(*court, "--yes", "--redact-near", "no", answers=[])
    assert done.code == 0, done.err
    assert "In May it was only a knock. Theresa May spoke." in " ".join(text_of(out).split())
    assert "Left as written, as --redact-near no asks: “May” (" in done.err


def test_pictures_are_named_last_for_the_person_to_look_at(kept: CommandLine) -> None:
    done = kept("export", "pdf", str(kept.folder / "o.pdf"), "--redact", "Jordan Reed", "--yes")
    *_before, blank, named, why = done.err.splitlines()
    assert blank == ""
    assert re.fullmatch(r"Look at these yourself: exhibit 1-1 \(page \d+\)", named)
    assert why.startswith("They are pictures")


def test_a_court_gets_a_dated_file_although_a_child_is_called_like_the_month(
    kept: CommandLine,
) -> None:
    (kept.folder / "letter.pdf").write_bytes(paper("Dated May 6, 2026.", "May said no in May."))
    kept(
        *("log", "incident", "--text", "a letter", "--child", "May Krzyworski"),
        *("--attach", str(kept.folder / "letter.pdf")),
    )
    kept("label", "3", "open")
    out, key = kept.folder / "out.pdf", kept.folder / "key.pdf"

    done = kept(
        *("export", "pdf", str(out), "--audience", "court", "--entries", "3", "--yes"),
        *("--reference-list", str(key)),
    )

    assert done.code == 0, done.err
    assert "1 of them in files: [M.]" in done.err
    text = " ".join(text_of(out).split())
    assert "Dated May 6, 2026." in text
    assert "May said" not in text
    assert "Words were removed from 1 place on this page" in text
    listed = " ".join(text_of(key).split())
    assert "M. K. May Krzyworski" in listed
    assert "exhibit 1, page 2 of it" in listed or "exhibit 3-1, page 2 of it" in listed
