"""Taking files as they are: one document each, with everything that they say of themselves.

What is embedded in a file is read by the layer above when the file is kept, as for any file
that is attached to an entry. Here stands only which files there are, and what their names say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from posixpath import basename
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Enclosed, Item, Paper, Skip
from evidencelog.importers.importer import (
    Options,
    Pages,
    PaperSource,
    Recognised,
    Source,
    SourceError,
)
from evidencelog.importers.members import surest
from evidencelog.importers.papers.hints import notes_on, times_in
from evidencelog.importers.papers.signatures import HEAD, Family, family_of

_CHUNK: Final = 1 << 20
_MEDIA: Final[tuple[Family, ...]] = ("picture", "recording")
_PAPERS: Final[tuple[Family, ...]] = ("paper",)
_UNSEEN: Final = frozenset((".ds_store", "thumbs.db", "desktop.ini", ".nomedia", ".localized"))
"""What systems put into folders by themselves."""


class PhotosImporter:
    """Photographs, screenshots, voicemails and films: a folder, an archive, or one of them."""

    name: ClassVar[str] = "photos"
    title: ClassVar[str] = "Photos, recordings and films"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return a low sureness: an export that has such files in it is more than these."""
        return _recognised(source, _MEDIA, 0.3)

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield a paper for each file, and a skip for each that is something else."""
        del options
        yield from _papers(source, (*_MEDIA, *_PAPERS))


class PdfImporter:
    """Documents, such as reports of co-parenting apps, with the text of their pages."""

    name: ClassVar[str] = "pdf"
    title: ClassVar[str] = "PDF documents"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return a low sureness: a report of an app that is known is read by another."""
        return _recognised(source, _PAPERS, 0.4)

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield a paper for each document, with the texts of its pages where it has any."""
        del options
        yield from _papers(source, _PAPERS)


def _recognised(source: Source, wanted: Collection[Family], sure: float) -> Recognised | None:
    def of(name: str) -> float:
        return sure if _family(source, name) in wanted else 0.0

    found = surest(source, of)
    return Recognised(sure=found) if found else None


def _family(source: Source, name: str) -> Family | None:
    return family_of(_head(source, name)[:HEAD])


def _head(source: Source, name: str) -> bytes:
    """Return the beginning of a file, without making it part of the source that is kept."""
    if isinstance(source, PaperSource):
        return source.peek(name)
    with source.open(name) as stream:
        return stream.read(HEAD)


def _papers(source: Source, wanted: Collection[Family]) -> Iterator[Item]:
    position = 0
    found = False
    for name in source.names():
        if _is_unseen(name):
            continue
        position += 1
        try:
            family = _family(source, name)
        except SourceError as error:
            yield Skip(position=position, place=name, reason=str(error))
            continue
        if family not in wanted or family is None:
            yield Skip(position=position, place=name, reason=_("it is not such a file"))
            continue
        found = True
        yield _paper(source, name, position, family)
    if not found:
        raise SourceError(_("there is no file of this kind in it"))


def _is_unseen(name: str) -> bool:
    """Return whether a member is none that a person put there."""
    own = basename(name).lower()
    return own in _UNSEEN or own.startswith("._") or "/__macosx/" in f"/{name.lower()}"


def _paper(source: Source, name: str, position: int, family: Family) -> Paper:
    pages = _pages(source, name) if family == "paper" else Pages()
    return Paper(
        position=position,
        place=name,
        key=_identity(source, name),
        file=Enclosed(
            name=basename(name),
            read=lambda: _chunks(source, name),
            open=lambda: source.open(name),
        ),
        times=tuple(times_in(name)),
        pages=pages.texts,
        notes=(*notes_on(name), *pages.notes),
    )


def _pages(source: Source, name: str) -> Pages:
    """Return the texts of the pages of a document, and what to know of it."""
    if not isinstance(source, PaperSource):
        return Pages()
    try:
        pages = source.pages(name)
    except SourceError as error:
        return Pages(notes=(_("its pages could not be read: {why}").format(why=error),))
    if any(page.strip() for page in pages.texts):
        return pages
    none = _("its pages have no text; they may be pictures")
    return Pages(notes=(*pages.notes, none))


def _identity(source: Source, name: str) -> str:
    """Return what identifies a file wherever it lies and whatever it is called."""
    beginning = hashlib.sha256(_head(source, name)).hexdigest()
    return f"{source.size(name)}/{beginning}"


def _chunks(source: Source, name: str) -> Iterator[bytes]:
    with source.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
