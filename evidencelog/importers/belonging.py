"""Finding the file that a record speaks of among the members of a source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from posixpath import basename, dirname, splitext
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Enclosed
from evidencelog.importers.importer import Source

_MARKS: Final = re.compile(r"[\s_?*:\"<>|\\/&%=#']+")
_CHUNK: Final = 256 * 1024


class Belongings:
    """The members of a source by the path that a record gives.

    Only names that the source lists are ever opened, so a path that leads elsewhere finds
    nothing.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for path in source.names():
            self._by_name[basename(path)].append(path)
            self._by_stem[splitext(basename(path))[0]].append(path)
            self._by_letters[_letters(basename(path))].append(path)

    def find(self, path: str, beside: str = "") -> str | None:
        """Return the member that `path` means in the member `beside`, None without one.

        The same path from where that member is, else the one member whose path ends like
        it: the folders above differ from export to export.
        """
        wanted = path.replace("\\", "/").removeprefix("./")
        return _chosen(self._by_name.get(basename(wanted), ()), wanted, dirname(beside))

    def find_stem(self, stem: str, beside: str = "") -> str | None:
        """Return the member beside this one that is called `stem` and any extension."""
        folder = dirname(beside)
        found = [path for path in self._by_stem.get(stem, ()) if dirname(path) == folder]
        return next((path for path in found if path != beside), None)

    def find_alike(self, name: str, beside: str = "") -> str | None:
        """Return the only member beside this one whose name differs in spaces and marks.

        Archives replace what a disk does not allow in a name, and drop spaces.
        """
        folder, stem = dirname(beside), _letters(name)
        found = [path for path in self._by_letters.get(stem, ()) if dirname(path) == folder]
        return found[0] if len(found) == 1 else None

    def enclosed(
        self, path: str, *, beside: str = "", kind: str | None = None, name: str | None = None
    ) -> Enclosed:
        """Return the file of a record; without bytes, and a note, when it is not there."""
        member = self.find(path, beside)
        shown = name or basename(path.replace("\\", "/")) or path
        if member is None:
            return Enclosed(name=shown, type=kind, note=missing())
        return self.opened(member, name=shown, kind=kind)

    def opened(self, member: str, *, name: str, kind: str | None = None) -> Enclosed:
        """Return a member as the file of a record."""
        return Enclosed(name=name, type=kind, read=lambda: self._chunks(member))

    def _chunks(self, member: str) -> Iterator[bytes]:
        with self._source.open(member) as stream:
            while data := stream.read(_CHUNK):
                yield data


def _letters(name: str) -> str:
    return _MARKS.sub("_", name).strip("_")


def missing() -> str:
    """Return what to say of a file that is named and not there."""
    return _("this file is not part of the export")


def _chosen(paths: Iterable[str], wanted: str, folder: str) -> str | None:
    candidates = tuple(paths)
    near = f"{folder}/{wanted}" if folder else wanted
    if near in candidates:
        return near
    parts = wanted.split("/")
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        if start and start == len(parts) - 1 and len(parts) > 1:
            break  # the bare name of a file that should be in a folder says too little
        ends = [path for path in candidates if path == tail or path.endswith(f"/{tail}")]
        if len(ends) == 1:
            return ends[0]
        if ends:
            return next((path for path in ends if path.startswith(f"{folder}/")), None)
    return None
