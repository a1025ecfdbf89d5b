"""Reading `Voice/Calls/*.html`, each with its pictures and sounds beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Item
from evidencelog.importers.google_voice.messages import Maker
from evidencelog.importers.google_voice.pages import page_of
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import HEAD, Numbering

LIMIT: Final = 16 * 1024 * 1024
"""Bytes of a page: Takeout begins a new one long before."""
_MARK: Final = re.compile(rb"class\s*=\s*[\"'](?:hChatLog|haudio)\b")
_LOOKED_AT: Final = 50


class GoogleVoiceImporter:
    """Texts, calls and voicemails of Google Voice."""

    name: ClassVar[str] = "google-voice"
    title: ClassVar[str] = "Google Voice"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure a page is one of Google Voice; None when none is."""
        found = any(_is_page(source, name) for name in _pages(source)[:_LOOKED_AT])
        return Recognised(sure=0.95, tool="Google Takeout") if found else None

    def read(
        self,
        source: Source,
        options: Options,  # noqa: ARG002  the pages say who the owner is and what zone it was
    ) -> Iterator[Item]:
        """Yield the records of every page, in the order of the source."""
        pages = [name for name in _pages(source) if _is_page(source, name)]
        if not pages:
            raise SourceError(_("there are no pages of Google Voice here"))
        numbering, belongings = Numbering(), Belongings(source)
        for member in pages:
            yield from _page(source, member, belongings, numbering)


def _page(
    source: Source, member: str, belongings: Belongings, numbering: Numbering
) -> Iterator[Item]:
    with source.open(member) as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        yield numbering.skip(member, _("this page is too long to be one of Google Voice"))
        return
    page = page_of(data.decode("utf-8-sig", "replace"))
    if page.call is None and not page.messages:
        yield numbering.skip(member, _("neither a call nor a message was found on this page"))
        return
    maker = Maker(page=page, member=member, belongings=belongings, numbering=numbering)
    yield from maker.items()


def _pages(source: Source) -> list[str]:
    return [name for name in source.names() if name.lower().endswith((".html", ".htm"))]


def _is_page(source: Source, member: str) -> bool:
    with source.open(member) as stream:
        return _MARK.search(stream.read(HEAD)) is not None
