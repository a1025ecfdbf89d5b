"""What a log knows of a file: one that it exported, or an original that an entry holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from evidencelog.app.history import read_history
from evidencelog.app.session import OpenLog
from evidencelog.core.history import Damage, History
from evidencelog.core.parts import Attachment
from evidencelog.core.system import Export
from evidencelog.errors import NothingSavedError, NoVerdictError
from evidencelog.files.names import shown
from evidencelog.files.reading import Progress, open_source
from evidencelog.files.refusals import cause_of
from evidencelog.i18n import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """SHA-256 (hex) and size in bytes of a file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file that an entry holds, bit for bit the one that was asked about."""

    number: int
    attachment: Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a log says about a file.

    `exports` are the times when exactly this file was exported, `held` the entries that
    hold it. `damaged` lists what could not be read and might have said more.
    """

    file: Fingerprint
    exports: tuple[Export, ...]
    held: tuple[Held, ...]
    damaged: tuple[Damage, ...]

    @property
    def found(self) -> bool:
        """Whether the log knows this file."""
        return bool(self.exports or self.held)


def fingerprint(path: Path, *, progress: Progress | None = None) -> Fingerprint:
    """Read a file from end to end. Raises NoVerdictError when it cannot be read."""
    digest, size = hashlib.sha256(), 0
    try:
        with open_source(path) as source:
            for chunk in source.chunks(progress):
                digest.update(chunk)
                size += len(chunk)
            source.check_unchanged()
    except NothingSavedError as error:
        raise _unread(path, error) from error
    return Fingerprint(sha256=digest.hexdigest(), size=size)


def look_up(log: OpenLog, file: Fingerprint) -> Known:
    """Return what the log knows of a file with this fingerprint."""
    history = read_history(log)
    return Known(
        file=file,
        exports=tuple(_exports(history, file.sha256)),
        held=tuple(_held(history, file.sha256)),
        damaged=tuple(history.damaged),
    )


def _unread(path: Path, error: NothingSavedError) -> NoVerdictError:
    reason = _("it is not a plain file, or it was changed meanwhile")
    if isinstance(error.__cause__, OSError):
        reason = cause_of(error.__cause__)
    return NoVerdictError(
        _('"{name}" cannot be read: {reason}').format(name=shown(path), reason=reason),
        hint=_("check the name and the folder"),
    )


def _exports(history: History, digest: str) -> list[Export]:
    entries = [record.entry for record in history.system]
    return [entry for entry in entries if isinstance(entry, Export) and entry.sha256 == digest]


def _held(history: History, digest: str) -> list[Held]:
    found: dict[tuple[int, str], Held] = {}
    for standing in history.readable:
        for version in (*standing.versions, *standing.details):
            for attachment in version.entry.attachments:
                if attachment.sha256 == digest:
                    key = (standing.number, attachment.id)
                    found[key] = Held(number=standing.number, attachment=attachment)
    return list(found.values())
