"""From decoded pixels to the JPEG of a page, which carries pixels and nothing else.

The page must not give away where a photograph was taken or with what: pixels are copied
into a new image, so that no EXIF, XMP, comment, profile or thumbnail can come along.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from typing import Final

from PIL import Image, ImageChops, ImageCms, ImageDraw

from evidencelog.reports.exhibits.shown import Copy
from evidencelog.reports.model import Region

LONGEST: Final = 2016
"""Pixels on the longer side of a photograph: 300 dpi over the width of the text, and half of
the 4032 of many telephones, which then need no scaling."""

MOST_BYTES: Final = 640_000
"""Bytes of one copy, so that 300 photographs stay below 200 MB."""

_STEPS: Final = ((1.0, 70), (1.0, 60), (0.75, 60), (0.5, 60))
"""Shares of the size, and qualities, that are tried while a copy has too many bytes."""

_FAR_TOO_MANY: Final = 2 * MOST_BYTES
_COLOURLESS: Final = 6  # how far red, green and blue of a grey scan may lie apart


def copy_of(image: Image.Image, *, longest: int = LONGEST, quality: int = 80) -> Copy:
    """Return the copy for print of an upright picture in grey or sRGB."""
    if max(image.size) > longest:
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    copy = _encoded(image, quality)
    for share, lower in _STEPS:
        if len(copy.jpeg) <= MOST_BYTES:
            break
        if share == 1.0 and len(copy.jpeg) > _FAR_TOO_MANY:
            continue  # a lower quality alone would not do
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        smaller = image if share == 1.0 else image.resize(size, Image.Resampling.LANCZOS)
        copy = _encoded(smaller, min(quality, lower))
    return copy


def _encoded(image: Image.Image, quality: int) -> Copy:
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=quality, optimize=False, progressive=False)
    return Copy(jpeg=out.getvalue(), width=clean.width, height=clean.height, grey=clean.mode == "L")


def blackened(image: Image.Image, regions: Iterable[Region]) -> int:
    """Paint over regions of an upright picture, and return how many lie on it.

    This is done on the pixels before any JPEG is made of them: nothing of what was there
    goes into the document.
    """
    count = 0
    draw = ImageDraw.Draw(image)
    for region in regions:
        left, right = sorted((region.left, region.right))
        top, bottom = sorted((region.top, region.bottom))
        box = (
            math.floor(left * image.width),
            math.floor(top * image.height),
            math.ceil(right * image.width),
            math.ceil(bottom * image.height),
        )
        draw.rectangle(box, fill=0 if image.mode == "L" else (0, 0, 0))
        count += 1
    return count


def grey_if_colourless(image: Image.Image) -> Image.Image:
    """Return an RGB page in grey when it shows no colour: a third of the pixels to keep."""
    red, green, blue = image.split()
    for one, other in ((red, green), (green, blue)):
        low_high = ImageChops.difference(one, other).getextrema()
        if isinstance(low_high[1], tuple) or low_high[1] > _COLOURLESS:
            return image
    return image.convert("L")


def flattened(image: Image.Image) -> Image.Image:
    """Return the picture in grey or sRGB, without transparency, 8 bits deep."""
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        solid = image.convert("RGBA")
        ground = Image.new("RGB", solid.size, "white")
        ground.paste(solid, mask=solid.getchannel("A"))
        return ground
    return _in_srgb(image)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale deep grey to 8 bits; a plain conversion would print it all white."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    deep = image.convert("F")
    low, high = deep.getextrema()
    if not isinstance(low, float) or not isinstance(high, float) or high <= low:
        return image.convert("L")
    if low >= 0 and high <= 0xFFFF:
        low, high = 0.0, 0xFF if high <= 0xFF else 0xFFFF  # 8 or 16 bits
    scale = 255.0 / (high - low)
    return deep.point(lambda value: value * scale - low * scale).convert("L")


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "LAB"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")
