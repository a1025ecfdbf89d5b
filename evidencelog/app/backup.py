"""Copies that can be trusted: written whole, read back, compared; and putting one back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evidencelog.app import milestones
from evidencelog.app.append import append
from evidencelog.app.clock import Clock, recorded_now
from evidencelog.app.edge import find_edge
from evidencelog.app.record import TOOL, system_plan
from evidencelog.app.session import OpenLog, Secret, unlock
from evidencelog.app.verify import Progress, Verdict, verify_keyless
from evidencelog.core.findings import Grade
from evidencelog.core.system import Restore
from evidencelog.errors import DamagedError, NothingSavedError
from evidencelog.files.names import shown
from evidencelog.i18n import gettext as _
from evidencelog.storage.engine import file_of
from evidencelog.storage.place import new_file
from evidencelog.storage.store import Store

NAME = "records-copy"
SUFFIX = ".db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy that was read back and found whole; `same_disk` as far as the system tells."""

    path: Path
    size: int
    verdict: Verdict
    same_disk: bool


def backup(log: OpenLog, destination: Path, *, progress: Progress | None = None) -> Backup:
    """Write a consistent copy, also while the log is in use, and verify what was written.

    `destination` is a new file, or a folder when it is one or has no suffix: then the copy
    gets a neutral name in it, and a folder that is missing is made. Raises
    NothingSavedError (nothing is left behind), DamagedError when the copy does not check
    out, which happens when the log itself is damaged.
    """
    path = _target(destination)
    verdict = _write_copy(log.store, path, progress)
    _remember(log)
    return Backup(
        path=path,
        size=path.stat().st_size,
        verdict=verdict,
        same_disk=path.stat().st_dev == log.path.stat().st_dev,
    )


def _target(destination: Path) -> Path:
    if destination.is_dir() or not (destination.suffix or destination.exists()):
        return _free_name(destination)
    _refuse_taken(destination, hint=_("choose another name, or a folder"))
    return destination


def _free_name(folder: Path) -> Path:
    path, number = folder / f"{NAME}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{NAME}-{number}{SUFFIX}", number + 1
    return path


def _refuse_taken(path: Path, *, hint: str) -> None:
    if path.exists() or path.is_symlink():
        raise NothingSavedError(
            _("there is already a file at {path}; it was not touched").format(path=shown(path)),
            hint=hint,
        )


def _write_copy(store: Store, path: Path, progress: Progress | None) -> Verdict:
    """Copy into a new file that gets its name only after it was read back and found whole."""
    with new_file(path) as temporary:
        store.copy_to(temporary, _half(progress, 0))
        with Store.open(str(temporary)) as copy:
            verdict = verify_keyless(copy, progress=_half(progress, 1))
        if verdict.damaged:
            raise _damaged(verdict)
    return verdict


def _half(progress: Progress | None, number: int) -> Progress | None:
    """Copying is one half of the work, reading back the other."""
    if progress is None:
        return None
    return lambda done, total: progress(number * total + done, 2 * total)


def _damaged(verdict: Verdict) -> DamagedError:
    what = next(f.what for f in verdict.findings if f.grade is Grade.DAMAGE)
    return DamagedError(
        _("the copy does not check out: {what}").format(what=what),
        hint=_(
            "`evidencelog verify` says more; to keep the file as it is, copy it with other means"
        ),
    )


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
    entries: int


def restore(
    source: Path,
    location: str,
    secret: Secret,
    *,
    clock: Clock,
    progress: Progress | None = None,
) -> Restored:
    """Put a backup back as the log at `location`, and record in it that this happened.

    Refuses to overwrite anything. The backup is unlocked and the new file checked before
    it gets its name. Raises NoLogError, PassphraseRefusedError, DamagedError,
    NothingSavedError.
    """
    path = file_of(location)
    _refuse_taken(path, hint=_("choose another place with --log FILE, or move that file away"))
    with unlock(str(source), secret, clock=clock) as log:
        verdict = _write_copy(log.store, path, progress)
        root = log.root
    with Store.open(location) as store:
        with store.reading() as view:
            head = view.head()
        restored = OpenLog(store, root, head, clock)
        plan = system_plan(
            lambda moment: Restore(from_size=verdict.records, tool=TOOL, recorded=moment.recorded)
        )
        (done,) = append(restored, [plan])
        with store.reading() as view:
            entries = find_edge(restored, view).next_number - 1
    return Restored(path=path, verdict=verdict, recorded=done.seq, entries=entries)
