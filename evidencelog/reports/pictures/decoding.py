"""From the bytes of a picture file to a clean JPEG that carries pixels and nothing else.

The page must not give away where a photograph was taken or with what: pixels are copied
into a new image, so that no EXIF, XMP, comment, profile or thumbnail can come along.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

LONGEST = 2200  # pixels on the longer side: about 300 dpi over the width of the text
QUALITY = 80
MOST_PIXELS = 64_000_000
MOST_PIXELS_JPEG = 400_000_000  # a JPEG can be decoded at an eighth of its size
_RUN_OUTSIDE = frozenset(("EPS", "WMF"))
"""Kinds for which Pillow writes a file in clear and has another program draw it."""

Reason = Literal[
    "not a picture", "damaged", "too large", "format", "took too long", "failed", "unreadable"
]


class PictureError(ValueError):
    """A picture that cannot be shown; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture ready for a page.

    `jpeg` has one component when `grey`, else three (sRGB). `source_width` and
    `source_height` are pixels of the file as seen upright; `frames` is more than 1 for an
    animation, of which the first frame is shown; `damaged` when only a part could be read.
    """

    jpeg: bytes
    width: int
    height: int
    grey: bool
    source_width: int
    source_height: int
    turned: bool
    frames: int
    damaged: bool


def decode(data: bytes) -> Picture:
    """Return the picture in `data`. Raises PictureError when it cannot be shown."""
    _register_heif()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a damaged EXIF block is none of the page's business
        try:
            return _decode(data)
        except PictureError:
            raise
        except MemoryError as error:
            raise PictureError("too large") from error
        except Exception as error:  # decoders fail in every way there is
            raise PictureError("damaged") from error


def _register_heif() -> None:
    try:
        import pillow_heif  # type: ignore[import-not-found,unused-ignore]  # an extra
    except ImportError:
        return
    pillow_heif.register_heif_opener(thumbnails=False)


def _decode(data: bytes) -> Picture:
    image = _open(data)
    frames = int(getattr(image, "n_frames", 1))
    width, height = image.size
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    pixels, damaged = _loaded(data, image)
    upright = _flattened(ImageOps.exif_transpose(pixels))
    upright.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=False, progressive=False)
    return Picture(
        jpeg=out.getvalue(),
        width=clean.width,
        height=clean.height,
        grey=clean.mode == "L",
        source_width=height if turned else width,
        source_height=width if turned else height,
        turned=turned,
        frames=frames,
        damaged=damaged,
    )


def _open(data: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # the limits below look at the header before any decoding
    Image.init()
    formats = [name for name in Image.ID if name not in _RUN_OUTSIDE]
    try:
        image = Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError as error:
        raise PictureError(_unidentified(data)) from error
    pixels = image.width * image.height
    if pixels == 0:
        raise PictureError("damaged")
    if pixels > (MOST_PIXELS_JPEG if image.format == "JPEG" else MOST_PIXELS):
        raise PictureError("too large")
    return image


def _unidentified(data: bytes) -> Reason:
    if data[4:8] == b"ftyp" or data.lstrip()[:5] in (b"<svg ", b"<?xml"):
        return "format"
    starts = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*")
    return "damaged" if data.startswith(starts) else "not a picture"


def _loaded(data: bytes, image: Image.Image) -> tuple[Image.Image, bool]:
    """Return the decoded image, and whether only a part of it could be read."""
    try:
        image.draft(None, (LONGEST, LONGEST))
        image.load()
    except (OSError, SyntaxError):
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            again = _open(data)
            again.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return again, True
    return image, False


def _flattened(image: Image.Image) -> Image.Image:
    """Return the image in grey or sRGB, without transparency, 8 bits deep."""
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        solid = image.convert("RGBA")
        ground = Image.new("RGBA", solid.size, "white")
        return Image.alpha_composite(ground, solid).convert("RGB")
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
