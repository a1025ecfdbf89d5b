"""Whether all letters are inside the file, can be searched and can be copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from evidencelog.i18n import gettext as _
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.opened import Opened
from evidencelog.reports.preflight.scan import name_of

_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
# An operator that shows text, right after its operand (ISO 32000-1, 9.4.3).
_SHOWS: Final = re.compile(rb"[\])>]\s*(?:TJ|Tj|'|\")(?![A-Za-z])")
_MOST_FORMS: Final = 50


def fonts(file: Opened) -> Iterator[Finding]:
    """Find fonts that are not inside, and those whose signs name no letters."""
    for font in file.found.fonts:
        kind, name = name_of(font, "/Subtype"), name_of(font, "/BaseFont") or name_of(font, "/Name")
        if kind not in ("/Type0", "/Type3") and not _is_inside(font):
            says = _("The font {name} is not inside the file.").format(name=name[1:])
            yield Finding(check="fonts", severity="fail", says=says)
        if not kind.startswith("/CIDFont") and "/ToUnicode" not in font:
            says = _("The signs of the font {name} do not say which letters they are.").format(
                name=name[1:]
            )
            yield Finding(check="fonts", severity="fail", says=says)


def _is_inside(font: pikepdf.Object) -> bool:
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, pikepdf.Dictionary) and any(key in descriptor for key in _FILES)


def searchable(file: Opened) -> Iterator[Finding]:
    """Find pages without any text, whether shown or hidden."""
    for number, page in enumerate(file.pdf.pages, 1):
        if not _has_text(page):
            says = _("This page has no text that can be searched.")
            yield Finding(check="searchable", severity="fail", says=says, page=number)


def _has_text(page: pikepdf.Page) -> bool:
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    if any(_shows(stream) for stream in streams):
        return True
    return any(_shows(form) for form in _drawn_forms(page))


def _shows(stream: object) -> bool:
    return isinstance(stream, pikepdf.Stream) and bool(_SHOWS.search(stream.read_bytes()))


def _drawn_forms(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    resources = page.obj.get("/Resources")
    drawn = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(drawn, pikepdf.Dictionary):
        for _place, (_key, one) in zip(range(_MOST_FORMS), drawn.items(), strict=False):
            if name_of(one, "/Subtype") == "/Form":
                yield one
