"""A zip archive as importers read it: member by member, never unpacked to the disk.

An archive is somebody else's file. Its members may claim any size and any name, be locked,
or swell a thousandfold; each is read as a stream, and no further than it says itself.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self, cast

from evidencelog.app.sources.pages import beginning_of, pages_of
from evidencelog.app.sources.plain import Original
from evidencelog.files.names import shown
from evidencelog.files.reading import Source as OpenFile
from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import Pages, SourceError

MOST_MEMBERS: Final = 200_000
MOST_BYTES: Final = 256 << 30
"""Unpacked: more than a phone holds."""
MOST_SWELLING: Final = 400
"""How many times larger a member may become: long rows of the same words reach a hundred."""
SMALL: Final = 16 << 20
"""Members up to this size may swell as they like: they cannot do harm."""
INNER_BYTES: Final = 256 << 20
"""An archive within the archive is held in memory, so it must not be larger."""
MOST_INNER: Final = 64
MOST_REPEATED: Final = 4 << 30
"""Bytes of one member that are unpacked again because a reader went back in it."""

_LOCKED: Final = 0x1
_UTF8: Final = 0x800
_START: Final = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def is_archive(file: OpenFile) -> bool:
    """Tell whether an open file is a zip archive, and not a document that is packed as one."""
    if not file.head(4).startswith(_START):
        return False
    try:
        with zipfile.ZipFile(file.seekable()) as archive:
            names = set(archive.namelist())
    except (*_BROKEN, ValueError):
        return True  # a torn archive is still one, and opening it says what is wrong
    return not names & {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}


@dataclass(slots=True, kw_only=True)
class ArchiveSource:
    """The members of a zip archive, and of archives directly within it."""

    path: Path
    name: str
    archive: zipfile.ZipFile
    members: dict[str, tuple[str, zipfile.ZipInfo]] = field(default_factory=dict)
    inner: tuple[str, zipfile.ZipFile] | None = None

    @classmethod
    def of(cls, path: Path, file: OpenFile) -> Self:
        """Open an archive. Raises SourceError when it is torn, locked or past the limits."""
        try:
            archive = zipfile.ZipFile(file.seekable())
        except (*_BROKEN, ValueError) as error:
            raise SourceError(
                _('"{name}" is a zip archive that is cut short or damaged').format(
                    name=shown(path)
                ),
                hint=_("make the export again, or copy it again from the phone"),
            ) from error
        made = cls(path=path, name=file.name, archive=archive)
        _check(path, archive)
        made.members = dict(made._listed())
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.archive.close()

    def names(self) -> tuple[str, ...]:
        """Return the paths of all members, in the order of the archive."""
        return tuple(self.members)

    def size(self, name: str) -> int:
        """Return how many bytes a member says that it has."""
        return self._member(name)[1].file_size

    def open(self, name: str) -> BinaryIO:
        """Open a member. Raises SourceError when it is locked, or swells beyond the limit."""
        within, info = self._member(name)
        _check_member(name, info)
        archive = self._inner(within) if within else self.archive
        return _opened(archive, info, name)

    def peek(self, name: str) -> bytes:
        """Return how a member begins."""
        return beginning_of(self, name)

    def pages(self, name: str) -> Pages:
        """Return the texts of the pages of a PDF. Raises SourceError."""
        return pages_of(self, name)

    def originals(self, opened: Collection[str]) -> tuple[Original, ...]:
        """Return what is to be kept: the archive."""
        del opened
        return (Original(path=self.path),)

    def _member(self, name: str) -> tuple[str, zipfile.ZipInfo]:
        try:
            return self.members[name]
        except KeyError:
            raise SourceError(_("there is no {name} in it").format(name=name)) from None

    def _listed(self) -> Iterator[tuple[str, tuple[str, zipfile.ZipInfo]]]:
        """Yield all members by a name of their own, those of an inner archive after it."""
        taken: set[str] = set()
        looked_into = 0
        for info in self.archive.infolist():
            if info.is_dir():
                continue
            name = _unique(_name(info), taken)
            yield name, ("", info)
            if name.lower().endswith(".zip") and looked_into < MOST_INNER:
                looked_into += 1
                self.members[name] = ("", info)
                for inside in self._inside(name):
                    yield _unique(f"{name}/{_name(inside)}", taken), (name, inside)

    def _inside(self, name: str) -> list[zipfile.ZipInfo]:
        """Return the members of an archive within; none where it cannot be looked into."""
        try:
            return [info for info in self._inner(name).infolist() if not info.is_dir()]
        except SourceError:
            return []

    def _inner(self, name: str) -> zipfile.ZipFile:
        if self.inner is not None and self.inner[0] == name:
            return self.inner[1]
        self.inner = None
        info = self._member(name)[1]
        if info.file_size > INNER_BYTES:
            raise SourceError(
                _("{name} is too large to be looked into").format(name=name),
                hint=_("unpack the outer archive, and import the folder"),
            )
        with self.open(name) as stream:
            data = stream.read()
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            _check(Path(name), archive)
        except (*_BROKEN, ValueError) as error:
            raise SourceError(_("{name} is damaged").format(name=name)) from error
        self.inner = (name, archive)
        return archive


class _Member(io.RawIOBase):
    """A member being read; whatever is wrong with it comes out as SourceError."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._repeated = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except _BROKEN as error:
            raise _damaged(self._name) from error
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            before = self._stream.tell()
            after = self._stream.seek(offset, whence)
            self._repeated += after if after < before else 0
            if self._repeated > MOST_REPEATED:
                raise _damaged(self._name)
            return after
        except _BROKEN as error:
            raise _damaged(self._name) from error

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> BinaryIO:
    try:
        stream = cast("BinaryIO", archive.open(info))
    except (*_BROKEN, ValueError) as error:
        raise _damaged(name) from error
    return cast("BinaryIO", io.BufferedReader(_Member(stream, name), 1 << 18))


def _damaged(name: str) -> SourceError:
    return SourceError(
        _("{name} in the archive is damaged").format(name=name),
        hint=_("make the export again, or copy it again from the phone"),
    )


def _check(path: Path, archive: zipfile.ZipFile) -> None:
    members = [info for info in archive.infolist() if not info.is_dir()]
    if len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > MOST_BYTES:
        raise SourceError(
            _('"{name}" holds more than any export does, so it was not opened').format(
                name=shown(path)
            )
        )
    if members and all(info.flag_bits & _LOCKED for info in members):
        raise SourceError(
            _('"{name}" is locked with a password').format(name=shown(path)),
            hint=_("make the export without a password, or unpack it and import the folder"),
        )


def _check_member(name: str, info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _LOCKED:
        raise SourceError(
            _("{name} in the archive is locked with a password").format(name=name),
            hint=_("make the export without a password, or unpack it and import the folder"),
        )
    if info.file_size > max(SMALL, info.compress_size * MOST_SWELLING):
        raise SourceError(
            _("{name} in the archive would become {times} times larger").format(
                name=name, times=info.file_size // max(info.compress_size, 1)
            )
        )


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member; many phones write UTF-8 and do not say so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _unique(name: str, taken: set[str]) -> str:
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name} ({number})"
    taken.add(unique)
    return unique
