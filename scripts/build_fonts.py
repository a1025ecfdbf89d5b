"""Make the fonts in `evidencelog/reports/fonts` from the published ones.

    python scripts/build_fonts.py SOURCE_FOLDER

SOURCE_FOLDER holds the font files named in `evidencelog/reports/fonts/README.md`, as their
projects publish them. Axes that pages never use are pinned, which halves the size; outlines,
features and names stay as published.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz as hb

TARGET = Path(__file__).parent.parent / "evidencelog" / "reports" / "fonts"

REGULAR = {"wght": (400.0, 400.0)}
TWO_WEIGHTS = {"wght": (400.0, 600.0)}
SCRIPTS = (
    "Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao "
    "Malayalam Myanmar Oriya Sinhala Symbols Tamil Telugu Thai"
).split()

SOURCES: dict[str, tuple[str, dict[str, tuple[float, float]]]] = {
    "SourceSerif4.ttf": ("SourceSerif4[opsz,wght].ttf", {}),
    "NotoSans.ttf": ("NotoSans[wght].ttf", TWO_WEIGHTS),
    "JetBrainsMono.ttf": ("JetBrainsMono[wght].ttf", REGULAR),
    "Amiri.ttf": ("Amiri-Regular.ttf", {}),
    "NotoEmoji.ttf": ("NotoEmoji[wght].ttf", REGULAR),
    **{f"NotoSans{name}.ttf": (f"NotoSans{name}[wght].ttf", REGULAR) for name in SCRIPTS},
}


def reduce(source: Path, axes: dict[str, tuple[float, float]]) -> bytes:
    """Return the font with its axes narrowed to the given (lowest, highest) values."""
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for tag, (lowest, highest) in axes.items():
        if lowest == highest:
            wanted.pin_axis_location(face, tag, lowest)
        else:
            wanted.set_axis_range(face, tag, lowest, highest, lowest)
    return bytes(wanted.subset(face).blob.data)


def main(folder: Path) -> None:
    """Write every font that the pages use."""
    found = {path.name: path for path in folder.rglob("*.ttf")}
    for target, (source, axes) in SOURCES.items():
        data = reduce(found[source], axes) if axes else found[source].read_bytes()
        (TARGET / target).write_bytes(data)
        print(f"{target}: {len(data)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
