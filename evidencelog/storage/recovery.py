"""Reading a store whose last write was interrupted, where nothing may be written.

SQLite undoes an interrupted write when the file is next opened, and must write to do so.
On read-only media that fails; ignoring the journal could show a half-written state. So
both files (ciphertext only) are copied to a private temporary folder and recovered there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


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


def needs_recovery_elsewhere(path: Path) -> bool:
    """Whether an interrupted write lies beside a file that cannot be written to."""
    journal = journal_of(path)
    if not journal.exists() or journal.stat().st_size == 0:
        return False
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def recover_elsewhere(path: Path) -> Recovered:
    """Copy store and journal to a private folder, where SQLite can undo the write."""
    folder = Path(tempfile.mkdtemp())
    copy = folder / "copy"
    shutil.copyfile(path, copy)
    shutil.copyfile(journal_of(path), journal_of(copy))
    for file in (copy, journal_of(copy)):
        file.chmod(0o600)
    return Recovered(folder=folder, path=copy)
