"""What can be seen of a log and its computer without unlocking."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from evidencelog.app.clock import Clock
from evidencelog.app.doctor.facts import Facts, Machine, Place, Secrets, System
from evidencelog.app.doctor.histories import history_files, open_secrets, recent_lists
from evidencelog.app.zone import local_zone
from evidencelog.errors import EvidenceLogError
from evidencelog.files.placement import shared_folder, synced_folder
from evidencelog.storage.engine import file_of
from evidencelog.storage.recovery import journal_of
from evidencelog.storage.store import Store

_MAGIC: Final = b"SQLite format 3\x00"
_MOST_FILES: Final = 200
_TEXT_VARIABLE: Final = "EVIDENCELOG_PASSPHRASE"
_FILE_VARIABLE: Final = "EVIDENCELOG_PASSPHRASE_FILE"


def look_around(location: str, *, environ: Mapping[str, str], home: Path, clock: Clock) -> Facts:
    """Return what can be seen from outside. Raises UsageError for a location of no known kind."""
    path = file_of(location)
    return Facts(
        place=_place(path),
        machine=_machine(environ, clock),
        secrets=_secrets(environ, home),
        histories=history_files(home, environ),
        recent=recent_lists(home, (path.name,)),
    )


def _place(path: Path) -> Place:
    folder = path.absolute().parent
    if not path.exists():
        return Place(path=path, exists=False, free=_free(folder))
    found = path.stat()
    return Place(
        path=path,
        exists=True,
        file_mode=_mode(path),
        folder_mode=_mode(folder),
        synced=synced_folder(path),
        shared=shared_folder(path),
        journal=_size(journal_of(path)),
        copies=_copies(path),
        size=found.st_size,
        free=_free(folder),
        modified=datetime.fromtimestamp(found.st_mtime, UTC),
    )


def _mode(path: Path) -> int | None:
    # Windows shows invented bits; there the folder's own list decides.
    return None if os.name == "nt" else path.stat().st_mode & 0o777


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free(folder: Path) -> int | None:
    there = next((one for one in (folder, *folder.parents) if one.exists()), None)
    try:
        return shutil.disk_usage(there).free if there is not None else None
    except OSError:
        return None


def _copies(path: Path) -> tuple[Path, ...]:
    """Return files beside the log that are copies of it: they open with the same passphrase."""
    try:
        with Store.open(str(path)) as store:
            log = store.log
        others = sorted(one for one in path.absolute().parent.iterdir() if one.is_file())
    except (EvidenceLogError, OSError):
        return ()
    here = path.absolute()
    return tuple(one for one in others[:_MOST_FILES] if one != here and _is_copy(one, log))


def _is_copy(path: Path, log: bytes) -> bool:
    try:
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return False
        with Store.open(str(path)) as store:
            return store.log == log
    except (EvidenceLogError, OSError):
        return False


def _machine(environ: Mapping[str, str], clock: Clock) -> Machine:
    swap = _swap()
    return Machine(
        system=_system(),
        now=clock.now(),
        swap=swap,
        hibernates=_hibernates(swap),
        zone_doubt=local_zone(environ).reason,
        utf8=sys.getfilesystemencoding().lower().replace("-", "") == "utf8",
        multiplexer=next((name for name in ("TMUX", "STY") if environ.get(name)), None),
        python=sys.version_info[:2],
    )


def _system() -> System:
    if os.name == "nt":
        return "windows"
    return "macos" if platform.system() == "Darwin" else "linux"


def _swap() -> tuple[str, ...]:
    """Return what Linux swaps to; compressed memory (zram) never reaches a disk."""
    try:
        lines = Path("/proc/swaps").read_text("utf-8", "replace").splitlines()[1:]
    except OSError:
        return ()
    names = [line.split()[0] for line in lines if line.strip()]
    return tuple(name for name in names if not Path(name).name.startswith("zram"))


def _hibernates(swap: tuple[str, ...]) -> bool:
    if os.name == "nt":
        return Path("C:/hiberfil.sys").exists()
    try:
        return bool(swap) and "disk" in Path("/sys/power/state").read_text("ascii").split()
    except (OSError, ValueError):
        return False


def _secrets(environ: Mapping[str, str], home: Path) -> Secrets:
    named = environ.get(_FILE_VARIABLE)
    file = Path(named) if named else None
    return Secrets(
        in_environment=_TEXT_VARIABLE in environ,
        in_shell_files=open_secrets(home),
        open_file=file if file is not None and _readable_by_others(file) else None,
    )


def _readable_by_others(path: Path) -> bool:
    try:
        return os.name != "nt" and bool(path.stat().st_mode & 0o077)
    except OSError:
        return False
