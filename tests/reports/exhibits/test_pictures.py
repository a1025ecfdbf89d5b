"""Decoding pictures of every odd kind to clean, printable ones."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from evidencelog.reports.exhibits.pictures import decode
from evidencelog.reports.exhibits.shown import Picture, UnshownError
from tests.reports.samples import photo


def saved(image: Image.Image, format_: str, **more: object) -> bytes:
    out = BytesIO()
    image.save(out, format_, **more)
    return out.getvalue()


def pixels(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.copy.jpeg))


def test_sixteen_bit_grey_keeps_its_shades() -> None:
    ramp = Image.new("I;16", (256, 4))
    ramp.putdata([value * 257 for value in range(256)] * 4)
    picture = decode(saved(ramp, "PNG"))
    assert picture.copy.grey
    shades = [pixels(picture).getpixel((x, 1)) for x in (2, 128, 253)]
    assert shades == pytest.approx([2, 128, 253], abs=4)


def test_cmyk_becomes_red_green_blue() -> None:
    picture = decode(saved(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"))
    assert not picture.copy.grey
    red, green, _blue = pixels(picture).getpixel((5, 5))  # type: ignore[misc]
    assert red > 200 > 60 > green


def test_transparency_lies_on_white() -> None:
    picture = decode(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
    assert pixels(picture).getpixel((5, 5)) == pytest.approx((255, 255, 255), abs=3)


def test_an_animation_says_how_many_frames_it_has() -> None:
    frames = [Image.new("L", (20, 20), shade) for shade in (10, 100, 200)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert decode(data).frames == 3


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I"])
def test_every_mode_is_printable(mode: str) -> None:
    picture = decode(saved(Image.new(mode, (30, 20)), "TIFF" if mode == "I" else "PNG"))
    assert pixels(picture).mode == ("L" if picture.copy.grey else "RGB")
    assert pixels(picture).size == (30, 20)


def test_garbage_is_named_as_what_it_is() -> None:
    with pytest.raises(UnshownError, match="not a picture"):
        decode(b"words")
    with pytest.raises(UnshownError, match="damaged"):
        decode(photo()[:30])


def test_a_drawing_that_another_program_would_have_to_draw_is_left_alone() -> None:
    drawing = saved(Image.new("RGB", (20, 20), "red"), "EPS")
    with pytest.raises(UnshownError, match="not a picture"):
        decode(drawing)
