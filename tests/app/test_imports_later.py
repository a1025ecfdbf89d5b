"""What happens to an import afterwards, and what can go wrong with one."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from evidencelog.app.amend import add_detail, amend, withdraw
from evidencelog.app.erase import erase
from evidencelog.app.history import read_history
from evidencelog.app.importing import prepare_import, run_import
from evidencelog.app.messages import rows_of
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import open_source_at
from evidencelog.app.verify import verify_log
from evidencelog.core.history import Damage
from evidencelog.core.kinds import Import, Incident
from evidencelog.errors import NothingSavedError, UsageError
from evidencelog.importers.drafts import Draft, Item
from evidencelog.importers.importer import Options, Source
from evidencelog.storage.store import Store
from evidencelog.storage.transaction import Writing
from tests.app.imports import entry, look, messages, rows, take
from tests.app.logs import edit, reopen
from tests.app.plain_export import PlainExport, export, line


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
