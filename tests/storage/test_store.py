"""What the store promises whatever is kept in it (DESIGN 5)."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evidencelog.core.hashes import BlobId
from evidencelog.errors import (
    DamagedError,
    InUseError,
    NewerVersionError,
    NoLogError,
    NothingSavedError,
    UsageError,
)
from evidencelog.storage import engine
from evidencelog.storage.store import Store
from tests.app.logs import SECRET, TickingClock, edit, new_log, rows

BLOB = BlobId(bytes(16))


@contextmanager
def umask(value: int) -> Iterator[None]:
    before = os.umask(value)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    new_log(path).close()
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(str(path)) as store:
        yield store


def modes(folder: Path) -> dict[str, int]:
    return {p.name: stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*")}


@pytest.mark.skipif(os.name == "nt", reason="no mode bits")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277])
def test_only_the_owner_may_read_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    if mask == 0o277 and os.geteuid() != 0:
        pytest.skip("nobody but root can write then")
    with umask(mask):
        new_log(tmp_path / "above" / "records" / "log.db").close()
    found = modes(tmp_path)
    assert {name: mode & 0o077 for name, mode in found.items()} == dict.fromkeys(found, 0)
    assert set(found) == {"above", "records", "log.db"}


def test_nothing_lies_beside_the_file_at_rest(path: Path, store: Store) -> None:
    with store.writing() as change:
        change.insert_slices(BLOB, 0, [b"x" * 100_000])
    assert [file.name for file in path.parent.iterdir()] == ["log.db"]


def test_the_database_is_opened_as_the_design_says(store: Store) -> None:
    with store.writing() as change:
        found = {
            name: change._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "page_size", "secure_delete")
        }
    assert found == {"journal_mode": "delete", "synchronous": 3, "page_size": 16384} | {
        "secure_delete": 1
    }


def test_removing_pieces_does_not_weaken_how_keys_are_removed(store: Store) -> None:
    with store.writing() as change:
        change.insert_slices(BLOB, 0, [b"x"] * 3)
    with store.writing() as change:
        assert change.delete_slices(BLOB, at_most=2) == 1
        assert change._connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(KeyError), store.writing() as change:
        change.insert_slices(BLOB, 0, [b"x"])
        raise KeyError
    with store.reading() as view:
        assert view.slice_count(BLOB) == 0


def test_a_writer_waits_its_turn_and_then_names_who_holds_the_log(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        Store.open(str(path)) as second,
        pytest.raises(InUseError, match="the log is in use by another program"),
        second.writing(),
    ):
        raise AssertionError("two writers at once")
    other.execute("ROLLBACK")
    other.close()


HOLDING = """
import sqlite3, sys
log = sqlite3.connect(sys.argv[1], isolation_level=None)
log.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="locks are listed on Linux")
def test_the_program_that_holds_the_log_is_named_without_its_private_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    arguments = [sys.executable, "-c", HOLDING, str(path), "a private word"]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            Store.open(str(path)) as store,
            pytest.raises(InUseError, match=r"in use by python[0-9.]*, and 30 seconds"),
            store.writing(),
        ):
            raise AssertionError("two writers at once")
        holder.communicate()


def test_readers_are_not_kept_out_by_a_writer_at_work(path: Path, store: Store) -> None:
    with Store.open(str(path)) as reader, store.writing() as change:
        change.insert_slices(BLOB, 0, [b"x"])
        with reader.reading() as view:
            assert view.slice_count(BLOB) == 0


def test_there_is_never_a_second_log_over_the_first(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(NothingSavedError, match=r"there is already a file at .*not touched"):
        new_log(path)
    assert path.read_bytes() == before


def test_an_interrupted_start_leaves_no_half_made_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidencelog.storage import place

    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(place, "_give_name", stop)
    with pytest.raises(KeyboardInterrupt):
        new_log(tmp_path / "log.db")
    assert list(tmp_path.iterdir()) == []


def test_a_log_can_be_started_where_files_have_no_second_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    with new_log(tmp_path / "log.db"):
        assert [file.name for file in tmp_path.iterdir()] == ["log.db"]


def test_a_place_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NothingSavedError, match=r"a log cannot be made at .*log.db"):
        new_log(tmp_path / "file" / "log.db")


def test_another_database_address_is_refused_without_showing_its_password(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not one that this version can open") as caught:
        Store.open("postgresql+psycopg://ana:secret@host/db?log=x")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (None, NoLogError, "there is no log at"),
        (b"", DamagedError, "is empty"),
        (b"some text that is no log", NoLogError, "is not a log"),
        (b"\0" * 4096 + b"evidencelog.invalid/" + b"a" * 64, DamagedError, "overwritten"),
        (b"SQLite format 3\0" + b"\xff" * 4096, DamagedError, "file is damaged"),
    ],
)
def test_what_is_no_log_is_said_for_what_it_is(
    tmp_path: Path, content: bytes | None, error: type[Exception], message: str
) -> None:
    file = tmp_path / "x.db"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(error, match=message):
        Store.open(str(file))


def test_a_named_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NoLogError, match="is not a log"):
        Store.open(str(tmp_path / "pipe"))


def test_a_folder_and_a_foreign_database_are_no_logs(tmp_path: Path) -> None:
    with pytest.raises(NoLogError, match="is not a log"):
        Store.open(str(tmp_path))
    edit(tmp_path / "other.db", "CREATE TABLE head (x)")
    with pytest.raises(NoLogError, match="a database, but not a log"):
        Store.open(str(tmp_path / "other.db"))


def test_a_newer_store_is_left_alone(path: Path) -> None:
    edit(path, "PRAGMA user_version = 2")
    before = path.read_bytes()
    with pytest.raises(NewerVersionError, match="newer version") as caught:
        Store.open(str(path))
    assert caught.value.exit_code == 24
    assert path.read_bytes() == before


def test_a_store_without_its_first_row_is_damaged(path: Path) -> None:
    edit(path, "DELETE FROM head")
    with pytest.raises(DamagedError, match="its first row is missing"):
        Store.open(str(path))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE head SET log = CAST(zeroblob(3) AS TEXT)",
        "UPDATE head SET public = 'text'",
        "UPDATE head SET epoch = 'text'",
        "UPDATE head SET size = 1.5",
        "UPDATE item SET record = CAST(record AS TEXT)",
        "UPDATE item SET body = 7",
        "UPDATE item SET id = CAST(x'ff00' AS TEXT)",
    ],
)
def test_a_value_of_another_type_is_damage_and_nothing_else(path: Path, statement: str) -> None:
    edit(path, statement)
    with (
        pytest.raises(DamagedError, match="file is damaged"),
        Store.open(str(path)) as store,
        store.reading() as view,
    ):
        view.head()
        view.items(0, 10)


@pytest.mark.parametrize("table", ["door", "left_notes", "aside"])
def test_a_value_of_another_type_beside_the_log_is_read_as_nothing(path: Path, table: str) -> None:
    values = {"door": "log, n, data", "left_notes": "log, size, note", "aside": "log, name, data"}
    edit(
        path,
        f"DELETE FROM {table}",
        f"INSERT INTO {table} ({values[table]}) SELECT log, 16, 'text' FROM head",
    )
    with Store.open(str(path)) as store, store.reading() as view:
        assert [*view.doors().values(), *view.left_notes(), *dict(view.asides()).values()][-1] == (
            b""
        )


def test_pieces_are_removed_last_first_and_in_steps(store: Store) -> None:
    with store.writing() as change:
        change.insert_slices(BLOB, 0, [b"0", b"1", b"2"])
    with store.writing() as change:
        assert change.delete_slices(BLOB, at_most=2) == 1
        assert change.slice(BLOB, 0) == b"0"
        assert change.delete_slices(BLOB, at_most=2) == 0


def test_a_copy_is_whole_and_says_when_there_is_no_room(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.touch()
    store.copy_to(target)
    assert rows(target, "SELECT count(*) FROM item") == [(1,)]


def test_names_of_tables_and_columns_tell_nothing(path: Path) -> None:
    schema = " ".join(text for (text,) in rows(path, "SELECT sql FROM sqlite_master") if text)
    telling = ("incident", "victim", "abuse", "person", "attachment", "evidence", "passphrase")
    assert [word for word in telling if word in schema.lower()] == []


def test_nothing_of_what_is_entered_stands_in_clear(tmp_path: Path) -> None:
    from tests.app.logs import record_text

    (tmp_path / "garden-photo.jpg").write_bytes(b"the roses in the garden " * 50)
    with new_log(tmp_path / "log.db", TickingClock()) as log:
        record_text(log, "He stood at the gate.", tmp_path / "garden-photo.jpg")
    data = (tmp_path / "log.db").read_bytes()
    for word in (b"stood at", b"garden", b"incident", b"2026-03-14", SECRET.text.encode()):
        assert word not in data
        assert word.decode().encode("utf-16-le") not in data


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t BEFORE INSERT ON item BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TRIGGER t BEFORE UPDATE OF key ON item BEGIN SELECT RAISE(IGNORE); END",
        "CREATE VIEW v AS SELECT key FROM item",
    ],
)
def test_nothing_is_written_to_a_store_that_was_given_instructions(
    tmp_path: Path, statement: str
) -> None:
    path = tmp_path / "log.db"
    new_log(path).close()
    edit(path, statement)
    with Store.open(str(path)) as store:
        with pytest.raises(DamagedError, match="added instructions"), store.writing():
            pass
        assert any("added instructions" in reason for reason in store.integrity())
        with store.reading() as view:
            assert view.item_count() == 1
