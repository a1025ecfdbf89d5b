"""Read-only places, full disks and writes that were interrupted."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidencelog.app.history import read_history
from evidencelog.app.verify import verify_log
from evidencelog.errors import NothingSavedError
from tests.app.logs import new_log, record_text, reopen, rows, whole_story

needs_mounts = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="mounting needs root",
)

# Starts to write, reaches the disk, and is killed before it is done.
INTERRUPTED = """
    import os, signal, sys
    from pathlib import Path
    from tests.app.logs import reopen
    from evidencelog.core.hashes import BlobId
    log = reopen(Path(sys.argv[1]))
    with log.store.writing() as change:
        connection = change._connection
        connection.exec_driver_sql("PRAGMA cache_spill=1")
        connection.exec_driver_sql("PRAGMA cache_size=1")
        connection.exec_driver_sql("UPDATE item SET body = zeroblob(length(body))")
        change.insert_slices(BlobId(bytes(16)), 0, [os.urandom(1 << 20)] * 4)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def interrupt_a_write(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(INTERRUPTED), str(path)])
    assert done.returncode == -signal.SIGKILL
    assert journal(path).stat().st_size > 0


def journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that can be made read-only, even for root, by a mount over itself."""
    folder = tmp_path / "medium"
    folder.mkdir()
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True)


def freeze(folder: Path) -> None:
    for command in (
        ["mount", "--bind", str(folder), str(folder)],
        ["mount", "-o", "remount,ro,bind", str(folder), str(folder)],
    ):
        if subprocess.run(command, capture_output=True).returncode != 0:
            pytest.skip("this system does not allow mounts")


needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")


@needs_kill
def test_an_interrupted_write_is_undone_when_the_log_is_next_opened(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with new_log(path) as log:
        record_text(log, "First.")
        story = whole_story(log)
    interrupt_a_write(path)
    with reopen(path) as log:
        assert whole_story(log) == story
        assert verify_log(log).ok
        record_text(log, "Second.")
    assert [file.name for file in tmp_path.iterdir()] == ["log.db"]


@needs_mounts
def test_a_log_on_a_read_only_medium_is_read_and_verified(read_only: Path) -> None:
    path = read_only / "log.db"
    with new_log(path) as log:
        record_text(log, "First.")
    freeze(read_only)
    with reopen(path) as log:
        assert len(read_history(log).entries) == 1
        assert verify_log(log).ok
        assert not log.store.writable
        with pytest.raises(NothingSavedError, match="cannot be written to"):
            record_text(log, "Second.")


@needs_mounts
@needs_kill
def test_an_interrupted_write_on_a_read_only_medium_is_undone_in_a_private_copy(
    read_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    path = read_only / "log.db"
    with new_log(path) as log:
        record_text(log, "First.")
        story = whole_story(log)
    interrupt_a_write(path)
    freeze(read_only)
    before = path.read_bytes()
    with reopen(path) as log:
        assert whole_story(log) == story
        assert verify_log(log).ok
        private = [file for file in passing.rglob("*") if file.is_file()]
        assert private
        assert {file.stat().st_mode & 0o077 for file in private} == {0}
        with pytest.raises(NothingSavedError, match="cannot be written to"):
            record_text(log, "Second.")
    assert list(passing.iterdir()) == []
    assert path.read_bytes() == before


@needs_mounts
@needs_kill
def test_without_room_for_a_private_copy_it_says_what_to_copy(
    read_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = read_only / "log.db"
    new_log(path).close()
    interrupt_a_write(path)
    freeze(read_only)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(NothingSavedError, match="cannot be undone here"):
        reopen(path)
    assert [file.name for file in tmp_path.iterdir()] == ["medium"]


@needs_mounts
def test_a_full_disk_at_any_moment_loses_nothing_and_is_named(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    size = ["-t", "tmpfs", "-o", "size=2m,mode=0700"]
    if subprocess.run(["mount", *size, "small", str(disk)], capture_output=True).returncode:
        pytest.skip("this system does not allow mounts")
    try:
        path = disk / "log.db"
        with new_log(path) as log:
            saved = fill_up(log.path, disk)
        with reopen(path) as log:
            history = read_history(log)
            assert [s.current.account for s in history.entries.values()] == saved
            assert verify_log(log).ok
            record_text(log, "There is room again.")
        assert [file.name for file in disk.iterdir()] == ["log.db"]
    finally:
        subprocess.run(["umount", "-l", str(disk)], capture_output=True)


def fill_up(path: Path, disk: Path) -> list[str]:
    """Record with ever less room; return what was acknowledged."""
    saved: list[str] = []
    refused: set[str] = set()
    big = path.parent.parent / "big.bin"
    big.write_bytes(os.urandom(3 << 20))
    filler = disk / "filler"
    with reopen(path) as log:
        for free in (0, 4, 8, 16, 24, 32, 48, 64, 96):
            filler.write_bytes(b"")
            room = shutil.disk_usage(disk).free - free * 1024
            filler.write_bytes(b"\0" * max(0, room))
            text = f"With {free} KiB left."
            for files in ((), (big,)):
                try:
                    record_text(log, text, *files)
                except NothingSavedError as error:
                    refused.add(error.message)
                else:
                    saved.append(text)
            filler.unlink()
    assert refused == {"there is no space left on the disk, so this was not saved"}
    return saved


def test_a_limit_on_the_size_of_files_is_no_damage(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "log.db"
    with new_log(path) as log:
        record_text(log, "First.")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        (tmp_path / "big.bin").write_bytes(os.urandom(1 << 20))
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 65536, before[1]))
        try:
            with pytest.raises(NothingSavedError, match=r"disk|space"):
                record_text(log, "Second.", tmp_path / "big.bin")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        record_text(log, "Third.")
        assert verify_log(log).ok
    assert rows_left(path) == 0


def rows_left(path: Path) -> int:
    return int(rows(path, "SELECT count(*) FROM slice")[0][0])
