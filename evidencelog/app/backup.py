"""Copies that can be trusted: written whole, read back, compared; and putting one back."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evidencelog.app import milestones
from evidencelog.app.append import append
from evidencelog.app.clock import Clock, recorded_now
from evidencelog.app.record import TOOL, system_plan
from evidencelog.app.session import OpenLog, Secret, unlock
from evidencelog.app.verify import Verdict, verify_keyless
from evidencelog.core.system import Restore
from evidencelog.errors import DamagedError, NothingSavedError
from evidencelog.files.private_writing import PrivateFile, make_private_dir
from evidencelog.i18n import gettext as _
from evidencelog.storage.store import Store

NAME = "records-copy.db"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy that was read back and found whole."""

    path: Path
    size: int
    verdict: Verdict


def backup(log: OpenLog, destination: Path) -> Backup:
    """Write a consistent copy, also while the log is in use, and verify what was written.

    `destination` is a folder (the copy gets a neutral name) or a new file. Raises
    NothingSavedError (nothing is left behind), DamagedError when the copy does not check
    out, which happens when the log itself is damaged.
    """
    path = _target(destination)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _copy(log, temporary)
        verdict = _checked(temporary)
        _rename(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _remember(log)
    return Backup(path=path, size=path.stat().st_size, verdict=verdict)


def _target(destination: Path) -> Path:
    path = destination / NAME if destination.is_dir() else destination
    if path == destination:
        make_private_dir(path.parent)
    elif path.exists():
        path = _free_name(destination)
    if path.exists():
        raise NothingSavedError(
            _("there is already a file at {path}; it was not touched").format(path=path),
            hint=_("choose another name or an empty folder"),
        )
    return path


def _free_name(folder: Path) -> Path:
    stem, suffix = NAME.rsplit(".", 1)
    number = 2
    while (folder / f"{stem}-{number}.{suffix}").exists():
        number += 1
    return folder / f"{stem}-{number}.{suffix}"


def _copy(log: OpenLog, temporary: Path) -> None:
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise NothingSavedError(
            _("no copy can be written there ({reason})").format(reason=error.strerror),
            hint=_("choose a folder where you may write"),
        ) from error
    log.store.copy_to(temporary)
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())


def _checked(temporary: Path) -> Verdict:
    with Store.open(str(temporary)) as copy:
        verdict = verify_keyless(copy)
    if verdict.damaged:
        raise DamagedError(
            _("the copy does not check out: {what}").format(
                what=next(f.what for f in verdict.findings)
            ),
            hint=_("run `evidencelog verify` on the log; no copy was left behind"),
        )
    return verdict


def _rename(temporary: Path, path: Path) -> None:
    try:
        temporary.rename(path)
    except OSError as error:
        raise NothingSavedError(
            _("the copy could not be given its name ({reason})").format(reason=error.strerror)
        ) from error


def _remember(log: OpenLog) -> None:
    if log.store.writable:
        at = recorded_now(log.clock, None).at
        with log.store.writing() as change:
            milestones.reached(log, change, backup=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A log that was put back; `recorded` is the sequence of the entry that says so."""

    path: Path
    verdict: Verdict
    recorded: int


def restore(
    source: Path,
    location: str,
    secret: Secret,
    *,
    clock: Clock,
    progress: Callable[[int, int], None] | None = None,
) -> Restored:
    """Put a backup back as the log at `location`, and record in it that this happened.

    Refuses to overwrite anything. The backup is unlocked and checked before anything is
    written. Raises NoLogError, PassphraseRefusedError, DamagedError, NothingSavedError.
    """
    with unlock(str(source), secret, clock=clock) as log:
        verdict = verify_keyless(log.store)
        if verdict.damaged:
            raise DamagedError(
                _("this backup does not check out, so nothing was put back"),
                hint=_("`evidencelog --log {source} verify` says what is wrong").format(
                    source=source
                ),
            )
    path = Path(location)
    make_private_dir(path.parent)
    _copy_file(source, path, progress)
    with unlock(location, secret, clock=clock) as log:
        plan = system_plan(
            lambda moment: Restore(from_size=verdict.records, tool=TOOL, recorded=moment.recorded)
        )
        (done,) = append(log, [plan])
    return Restored(path=path, verdict=verdict, recorded=done.seq)


def _copy_file(source: Path, path: Path, progress: Callable[[int, int], None] | None) -> None:
    total, done = source.stat().st_size, 0
    with source.open("rb") as original, PrivateFile(path) as target:
        while chunk := original.read(_CHUNK):
            target.write(chunk)
            done += len(chunk)
            if progress is not None:
                progress(done, total)
        target.commit()
