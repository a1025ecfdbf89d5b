"""Where a file lies is judged by the conventions of all three platforms, on each of them."""

from __future__ import annotations

import os
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from evidencelog.files import placement
from evidencelog.files.mounts import mount_kind_in
from evidencelog.files.placement import (
    removable_drive,
    shared_folder,
    synced_folder,
    where_original_lies,
)

posix = pytest.mark.skipif(os.name != "posix", reason="links and permission bits are POSIX")
HOME = "/home/sam"
NETWORK = "it is on another computer in the network"
EVERYONE = "every account on this computer can open it"


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\sam\OneDrive\Documents\a.jpg"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\sam\OneDrive - Contoso Ltd\a.jpg"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\sam\iCloudDrive\a.jpg"), "iCloud"),
        (PureWindowsPath(r"C:\Users\sam\Dropbox (Private)\a.jpg"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\sam\Box\a.jpg"), "Box"),
        (PureWindowsPath(r"D:\Google Drive\a.jpg"), "Google Drive"),
        (PurePosixPath("/Users/sam/Library/Mobile Documents/com~apple~CloudDocs/a"), "iCloud"),
        (PurePosixPath("/Users/sam/Library/CloudStorage/OneDrive-Personal/a"), "OneDrive"),
        (
            PurePosixPath("/Users/sam/Library/CloudStorage/GoogleDrive-s@example.org/a"),
            "Google Drive",
        ),
        (PurePosixPath("/Users/sam/Library/CloudStorage/Egnyte-sam/a"), "Egnyte"),
        (PurePosixPath(HOME, "Nextcloud", "a.jpg"), "Nextcloud"),
        (PurePosixPath(HOME, "Dropbox", "deep", "down", "a.jpg"), "Dropbox"),
        (PurePosixPath(HOME, "Sync", "a.jpg"), "Syncthing"),
        (PurePosixPath(HOME, "Documents", "a.jpg"), None),
        (PurePosixPath(HOME, "Documents", "box", "a.jpg"), None),
        (PurePosixPath(HOME, "my dropbox notes.txt"), None),
        (PureWindowsPath(r"C:\Users\sam\Documents\a.jpg"), None),
        (PurePosixPath("a.jpg"), None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(path: PurePath, service: str | None) -> None:
    assert synced_folder(path) == service


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".sync", "Resilio Sync")],
)
def test_a_synced_folder_is_known_by_what_its_program_leaves_there(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / "papers" / "deep").mkdir(parents=True)
    assert synced_folder(tmp_path / "papers" / "deep" / "a.jpg") is None

    (tmp_path / "papers" / marker).mkdir()

    assert synced_folder(tmp_path / "papers" / "deep" / "a.jpg") == service


@posix
def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Papers").symlink_to(tmp_path / "Dropbox")

    assert synced_folder(tmp_path / "Papers" / "a.jpg") == "Dropbox"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (PureWindowsPath(r"C:\Users\Public\Pictures\a.jpg"), EVERYONE),
        (PureWindowsPath(r"\\server\share\a.jpg"), NETWORK),
        (PureWindowsPath(r"\\wsl.localhost\Debian\a.jpg"), None),
        (PureWindowsPath(r"C:\Users\sam\Pictures\a.jpg"), None),
        (PurePosixPath("/Users/Shared/a.jpg"), EVERYONE),
        (PurePosixPath("/Users/sam/Public/a.jpg"), "it is the folder for sharing with others"),
        (PurePosixPath(HOME, "Public", "a.jpg"), "it is the folder for sharing with others"),
        (
            PurePosixPath("/", "tmp", "a.jpg"),
            "it is a folder for temporary files that all accounts use",
        ),
        (PurePosixPath("/run/user/1000/gvfs/smb-share:server=x,share=y/a.jpg"), NETWORK),
        (PurePosixPath(HOME, "Pictures", "Public", "a.jpg"), None),
        (PurePosixPath(HOME, "a.jpg"), None),
    ],
)
def test_a_shared_folder_is_known_by_its_name(path: PurePath, reason: str | None) -> None:
    assert shared_folder(path) == reason


@posix
def test_a_folder_that_other_accounts_may_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placement, "_shared_by_name", lambda _path: None)
    folder = tmp_path / "papers"
    folder.mkdir(mode=0o755)
    for each in (folder, *folder.parents):
        if each.stat().st_uid == os.geteuid() and each.is_relative_to(tmp_path.parent.parent):
            each.chmod(0o755)
    if not all(each.stat().st_mode & 0o001 for each in folder.parents):
        pytest.skip("the folder of the tests is itself closed to others")

    assert shared_folder(folder / "a.jpg") == "other accounts on this computer may read it"

    folder.chmod(0o700)
    assert shared_folder(folder / "a.jpg") is None


MOUNTS = """\
sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/with\\040space nfs4 rw 0 0
//server/share /home/sam/office cifs rw 0 0
/dev/sdb1 /home/sam/office/local ext4 rw 0 0
sam@host:/ /home/sam/far fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (PurePosixPath(HOME, "a.jpg"), "other"),
        (PurePosixPath("/mnt/with space/a.jpg"), "network"),
        (PurePosixPath(HOME, "office", "a.jpg"), "network"),
        (PurePosixPath(HOME, "office", "local", "a.jpg"), "other"),
        (PurePosixPath(HOME, "office2", "a.jpg"), "other"),
        (PurePosixPath(HOME, "far", "a.jpg"), "network"),
    ],
)
def test_a_drive_of_another_computer_is_known_by_the_mount_table(
    path: PurePosixPath, kind: str
) -> None:
    assert mount_kind_in(MOUNTS, path) == kind


def test_a_drive_of_another_computer_counts_as_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placement, "_shared_by_name", lambda _path: None)
    monkeypatch.setattr(placement, "mount_kind", lambda _path: "network")

    assert shared_folder(tmp_path / "a.jpg") == NETWORK


@pytest.mark.parametrize(
    ("path", "removable"),
    [
        (PurePosixPath("/media/sam/STICK/a.jpg"), True),
        (PurePosixPath("/run/media/sam/STICK/a.jpg"), True),
        (PurePosixPath("/Volumes/STICK/a.jpg"), True),
        (PurePosixPath(HOME, "media", "a.jpg"), False),
        (PurePosixPath("/Volumes"), False),
        (PureWindowsPath(r"E:\a.jpg"), False),  # only Windows itself can say
    ],
)
def test_a_drive_that_can_be_taken_out_is_known(path: PurePath, removable: bool) -> None:
    assert removable_drive(path) is removable


def test_after_attaching_the_folder_of_the_original_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placement, "shared_folder", lambda _path: None)

    note = where_original_lies(tmp_path / "a.jpg")

    assert note == f"The original is still in {tmp_path}."


def test_everything_that_can_be_said_of_a_place_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placement, "shared_folder", lambda _path: NETWORK)
    monkeypatch.setattr(placement, "removable_drive", lambda _path: True)

    note = where_original_lies(tmp_path / "Dropbox" / "Downloads" / "a.jpg")

    assert "looks synced by Dropbox: whoever can sign in there may see it." in note
    assert f"Others may reach that folder: {NETWORK}." in note
    assert "on a drive that can be taken out" in note
    assert note.endswith("It is among the downloads, which are easily seen or cleared.")


def test_a_hostile_folder_name_is_shown_and_not_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placement, "shared_folder", lambda _path: None)

    assert "\x1b" not in where_original_lies(tmp_path / "a\x1b[2J\n" / "a.jpg")


@posix
def test_a_link_to_itself_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert synced_folder(tmp_path / "loop" / "a.jpg") is None
    assert "The original is still in" in where_original_lies(tmp_path / "loop" / "a.jpg")
