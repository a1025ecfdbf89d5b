"""What importers are given to read: files, folders, archives, and what is refused."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from evidencelog.app.sources import ArchiveSource, FileSource, FolderSource, open_source_at
from evidencelog.app.sources import archive as archives
from evidencelog.errors import NothingSavedError
from evidencelog.importers.importer import SourceError


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(b"hello")
    with open_source_at(path) as source:
        assert isinstance(source, FileSource)
        assert (source.names(), source.size("chat.txt")) == (("chat.txt",), 5)
        with source.open("chat.txt") as stream:
            stream.seek(1)
            assert stream.read() == b"ello"
        with pytest.raises(SourceError, match=r"no other\.txt in it"):
            source.open("other.txt")


def test_a_folder_gives_all_plain_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "deep.txt").write_bytes(b"1")
    (tmp_path / "b" / "x.txt").write_bytes(b"22")
    (tmp_path / "a.txt").write_bytes(b"333")
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "loop").symlink_to(tmp_path)
    with open_source_at(tmp_path) as source:
        assert isinstance(source, FolderSource)
        assert source.names() == ("a.txt", "b/c/deep.txt", "b/x.txt")
        assert source.size("b/x.txt") == 2
        with source.open("b/c/deep.txt") as stream:
            assert stream.read() == b"1"
        with pytest.raises(SourceError, match="in it"):
            source.open("../secret")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_a_named_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NothingSavedError, match="named pipe"), open_source_at(tmp_path / "pipe"):
        raise AssertionError


def test_members_of_an_archive_are_read_without_unpacking_it(tmp_path: Path) -> None:
    path = tmp_path / "chat.zip"
    inner = packed(("message.json", b"[]"))
    path.write_bytes(packed(("_chat.txt", b"hello"), ("../up.txt", b"x"), ("in.zip", inner)))
    with open_source_at(path) as source:
        assert isinstance(source, ArchiveSource)
        assert source.names() == ("_chat.txt", "../up.txt", "in.zip", "in.zip/message.json")
        for name, content in (("_chat.txt", b"hello"), ("in.zip/message.json", b"[]")):
            with source.open(name) as stream:
                assert stream.read() == content
                stream.seek(1)
                assert stream.read() == content[1:]
    assert [found.name for found in tmp_path.iterdir()] == ["chat.zip"]


def test_names_in_utf8_that_are_not_marked_are_read(tmp_path: Path) -> None:
    data = packed(("Zoe\u0308.txt", b"1")).replace(b"\x00\x08", b"\x00\x00")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not archive.infolist()[0].flag_bits & 0x800
    (tmp_path / "a.zip").write_bytes(data)
    with open_source_at(tmp_path / "a.zip") as source:
        assert source.names() == ("Zoe\u0308.txt",)


def test_two_members_of_one_name_are_both_there(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("a.txt", b"1"), ("a.txt", b"2"))
    (tmp_path / "a.zip").write_bytes(data)
    with open_source_at(tmp_path / "a.zip") as source:
        assert source.names() == ("a.txt", "a.txt (2)")
        assert [source.open(name).read() for name in source.names()] == [b"1", b"2"]


def test_a_member_that_swells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(packed(("chat.txt", bytes(archives.SMALL * 2))))
    with open_source_at(path) as source, pytest.raises(SourceError, match="times larger"):
        source.open("chat.txt")


def test_a_member_that_lies_about_its_size_is_not_read_past_it(tmp_path: Path) -> None:
    data = packed(("chat.txt", b"a" * 5000), method=zipfile.ZIP_STORED)
    lie = struct.pack("<II", 5000, 10)
    (tmp_path / "a.zip").write_bytes(data.replace(struct.pack("<II", 5000, 5000), lie))
    with (
        open_source_at(tmp_path / "a.zip") as source,
        source.open("chat.txt") as stream,
        pytest.raises(SourceError, match="damaged"),
    ):
        stream.read()


def test_too_many_members_or_too_many_bytes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.zip").write_bytes(packed(("a", b"1"), ("b", b"2")))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    with (
        pytest.raises(SourceError, match="more than any export"),
        open_source_at(tmp_path / "a.zip"),
    ):
        raise AssertionError


def test_a_locked_archive_is_called_locked(tmp_path: Path) -> None:
    data = bytearray(packed(("a.txt", b"1")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with (
        pytest.raises(SourceError, match="locked with a password"),
        open_source_at(tmp_path / "a.zip"),
    ):
        raise AssertionError


@pytest.mark.parametrize("cut", [30, 60, 90, 120, -1])
def test_a_torn_archive_is_called_damaged(tmp_path: Path, cut: int) -> None:
    (tmp_path / "a.zip").write_bytes(packed(("a.txt", b"1" * 50), ("b.txt", b"2"))[:cut])
    with (
        pytest.raises(SourceError, match="cut short or damaged"),
        open_source_at(tmp_path / "a.zip"),
    ):
        raise AssertionError


def test_a_flipped_byte_in_a_member_is_told_when_it_is_read(tmp_path: Path) -> None:
    data = bytearray(packed(("a.txt", os.urandom(500)), method=zipfile.ZIP_STORED))
    data[200] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    with (
        open_source_at(tmp_path / "a.zip") as source,
        source.open("a.txt") as stream,
        pytest.raises(SourceError, match=r"a\.txt in the archive is damaged"),
    ):
        stream.read()


def test_a_document_that_is_packed_as_an_archive_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(packed(("[Content_Types].xml", b""), ("word/x", b"")))
    with open_source_at(tmp_path / "letter.docx") as source:
        assert source.names() == ("letter.docx",)
