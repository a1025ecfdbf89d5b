"""Pictures of every kind that Pillow reads: upright, first frame, or all pages of a scan."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator, Sequence
from typing import Final

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from evidencelog.reports.exhibits.copies import blackened, copy_of, flattened
from evidencelog.reports.exhibits.shown import Copy, Page, Picture, Reason, UnshownError
from evidencelog.reports.model import Region

MOST_PIXELS: Final = 64_000_000
MOST_PIXELS_JPEG: Final = 400_000_000  # a JPEG can be decoded at an eighth of its size
_ENOUGH: Final = 2000  # pixels on the longer side: half of what phones take
MOST_FRAMES: Final = 100_000  # counting the frames of an animation takes time as well
_RUN_OUTSIDE: Final = frozenset(("EPS", "WMF"))
"""Kinds for which Pillow writes a file in clear and has another program draw it."""


def decode(data: bytes, regions: Sequence[Region] = ()) -> Picture:
    """Return the picture in `data`, the first of several.

    `regions` are painted over before anything is kept. Raises UnshownError when it cannot
    be shown.
    """
    with _guarded():
        image = _open(data)
        frames = _frames(image)
        orientation = _orientation(image)
        swapped = orientation in (5, 6, 7, 8)  # its rows are columns
        width, height = image.size
        pixels, damaged = _loaded(data, image)
        copy, covered = _printed(pixels, regions)
        return Picture(
            copy=copy,
            source_width=height if swapped else width,
            source_height=width if swapped else height,
            turned=orientation in range(2, 9),
            frames=frames,
            damaged=damaged,
            covered=covered,
        )


def count_pages(data: bytes) -> int:
    """Return how many pages a scan has: more than 1 only in a TIFF of several.

    Raises UnshownError when it cannot be opened.
    """
    with _guarded():
        image = _open(data)
        return _frames(image) if image.format == "TIFF" else 1


def scanned_pages(
    data: bytes, numbers: Sequence[int], regions: Sequence[Region] = ()
) -> Iterator[Page]:
    """Yield the pages of a TIFF with these numbers, counted from 1."""
    for number in numbers:
        try:
            yield _scanned_page(data, number, [one for one in regions if one.page == number])
        except UnshownError as error:
            yield Page(number=number, reason=error.reason)


def _scanned_page(data: bytes, number: int, regions: Sequence[Region]) -> Page:
    with _guarded():
        image = _open(data)
        image.seek(number - 1)
        _refuse_large(image)
        copy, covered = _printed(image, regions)
        return Page(
            number=number,
            width=copy.width * 72 / 150,
            height=copy.height * 72 / 150,
            copy=copy,
            covered=covered,
        )


@contextlib.contextmanager
def _guarded() -> Iterator[None]:
    """Let nothing out but UnshownError."""
    _register_heif()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a damaged EXIF block is none of the page's business
        try:
            yield
        except UnshownError:
            raise
        except MemoryError as error:
            raise UnshownError("too large") from error
        except Exception as error:  # decoders fail in every way there is
            raise UnshownError(_failure(error)) from error


def _failure(error: Exception) -> Reason:
    """Tell the limits of Pillow on packed text and colour profiles from mere damage."""
    return "too much to unpack" if "ecompressed data too large" in str(error) else "damaged"


def _register_heif() -> None:
    try:
        import pillow_heif  # type: ignore[import-not-found,unused-ignore]  # an extra
    except ImportError:
        return
    pillow_heif.register_heif_opener(thumbnails=False)


def _printed(image: Image.Image, regions: Sequence[Region]) -> tuple[Copy, int]:
    upright = flattened(ImageOps.exif_transpose(image))
    covered = blackened(upright, regions)
    return copy_of(upright), covered


def _frames(image: Image.Image) -> int:
    try:
        return min(int(getattr(image, "n_frames", 1)), MOST_FRAMES)
    except (OSError, SyntaxError, ValueError):
        return 1


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001  # damage in what surrounds the pixels does not matter
        return 1


def _open(data: bytes) -> Image.Image:
    if not data:
        raise UnshownError("empty")
    Image.MAX_IMAGE_PIXELS = None  # the limits below look at the header before any decoding
    Image.init()
    formats = [name for name in Image.ID if name not in _RUN_OUTSIDE]
    try:
        image = Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError as error:
        raise UnshownError(_unidentified(data)) from error
    _refuse_large(image)
    return image


def _refuse_large(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels == 0:
        raise UnshownError("damaged")
    if pixels > (MOST_PIXELS_JPEG if image.format in ("JPEG", "MPO") else MOST_PIXELS):
        raise UnshownError("too large")


def _unidentified(data: bytes) -> Reason:
    if data[4:8] == b"ftyp":
        return "format"
    starts = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*")
    return "damaged" if data.startswith(starts) else "not a picture"


def _loaded(data: bytes, image: Image.Image) -> tuple[Image.Image, bool]:
    """Return the decoded image, and whether only a part of it could be read."""
    try:
        _reduce_early(image)
        image.load()
    except (OSError, SyntaxError):
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            again = _open(data)
            _reduce_early(again)
            again.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return again, True
    return image, False


def _reduce_early(image: Image.Image) -> None:
    """Have a JPEG decoded at a half, a quarter or an eighth where that is still enough."""
    share = _ENOUGH / max(image.size)
    if share < 1:
        image.draft(None, (max(1, int(image.width * share)), max(1, int(image.height * share))))
