"""What only the unlocked log can tell: when it was last saved, and what was exported."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from evidencelog.app.doctor.facts import Inside
from evidencelog.app.edge import find_edge
from evidencelog.app.history import read_history
from evidencelog.app.keys import doors_of
from evidencelog.app.milestones import milestones_of
from evidencelog.app.session import OpenLog
from evidencelog.core.system import Export
from evidencelog.files.private_writing import UNFINISHED

_USUAL: Final = ("", "Desktop", "Documents", "Downloads", ".local/share/Trash/files", ".Trash")
_USER_DIR: Final = re.compile(r'^XDG_\w+_DIR="\$HOME/([^"]+)"', re.MULTILINE)
_CHUNK: Final = 1 << 20


def look_inside(log: OpenLog, *, home: Path, here: Path) -> Inside:
    """Return what the log tells of itself; exported files are looked for in the usual folders.

    `here` is the folder that the person works in. Raises DamagedError.
    """
    with log.store.reading() as view:
        edge = find_edge(log, view)
        made = milestones_of(log, view)
    folders = usual_folders(home, here, log.path)
    return Inside(
        entries=edge.next_number - 1,
        last_recorded=edge.recorded_at,
        receipt=made.receipt,
        backup=made.backup,
        recovery=any(door.what == "recovery" and door.sound for door in doors_of(log)),
        leftovers=tuple(_leftovers(log, folders)),
        unfinished=tuple(_unfinished(folders)),
    )


def usual_folders(home: Path, here: Path, log: Path) -> list[Path]:
    """Return where exported files usually lie, each folder once, in the language of the desktop."""
    folders = [home / name for name in (*_USUAL, *_names_of_desktop(home))]
    found = [*folders, here, log.absolute().parent]
    return list(dict.fromkeys(folder.absolute() for folder in found))


def _names_of_desktop(home: Path) -> list[str]:
    try:
        text = (home / ".config/user-dirs.dirs").read_text("utf-8", "replace")
    except OSError:
        return []
    return _USER_DIR.findall(text)


def _leftovers(log: OpenLog, folders: list[Path]) -> Iterator[Path]:
    records = [record.entry for record in read_history(log).system]
    exported: Mapping[int, set[str]] = _by_size(records)
    if not exported:
        return
    for folder in folders:
        for path in _files(folder):
            size = _size(path)
            if size in exported and _digest(path) in exported[size]:
                yield path


def _unfinished(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in _files(folder) if UNFINISHED.fullmatch(path.name))


def _by_size(records: Sequence[object]) -> dict[int, set[str]]:
    exported: dict[int, set[str]] = {}
    for record in records:
        if isinstance(record, Export):
            exported.setdefault(record.size, set()).add(record.sha256)
    return exported


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
