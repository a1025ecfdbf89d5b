"""Reading a store whose last write was interrupted, where nothing may be written.

SQLite undoes an interrupted write when the file is next opened, and must write to do so.
On read-only media that fails; ignoring the journal could show a half-written state. So
both files (ciphertext only) are copied to a private temporary folder and recovered there.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from evidencelog.errors import NothingSavedError
from evidencelog.i18n import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A recovered copy in a folder of its own."""

    folder: Path
    path: Path

    def discard(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self.folder, ignore_errors=True)


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the rollback journal of `path` while it writes."""
    return path.with_name(path.name + "-journal")


def recover_elsewhere(path: Path) -> Recovered:
    """Copy store and journal to a private folder, where SQLite can undo the write.

    Raises NothingSavedError when there is no room or right for it; nothing is left then.
    """
    folder = Path(tempfile.mkdtemp())
    copy = folder / "copy"
    try:
        for original, target in ((path, copy), (journal_of(path), journal_of(copy))):
            shutil.copyfile(original, target)
            target.chmod(0o600)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise NothingSavedError(
            _("the last write to this log was interrupted, and it cannot be undone here"),
            hint=_("copy the log and the file beside it to a place where you may write"),
        ) from error
    return Recovered(folder=folder, path=copy)
