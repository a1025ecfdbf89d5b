"""From drawn pages to the finished file: fonts, pictures, outline, links, clean metadata.

Nothing is taken over that names this computer, a path or the time of writing: the only
date is the one the report carries, and the same pages always give the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from evidencelog.reports.layout.design import Paper
from evidencelog.reports.layout.flow import Bookmark
from evidencelog.reports.layout.sheet import Link, Sheet
from evidencelog.reports.sink import Counted
from evidencelog.reports.text.embedding import embed
from evidencelog.reports.text.faces import Face

PRODUCER = "evidencelog"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What belongs to the document rather than to the look of a page.

    `stamp` is an instant in UTC as `YYYY-MM-DDThh:mm:ssZ`.
    """

    title: str
    language: str
    stamp: str
    bookmarks: Sequence[Bookmark]
    anchors: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A picture as it goes into the file."""

    jpeg: bytes
    width: int
    height: int
    grey: bool


def finish(
    contents: Iterable[bytes],
    out: BinaryIO | Counted,
    *,
    sheets: Sequence[Sheet],
    paper: Paper,
    faces: Callable[[], Iterable[Face]],
    pictures: dict[str, Printed],
    marks: Marks,
) -> None:
    """Write the finished file from the content of its pages.

    `faces` is asked for the used faces after all pages were drawn, for drawing uses glyphs.
    `pictures` is emptied on the way, so that no picture is held twice.
    """
    with pikepdf.new() as pdf:
        fonts = pdf.make_indirect(Dictionary())
        images = {name: _image(pdf, pictures.pop(name)) for name in list(pictures)}
        pages = []
        for sheet, content in zip(sheets, contents, strict=True):
            pages.append(_add_page(pdf, sheet, content, paper, fonts, images))
        for face in faces():
            fonts[f"/{face.key}"] = embed(pdf, face)
        for page, sheet in zip(pages, sheets, strict=True):
            _add_links(pdf, page, sheet.links, pages, marks.anchors)
        _outline(pdf, pages, marks.bookmarks)
        _describe(pdf, pages, marks)
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
    paper: Paper,
    fonts: pikepdf.Object,
    images: Mapping[str, pikepdf.Stream],
) -> pikepdf.Object:
    resources = Dictionary(Font=fonts)
    if sheet.pictures:
        resources.XObject = Dictionary({f"/{name}": images[name] for name in sheet.pictures})
    packed = zlib.compress(content, 1)  # packed again when saved, the same on every platform
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, paper.width, paper.height]),
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
    anchors: Mapping[str, int],
) -> None:
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
                    Dest=Array([pages[anchors[link.target]], Name.Fit]),
                )
            )
            for link in links
        ]
    )


def _outline(
    pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], bookmarks: Sequence[Bookmark]
) -> None:
    """List the parts; months, entries and exhibits are closed below them."""
    with pdf.open_outline() as outline:
        parents: list[tuple[int, pikepdf.OutlineItem]] = []
        for mark in bookmarks:
            place = Array([pages[mark.page], Name.XYZ, None, round(mark.top, 1), None])
            item = pikepdf.OutlineItem(mark.text, place)
            item.is_closed = True
            while parents and parents[-1][0] >= mark.level:
                parents.pop()
            (parents[-1][1].children if parents else outline.root).append(item)
            parents.append((mark.level, item))


def _describe(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], marks: Marks) -> None:
    root = pdf.Root
    root.Lang = String(marks.language)
    root.PageMode = Name.UseOutlines
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OpenAction = Array([pages[0], Name.XYZ, None, None, 1])
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
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
