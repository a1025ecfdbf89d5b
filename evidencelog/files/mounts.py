"""What kind of drive a path is on: another computer's, one that can be taken out, or not."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePosixPath
from typing import Final, Literal

DriveKind = Literal["network", "removable", "other"]

_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "9p", "ncpfs", "ceph", "glusterfs"}
)
_NETWORK_FUSE: Final = frozenset(
    {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs"}
)
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


def mount_kind(path: Path) -> DriveKind:
    """Return the kind of drive that `path` is on; "other" when the platform does not say."""
    if os.name == "nt":
        return _windows_drive(path)
    try:
        table = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
        place = path.resolve()
    except (OSError, RuntimeError):
        return "other"
    return mount_kind_in(table, PurePosixPath(place))


def mount_kind_in(table: str, path: PurePosixPath) -> DriveKind:
    """Judge by a mount table as Linux writes it (proc_pid_mounts(5)): the deepest mount wins."""
    best, kind = -1, ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = PurePosixPath(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        # The later of two mounts on one place hides the earlier.
        if path.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), fields[2]
    return "network" if kind in _NETWORK | _NETWORK_FUSE else "other"


def _windows_drive(path: Path) -> DriveKind:
    """Ask GetDriveTypeW: 2 is removable, 4 is remote."""
    if sys.platform == "win32":
        import ctypes

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor)
        if kind == 4:
            return "network"
        return "removable" if kind == 2 else "other"
    else:
        return "other"
