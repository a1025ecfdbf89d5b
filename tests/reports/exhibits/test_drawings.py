"""SVG drawings: cut off from everything outside, then drawn where the extra is installed."""

from __future__ import annotations

import base64
import importlib.util
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from evidencelog.reports.exhibits.closing import closed
from evidencelog.reports.exhibits.drawings import rasterised
from evidencelog.reports.exhibits.shown import Picture, UnshownError

HAS_EXTRA = importlib.util.find_spec("resvg_py") is not None
drawing = pytest.mark.skipif(not HAS_EXTRA, reason="needs the extra 'svg'")


def svg(inside: str, more: str = "") -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="100" height="50" {more}>{inside}</svg>'
    ).encode()


def png(colour: str = "lime") -> bytes:
    out = BytesIO()
    Image.new("RGB", (50, 50), colour).save(out, "PNG")
    return out.getvalue()


def pixel(picture: Picture) -> tuple[int, ...]:
    with Image.open(BytesIO(picture.copy.jpeg)) as image:
        found = image.convert("RGB").getpixel((100, 100))
    assert isinstance(found, tuple)
    return found


def test_references_inside_a_drawing_are_kept() -> None:
    inside = '<defs><g id="a"/></defs><use href="#a"/><rect fill="url(#p)" width="5"/>'
    text, outside = closed(svg(inside))
    assert 'href="#a"' in text
    assert "url(#p)" in text
    assert not outside


REFERENCES = (
    '<image xlink:href="/etc/hostname" width="5"/>',
    '<image href="file:///etc/hostname" width="5"/>',
    '<image href="http://192.0.2.1/x.png" width="5"/>',
    '<use href="other.svg#a"/>',
    '<feImage href="x.png"/>',
    '<rect fill="url(http://192.0.2.1/a.svg#p)" width="5"/>',
    '<rect style="fill: url( \'x.svg#p\' )" width="5"/>',
    "<style>@import 'http://192.0.2.1/a.css'; rect { fill: url(x.svg#p) }</style>",
)


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_reference_outside_is_taken_out_and_said(reference: str) -> None:
    text, outside = closed(svg(reference))
    assert outside
    for address in ("hostname", "192.0.2.1", "other.svg", "x.png", "x.svg"):
        assert address not in text


def test_scripts_and_foreign_content_are_left_out() -> None:
    text, _ = closed(svg("<script>alert(1)</script><foreignObject><p>x</p></foreignObject>"))
    assert "alert" not in text
    assert "<p>" not in text


def test_text_comes_out_as_it_was() -> None:
    text, _ = closed(svg("<text>Tom &amp; Jerry &lt;at six&gt;</text>"))
    assert "Tom &amp; Jerry &lt;at six&gt;" in text


def test_entities_that_unfold_are_refused() -> None:
    declared = b'<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(UnshownError, match="too much to unpack"):
        closed(declared + svg("<text>&b;</text>"))


def test_the_short_entities_of_drawing_programs_are_taken() -> None:
    declared = b'<!DOCTYPE s [<!ENTITY ns "http://ns.example.com/">]>'
    text, _ = closed(declared + svg("", 'xmlns:a="&ns;"'))
    assert "http://ns.example.com/" in text


@pytest.mark.parametrize("data", [b"", b"<svg", b"words", b"\xff\xfe\x00", svg("<g>")])
def test_what_is_not_well_formed_is_called_damaged(data: bytes) -> None:
    with pytest.raises(UnshownError, match="damaged"):
        closed(data)


def test_nesting_beyond_measure_is_refused() -> None:
    with pytest.raises(UnshownError, match="too much to unpack"):
        closed(svg("<g>" * 5000 + "</g>" * 5000))


def test_without_the_extra_a_drawing_is_of_a_kind_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UnshownError, match="format"):
        rasterised(svg("<rect/>"))


@drawing
def test_a_drawing_is_drawn_on_white_as_large_as_a_photograph() -> None:
    picture = rasterised(svg('<rect width="30" height="30" fill="#c81414"/>'))
    assert (picture.copy.width, picture.copy.height) == (2016, 1008)
    red, green, _blue = pixel(picture)
    assert red > 180 > 60 > green


@drawing
def test_a_file_of_this_computer_does_not_get_into_a_drawing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    picture = rasterised(svg(f'<image xlink:href="{secret}" width="50" height="50"/>'))
    assert pixel(picture) == pytest.approx((255, 255, 255), abs=3)
    assert picture.remarks == ("outside references",)


@drawing
def test_nor_through_a_drawing_inside_the_drawing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    inner = base64.b64encode(svg(f'<image xlink:href="{secret}" width="50" height="50"/>')).decode()
    outer = f'<image href="data:image/svg+xml;base64,{inner}" width="100" height="50"/>'
    assert pixel(rasterised(svg(outer))) == pytest.approx((255, 255, 255), abs=3)


@drawing
def test_a_picture_inside_the_drawing_is_shown() -> None:
    inner = base64.b64encode(png()).decode()
    picture = rasterised(svg(f'<image href="data:image/png;base64,{inner}" width="50"/>'))
    assert pixel(picture) == pytest.approx((0, 255, 0), abs=6)
