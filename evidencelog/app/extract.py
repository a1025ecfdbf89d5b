"""Giving back the original files of an entry, byte for byte, checked while they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evidencelog.app.amend import find
from evidencelog.app.attach import Progress
from evidencelog.app.blobs import BlobReader
from evidencelog.app.history import read_history
from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.messages import cited_rows
from evidencelog.app.session import OpenLog
from evidencelog.core.cited import CitedRange
from evidencelog.core.file_names import safe_file_name, unique_file_name
from evidencelog.core.history import Standing
from evidencelog.core.imported import Message
from evidencelog.core.parts import Attachment
from evidencelog.errors import DamagedError, UsageError
from evidencelog.files.private_writing import PrivateFile, make_private_dir
from evidencelog.i18n import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One original file as it was written, under a name that every system accepts."""

    path: Path
    attachment: Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """One file that could not be given back, and why."""

    attachment: Attachment
    reason: str


def attachments_of(standing: Standing) -> tuple[Attachment, ...]:
    """All files of an entry: those of its newest version, then those added later."""
    found = [*standing.current.attachments]
    known = {attachment.id for attachment in found}
    for detail in standing.details:
        found += [part for part in detail.entry.attachments if part.id not in known]
    return tuple(found)


def extract(
    log: OpenLog, number: int, folder: Path, *, progress: Progress | None = None
) -> tuple[tuple[Extracted, ...], tuple[Unreadable, ...]]:
    """Write the original files of an entry into `folder`, which is made if need be.

    Nothing is overwritten. A file that does not check out is left out and returned as
    Unreadable; the others are written. Raises UsageError, NothingSavedError.
    """
    attachments = attachments_of(find(log, number))
    if not attachments:
        raise UsageError(_("entry {number} has no files").format(number=number))
    return _all(log, attachments, folder, progress)


def extract_rows(
    log: OpenLog, ranges: Sequence[CitedRange], folder: Path, *, progress: Progress | None = None
) -> tuple[tuple[Extracted, ...], tuple[Unreadable, ...]]:
    """Write the files that belong to imported messages; the same as `extract` otherwise."""
    found = cited_rows(log, read_history(log), ranges)
    attachments = {
        attachment.id: attachment
        for read in found
        if isinstance(read.row, Message)
        for attachment in read.row.attachments
    }
    if not attachments:
        names = ", ".join(map(str, ranges))
        raise UsageError(_("{rows} has no files").format(rows=names))
    return _all(log, tuple(attachments.values()), folder, progress)


def _all(
    log: OpenLog, attachments: Sequence[Attachment], folder: Path, progress: Progress | None
) -> tuple[tuple[Extracted, ...], tuple[Unreadable, ...]]:
    make_private_dir(folder)
    written: list[Extracted] = []
    unreadable: list[Unreadable] = []
    taken = {path.name for path in folder.iterdir()}
    for attachment in attachments:
        name = unique_file_name(safe_file_name(attachment.name), taken)
        try:
            path = _write(log, attachment, folder / name, progress)
        except DamagedError as error:
            unreadable.append(Unreadable(attachment=attachment, reason=error.message))
            continue
        taken.add(name)
        written.append(Extracted(path=path, attachment=attachment))
    return tuple(written), tuple(unreadable)


def _write(log: OpenLog, attachment: Attachment, path: Path, progress: Progress | None) -> Path:
    done = 0
    with PrivateFile(path) as target:
        for chunk in BlobReader(log.store, keys_of(log), attachment).chunks():
            target.write(chunk)
            done += len(chunk)
            if progress is not None:
                progress(done, attachment.size)
        return target.commit()
