"""Originals are read once, whole and unchanged, or refused with nothing saved."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidencelog.errors import ExitCode
from evidencelog.files.reading import CHUNK, Source, open_source
from evidencelog.files.refusals import AttachmentRefusedError, SourceChangedError

posix = pytest.mark.skipif(os.name != "posix", reason="this platform has no such files")
not_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this account"
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8" + bytes(2 * CHUNK + 5))
    return path


def read(source: Source) -> bytes:
    return b"".join(source.chunks())


def test_a_file_is_read_whole_and_found_unchanged(photo: Path) -> None:
    with open_source(photo) as source:
        content = read(source)
        source.check_unchanged()

    assert content == photo.read_bytes()
    assert source.name == "photo.jpg"
    assert source.size == len(content)
    assert source.modified_ns == photo.stat().st_mtime_ns


def test_a_file_of_no_bytes_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    with open_source(tmp_path / "empty") as source:
        assert read(source) == b""
        assert source.head() == b""
        source.check_unchanged()


def test_progress_is_told_after_each_chunk(photo: Path) -> None:
    told: list[tuple[int, int]] = []

    with open_source(photo) as source:
        for _chunk in source.chunks(lambda done, size: told.append((done, size))):
            pass

    size = 2 * CHUNK + 7
    assert told == [(CHUNK, size), (2 * CHUNK, size), (size, size)]


def test_looking_at_the_head_takes_nothing_away(photo: Path) -> None:
    with open_source(photo) as source:
        assert source.head(2) == b"\xff\xd8"
        assert read(source) == photo.read_bytes()
        source.check_unchanged()


@posix
def test_a_link_leads_to_the_file_but_keeps_its_own_name(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "link.jpg").symlink_to(photo)

    with open_source(tmp_path / "link.jpg") as source:
        assert source.name == "link.jpg"
        assert read(source) == photo.read_bytes()


@posix
def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(AttachmentRefusedError, match='"pipe" cannot be attached: it is a named'):
        open_source(tmp_path / "pipe")


@posix
def test_a_file_exchanged_for_a_pipe_at_the_last_moment_does_not_hang(
    tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    seen = photo.stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_options: seen)

    with pytest.raises(AttachmentRefusedError, match="named pipe"):
        open_source(tmp_path / "pipe")


@posix
@pytest.mark.parametrize("device", ["zero", "null", "random"])
def test_a_device_is_refused(device: str) -> None:
    with pytest.raises(AttachmentRefusedError, match="it is a device, not a file"):
        open_source(Path("/dev", device))


@posix
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the full path may be too long for a socket
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")

        with pytest.raises(AttachmentRefusedError, match="it is a socket, not a file"):
            open_source(tmp_path / "socket")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefusedError, match="it is a folder, not a file"):
        open_source(tmp_path)


def test_a_missing_file_says_that_nothing_was_saved_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefusedError, match="nothing at this place; nothing") as caught:
        open_source(tmp_path / "gone.jpg")

    assert caught.value.exit_code == ExitCode.NOTHING_SAVED
    assert "check the name" in caught.value.hint


@not_root
def test_an_unreadable_file_is_refused(photo: Path) -> None:
    photo.chmod(0)

    with pytest.raises(AttachmentRefusedError, match="not permitted"):
        open_source(photo)


@posix
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(AttachmentRefusedError, match="leads back to itself"):
        open_source(tmp_path / "loop")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(AttachmentRefusedError, match=r"a\[NUL\]b.*no file can have this name"):
        open_source(Path("a\0b"))


def test_a_forged_line_in_a_name_stays_in_its_line(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefusedError) as caught:
        open_source(tmp_path / "x\nsaved: entry 7\x1b[2J")

    assert "\n" not in caught.value.message
    assert "\x1b" not in caught.value.message


def test_a_name_that_looks_like_an_option_is_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-rf").write_bytes(b"words")

    with open_source(Path("-rf")) as source:
        assert (source.name, read(source)) == ("-rf", b"words")


def appended(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def shortened(path: Path) -> None:
    os.truncate(path, 10)


def rewritten_in_place(path: Path) -> None:
    before = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))


def replaced(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


def removed(path: Path) -> None:
    path.unlink()


@posix
@pytest.mark.parametrize("change", [appended, shortened, rewritten_in_place, replaced, removed])
def test_a_file_that_changes_while_it_is_read_is_refused(photo: Path, change: object) -> None:
    assert callable(change)
    with (
        open_source(photo) as source,
        pytest.raises(SourceChangedError, match="changed while it was read; nothing was saved"),
    ):
        chunks: Iterator[bytes] = source.chunks()
        next(chunks)
        change(photo)
        for _chunk in chunks:
            pass
        source.check_unchanged()


def test_a_file_that_was_not_read_to_its_end_does_not_pass(photo: Path) -> None:
    with (
        open_source(photo) as source,
        pytest.raises(SourceChangedError, match="changed while it was read"),
    ):
        next(source.chunks())
        source.check_unchanged()


def test_a_growing_file_is_stopped_at_once_and_not_followed_for_ever(photo: Path) -> None:
    with open_source(photo) as source, pytest.raises(SourceChangedError, match="changed while"):
        for _chunk in source.chunks():
            with photo.open("ab") as file:
                file.write(bytes(CHUNK))


def test_a_failing_disk_is_named(photo: Path) -> None:
    class FailingStream:
        def seek(self, _offset: int) -> None:
            return None

        def read(self, _size: int) -> bytes:
            raise OSError(5, "Input/output error")

        def close(self) -> None:
            return None

    source = Source(photo, FailingStream(), photo.stat())  # type: ignore[arg-type]

    with pytest.raises(AttachmentRefusedError, match="the disk reported an error"):
        read(source)
    with pytest.raises(AttachmentRefusedError, match="the disk reported an error"):
        source.head()
