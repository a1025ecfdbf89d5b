"""From laid-out pages to the finished file, written from front to back.

Nothing is taken over that names this computer, a path or the time of writing: the only
date is the one the report carries, and the same pages always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.reports.drawing import page_contents
from evidencelog.reports.file import srgb
from evidencelog.reports.file.attachments import Attached, write_attachments
from evidencelog.reports.file.fonts import write_fonts
from evidencelog.reports.file.links import Links
from evidencelog.reports.file.metadata import About, information, packet
from evidencelog.reports.file.outline import write_outline
from evidencelog.reports.file.page_labels import page_labels
from evidencelog.reports.file.structure import write_structure
from evidencelog.reports.file.trees import PageTree
from evidencelog.reports.file.values import (
    name,
    real,
    reference,
    references,
    text_string,
)
from evidencelog.reports.file.writer import Sink, Writer
from evidencelog.reports.layout.flow import Bookmark, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A picture as it goes into the file."""

    jpeg: bytes
    width: int
    height: int
    grey: bool


def write_file(
    flow: Flow,
    out: Sink,
    *,
    places: Places,
    pictures: dict[str, Printed],
    about: About,
    attached: Iterable[Attached] = (),
) -> None:
    """Write one volume; `places` are those of all volumes.

    `pictures` is emptied on the way, so that no picture is held twice. Raises ValueError
    for attachments in a file that claims PDF/A-2, which does not take them.
    """
    assembly = _Assembly(flow, Writer(out), places, about)
    images = {key: assembly.image(pictures.pop(key)) for key in list(pictures)}
    assembly.pages(images)
    files = write_attachments(assembly.writer, attached, about.stamp)
    if files and about.standard == "2a":
        raise ValueError("a file of PDF/A-2a takes no attachments")
    assembly.finish(files)


class _Assembly:
    def __init__(self, flow: Flow, writer: Writer, places: Places, about: About) -> None:
        self.flow = flow
        self.writer = writer
        self.places = places
        self.about = about
        self.tree = PageTree(writer, len(flow.sheets))
        self.links = Links(writer, flow, places)
        self.fonts = writer.reserve()

    def image(self, picture: Printed) -> int:
        colours = "/DeviceGray" if picture.grey else "/DeviceRGB"
        return self.writer.stream(
            f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
            f"/ColorSpace{colours}/BitsPerComponent 8/Filter/DCTDecode",
            picture.jpeg,
            pack=False,
        )

    def pages(self, images: dict[str, int]) -> None:
        """Write the pages, then the fonts: only drawing shows which glyphs are used."""
        flow = self.flow
        for sheet, content in zip(
            flow.sheets, page_contents(flow.sheets, self.places), strict=True
        ):
            self._page(sheet, self.writer.stream("", content), images)
        self.tree.write()
        write_fonts(self.writer, flow.filler.shaper.faces.used(), self.fonts)

    def _page(self, sheet: Sheet, content: int, images: dict[str, int]) -> None:
        shown = "".join(f"{name(key)} {reference(images[key])}" for key in sheet.pictures)
        xobjects = f"/XObject<<{shown}>>" if shown else ""
        links = [self.links.numbers[link] for link in sheet.links if link in self.links.numbers]
        annotations = f"/Annots{references(links)}" if links else ""
        size = f"[0 0 {real(sheet.paper.width)} {real(sheet.paper.height)}]"
        self.writer.add(
            f"<</Type/Page/Parent {reference(self.tree.parent(sheet.index))}/MediaBox{size}"
            f"/Resources<</Font {reference(self.fonts)}{xobjects}>>"
            f"/Contents {reference(content)}/StructParents {sheet.index}/Tabs/S{annotations}>>",
            self.tree.pages[sheet.index],
        )

    def finish(self, files: str) -> None:
        """Write what belongs to the document as a whole."""
        writer, about, pages = self.writer, self.about, self.tree.pages
        self.links.write(pages)
        structure = write_structure(writer, self.flow.tree, self.flow.sheets, pages, self.links)
        outline = write_outline(writer, self.flow.bookmarks, pages, self._title)
        xmp = writer.stream("/Type/Metadata/Subtype/XML", packet(about), pack=False)
        opening = f"[{reference(pages[0])}/XYZ null null 1]" if pages else "null"
        root = writer.add(
            f"<</Type/Catalog/Pages {reference(self.tree.root)}"
            f"/Outlines {reference(outline)}/PageMode/UseOutlines/OpenAction{opening}"
            f"/StructTreeRoot {reference(structure)}/MarkInfo<</Marked true>>"
            f"/Lang{text_string(about.language)}/ViewerPreferences<</DisplayDocTitle true>>"
            f"/PageLabels{page_labels(self.flow, self.places)}"
            f"/Metadata {reference(xmp)}/OutputIntents[{self._intent()}]{files}>>"
        )
        writer.finish(root, writer.add(information(about)))

    def _intent(self) -> str:
        """Return which colours are meant (ISO 19005-2, 6.2.3)."""
        data = self.writer.stream("/N 3", srgb.profile())
        called = text_string(srgb.NAME)
        return (
            f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{called}"
            f"/Info{called}/DestOutputProfile {reference(data)}>>"
        )

    def _title(self, mark: Bookmark) -> str:
        """Return a line of the outline with its page, where there is more than one."""
        if self.places.total == 1:
            return mark.text
        page = self.places.numbers[self.flow.first + mark.page].label
        return _("{text} (page {page})").format(text=mark.text, page=page)
