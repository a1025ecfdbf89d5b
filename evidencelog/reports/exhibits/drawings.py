"""SVG drawings as pixels, where the extra for them is installed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from evidencelog.reports.exhibits.closing import closed
from evidencelog.reports.exhibits.copies import LONGEST, blackened, copy_of, flattened
from evidencelog.reports.exhibits.shown import Picture, Remark, UnshownError
from evidencelog.reports.model import Region

MOST_BYTES: Final = 16 << 20
_FONTS: Final = Path(__file__).parent.parent / "fonts"


def rasterised(data: bytes, regions: Sequence[Region] = ()) -> Picture:
    """Return a drawing as a picture, in the typefaces of the report and no others.

    Raises UnshownError when it cannot be shown.
    """
    if not data:
        raise UnshownError("empty")
    if len(data) > MOST_BYTES:
        raise UnshownError("too large")
    text, outside = closed(data)
    pixels = flattened(_drawn(text))
    covered = blackened(pixels, regions)
    remarks: tuple[Remark, ...] = ("outside references",) if outside else ()
    return Picture(
        copy=copy_of(pixels),
        source_width=0,
        source_height=0,
        covered=covered,
        remarks=remarks,
    )


def _drawn(text: str) -> Image.Image:
    try:
        import resvg_py
    except ImportError as error:
        raise UnshownError("format") from error
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=text,
            width=LONGEST,
            height=LONGEST,  # the drawing keeps its shape within both
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(_FONTS.glob("*.ttf"))],
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
            serif_family="Source Serif 4",
            monospace_family="JetBrains Mono",
        )
        return Image.open(io.BytesIO(bytes(png)))
    except (ValueError, OSError) as error:
        raise UnshownError("damaged") from error
