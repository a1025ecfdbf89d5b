"""What pictures say of themselves is listed as found.

The values expected of other projects' files were read from them with exiftool.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from evidencelog.files.embedded import embedded_facts
from evidencelog.files.facts import EmbeddedFact, FactKind
from tests.files.building import KINDS, SAMPLES, camera, facts, of_kind, photo


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_camera_is_quoted_in_every_format(form: str) -> None:
    found = embedded_facts(io.BytesIO(photo(form, camera())), f"image/{form.lower()}")

    assert found == (
        EmbeddedFact(
            kind=FactKind.TIME,
            label="EXIF DateTimeOriginal",
            value="2026:03:14 18:04:59.250 +01:00",
            raw="2026:03:14 18:04:59; 250; +01:00",
        ),
        EmbeddedFact(
            kind=FactKind.TIME,
            label="EXIF DateTime",
            value="2026:03:14 18:05:00",
            raw="2026:03:14 18:05:00",
        ),
        EmbeddedFact(
            kind=FactKind.TIME,
            label="EXIF GPS date and time (UTC)",
            value="2026:03:14 17:04:58.5",
            raw="2026:03:14 17:04:58.5",
        ),
        EmbeddedFact(
            kind=FactKind.PLACE,
            label="EXIF GPS position",
            value="-33.865000, -70.500000",
            raw="S; 33.0, 51.0, 54.0; W; 70.0, 30.0, 0.0",
        ),
        EmbeddedFact(kind=FactKind.DEVICE, label="EXIF Make", value="Maker", raw="Maker"),
        EmbeddedFact(kind=FactKind.DEVICE, label="EXIF Model", value="Model 1", raw="Model 1"),
    )


def test_an_unknown_zone_stays_unknown() -> None:
    exif = Image.Exif()
    exif[0x0132] = "2026:03:14 18:05:00"

    assert facts(photo("JPEG", exif), "image/jpeg") == {"EXIF DateTime": "2026:03:14 18:05:00"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "pillow/broken_exif_dpi.jpg",
            {
                "EXIF DateTimeOriginal": "2013:09:11 16:45:13.90",
                "EXIF DateTime": "2017:12:06 13:59:33",
                "EXIF Model": "NIKON D800",
            },
        ),
        (
            "pillow/exif_typeerror.jpg",
            {
                "EXIF DateTime": "2010:08:15 13:58:09",
                "XMP exif:DateTimeOriginal": "2010-07-11T13:53:00+02:00",
            },
        ),
        (
            "pillow-heif/L_exif_xmp_iptc.heic",
            {
                "EXIF DateTimeOriginal": "2020:09:14 11:09:34.641 -05:00",
                "EXIF Make": "SONY",
                "EXIF Model": "ILCE-7SM3",
            },
        ),
        (
            "pillow/exif_gps.jpg",
            {
                "EXIF DateTimeOriginal": "2099:09:29 10:10:10",
                "EXIF GPS date and time (UTC)": "1999:99:99 99:99:99",
                "EXIF GPS position": "4294967295.0",
            },
        ),
        (
            "pypdf/commented-xmp.pdf",
            {"PDF CreationDate": "D:20150604133406-06'00'"},
        ),
        ("pypdf/hello-world.pdf", {"PDF CreationDate": "D:20220606143933+02'00'"}),
    ],
)
def test_real_files_are_quoted_as_found_even_where_that_cannot_be(
    path: str, expected: dict[str, str]
) -> None:
    found = {
        one.label: one.value
        for one in embedded_facts(SAMPLES / path, KINDS[Path(path).suffix])
    }  # fmt: skip

    assert {label: found.get(label) for label in expected} == expected


def test_times_that_contradict_each_other_are_all_listed() -> None:
    found = embedded_facts(SAMPLES / "pillow-heif/L_exif_xmp_iptc.heic", "image/heic")

    assert len({value[:10].replace("-", ":") for value in of_kind(found, FactKind.TIME)}) == 2


def test_texts_and_the_time_of_a_png_are_quoted() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Creation Time", "14 Mar 2026")
    texts.add_text("Software", "Screenshot", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", "<xmp:CreateDate>2026-03-14</xmp:CreateDate>", zip=True)
    texts.add(b"tIME", struct.pack(">HBBBBB", 2026, 3, 14, 17, 5, 0))
    target = io.BytesIO()
    Image.new("L", (4, 4)).save(target, "PNG", pnginfo=texts)

    assert facts(target.getvalue(), "image/png") == {
        "PNG Creation Time": "14 Mar 2026",
        "PNG Software": "Screenshot",
        "XMP xmp:CreateDate": "2026-03-14",
        "PNG tIME (UTC)": "2026-03-14 17:05:00",
    }


def test_exif_that_a_converter_wrote_as_text_is_quoted() -> None:
    block = camera().tobytes()
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Raw profile type exif", f"\nexif\n{len(block)}\n{block.hex()}\n", zip=True)
    target = io.BytesIO()
    Image.new("L", (4, 4)).save(target, "PNG", pnginfo=texts)

    assert facts(target.getvalue(), "image/png")["EXIF Make"] == "Maker"
