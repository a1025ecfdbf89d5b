"""From drawn pages to the finished file: fonts, pictures, outline, links, clean metadata.

Nothing is taken over that names this computer, a path or the time of writing: the only
date is the one the report carries, and the same pages always give the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from evidencelog.i18n import gettext as _
from evidencelog.reports.drawing import page_contents
from evidencelog.reports.layout.flow import Bookmark, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.sheet import Sheet
from evidencelog.reports.layout.tags import Link
from evidencelog.reports.sink import Counted
from evidencelog.reports.text.embedding import embed

PRODUCER = "evidencelog"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What belongs to the document rather than to the look of a page.

    `stamp` is an instant in UTC as `YYYY-MM-DDThh:mm:ssZ`.
    """

    title: str
    language: str
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A picture as it goes into the file."""

    jpeg: bytes
    width: int
    height: int
    grey: bool


def finish(
    flow: Flow,
    out: BinaryIO | Counted,
    *,
    places: Places,
    pictures: dict[str, Printed],
    marks: Marks,
) -> None:
    """Write the finished file from its laid-out pages.

    `pictures` is emptied on the way, so that no picture is held twice.
    """
    with pikepdf.new() as pdf:
        fonts = pdf.make_indirect(Dictionary())
        images = {name: _image(pdf, pictures.pop(name)) for name in list(pictures)}
        pages = []
        for sheet, content in zip(flow.sheets, page_contents(flow.sheets, places), strict=True):
            pages.append(_add_page(pdf, sheet, content, fonts, images))
        for face in flow.filler.shaper.faces.used():
            fonts[f"/{face.key}"] = embed(pdf, face)
        for page, sheet in zip(pages, flow.sheets, strict=True):
            _add_links(pdf, page, sheet.links, pages, flow)
        _outline(pdf, pages, flow, places)
        _describe(pdf, pages, marks)
        pdf.Root.PageLabels = _page_labels(flow, places)
        pdf.save(
            cast("BinaryIO", out),
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )


def _image(pdf: pikepdf.Pdf, picture: Printed) -> pikepdf.Stream:
    return pdf.make_stream(
        picture.jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray if picture.grey else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


def _add_page(
    pdf: pikepdf.Pdf,
    sheet: Sheet,
    content: bytes,
    fonts: pikepdf.Object,
    images: Mapping[str, pikepdf.Stream],
) -> pikepdf.Object:
    resources = Dictionary(Font=fonts)
    if sheet.pictures:
        resources.XObject = Dictionary({f"/{name}": images[name] for name in sheet.pictures})
    packed = zlib.compress(content, 1)  # packed again when saved, the same on every platform
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, sheet.paper.width, sheet.paper.height]),
        Resources=resources,
        Contents=pdf.make_stream(packed, Filter=Name.FlateDecode),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def _add_links(
    pdf: pikepdf.Pdf,
    page: pikepdf.Object,
    links: Sequence[Link],
    pages: Sequence[pikepdf.Object],
    flow: Flow,
) -> None:
    links = [link for link in links if link.target in flow.anchors]
    if not links:
        return
    page.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([round(value, 2) for value in link.box]),
                    Border=Array([0, 0, 0]),
                    F=4,
                    Dest=_place(pages, flow, link.target),
                )
            )
            for link in links
        ]
    )


def _place(pages: Sequence[pikepdf.Object], flow: Flow, target: str) -> Array:
    anchor = flow.anchors[target]
    return Array([pages[anchor.page], Name.XYZ, None, round(anchor.top, 1), None])


def _outline(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], flow: Flow, places: Places) -> None:
    """List the parts; months, entries and exhibits are closed below them."""
    with pdf.open_outline() as outline:
        parents: list[tuple[int, pikepdf.OutlineItem]] = []
        for mark in flow.bookmarks:
            place = Array([pages[mark.page], Name.XYZ, None, round(mark.top, 1), None])
            item = pikepdf.OutlineItem(_numbered(mark, flow, places), place)
            item.is_closed = True
            while parents and parents[-1][0] >= mark.level:
                parents.pop()
            (parents[-1][1].children if parents else outline.root).append(item)
            parents.append((mark.level, item))


def _numbered(mark: Bookmark, flow: Flow, places: Places) -> str:
    if places.total == 1:
        return mark.text
    page = places.numbers[flow.first + mark.page].label
    return _("{text} (page {page})").format(text=mark.text, page=page)


def _page_labels(flow: Flow, places: Places) -> Dictionary:
    """Tell a reader's page counter what is printed on the pages (PDF 32000-1, 12.4.2)."""
    ranges: list[int | Dictionary] = []
    before = ("", -1)
    for sheet in flow.sheets:
        number = places.numbers[flow.first + sheet.index]
        if (number.prefix, number.number - 1) != before:
            label = Dictionary(S=Name.D, St=number.number)
            if number.prefix:
                label.P = String(number.prefix)
            ranges += [sheet.index, label]
        before = (number.prefix, number.number)
    return Dictionary(Nums=Array(ranges))


def _describe(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], marks: Marks) -> None:
    root = pdf.Root
    root.Lang = String(marks.language)
    root.PageMode = Name.UseOutlines
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OpenAction = Array([pages[0], Name.XYZ, None, None, 1])
    if "/Metadata" in root:
        del root["/Metadata"]
    date = String("D:" + "".join(c for c in marks.stamp if c.isdigit()) + "Z")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(marks.title),
            Producer=String(PRODUCER),
            CreationDate=date,
            ModDate=date,
        )
    )
