"""`export pdf` with words, answers and files taken out, and what is asked about."""

from __future__ import annotations

import stat

import pytest

from evidencelog.cli.output import Output
from tests.cli.command_line import CommandLine
from tests.cli.exported import pages_of, text_of
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


def test_words_are_gone_and_the_person_is_told(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--redact", "Jordan Reed", "--yes")

    assert done.code == 0, done.err
    text = text_of(out)
    assert "Jordan Reed" not in text
    assert "JORDAN" not in text
    assert "[name 1]" in text
    assert "Removed in " in done.err


def test_what_may_be_another_word_is_left_and_said(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--redact", "Jordan Reed", "--yes", "--no-input")

    assert "Left as written, because it may well be another word: " in done.err
    assert "“Reeds” (2 times)" in done.err
    assert "Reeds" in text_of(out)


def test_nothing_is_written_while_it_is_not_decided(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--redact", "Jordan", "--no-input")

    assert done.code == 25
    assert "Jordans" in done.err
    assert "--redact-near yes, no or all" in done.err
    assert not out.exists()


@pytest.mark.parametrize(("near", "left"), [("no", True), ("yes", False), ("all", False)])
def test_an_option_decides_without_asking(kept: CommandLine, near: str, left: bool) -> None:
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--redact", "Jordan", "--redact-near", near)

    assert done.code == 0, done.err
    assert ("Jordans" in text_of(out)) is left


def test_a_person_answers_for_all_or_one_by_one(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    kept.asked("export", "pdf", str(out), "--redact", "Jordan", answers=["one by one", "n"])
    assert "Jordans" in text_of(out)
    kept.asked("export", "pdf", str(out), "--replace", "--redact", "Jordan", answers=[""])
    assert "Jordans" not in text_of(out)


def test_words_that_are_left_out_are_asked_for(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done, _person = kept.asked(
        *("export", "pdf", str(out), "--redact-near", "no", "--redact"),
        answers=["Jordan Reed", "the park", ""],
    )

    assert done.code == 0, done.err
    assert "Jordan Reed" not in text_of(out)
    assert "the park" not in text_of(out)


def test_words_come_from_a_file_too(kept: CommandLine) -> None:
    words = kept.folder / "words.txt"
    words.write_text("Jordan Reed\n\nthe park\n")
    out = kept.folder / "out.pdf"

    kept("export", "pdf", str(out), "--yes", "--redact-file", str(words))

    assert "the park" not in text_of(out)


def test_answers_and_files_are_left_out_by_name(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done = kept(
        *("export", "pdf", str(out), "--redact-field", "people,place.text"),
        *("--redact-exhibit", "1-1"),
    )

    assert done.code == 0, done.err
    text = text_of(out)
    assert "the park" not in text
    assert "a.jpg" not in text
    assert "Removed from this copy." in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--redact", "a"), "too short"),
        (("--redact-field", "shoe"), "no answer called"),
        (("--redact-exhibit", "9-1"), "has no file 9-1"),
        (("--redact-exhibit", "x"), "does not name a file"),
        (("--redact-region", "1-1:5"), "does not name a part of a file"),
        (("--show-intimate", "2-1"), "has no file 2-1"),
    ],
)
def test_what_is_not_understood_is_refused(
    kept: CommandLine, options: tuple[str, ...], said: str
) -> None:
    out = kept.folder / "out.pdf"
    done = kept("export", "pdf", str(out), *options)
    assert done.code == 2
    assert said in done.err
    assert not out.exists()


def test_the_key_and_the_whole_are_files_of_their_own(kept: CommandLine) -> None:
    out, key, whole = (kept.folder / name for name in ("out.pdf", "key.pdf", "whole.pdf"))

    done = kept(
        *("export", "pdf", str(out), "--redact", "Jordan Reed", "--yes"),
        *("--reference-list", str(key), "--working-copy", str(whole)),
    )

    assert done.code == 0, done.err
    assert "Jordan Reed" not in text_of(out)
    assert "Jordan Reed" in text_of(key)
    assert "under seal" in text_of(key)
    assert "Jordan Reed came." in text_of(whole)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (key, whole)} == {0o600}
    for path in (out, key, whole):
        assert kept("verify", str(path)).code == 0


def test_a_program_learns_what_was_removed_and_left(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    done = kept(
        *("--json", "export", "pdf", str(out), "--redact", "Jordan", "--redact-near", "no"),
    )

    (removed, *_more) = done.json["removed"]
    assert removed["token"] == "[name 1]"
    assert removed["entries"] == [1]
    assert done.json["left"] == [{"form": "Jordans", "count": 2}]
    (unsearched,) = done.json["unsearched"]
    assert (unsearched["exhibit"], unsearched["pages"]) == ("1-1", [1])
    (printed,) = unsearched["printed"]
    assert "a.jpg" in pages_of(out)[int(printed) - 1]


def test_an_intimate_file_is_shown_only_when_it_is_named(kept: CommandLine) -> None:
    out = kept.folder / "out.pdf"

    assert "intimate now" in kept("label", "1-1", "intimate").out
    assert kept("label", "1-1", "--json").json["label"] == "intimate"
    kept("export", "pdf", str(out))
    assert "Held by the person who keeps the log." in text_of(out)
    assert b"/DCTDecode" not in out.read_bytes()

    kept("export", "pdf", str(out), "--replace", "--show-intimate", "1-1")
    assert "Held by the person who keeps the log." not in text_of(out)
    assert b"/DCTDecode" in out.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1-1", "private"), "is said of an entry"),
        (("1", "intimate"), "is said of a file"),
        (("1-9", "intimate"), "has no file 9"),
        (("one", "open"), "neither an entry nor a file"),
    ],
)
def test_a_label_that_does_not_fit_is_explained(
    kept: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    done = kept("label", *arguments)
    assert done.code == 2
    assert said in done.err


def test_a_court_reads_no_childs_name_in_free_text(kept: CommandLine) -> None:
    kept("log", "incident", "--text", "Ellis hid. ELLIS cried.", "--child", "Ellis Reed")
    for number in ("1", "2", "3"):
        kept("label", number, "open")
    out = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(out), "--audience", "court", "--yes")

    assert done.code == 0, done.err
    assert "ellis" not in text_of(out).casefold()
    assert "[E.] hid. [E.] cried." in text_of(out)


@pytest.mark.parametrize("option", ["--reference-list", "--working-copy"])
def test_what_goes_beside_a_report_never_takes_its_place(kept: CommandLine, option: str) -> None:
    out = kept.folder / "out.pdf"

    done = kept(
        *("export", "pdf", str(out), "--redact", "Jordan Reed", "--yes", "--replace"),
        *(option, str(kept.folder / "." / "out.pdf")),
    )

    assert done.code == 2
    assert "the same name" in done.err
    assert not out.exists()


@pytest.mark.parametrize(("name", "code"), [("log.db", 22), ("a.jpg", 22), ("-", 2)])
def test_nothing_leaves_when_what_goes_beside_it_cannot_be_written(
    kept: CommandLine, name: str, code: int
) -> None:
    out = kept.folder / "out.pdf"
    beside = name if name == "-" else str(kept.folder / name)

    done = kept(
        *("export", "pdf", str(out), "--redact", "Jordan Reed", "--yes"),
        *("--working-copy", beside),
    )

    assert done.code == code, done.err
    assert not out.exists()
    assert kept("list").code == 0


def test_a_report_never_replaces_the_log(kept: CommandLine) -> None:
    done = kept("export", "pdf", str(kept.log), "--replace", "--yes")

    assert done.code == 22
    assert kept("list").code == 0


def test_standard_output_gets_the_report_and_nothing_else(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_out: list[bytes] = []
    monkeypatch.setattr(Output, "binary", lambda _self, data: put_out.append(data))
    whole = kept.folder / "whole.pdf"

    done = kept("export", "pdf", "-", "--yes", "--working-copy", str(whole))

    assert (done.code, done.out) == (0, "")
    assert len(put_out) == 1
    assert "nothing is removed from it" in done.err
    assert whole.exists()
