"""From drawn pages to the finished file: fonts, pictures, outline, links, clean metadata.

Nothing is taken over that names this computer, a path or the time of writing: the only
date is the one the report carries, and the same pages always give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from evidencelog.reports.layout.flow import Bookmark
from evidencelog.reports.layout.sheet import Link, Sheet
from evidencelog.reports.text.embedding import embed
from evidencelog.reports.text.faces import Face

PRODUCER = "evidencelog"

# The canvas begins each page by choosing Helvetica, which is not embedded and never used.
_FONT_OF_CANVAS = re.compile(rb"BT /F1 [^\n]*? ET")


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


def finish(
    drawn: BytesIO,
    out: BinaryIO,
    *,
    sheets: Sequence[Sheet],
    faces: Iterable[Face],
    pictures: Mapping[str, tuple[bytes, int, int, bool]],
    marks: Marks,
) -> None:
    """Write the finished file; `pictures` are JPEG, width, height and grey by name."""
    with pikepdf.open(drawn) as pdf:
        fonts = Dictionary({f"/{face.key}": embed(pdf, face) for face in faces})
        shared = pdf.make_indirect(fonts)
        images = {name: _image(pdf, *picture) for name, picture in pictures.items()}
        pages = [page.obj for page in pdf.pages]
        for page, sheet in zip(pages, sheets, strict=True):
            _complete_page(pdf, page, sheet, shared, images)
            _add_links(pdf, page, sheet.links, pages, marks.anchors)
        _outline(pdf, pages, marks.bookmarks)
        _describe(pdf, pages, marks)
        pdf.remove_unreferenced_resources()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )


def _image(pdf: pikepdf.Pdf, jpeg: bytes, width: int, height: int, grey: bool) -> pikepdf.Stream:
    return pdf.make_stream(
        jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name.DeviceGray if grey else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


def _complete_page(
    pdf: pikepdf.Pdf,
    page: pikepdf.Object,
    sheet: Sheet,
    fonts: pikepdf.Object,
    images: Mapping[str, pikepdf.Stream],
) -> None:
    resources = Dictionary(Font=fonts)
    if sheet.pictures:
        resources.XObject = Dictionary({f"/{name}": images[name] for name in sheet.pictures})
    page.Resources = pdf.make_indirect(resources)
    page.Contents = pdf.make_stream(_FONT_OF_CANVAS.sub(b"", page.Contents.read_bytes(), count=1))
    if "/Trans" in page:
        del page["/Trans"]


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
