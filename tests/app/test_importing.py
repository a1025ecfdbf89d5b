"""Importing: looked at first, recorded whole, nothing twice, nothing overwritten."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from evidencelog.app.amend import add_detail, amend, withdraw
from evidencelog.app.blobs import BlobReader
from evidencelog.app.erase import erase
from evidencelog.app.history import read_history
from evidencelog.app.importing import Imported, Preview, prepare_import, run_import
from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.messages import Read, rows_of
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import open_source_at
from evidencelog.app.verify import verify_keyless, verify_log
from evidencelog.core.history import Damage
from evidencelog.core.imported import AnyRow, Message, Page
from evidencelog.core.kinds import Document, Import, Incident
from evidencelog.errors import NothingSavedError, UsageError
from evidencelog.importers.drafts import Draft, Item
from evidencelog.importers.importer import Options, Source, UndecidedError
from evidencelog.storage.store import Store
from evidencelog.storage.transaction import Writing
from tests.app.logs import edit, reopen
from tests.app.plain_export import PlainExport, export, line


def look(log: OpenLog, path: Path, options: Options | None = None) -> Preview:
    with open_source_at(path) as source:
        return prepare_import(log, source, PlainExport(), options or Options())


def take(log: OpenLog, path: Path, options: Options | None = None) -> Imported:
    with open_source_at(path) as source:
        return run_import(log, prepare_import(log, source, PlainExport(), options or Options()))


def rows(log: OpenLog, number: int) -> list[AnyRow]:
    found = list(rows_of(log, read_history(log), number))
    return [read.row for read in found if isinstance(read, Read)]


def messages(log: OpenLog, number: int) -> list[Message]:
    return [row for row in rows(log, number) if isinstance(row, Message)]


def entry(log: OpenLog, number: int) -> Import:
    found = read_history(log).entries[number].current
    assert isinstance(found, Import)
    return found


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "chat.txt"
    path.write_bytes(
        export(
            "=9",
            "#made on a phone",
            line(1, "Hello"),
            line(2, "I will be late", sender="Sam"),
            "!garbled",
            line(4, "2->again", sender="Sam"),
        )
    )
    return path


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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "export"
    path.mkdir()
    (path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (path / "same.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (path / "chat.txt").write_bytes(
        export(line(1, "<a.jpg>look"), line(2, "<same.jpg>"), line(3, "<gone.jpg>"))
    )
    return path


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


# --- what happens to an import afterwards


def test_an_import_is_withdrawn_and_labelled_as_a_whole_but_not_corrected(
    empty: OpenLog, chat: Path
) -> None:
    take(empty, chat)
    with pytest.raises(UsageError, match="imported is not corrected"):
        amend(empty, 1, entry(empty, 1), reason="because")
    add_detail(empty, 1, Import(account="exported at the library"))
    withdraw(empty, 1, "the wrong phone")
    standing = read_history(empty).entries[1]
    assert standing.withdrawn is not None
    assert standing.details[0].entry.account == "exported at the library"
    assert len(rows(empty, 1)) == 3
    assert verify_log(empty).ok


def test_erasing_an_import_takes_its_rows_and_files(empty: OpenLog, folder: Path) -> None:
    take(empty, folder)
    record(empty, Incident(title="stays"))
    erase(empty, 1, "not mine to keep")
    history = read_history(empty)
    assert history.damaged == []
    assert history.entries[1].erased is not None
    assert history.entries[2].readable
    verdict = verify_log(empty)
    assert (verdict.ok, verdict.findings) == (True, ())
    with empty.store.reading() as view:
        assert [item.body for item in view.items(1, 4)] == [None] * 4
    with pytest.raises(UsageError, match="not an import that can be read"):
        rows(empty, 1)
    assert take(empty, folder).imported == 3


# --- what can go wrong


def test_damage_to_a_row_is_cited_by_import_and_row(empty: OpenLog, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(export(*(line(at) for at in range(9))))
    take(empty, path)
    edit(empty.path, "UPDATE item SET body = zeroblob(length(body)) WHERE seq = 5")
    with reopen(empty.path) as log:
        verdict = verify_log(log)
        assert {finding.cited for finding in verdict.findings} == {"1.4"}
        assert read_history(log).damaged == []
        found = list(rows_of(log, read_history(log), 1))
        assert [isinstance(row, Damage) for row in found].count(True) == 1
        assert len(found) == 9


def test_an_import_whose_entry_is_damaged_hides_no_other_entry(empty: OpenLog, chat: Path) -> None:
    take(empty, chat)
    record(empty, Incident(title="after it"))
    edit(empty.path, "UPDATE item SET body = zeroblob(length(body)) WHERE seq = 1")
    with reopen(empty.path) as log:
        history = read_history(log)
        assert list(history.entries) == [2]
        assert [damage.seq for damage in history.damaged] == [1]
        assert history.size == 6


class Stopped(PlainExport):
    """Is interrupted while it reads for the time that is named."""

    def __init__(self, time: int) -> None:
        self.left = time

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        self.left -= 1
        for item in super().read(source, options):
            if not self.left and isinstance(item, Draft) and item.position == 3:
                raise KeyboardInterrupt
            yield item


@pytest.mark.parametrize("time", [2, 3])
def test_an_interrupted_import_leaves_the_log_as_it_was(
    empty: OpenLog, folder: Path, time: int
) -> None:
    size = read_history(empty).size
    with open_source_at(folder) as source:
        preview = prepare_import(empty, source, Stopped(time), Options())
        with pytest.raises(KeyboardInterrupt):
            run_import(empty, preview)
    assert read_history(empty).size == size
    assert verify_log(empty).findings == ()
    with empty.store.reading() as view:
        assert view.leases() == {}
    assert take(empty, folder).imported == 3


def test_a_full_disk_while_rows_are_written_leaves_the_log_as_it_was(
    empty: OpenLog, chat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise NothingSavedError("no space left on the disk")

    with monkeypatch.context() as patch:
        patch.setattr(Writing, "update_head", full)
        with pytest.raises(NothingSavedError, match="no space left"):
            take(empty, chat)
    assert list(read_history(empty).entries) == []
    assert verify_log(empty).findings == ()
    assert take(empty, chat).number == 1


def test_a_source_that_changes_between_looking_and_importing_is_refused(
    empty: OpenLog, chat: Path
) -> None:
    with open_source_at(chat) as source:
        preview = prepare_import(empty, source, PlainExport(), Options())
        chat.write_bytes(chat.read_bytes() + line(9).encode() + b"\n")
        with pytest.raises(NothingSavedError, match="changed after it was looked at"):
            run_import(empty, preview)
    assert list(read_history(empty).entries) == []


def test_what_is_recorded_between_looking_and_importing_does_no_harm(
    empty: OpenLog, chat: Path
) -> None:
    with open_source_at(chat) as source:
        preview = prepare_import(empty, source, PlainExport(), Options())
        record(empty, Incident(title="meanwhile"))
        done = run_import(empty, preview)
    assert (done.number, done.imported) == (2, 3)
    assert verify_log(empty).ok


def test_two_imports_give_the_same_rows_in_the_same_order(
    empty: OpenLog, full: OpenLog, chat: Path
) -> None:
    take(empty, chat)
    number = take(full, chat).number
    assert number is not None
    first = [(row.row, row.match, row.text) for row in messages(empty, 1)]
    second = [(row.row, row.match, row.text) for row in messages(full, number)]
    assert first == second


KILLED = """
import os, signal, sys
from pathlib import Path
from evidencelog.app.importing import prepare_import, run_import
from evidencelog.app.sources import open_source_at
from evidencelog.importers.importer import Options
from tests.app.logs import reopen
from tests.app.plain_export import PlainExport

class Killed(PlainExport):
    left = 3

    def read(self, source, options):
        self.left -= 1
        for item in super().read(source, options):
            if not self.left and item.position == 3000:
                os.kill(os.getpid(), signal.SIGKILL)
            yield item

with reopen(Path(sys.argv[1])) as log, open_source_at(Path(sys.argv[2])) as source:
    run_import(log, prepare_import(log, source, Killed(), Options()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_an_import_that_is_killed_leaves_the_log_as_it_was(empty: OpenLog, folder: Path) -> None:
    lines = [line(at) for at in range(4000)]
    (folder / "chat.txt").write_bytes(export(line(9999, "<a.jpg>look"), *lines))
    record(empty, Incident(title="before"))
    ended = subprocess.run([sys.executable, "-c", KILLED, str(empty.path), str(folder)])
    assert ended.returncode == -signal.SIGKILL
    with reopen(empty.path) as log:
        assert verify_log(log).findings == ()
        assert list(read_history(log).entries) == [1]
        assert take(log, folder).imported == 4001
        assert verify_log(log).ok


def test_a_log_that_cannot_be_written_can_still_be_looked_at_and_read(
    empty: OpenLog, chat: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(empty, chat)
    later = tmp_path / "later.txt"
    later.write_bytes(export(line(1, "Hello"), line(7)))

    def refused(_store: Store) -> NoReturn:
        raise NothingSavedError("the disk is read-only")

    monkeypatch.setattr(Store, "writing", refused)
    assert look(empty, later).new == 1
    assert len(rows(empty, 1)) == 3
    with pytest.raises(NothingSavedError, match="read-only"):
        take(empty, later)
