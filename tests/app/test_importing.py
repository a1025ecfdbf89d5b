"""Importing: looked at first, recorded whole, nothing twice, nothing overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evidencelog.app.blobs import BlobReader
from evidencelog.app.history import read_history
from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import verify_keyless, verify_log
from evidencelog.core.imported import Page
from evidencelog.core.kinds import Document, Incident
from evidencelog.importers.importer import Options, UndecidedError
from tests.app.imports import entry, look, messages, rows, take
from tests.app.plain_export import export, line


def test_looking_tells_everything_and_writes_nothing(empty: OpenLog, chat: Path) -> None:
    before = empty.path.read_bytes()
    found = look(empty, chat)
    assert (found.records, found.skipped, found.new, found.duplicates) == (3, 1, 3, 0)
    assert [(tally.of, tally.count) for tally in found.declared] == [("messages", 9)]
    assert [(sender.id, sender.rows) for sender in found.senders] == [("Sam", 2), ("Jo Park", 1)]
    assert [(talk.title, talk.rows) for talk in found.conversations] == [("Chat with Jo", 3)]
    assert (found.first, found.last) == ("2026-01-01T00:01", "2026-01-01T00:04")
    assert [(skip.row, skip.place, skip.reason) for skip in found.skips] == [
        (3, "line 6", "unreadable")
    ]
    assert found.remarks == ("made on a phone",)
    assert len(found.samples) == 3
    assert empty.path.read_bytes() == before


def test_an_import_keeps_the_source_and_each_record_with_its_place(
    empty: OpenLog, chat: Path
) -> None:
    done = take(empty, chat)
    assert (done.number, done.imported, done.skipped, done.duplicates) == (1, 3, 1, 0)
    kept = entry(empty, 1)
    (original,) = kept.attachments
    assert original.sha256 == done.source_sha256
    whole = b"".join(BlobReader(empty.store, keys_of(empty), original).chunks())
    assert whole == chat.read_bytes()
    assert (kept.format, kept.written_by, kept.rows, kept.records, kept.skipped) == (
        "plain",
        None,
        3,
        3,
        1,
    )
    assert [row.cited for row in rows(empty, 1)] == ["1.1", "1.2", "1.4"]
    first, _second, last = messages(empty, 1)
    assert (first.text, first.sender.id if first.sender else "") == ("Hello", "Jo Park")
    assert first.time is not None
    assert first.time.raw == "2026-01-01T00:01"
    assert first.occurred is not None
    assert (first.occurred.precision, first.occurred.instant) == ("minute", None)
    assert last.reply is not None
    assert last.reply.row == 2
    assert verify_log(empty).ok
    assert verify_keyless(empty.store).ok


def test_rows_are_no_entries_and_the_next_entry_has_the_next_number(
    empty: OpenLog, chat: Path
) -> None:
    take(empty, chat)
    assert record(empty, Incident(title="after it")).number == 2
    history = read_history(empty)
    assert list(history.entries) == [1, 2]
    assert (history.damaged, history.size) == ([], 6)


def test_the_same_bytes_add_nothing_and_name_the_import(empty: OpenLog, chat: Path) -> None:
    take(empty, chat)
    size = read_history(empty).size
    again = look(empty, Path(shutil.copy(chat, chat.with_name("copy.txt"))))
    assert (again.same, again.nothing_new) == (1, True)
    done = take(empty, chat)
    assert (done.number, done.imported) == (None, 0)
    assert read_history(empty).size == size


def test_a_later_export_adds_only_what_is_new(empty: OpenLog, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(export(*(line(at) for at in range(10))))
    two.write_bytes(export(*(line(at) for at in range(5, 14))))
    take(empty, one)
    done = take(empty, two)
    assert (done.imported, done.duplicates, done.differing, done.vanished) == (4, 5, (), ())
    assert [row.cited for row in rows(empty, 2)] == ["2.6", "2.7", "2.8", "2.9"]
    assert verify_log(empty).ok


def test_an_export_without_anything_new_adds_nothing(empty: OpenLog, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(export(*(line(at) for at in range(10))))
    two.write_bytes(export("#another day", *(line(at) for at in range(10))))
    take(empty, one)
    done = take(empty, two)
    assert (done.number, done.imported, done.duplicates) == (None, 0, 10)


def test_another_wording_is_kept_beside_the_earlier_one(empty: OpenLog, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(export(line(1, "I never said that"), line(2, "yes")))
    two.write_bytes(export(line(1, "This message was deleted"), line(2, "yes")))
    take(empty, one)
    done = take(empty, two)
    (difference,) = done.differing
    assert (difference.row, difference.earlier, difference.what) == (1, "1.1", "text")
    (row,) = messages(empty, 2)
    assert (row.text, row.differs) == ("This message was deleted", ("1.1",))
    assert messages(empty, 1)[0].text == "I never said that"
    assert entry(empty, 2).differing == (difference,)
    one.write_bytes(export("#once more", line(1, "I never said that"), line(2, "yes")))
    assert take(empty, one).duplicates == 2


def test_a_message_that_is_gone_from_a_later_export_is_told(empty: OpenLog, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(export(*(line(at) for at in range(10)), line(5, "x", conversation="Kim")))
    two.write_bytes(export(*(line(at) for at in range(2, 8) if at != 4)))
    take(empty, one)
    done = take(empty, two)
    assert (done.number, done.imported, done.vanished) == (2, 0, ("1.5",))
    assert entry(empty, 2).vanished == ("1.5",)
    assert verify_log(empty).ok


def test_what_has_to_be_told_is_asked_for_and_kept_as_told(empty: OpenLog, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(export("?", line(1, sender="Sam"), line(2)))
    with pytest.raises(UndecidedError, match="who are you"):
        look(empty, path)
    take(empty, path, Options(me=frozenset({"Sam"}), zone="Europe/Berlin"))
    told = [(one.what, one.value) for one in entry(empty, 1).told]
    assert told == [("me", "Sam"), ("zone", "Europe/Berlin")]
    assert [row.direction for row in messages(empty, 1)] == ["out", None]


def zipped(folder: Path) -> Path:
    return Path(shutil.make_archive(str(folder), "zip", folder))


@pytest.mark.parametrize("make", [lambda folder: folder, zipped], ids=["folder", "zip"])
def test_files_come_with_their_messages_and_equal_ones_once(
    empty: OpenLog, folder: Path, make: Callable[[Path], Path]
) -> None:
    take(empty, make(folder))
    first, second, third = messages(empty, 1)
    assert [file.name for file in (*first.attachments, *second.attachments)] == [
        "a.jpg",
        "same.jpg",
    ]
    assert first.attachments[0].id == second.attachments[0].id
    assert [absent.name for absent in third.absent] == ["gone.jpg"]
    for message in (first, second):
        (file,) = message.attachments
        data = b"".join(BlobReader(empty.store, keys_of(empty), file).chunks())
        assert data == (folder / "a.jpg").read_bytes()
    verdict = verify_log(empty)
    assert (verdict.ok, verdict.attachments) == (True, 2)
    with empty.store.reading() as view:
        assert view.leases() == {}


def test_of_a_folder_only_what_was_read_is_kept_as_source(empty: OpenLog, folder: Path) -> None:
    take(empty, folder)
    assert [file.name for file in entry(empty, 1).attachments] == ["chat.txt"]


def test_a_file_becomes_a_document_with_all_its_times(empty: OpenLog, tmp_path: Path) -> None:
    path = tmp_path / "papers"
    path.mkdir()
    (path / "scan.pdf").write_bytes(b"%PDF-1.4 a report")
    (path / "twin.pdf").write_bytes(b"%PDF-1.4 a report")
    (path / "list.txt").write_bytes(
        export(
            line(1, "<scan.pdf>first page//second page", conversation="paper"),
            line(2, "<twin.pdf>", conversation="paper"),
        )
    )
    done = take(empty, path)
    assert (done.documents, done.imported, done.duplicates) == ((2,), 1, 1)
    document = read_history(empty).entries[2].current
    assert isinstance(document, Document)
    (file,) = document.attachments
    assert (file.name, document.links[0].number) == ("scan.pdf", 1)
    assert [(fact.what, fact.value) for fact in file.embedded] == [("time", "2026-01-01T00:01")]
    pages = [row for row in rows(empty, 1) if isinstance(row, Page)]
    assert [(page.cited, page.page, page.text) for page in pages] == [
        ("1.1", 1, "first page"),
        ("1.1", 2, "second page"),
    ]
    assert verify_log(empty).ok


def test_texts_stay_what_they_are_and_half_characters_are_noted(
    empty: OpenLog, tmp_path: Path
) -> None:
    path = tmp_path / "chat.txt"
    verbatim = "  two  blanks,\u200e marks, e\u0301, \u2066end\u2069\ttab "
    half = "half \ud83d of a face"
    path.write_bytes(
        b"plain export\n"
        + "\n".join((line(1, verbatim), line(2, half), "")).encode("utf-8", "surrogatepass")
    )
    take(empty, path)
    first, second = messages(empty, 1)
    assert (first.text, first.notes) == (verbatim, ())
    assert second.text == "half \ufffd of a face"
    assert "half a character" in second.notes[0]


def test_a_record_without_end_is_skipped_and_said(empty: OpenLog, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(export(line(1, "a " * 600_000), line(2)))
    done = take(empty, path)
    assert (done.imported, done.skipped) == (1, 1)
    assert "longer than a log can hold" in done.skips[0].reason
