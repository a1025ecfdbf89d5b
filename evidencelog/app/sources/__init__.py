"""What is imported, as importers read it: a file, a folder, an archive; never unpacked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evidencelog.app.sources.archive import ArchiveSource, is_archive
from evidencelog.app.sources.plain import FileSource, FolderSource
from evidencelog.files.reading import open_source

__all__ = ["ArchiveSource", "FileSource", "FolderSource", "OpenedSource", "open_source_at"]

OpenedSource = FileSource | FolderSource | ArchiveSource


@contextmanager
def open_source_at(path: Path) -> Iterator[OpenedSource]:
    """Open what is at `path` for an importer.

    Raises AttachmentRefusedError when it is missing, may not be read, or is a named pipe,
    socket or device, and SourceError for a folder or an archive past the limits or locked.
    """
    if path.is_dir():
        yield FolderSource.of(path)
        return
    with open_source(path) as file:
        if not is_archive(file):
            yield FileSource(path=path, name=file.name, bytes=file.size)
            return
        with ArchiveSource.of(path, file) as archive:
            yield archive
