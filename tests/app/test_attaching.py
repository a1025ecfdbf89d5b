"""Files of any size and sort: kept bit for bit, or not at all."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evidencelog.app import attach
from evidencelog.app.attach import FileToAttach, padding, store_file, sweep
from evidencelog.app.clock import seconds_now
from evidencelog.app.extract import extract
from evidencelog.app.history import read_history
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import verify_log
from evidencelog.core.hashes import EntryId
from evidencelog.core.sealing import padme
from evidencelog.errors import NothingSavedError
from evidencelog.files import reading
from evidencelog.files.reading import Source
from evidencelog.storage.schema import SLICE_SIZE
from tests.app.logs import digest_of, incident, new_log, record_text, reopen, rows

ENTRY = EntryId(bytes(range(16)))
CHUNK = 16_384
SIZES = (
    0, 1, 2, 479, 480, CHUNK - 33, CHUNK - 1, CHUNK, CHUNK + 1,
    SLICE_SIZE - 65, SLICE_SIZE - 1, SLICE_SIZE, SLICE_SIZE + 1, 2 * SLICE_SIZE + 7,
)  # fmt: skip


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def slices(log: OpenLog) -> int:
    return int(rows(log.path, "SELECT count(*) FROM slice")[0][0])


@pytest.mark.parametrize("size", SIZES)
def test_a_file_of_any_size_comes_back_byte_for_byte(
    empty: OpenLog, tmp_path: Path, size: int
) -> None:
    original = tmp_path / "file.bin"
    original.write_bytes(noise(size))
    saved = record_text(empty, "With a file.", original)
    (part,) = saved.attachments
    assert (part.size, part.sha256) == (size, hashlib.sha256(noise(size)).hexdigest())
    written, unreadable = extract(empty, saved.number, tmp_path / "out")
    assert unreadable == ()
    assert written[0].path.read_bytes() == noise(size)
    assert verify_log(empty).ok


def test_what_is_stored_shows_the_size_only_in_steps() -> None:
    for size in SIZES:
        filler = b"".join(padding(size))
        assert size + len(filler) == padme(size + 1)
        assert filler == b"\x80" + bytes(len(filler) - 1)


def test_the_same_file_twice_is_kept_twice_under_keys_of_its_own(
    empty: OpenLog, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(noise(5000))
    saved = record_text(empty, "Twice.", photo, photo)
    one, two = saved.attachments
    assert one.sha256 == two.sha256
    assert one.id != two.id
    stored = rows(empty.path, "SELECT data FROM slice")
    assert len({data for (data,) in stored}) == 2
    assert len(extract(empty, 1, tmp_path / "out")[0]) == 2


def test_every_file_of_one_entry_is_there_or_none(empty: OpenLog, tmp_path: Path) -> None:
    (tmp_path / "one.bin").write_bytes(noise(100))
    with pytest.raises(NothingSavedError, match=r"gone\.bin"):
        record_text(empty, "Two.", tmp_path / "one.bin", tmp_path / "gone.bin")
    assert read_history(empty).entries == {}
    assert slices(empty) == 0
    assert rows(empty.path, "SELECT count(*) FROM lease") == [(0,)]


def test_a_file_that_changes_while_it_is_read_is_refused_whole(
    empty: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing = tmp_path / "growing.bin"
    growing.write_bytes(noise(3 * SLICE_SIZE))
    real = Source.chunks

    def while_somebody_writes(self: Source, progress: reading.Progress | None = None) -> object:
        for number, chunk in enumerate(real(self, progress)):
            if number == 1:
                with growing.open("ab") as file:
                    file.write(b"more")
            yield chunk

    monkeypatch.setattr(Source, "chunks", while_somebody_writes)
    with pytest.raises(NothingSavedError, match="was changed while it was read"):
        record_text(empty, "Growing.", growing)
    assert slices(empty) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_a_device_and_a_folder_are_refused(empty: OpenLog, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (
        (tmp_path / "pipe", "a named pipe"),
        (Path("/dev/zero"), "a device"),
        (tmp_path, "a folder"),
    ):
        with pytest.raises(NothingSavedError, match=reason):
            record_text(empty, "Never.", path)
    assert read_history(empty).entries == {}


def test_names_that_no_screen_can_show_are_kept_or_shown_visibly(
    empty: OpenLog, tmp_path: Path
) -> None:
    names = ["new\nline.txt", "-rf", "söme “näme”.jpg", "\u202egpj.exe", "x" * 250 + ".txt"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    if os.name != "nt":
        raw = os.fsdecode(b"bad\xff.jpg")
        (tmp_path / raw).write_bytes(b"x")
        names.append(raw)
    saved = record_text(empty, "Names.", *(tmp_path / name for name in names))
    assert len(saved.attachments) == len(names)
    written, _unreadable = extract(empty, 1, tmp_path / "out")
    assert len({item.path.name for item in written}) == len(names)
    assert verify_log(empty).ok


def test_pieces_that_no_entry_names_are_invisible_and_no_damage(
    empty: OpenLog, tmp_path: Path
) -> None:
    (tmp_path / "file.bin").write_bytes(noise(1000))
    store_file(empty, ENTRY, FileToAttach(tmp_path / "file.bin"))
    assert slices(empty) == 1
    found = verify_log(empty)
    assert found.ok
    assert (found.attachments, found.findings) == (0, ())
    assert read_history(empty).damaged == []


@contextmanager
def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> Iterator[None]:
    real = seconds_now
    monkeypatch.setattr(attach, "seconds_now", lambda: real() + seconds)
    yield
    monkeypatch.setattr(attach, "seconds_now", real)


def test_abandoned_pieces_are_swept_by_a_later_write(
    empty: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file.bin").write_bytes(noise(1000))
    store_file(empty, ENTRY, FileToAttach(tmp_path / "file.bin"))
    with later(monkeypatch, attach.STALE_SECONDS + 1):
        record_text(empty, "Something else.")
    assert slices(empty) == 0


def test_what_another_process_is_writing_at_this_moment_is_not_swept(
    empty: OpenLog, tmp_path: Path
) -> None:
    (tmp_path / "file.bin").write_bytes(noise(1000))
    store_file(empty, ENTRY, FileToAttach(tmp_path / "file.bin"))
    with reopen(empty.path) as other:
        record_text(other, "Meanwhile.")
    assert slices(empty) == 1


def test_a_first_file_is_not_swept_while_a_second_one_takes_long(
    empty: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "first.bin").write_bytes(noise(1000))
    (tmp_path / "second.bin").write_bytes(noise(1000))
    first = store_file(empty, ENTRY, FileToAttach(tmp_path / "first.bin"))
    with later(monkeypatch, attach.STALE_SECONDS + 1):
        store_file(empty, ENTRY, FileToAttach(tmp_path / "second.bin"), beside=[first])
        sweep(empty)
    assert slices(empty) == 2


def test_an_entry_whose_pieces_were_swept_meanwhile_is_refused(
    empty: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file.bin").write_bytes(noise(1000))
    real = attach.store_file

    def and_sleep(log: OpenLog, *args: object, **options: object) -> attach.Stored:
        stored = real(log, *args, **options)  # type: ignore[arg-type]
        attach.discard(log, stored.blob)
        return stored

    monkeypatch.setattr("evidencelog.app.record.store_file", and_sleep)
    with pytest.raises(NothingSavedError, match="not completely stored"):
        record_text(empty, "Asleep.", tmp_path / "file.bin")
    assert verify_log(empty).ok


def test_a_damaged_list_of_pieces_does_not_keep_anybody_from_writing(empty: OpenLog) -> None:
    with empty.store.writing() as change:
        change._connection.exec_driver_sql(
            "INSERT INTO lease SELECT log, 'text', 'long ago' FROM head"
        )
    assert record_text(empty, "All the same.").number == 1


def test_how_a_file_was_obtained_and_what_it_says_of_itself_are_kept(
    empty: OpenLog, tmp_path: Path
) -> None:
    from evidencelog.core.parts import Obtained

    note = tmp_path / "note.txt"
    note.write_text("hello", encoding="utf-8")
    file = FileToAttach(note, obtained=Obtained(how="given by", by="Ana"), description="a note")
    saved = record(empty, incident(), [file])
    (part,) = read_history(empty).entries[saved.number].current.attachments
    assert part.obtained == Obtained(how="given by", by="Ana")
    assert (part.description, part.name, part.type) == ("a note", "note.txt", "text/plain")


def test_progress_is_told_up_to_the_end(empty: OpenLog, tmp_path: Path) -> None:
    (tmp_path / "file.bin").write_bytes(noise(SLICE_SIZE + 5))
    seen: list[tuple[int, int]] = []
    record(
        empty,
        incident(),
        [FileToAttach(tmp_path / "file.bin")],
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen[-1] == (SLICE_SIZE + 5, SLICE_SIZE + 5)


MEMORY = """
    import resource, sys
    from pathlib import Path
    from tests.app.logs import record_text, reopen
    log = reopen(Path(sys.argv[1]))
    record_text(log, "First, so that everything is loaded.", Path(sys.argv[2]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    record_text(log, "Then a long one.", Path(sys.argv[3]))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted differently elsewhere")
def test_memory_does_not_grow_with_the_size_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "small.bin").write_bytes(b"x")
    with (tmp_path / "long.bin").open("wb") as file:
        for _ in range(64):
            file.write(os.urandom(1 << 20))
    new_log(tmp_path / "log.db").close()
    arguments = [str(tmp_path / name) for name in ("log.db", "small.bin", "long.bin")]
    code = textwrap.dedent(MEMORY)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 60 * 1024, f"{done.stdout.strip()} KiB more for 64 MiB"
    with reopen(tmp_path / "log.db") as log:
        standing = read_history(log).entries[2]
        digest = digest_of(log, standing.current.attachments[0])
    assert digest == hashlib.sha256((tmp_path / "long.bin").read_bytes()).hexdigest()
    shutil.rmtree(tmp_path)
