"""Lays a report out without its files, and looks at the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from evidencelog.i18n import speaking
from evidencelog.reports.binder import flow_for
from evidencelog.reports.file.assembly import write_file
from evidencelog.reports.file.metadata import About
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.furniture import Furniture, furnish
from evidencelog.reports.layout.parts import set_part
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.tags import Element
from evidencelog.reports.model import Exhibits, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A report on its pages: the layout, where everything is, and the file."""

    flow: Flow
    places: Places
    pdf: bytes

    @property
    def pages(self) -> list[str]:
        """What a reader can copy from each page."""
        document = pypdfium2.PdfDocument(self.pdf)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()

    def page(self, anchor: str) -> str:
        """The text of the page of a named place."""
        index = self.places.index(anchor)
        assert index is not None, anchor
        return self.pages[index]

    def elements(self, kind: str) -> list[Element]:
        return [one for one in walk(self.flow.tree.root) if one.kind == kind]


def walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def laid_out(report: Report) -> Laid:
    """Lay out a report; its exhibits are empty pages with their anchors."""
    flow = flow_for(report.conventions)
    with speaking(report.language):
        for part in report.parts:
            if isinstance(part, Exhibits):
                set_exhibits(flow, report)
            else:
                set_part(flow, report, part)
        words = Furniture(above=report.title, below=report.title, stamp="")
        about = About(
            title=report.title, language=report.language, stamp=report.stamp, standard="2a"
        )
        return finished(flow, words, about)


ABOUT = About(title="A report", language="en", stamp="2026-05-20T14:00:00Z", standard="2a")


def finished(flow: Flow, words: Furniture, about: About = ABOUT) -> Laid:
    """Furnish the pages of a flow and write them."""
    places = Places.over([flow])
    furnish(flow, places, words)
    out = BytesIO()
    write_file(flow, out, places=places, pictures={}, about=about)
    return Laid(flow=flow, places=places, pdf=out.getvalue())


def set_exhibits(flow: Flow, report: Report) -> None:
    for exhibit in report.exhibits:
        flow.start("Exhibits")
        flow.mark("exhibits")
        flow.title(f"Exhibit {exhibit.label}", f"exhibit {exhibit.label}", level=1)


def boxes(pdf: bytes) -> Iterator[tuple[int, float, float, tuple[float, float, float, float]]]:
    """Yield page, its width and height, and the box of each character."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if right > left:
                    yield number, page.get_width(), page.get_height(), (left, bottom, right, top)
    finally:
        document.close()
