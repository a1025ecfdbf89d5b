"""Files for the owner only: whole or not there, never over something else."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from evidencelog.errors import ExitCode, NothingSavedError
from evidencelog.files.private_writing import PrivateFile, make_private_dir
from evidencelog.files.refusals import AlreadyThereError

posix = pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusing(number: int) -> object:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_committed_file_has_its_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    with PrivateFile(tmp_path / "report.pdf") as file:
        assert file.write(b"%PDF-") == 5
        file.write(b"1.7")
        assert file.commit() == tmp_path / "report.pdf"

    assert (tmp_path / "report.pdf").read_bytes() == b"%PDF-1.7"
    assert names_in(tmp_path) == ["report.pdf"]


@posix
def test_only_the_owner_can_read_it_from_the_first_byte(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        with PrivateFile(tmp_path / "report.pdf") as file:
            assert [mode(path) for path in tmp_path.iterdir()] == [0o600]
            file.commit()
    finally:
        os.umask(old)

    assert mode(tmp_path / "report.pdf") == 0o600


def test_without_commit_nothing_stays(tmp_path: Path) -> None:
    with PrivateFile(tmp_path / "report.pdf") as file:
        file.write(b"half")

    assert names_in(tmp_path) == []


def test_after_an_error_nothing_stays(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="stop"), PrivateFile(tmp_path / "report.pdf") as file:
        file.write(b"half")
        raise KeyError("stop")

    assert names_in(tmp_path) == []


def test_the_name_is_free_until_the_commit(tmp_path: Path) -> None:
    with PrivateFile(tmp_path / "report.pdf") as file:
        file.write(b"whole")
        file.sync()
        assert not (tmp_path / "report.pdf").exists()
        assert [path for path in tmp_path.iterdir() if "report" in path.name] == []


def test_what_exists_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"older")

    with pytest.raises(AlreadyThereError, match="exists already and was left as it is") as caught:
        PrivateFile(tmp_path / "report.pdf")

    assert (tmp_path / "report.pdf").read_bytes() == b"older"
    assert caught.value.exit_code == ExitCode.NOTHING_SAVED
    assert caught.value.hint == "choose another name"


def test_what_exists_goes_only_when_told(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"older")

    with PrivateFile(tmp_path / "report.pdf", replace=True) as file:
        file.write(b"newer")
        assert (tmp_path / "report.pdf").read_bytes() == b"older"
        file.commit()

    assert (tmp_path / "report.pdf").read_bytes() == b"newer"


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()

    with pytest.raises(AlreadyThereError, match="exists already"):
        PrivateFile(tmp_path / "report.pdf", replace=True)


@posix
def test_a_pipe_is_never_replaced_nor_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(AlreadyThereError, match="exists already"):
        PrivateFile(tmp_path / "pipe", replace=True)


@posix
def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"other")
    (tmp_path / "report.pdf").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(AlreadyThereError, match="exists already"):
        PrivateFile(tmp_path / "report.pdf")
    with PrivateFile(tmp_path / "report.pdf", replace=True) as file:
        file.write(b"new")
        file.commit()

    assert (tmp_path / "elsewhere").read_bytes() == b"other"
    assert not (tmp_path / "report.pdf").is_symlink()


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_name_taken_in_between_is_not_overwritten(
    tmp_path: Path, hard_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hard_links:
        monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    with (
        pytest.raises(AlreadyThereError, match="exists already"),
        PrivateFile(tmp_path / "report.pdf") as file,
    ):
        file.write(b"ours")
        (tmp_path / "report.pdf").write_bytes(b"theirs")
        file.commit()

    assert (tmp_path / "report.pdf").read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["report.pdf"]


@posix
@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_hard_links_gets_the_file_too(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(number))

    with PrivateFile(tmp_path / "report.pdf") as file:
        file.write(b"whole")
        file.commit()

    assert (tmp_path / "report.pdf").read_bytes() == b"whole"
    assert mode(tmp_path / "report.pdf") == 0o600
    assert names_in(tmp_path) == ["report.pdf"]


@pytest.mark.parametrize(
    ("call", "number", "cause"),
    [
        ("write", errno.ENOSPC, "no space left on the disk"),
        ("fsync", errno.ENOSPC, "no space left on the disk"),
        ("fsync", errno.EIO, "the disk reported an error"),
        ("write", errno.EFBIG, "too large for this kind of disk"),
    ],
)
def test_a_disk_that_fails_is_named_and_nothing_stays(
    tmp_path: Path, call: str, number: int, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        pytest.raises(NothingSavedError, match=rf"{cause}; nothing was saved"),
        PrivateFile(tmp_path / "report.pdf") as file,
    ):
        monkeypatch.setattr(os, call, refusing(number))
        file.write(b"much")
        file.commit()
    monkeypatch.undo()

    assert names_in(tmp_path) == []


@posix
def test_a_really_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this platform has no full device")
    with (
        pytest.raises(NothingSavedError, match="no space left on the disk"),
        PrivateFile(tmp_path / "report.pdf") as file,
    ):
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, file._open_descriptor())
        os.close(full)
        file.write(b"x")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NothingSavedError, match="nothing at this place; nothing was saved"):
        PrivateFile(tmp_path / "gone" / "report.pdf")


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, data[:3]))

    with PrivateFile(tmp_path / "report.pdf") as file:
        assert file.write(b"0123456789") == 10
        file.commit()

    assert (tmp_path / "report.pdf").read_bytes() == b"0123456789"


@posix
def test_new_folders_are_private_all_the_way_down(tmp_path: Path) -> None:
    make_private_dir(tmp_path / "a" / "b")

    assert mode(tmp_path / "a") == 0o700
    assert mode(tmp_path / "a" / "b") == 0o700


@posix
def test_a_folder_that_exists_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine").chmod(0o755)

    make_private_dir(tmp_path / "mine")

    assert mode(tmp_path / "mine") == 0o755


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").touch()

    with pytest.raises(NothingSavedError, match='"b" could not be made: a part of this path'):
        make_private_dir(tmp_path / "a" / "b")


def test_a_log_or_a_backup_is_never_replaced(tmp_path: Path) -> None:
    log = tmp_path / "log.db"
    log.write_bytes(b"SQLite format 3\0 everything")

    with pytest.raises(AlreadyThereError, match="exists already"):
        PrivateFile(log, replace=True)

    assert log.read_bytes() == b"SQLite format 3\0 everything"
    assert [path.name for path in tmp_path.iterdir()] == ["log.db"]
