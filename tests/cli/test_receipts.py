"""`receipt`: a text, a page, and what it must not tell."""

from __future__ import annotations

import re
import stat
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    cli("log", "incident", "--text", "something private about Robin")
    return cli


def test_a_receipt_says_what_it_is_and_how_to_use_it(kept: CommandLine) -> None:
    receipt = kept("receipt").out

    assert "give this to somebody you trust" in receipt
    assert "Entries: 1" in receipt
    assert "Made: Tue 17 Mar 2026, " in receipt
    assert "evidencelog verify --receipt FILE" in receipt
    assert re.search(r"^    (?:[0-9A-Z]{5}-){9}[0-9A-Z]{5}$", receipt, re.MULTILINE)
    assert re.search(r"^evidencelog\.invalid/[0-9a-f]{64}\n2\n", receipt, re.MULTILINE)


def test_a_receipt_tells_nothing_of_what_is_in_the_log(kept: CommandLine) -> None:
    assert "Robin" not in kept("receipt").out


def test_a_receipt_is_written_for_its_owner_only_and_never_over_something(
    kept: CommandLine,
) -> None:
    path = kept.folder / "receipt.txt"

    first = kept("receipt", "--to", str(path))
    second = kept("receipt", "--to", str(path))

    assert first.code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert second.code == 22
    assert "exists already" in second.err


@pytest.mark.parametrize(("paper", "width"), [("letter", 612), ("a4", 595)])
def test_the_page_is_one_page_with_the_code_and_can_be_verified(
    kept: CommandLine, paper: str, width: int
) -> None:
    path = kept.folder / "receipt.pdf"

    made = kept("receipt", "--to", str(path), "--paper", paper, "--json").json
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text = page.get_textpage().get_text_range()

    assert len(document) == 1
    assert int(page.get_width()) == width
    for group in made["code"].split("-"):
        assert group in text
    assert "Robin" not in text
    assert kept("verify", "--receipt", str(path)).code == 0
    document.close()


def test_the_page_carries_the_signed_note_and_nothing_of_this_computer(kept: CommandLine) -> None:
    path = kept.folder / "receipt.pdf"
    note = kept("receipt", "--to", str(path), "--json").json["note"]

    with pikepdf.open(BytesIO(path.read_bytes())) as document:
        attached = document.attachments["receipt.txt"].get_file().read_bytes()
        info = {str(key): str(value) for key, value in document.docinfo.items()}

    assert attached.decode() == note
    assert set(info) == {"/Title", "/Producer", "/CreationDate", "/ModDate"}
    assert str(kept.folder).encode() not in path.read_bytes()


def test_the_same_state_at_the_same_time_gives_the_same_page(kept: CommandLine) -> None:
    pages = []
    for name in ("one.pdf", "two.pdf"):
        kept.clock.moment = kept.clock.moment.replace(hour=20, minute=0)
        kept("receipt", "--to", str(kept.folder / name))
        pages.append((kept.folder / name).read_bytes())

    assert pages[0] == pages[1]


def test_a_receipt_can_be_made_from_a_log_that_cannot_be_written_to(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidencelog.storage.store.Store.writable", False)

    made = kept("receipt")

    assert made.code == 0
    assert "does not remember this receipt" in made.err
