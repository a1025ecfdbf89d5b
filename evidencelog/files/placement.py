"""Where a file lies, and who else may see it there, judged by its path.

Used after attaching (the original stays where it was), by `init` and by `doctor`.  All
three platforms' conventions are known on each, so a path may be judged that was written
down elsewhere; only a real `Path` is also looked up on the disk.  What is said is what
the place looks like: a folder may be synced or shared without any sign of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final

from evidencelog.core.display import visible
from evidencelog.files.mounts import mount_kind
from evidencelog.files.names import folder_of
from evidencelog.i18n import gettext as _

# Whole names of a folder, in lower case, as the services' own programs make them.
_SYNCED: Final = (
    ("OneDrive", r"onedrive(?:\s?-\s?.+)?"),
    ("Dropbox", r"dropbox(?:\s?[-(].+)?"),
    ("iCloud", r"icloud\s?drive|icloud~.+|com~apple~clouddocs|mobile documents|icloud photos"),
    ("Google Drive", r"google\s?drive(?:\s?[-(].+)?|drivefs"),
    ("Nextcloud", r"nextcloud\d*"),
    ("ownCloud", r"owncloud(?:\s?[-(].+)?"),
    ("Syncthing", r"syncthing|\.stfolder"),
    ("Box", r"box sync"),
    ("MEGA", r"megasync.*"),
    ("pCloud", r"pcloud\s?drive|pcloud\s?sync"),
    ("Proton Drive", r"proton\s?drive(?:-.+)?"),
    ("Seafile", r"seafile|seadrive"),
    ("Resilio Sync", r"resilio sync"),
    ("Tresorit", r"tresorit(?:-.+)?"),
    ("Yandex Disk", r"yandex\.?disk"),
)
_SYNCED_NAMES: Final = tuple((name, re.compile(pattern)) for name, pattern in _SYNCED)
# Too common as names: they count only directly inside somebody's home.
_SYNCED_IN_HOME: Final = {"box": "Box", "mega": "MEGA", "sync": "Syncthing"}
# What the programs leave in the topmost synced folder.
_MARKERS: Final = (
    ("Syncthing", ".stfolder"),
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Google Drive", ".tmp.drivedownload"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("ownCloud", ".owncloudsync.log"),
    ("Resilio Sync", ".sync"),
    ("Seafile", ".seafile-data"),
)


def synced_folder(path: PurePath) -> str | None:
    """Return the name of the service that seems to sync the folder of `path`, or None.

    `path` is a file or a folder.  For a `Path` links are followed, and the signs that the
    services leave in their topmost folder are looked for.
    """
    for place in _places(path):
        named = _synced_by_name(place.parts)
        if named is not None:
            return named
    return _marked(path) if isinstance(path, Path) else None


def _synced_by_name(written: tuple[str, ...]) -> str | None:
    parts = [part.lower() for part in written]
    for name, pattern in _SYNCED_NAMES:
        if any(pattern.fullmatch(part) for part in parts[1:]):
            return name
    if len(parts) > 4 and parts[1] in {"users", "home"} and parts[3] in _SYNCED_IN_HOME:
        return _SYNCED_IN_HOME[parts[3]]
    # macOS keeps every service's folder in one place, named "Service-account".
    if "cloudstorage" in parts[1:-1]:
        return written[parts.index("cloudstorage") + 1].partition("-")[0]
    return None


def _places(path: PurePath) -> Iterator[PurePath]:
    """Yield the path as written and, for a real one, where its links lead."""
    yield path
    if isinstance(path, Path):
        yield path.absolute()
        try:
            yield path.resolve()
        except (OSError, RuntimeError):  # a link that leads back to itself
            return


def _marked(path: Path) -> str | None:
    for folder in path.absolute().parents:
        for name, marker in _MARKERS:
            try:
                if (folder / marker).exists():
                    return name
            except OSError:
                continue
    return None


def shared_folder(path: PurePath) -> str | None:
    """Return in plain words why others may reach the folder of `path`, or None.

    Judged by the path, and for a `Path` also by the kind of its drive and by the
    permissions of its folders.
    """
    named = next(filter(None, map(_shared_by_name, _places(path))), None)
    if named is not None or not isinstance(path, Path):
        return named
    if mount_kind(path) == "network":
        return _("it is on another computer in the network")
    if _open_to_others(path.absolute().parent):
        return _("other accounts on this computer may read it")
    return None


def _shared_by_name(path: PurePath) -> str | None:
    parts = tuple(part.lower() for part in path.parts)
    if isinstance(path, PureWindowsPath):
        return _shared_on_windows(path, parts)
    if parts[:3] == ("/", "users", "shared"):
        return _("every account on this computer can open it")
    if len(parts) > 3 and parts[1] in {"users", "home"} and parts[3] == "public":
        return _("it is the folder for sharing with others")
    if parts[1:2] == ("tmp",) or parts[1:3] in {("var", "tmp"), ("dev", "shm")}:
        return _("it is a folder for temporary files that all accounts use")
    if parts[1:3] == ("run", "user") and "gvfs" in parts:
        return _("it is on another computer in the network")
    return None


def _shared_on_windows(path: PureWindowsPath, parts: tuple[str, ...]) -> str | None:
    # A path \\server\share; the two below reach a Linux on the same computer.
    local = ("\\\\wsl$\\", "\\\\wsl.localhost\\", "\\\\?\\", "\\\\.\\")
    if path.drive.startswith("\\\\") and not path.drive.lower().startswith(local):
        return _("it is on another computer in the network")
    if parts[1:3] == ("users", "public"):
        return _("every account on this computer can open it")
    return None


def _open_to_others(folder: Path) -> bool:
    """Whether other accounts get into every folder down to this one and can list it.

    Windows has no such bits and shows 0o777 for every folder, so there nothing is said.
    """
    if not isinstance(folder, PurePosixPath):
        return False
    try:
        return bool(folder.stat().st_mode & 0o004) and all(
            each.stat().st_mode & 0o001 for each in (folder, *folder.parents)
        )
    except OSError:
        return False


def removable_drive(path: PurePath) -> bool:
    """Whether `path` is where a platform shows memory sticks, cards and outside disks."""
    parts = tuple(part.lower() for part in path.parts)
    if isinstance(path, PurePosixPath) and (
        parts[1:2] in {("media",), ("volumes",)} or parts[1:3] == ("run", "media")
    ):
        return len(parts) > 3
    return isinstance(path, Path) and mount_kind(path) == "removable"


def where_original_lies(path: Path) -> str:
    """Return sentences for after attaching: where the original still is, and who may see it.

    Nothing is moved or deleted; the person decides.
    """
    folder = visible(folder_of(path))
    notes = [_("The original is still in {folder}.").format(folder=folder)]
    service = synced_folder(path)
    if service is not None:
        notes.append(
            _(
                "That folder looks synced by {service}: whoever can sign in there may see it."
            ).format(service=service)
        )
    shared = shared_folder(path)
    if shared is not None:
        notes.append(_("Others may reach that folder: {reason}.").format(reason=shared))
    if removable_drive(path):
        notes.append(_("It is on a drive that can be taken out: keep that drive safe too."))
    if "downloads" in (part.lower() for part in path.absolute().parent.parts):
        notes.append(_("It is among the downloads, which are easily seen or cleared."))
    return " ".join(notes)
