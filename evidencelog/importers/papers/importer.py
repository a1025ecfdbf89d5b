"""Taking files as they are: one document each, with everything that they say of themselves.

What is embedded in a file is read by the layer above when the file is kept, as for any file
that is attached to an entry. Here stands only which files there are, and what their names say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from posixpath import basename
from typing import ClassVar, Final, Literal

from evidencelog.errors import EvidenceLogError
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
from evidencelog.importers.papers.signatures import HEAD, Family, family_by_name, family_of

_CHUNK: Final = 1 << 20
_MEDIA: Final[tuple[Family, ...]] = ("picture", "recording")
_PAPERS: Final[tuple[Family, ...]] = ("paper",)
_BY_NAME: Final = 0.5
"""How much of its sureness an importer has for a file of which only the name is known."""
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
        try:
            family, by_name = _family(source, name)
        except EvidenceLogError:
            return 0.0
        if family not in wanted:
            return 0.0
        return sure * _BY_NAME if by_name else sure

    found = surest(source, of)
    return Recognised(sure=found) if found else None


def _family(source: Source, name: str) -> tuple[Family | None, bool]:
    """Return what a file is, and whether only its name says so."""
    head = _head(source, name)[:HEAD]
    family = family_of(head)
    if family is not None or not head:
        return family, False
    return family_by_name(name), True


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
            family, by_name = _family(source, name)
        except EvidenceLogError as error:
            yield Skip(position=position, place=name, reason=str(error))
            continue
        if family not in wanted or family is None:
            yield Skip(position=position, place=name, reason=_reason(source, name))
            continue
        found = True
        yield _paper(source, name, position, family, by_name=by_name)
    if not found:
        raise SourceError(_("there is no file of this kind in it"))


def _is_unseen(name: str) -> bool:
    """Return whether a member is none that a person put there."""
    own = basename(name).lower()
    return own in _UNSEEN or own.startswith("._") or "/__macosx/" in f"/{name.lower()}"


def _reason(source: Source, name: str) -> str:
    return _("it is not such a file") if source.size(name) else _("it is empty")


def _paper(source: Source, name: str, position: int, family: Family, *, by_name: bool) -> Paper:
    pages = _pages(source, name) if family == "paper" else Pages()
    guessed = (_("only its name says what it is"),) if by_name else ()
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
        notes=(*guessed, *notes_on(name), *pages.notes),
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
