"""Exhibits: pictures without anything that the camera wrote, and files that break nothing."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from evidencelog.core import parts
from evidencelog.errors import DamagedError
from evidencelog.reports.document import write_pdf
from tests.reports.exhibits.papers_made import locked, paper, without_pages
from tests.reports.samples import (
    COURT,
    attachment,
    incident,
    photo,
    printed,
    report,
    standing,
    text,
)

SECRETS = (b"GPS", b"Exif", b"Quiet Lane", b"COOLPIX", b"camera:notes", b"ICC_PROFILE")


def with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x0110] = "COOLPIX"
    exif[0x010E] = "17 Quiet Lane"
    gps = exif.get_ifd(0x8825)
    gps.update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    exif[0x8825] = gps
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>camera:notes Quiet Lane</x:xmpmeta>"
    return photo(exif=exif, comment=b"taken at 17 Quiet Lane", xmp=xmp)


def png_of(width: int, height: int) -> bytes:
    """A tiny file that claims a huge picture."""

    def chunk(tag: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def exhibit(name: str, data: bytes, type_: str = "image/jpeg", **more: object) -> bytes:
    entry = incident("a", attachments=(attachment(name, data, type_, **more),))
    return printed(report(standing(entry)), {name: data})[0]


def pictures_in(pdf: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            image.read_raw_bytes()
            for page in document.pages
            for image in page.Resources.get("/XObject", pikepdf.Dictionary()).values()
        ]


def test_nothing_that_the_camera_wrote_is_in_the_file() -> None:
    data = with_secrets()
    assert all(secret in data for secret in (b"Exif", b"Quiet Lane", b"COOLPIX"))
    pdf = exhibit("door.jpg", data)
    (picture,) = pictures_in(pdf)
    for secret in SECRETS:
        assert secret not in picture
        assert secret not in pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") != pikepdf.Name.DCTDecode:
                assert b"Quiet Lane" not in item.read_bytes()


def test_a_picture_is_turned_upright_and_says_so() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    pdf = exhibit("door.jpg", photo((80, 60), exif=exif))
    (picture,) = pictures_in(pdf)
    with Image.open(BytesIO(picture)) as image:
        assert image.size == (60, 80)
        red, green, _blue = image.convert("RGB").getpixel((5, 40))  # type: ignore[misc]
        assert red > 150 > green  # what lay below is now on the left
    assert "turned upright" in text(pdf)


def test_a_large_picture_is_reduced_and_both_sizes_are_said() -> None:
    pdf = exhibit("door.jpg", photo((4000, 1000)))
    with Image.open(BytesIO(pictures_in(pdf)[0])) as image:
        assert image.size == (2000, 500)
    assert "4000 by 1000 pixels; printed at 2000 by 500" in text(pdf)


def test_the_page_of_a_picture_names_the_original() -> None:
    data = photo()
    found = text(
        exhibit("door.jpg", data, description="The door", obtained=parts.Obtained(how="my device"))
    )
    for said in ("door.jpg", "The door", hashlib.sha256(data).hexdigest(), "from own device"):
        assert said in found
    assert f"{len(data):,} bytes" in found


BROKEN = {
    "empty": (b"", "it is empty"),
    "PDF with a password": (locked(paper("x"), "open sesame"), "opens only with a password"),
    "PDF that is garbage": (b"%PDF-1.7" + bytes(3000), "it is damaged or incomplete"),
    "PDF without pages": (without_pages(), "it has no pages"),
    "not a picture": (b"just some words", "not a picture of a known kind"),
    "cut off in its head": (photo()[:40], "it is damaged or incomplete"),
    "a bomb": (png_of(30_000, 30_000), "too large to be opened safely"),
    "zero wide": (png_of(0, 10), "it is damaged or incomplete"),
    "HEIC that is garbage": (b"\0\0\0\x18ftypheic" + bytes(40), "cannot be shown here"),
    "a picture in a form that nobody reads": (b"\0\0\0\x18ftypabcd" + bytes(40), "its format"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_picture_that_cannot_be_shown_becomes_a_sheet_and_the_report_is_completed(
    name: str,
) -> None:
    data, reason = BROKEN[name]
    good = photo()
    entry = incident("a", attachments=(attachment("bad.jpg", data), attachment("good.jpg", good)))
    pdf, _ = printed(report(standing(entry)), {"bad.jpg": data, "good.jpg": good})
    found = text(pdf)
    assert reason in found
    assert hashlib.sha256(data).hexdigest() in found
    assert len(pictures_in(pdf)) == 1


def test_what_is_left_of_a_damaged_picture_is_shown_with_a_note() -> None:
    data = photo((400, 400))
    pdf = exhibit("door.jpg", data[: len(data) * 2 // 3])
    assert len(pictures_in(pdf)) == 1
    assert "The file is damaged" in text(pdf)


def test_a_file_that_the_log_cannot_give_back_becomes_a_sheet() -> None:
    entry = incident("a", attachments=(attachment("door.jpg", photo()),))

    def read(_id: str) -> Iterator[bytes]:
        yield b"part"
        raise DamagedError("the file is not what was recorded")

    out = BytesIO()
    written = write_pdf(report(standing(entry)), out, read_attachment=read)
    found = text(out.getvalue())
    assert "could not be read from the log" in found
    assert "can be handed over separately" not in found
    assert [(one.name, reason) for one, reason in written.unshown] == [("door.jpg", "unreadable")]


def test_a_file_that_is_not_the_recorded_one_is_not_shown() -> None:
    entry = incident("a", attachments=(attachment("door.jpg", photo()),))
    pdf, _ = printed(report(standing(entry)), {"door.jpg": photo((10, 10))})
    assert pictures_in(pdf) == []
    assert "could not be read from the log" in text(pdf)


def test_the_same_picture_twice_is_stored_once() -> None:
    data = photo()
    entry = incident("a", attachments=(attachment("a.jpg", data), attachment("b.jpg", data)))
    pdf, _ = printed(report(standing(entry)), {"a.jpg": data, "b.jpg": data})
    assert len(set(pictures_in(pdf))) == 1
    assert pdf.count(b"/DCTDecode") == 1


def test_where_a_photo_was_taken_is_withheld_and_a_court_sees_no_file_data() -> None:
    found = (
        parts.Embedded(what="time", label="taken", value="2026:03:14 18:00:00"),
        parts.Embedded(what="place", label="position", value="51.5, -0.1"),
    )
    entry = standing(incident("a", attachments=(attachment("a.jpg", photo(), embedded=found),)))
    (mine,) = report(entry).exhibits
    assert [fact.value for fact in mine.facts] == ["taken: 2026:03:14 18:00:00\nposition: withheld"]
    (theirs,) = report(entry, selection=COURT).exhibits
    assert theirs.facts == ()
