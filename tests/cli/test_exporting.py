"""`export pdf`: the preview, who may see what, and that the log knows what left it."""

from __future__ import annotations

import hashlib
import sqlite3
import stat
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    photo = cli.folder / "note.txt"
    photo.write_text("an original")
    cli("log", "incident", "--text", "first account", "--person", "Robin", "--where", "the park")
    cli("log", "contact", "--text", "second account", "--when", "3 Mar 2026 5pm")
    cli("log", "incident", "--text", "third account", "--when", "12 Jan 2026")
    return cli


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_a_report_is_written_and_said_to_be_open_to_whoever_gets_it(kept: CommandLine) -> None:
    path = kept.folder / "out.pdf"

    done = kept("export", "pdf", str(path))

    assert done.code == 0, done.err
    assert f"Written: {path}" in done.out
    assert "not encrypted" in done.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "first account" in text_of(path)


def test_the_digest_of_the_file_is_for_programs_to_read(kept: CommandLine) -> None:
    path = kept.folder / "out.pdf"

    done = kept("--json", "export", "pdf", str(path))

    assert done.json["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_names_and_places_are_shown_before_it_leaves(kept: CommandLine) -> None:
    told = kept("export", "pdf", str(kept.folder / "out.pdf")).err

    assert told.startswith("What its reader will see\n  3 entries, 0 files, ")
    assert "Names: Robin" in told


def test_the_same_export_twice_gives_the_same_bytes(kept: CommandLine) -> None:
    one, two = kept.folder / "one.pdf", kept.folder / "two.pdf"

    kept("export", "pdf", str(one), "--for", "Ms Lawyer", "--purpose", "hearing")
    kept("export", "pdf", str(two))

    assert one.read_bytes() == two.read_bytes()
    assert "Ms Lawyer" not in text_of(one)


def test_a_folder_gets_a_file_of_a_plain_name(kept: CommandLine) -> None:
    folder = kept.folder / "out"
    folder.mkdir()

    for _time in range(2):
        assert kept("export", "pdf", str(folder)).code == 0

    assert sorted(path.name for path in folder.iterdir()) == ["timeline-2.pdf", "timeline.pdf"]


def test_nothing_is_overwritten_unless_it_is_said(kept: CommandLine) -> None:
    path = kept.folder / "out.pdf"
    path.write_text("mine")

    refused = kept("export", "pdf", str(path))
    before = path.read_text()
    replaced = kept("export", "pdf", str(path), "--replace")

    assert (refused.code, before, replaced.code) == (22, "mine", 0)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("options", "entries"),
    [
        (["--kinds", "contact"], 1),
        (["--kinds", "contact,incident"], 3),
        (["--entries", "1,3"], 2),
        (["--entries", "2-3"], 2),
        (["--in", "March 2026"], 1),
        (["--since", "2026-01-12", "--until", "January 2026"], 1),
        (["--since", "2026"], 2),
        (["--person", "robin"], 1),
    ],
)
def test_the_filters_choose(kept: CommandLine, options: list[str], entries: int) -> None:
    done = kept("export", "pdf", str(kept.folder / "out.pdf"), "--json", *options)

    assert done.code == 0, done.err
    assert done.json["entries"] == entries


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--kinds", "incidents"], "no kind of entry called incidents"),
        (["--kinds", ","], "no kind of entry called ,"),
        (["--entries", "1-x"], '"1-x" does not name entries'),
        (["--entries", "9-1"], '"9-1" does not name entries'),
        (["--entries", "1-999999999"], "does not name entries"),
        (["--since", "2026-02-01", "--until", "2026-01-01"], "--until lies before --since"),
        (["--entries", "7"], "No entry fits"),
    ],
)
def test_what_is_not_understood_or_chooses_nothing_is_said(
    kept: CommandLine, options: list[str], message: str
) -> None:
    path = kept.folder / "out.pdf"

    refused = kept("export", "pdf", str(path), *options)

    assert refused.code == 2
    assert message.casefold() in refused.err.casefold()
    assert not path.exists()


def test_a_court_sees_open_entries_only_and_is_asked_about_once(kept: CommandLine) -> None:
    path = kept.folder / "out.pdf"
    closed = kept("export", "pdf", str(path), "--audience", "court")
    kept("label", "2", "open")
    alone = kept("export", "pdf", str(path), "--audience", "court")
    declined, _person = kept.asked("export", "pdf", str(path), "--audience", "court", answers=["n"])
    left = path.exists()
    agreed, _person = kept.asked("export", "pdf", str(path), "--audience", "court", answers=["y"])

    assert (closed.code, alone.code, declined.code, agreed.code) == (2, 25, 130, 0)
    assert "evidencelog label N open" in closed.err
    assert "--yes" in alone.err
    assert not left
    assert "second account" in text_of(path)
    assert "first account" not in text_of(path)


def test_declining_leaves_no_trace_of_an_export_in_the_log(kept: CommandLine) -> None:
    kept("label", "2", "open")
    before = kept("verify", "--json").json["records"]

    kept.asked("export", "pdf", str(kept.folder / "o.pdf"), "--audience", "police", answers=["n"])

    assert kept("verify", "--json").json["records"] == before


def test_a_report_and_json_do_not_share_standard_output(kept: CommandLine) -> None:
    assert kept("export", "pdf", "-", "--json").code == 2


def test_a_report_is_not_thrown_at_a_terminal(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidencelog.cli.export_destination.on_terminal", lambda stream: True)

    refused = kept("export", "pdf", "-")

    assert refused.code == 2
    assert "cannot be shown on a terminal" in refused.err


def test_what_a_label_keeps_back_is_counted_before_it_leaves(kept: CommandLine) -> None:
    kept("label", "3", "private")

    told = kept("export", "pdf", str(kept.folder / "out.pdf")).err

    assert "2 entries, 0 files" in told
    assert "Left out by its label: 1 entry; the first page counts what is left out." in told
    assert "third account" not in text_of(kept.folder / "out.pdf")


def test_where_all_is_private_the_label_is_named_as_the_reason(kept: CommandLine) -> None:
    for number in ("1", "2", "3"):
        kept("label", number, "private")

    refused = kept("export", "pdf", str(kept.folder / "out.pdf"))

    assert refused.code == 2
    assert "3 entries are private" in refused.err
    assert "evidencelog label N lawyer" in refused.err


def test_a_picture_that_is_only_described_is_named_when_it_leaves(kept: CommandLine) -> None:
    (kept.folder / "door.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    kept("attach", "2", str(kept.folder / "door.heic"))

    done = kept("export", "pdf", str(kept.folder / "out.pdf"))

    assert done.code == 0
    assert "Described, not shown: 2-1 door.heic." in done.err


def test_a_photo_that_does_not_check_out_is_said_and_the_code_is_for_damage(
    kept: CommandLine,
) -> None:
    (kept.folder / "door.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    kept("attach", "2", str(kept.folder / "door.png"))
    connection = sqlite3.connect(kept.log)
    with connection:
        connection.execute("UPDATE slice SET data = zeroblob(length(data))")
    connection.close()

    done = kept("export", "pdf", str(kept.folder / "out.pdf"))

    assert done.code == 10
    assert "1 file does not check out and is not shown: 2-1 door.png" in done.err
