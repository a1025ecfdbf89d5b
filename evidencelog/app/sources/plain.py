"""A single file, or a folder with all files below it, as importers read them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Self

from evidencelog.app.sources.pages import beginning_of, pages_of
from evidencelog.files.names import name_of, shown
from evidencelog.files.reading import open_source
from evidencelog.files.refusals import cause_of
from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import Pages, SourceError

MOST_FILES: Final = 200_000
"""Files of a folder that are looked at: more than a phone holds."""
DEEPEST: Final = 40
"""Folders within each other: a link to the folder above would never end."""


Beginning = bytes  # a source has `bytes` of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file that is kept as it is; `place` is where it lies in the folder, if in one."""

    path: Path
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSource:
    """One file."""

    path: Path
    name: str
    bytes: int

    def names(self) -> tuple[str, ...]:
        """Return its own name."""
        return (self.name,)

    def size(self, name: str) -> int:
        """Return how many bytes it has."""
        _known(name, (self.name,))
        return self.bytes

    def open(self, name: str) -> BinaryIO:
        """Open it for reading."""
        _known(name, (self.name,))
        return open_source(self.path).seekable()

    def peek(self, name: str) -> Beginning:
        """Return how it begins."""
        return beginning_of(self, name)

    def pages(self, name: str) -> Pages:
        """Return the texts of its pages, if it is a PDF. Raises SourceError."""
        return pages_of(self, name)

    def originals(self, opened: Collection[str]) -> tuple[Original, ...]:
        """Return what is to be kept: the file."""
        del opened
        return (Original(path=self.path),)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSource:
    """All plain files in a folder and in the folders below it, in the order of their names."""

    path: Path
    name: str
    sizes: dict[str, int]

    @classmethod
    def of(cls, path: Path) -> Self:
        """Look at a folder. Raises SourceError when it cannot be read or holds too much."""
        try:
            sizes = dict(_files(path, "", 0))
        except OSError as error:
            raise SourceError(
                _('the folder "{name}" cannot be read: {reason}').format(
                    name=shown(path), reason=cause_of(error)
                )
            ) from error
        if len(sizes) > MOST_FILES:
            raise SourceError(
                _('the folder "{name}" holds more than {limit} files').format(
                    name=shown(path), limit=MOST_FILES
                ),
                hint=_("name a folder further down"),
            )
        return cls(path=path, name=name_of(path.absolute()), sizes=sizes)

    def names(self) -> tuple[str, ...]:
        """Return the paths of all files, with `/` between folders."""
        return tuple(self.sizes)

    def size(self, name: str) -> int:
        """Return how many bytes a file had when the folder was looked at."""
        _known(name, self.sizes)
        return self.sizes[name]

    def open(self, name: str) -> BinaryIO:
        """Open one file. Raises AttachmentRefusedError when it cannot be read."""
        _known(name, self.sizes)
        return open_source(self.path / name).seekable()

    def peek(self, name: str) -> Beginning:
        """Return how a file begins."""
        return beginning_of(self, name)

    def pages(self, name: str) -> Pages:
        """Return the texts of the pages of a PDF. Raises SourceError."""
        return pages_of(self, name)

    def originals(self, opened: Collection[str]) -> tuple[Original, ...]:
        """Return what is to be kept: the files that records were read from."""
        return tuple(
            Original(path=self.path / name, place=name) for name in self.sizes if name in opened
        )


def _files(folder: Path, above: str, depth: int) -> Iterator[tuple[str, int]]:
    if depth > DEEPEST:
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    count = 0
    for entry in entries:
        name = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            for inner in _files(Path(entry.path), f"{name}/", depth + 1):
                yield inner
                count += 1
        elif entry.is_file():
            yield name, entry.stat().st_size
            count += 1
        if count > MOST_FILES:
            return


def _known(name: str, names: Collection[str]) -> None:
    if name not in names:
        raise SourceError(_("there is no {name} in it").format(name=name))
