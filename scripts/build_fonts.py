"""Make the fonts in `evidencelog/reports/fonts` from the published ones.

    python scripts/build_fonts.py SOURCE_FOLDER

SOURCE_FOLDER holds the font files named in `evidencelog/reports/fonts/README.md`, as their
projects publish them. Axes that pages never use are pinned and hints for old screens are
left out, which halves the size; outlines, features and names stay as published. Twemoji is
published as a web font; unpacking it needs fontTools with brotli.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz as hb

TARGET = Path(__file__).parent.parent / "evidencelog" / "reports" / "fonts"

Axes = dict[str, tuple[float, float]]
REGULAR: Axes = {"wght": (400.0, 400.0)}
TWO_WEIGHTS: Axes = {"wght": (400.0, 600.0)}

VARIABLE = (
    "Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao "
    "Malayalam Myanmar Oriya Sinhala Symbols Tamil Telugu Thai"
).split()
HINTED = (
    "NotoSansAdlam NotoSansBalinese NotoSansBamum NotoSansBatak NotoSansBuginese "
    "NotoSansCanadianAboriginal NotoSansChakma NotoSansCham NotoSansCherokee NotoSansCoptic "
    "NotoSansHanifiRohingya NotoSansJavanese NotoSansLepcha NotoSansLimbu NotoSansLisu "
    "NotoSansMath NotoSansMeeteiMayek NotoSansMongolian NotoSansNKo NotoSansNewTaiLue "
    "NotoSansOlChiki NotoSansOsage NotoSansSamaritan NotoSansSaurashtra NotoSansSundanese "
    "NotoSansSylotiNagri NotoSansSymbols2 NotoSansSyriac NotoSansTagalog NotoSansTaiLe "
    "NotoSansTaiTham NotoSansTaiViet NotoSansThaana NotoSansTifinagh NotoSansVai NotoSansYi "
    "NotoSerifTibetan NotoMusic"
).split()

# The file, the one it is made from, and where its axes stay; None: taken as it is.
SOURCES: dict[str, tuple[str, Axes | None]] = {
    "SourceSerif4.ttf": ("SourceSerif4[opsz,wght].ttf", None),
    "NotoSans.ttf": ("NotoSans[wght].ttf", TWO_WEIGHTS),
    "JetBrainsMono.ttf": ("JetBrainsMono[wght].ttf", REGULAR),
    "Amiri.ttf": ("Amiri-Regular.ttf", None),
    "NotoEmoji.ttf": ("NotoEmoji[wght].ttf", REGULAR),
    **{f"NotoSans{name}.ttf": (f"NotoSans{name}[wght].ttf", REGULAR) for name in VARIABLE},
    **{f"{name}.ttf": (f"{name}-Regular.ttf", {}) for name in HINTED},
}


def reduce(source: Path, axes: Axes) -> bytes:
    """Return the font without hints, its axes narrowed to the given (lowest, highest) values."""
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= hb.SubsetFlags.NO_HINTING
    for tag, (lowest, highest) in axes.items():
        if lowest == highest:
            wanted.pin_axis_location(face, tag, lowest)
        else:
            wanted.set_axis_range(face, tag, lowest, highest, lowest)
    return bytes(wanted.subset(face).blob.data)


def unpack(source: Path, target: Path) -> None:
    """Turn a web font into a plain one; nothing else of it changes."""
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = None
    del font["FFTM"]  # times at which an editor saved the file
    font.save(target)


def main(folder: Path, names: list[str]) -> None:
    """Write every font that the pages use, or only those named."""
    found = {path.name: path for path in folder.rglob("*") if path.suffix in (".ttf", ".woff2")}
    for target, (source, axes) in SOURCES.items():
        if names and target not in names:
            continue
        data = found[source].read_bytes() if axes is None else reduce(found[source], axes)
        (TARGET / target).write_bytes(data)
        print(f"{target}: {len(data)} bytes")
    if not names or "Twemoji.ttf" in names:
        unpack(found["twemoji.woff2"], TARGET / "Twemoji.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
