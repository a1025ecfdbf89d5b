"""Make `evidencelog/reports/text/tables.py` from the Unicode Character Database.

    python scripts/build_text_tables.py UCD_FOLDER

UCD_FOLDER holds the database as unicode.org publishes it (Debian: the package unicode-data).
The standard library knows categories and directions, but none of the properties made here.
To be run with the oldest Python that the program supports, whose categories are asked too.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "evidencelog" / "reports" / "text" / "tables.py"

_WIDTH = 96

_HEAD = '''"""Properties of characters, as classes of regular expressions (Unicode {version}).

Written by `scripts/build_text_tables.py` from the Unicode Character Database; copyright 1991-
2022 Unicode, Inc., under the licence in UNICODE-LICENSE.txt. Not to be changed by hand.
"""

from __future__ import annotations
'''


def values(path: Path) -> Iterator[tuple[int, int, list[str]]]:
    """Yield first and last code point and the fields of each line of a file of the database."""
    for line in path.read_text("utf-8").splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if len(fields) > 1:
            first, _, last = fields[0].partition("..")
            yield int(first, 16), int(last or first, 16), fields[1:]


def having(path: Path, *wanted: str) -> set[int]:
    """Return the code points whose property has one of the values."""
    return {
        code
        for first, last, fields in values(path)
        if fields[0] in wanted
        for code in range(first, last + 1)
    }


def character_class(codes: Iterable[int]) -> str:
    """Return code points as the inside of a bracket expression, in escapes."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(
        escaped(first) + ("" if first == last else "-" * (last > first + 1) + escaped(last))
        for first, last in ranges
    )


def escaped(code: int) -> str:
    """Return a code point as the escape of a string literal."""
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def literal(name: str, meaning: str, text: str) -> str:
    """Return an assignment, its string cut between characters to fit the line."""
    pieces = re.findall(r"-?\\u[0-9a-f]{4}|-?\\U[0-9a-f]{8}", text)
    lines = [""]
    for piece in pieces:
        if len(lines[-1]) + len(piece) > _WIDTH - 6:
            lines.append("")
        lines[-1] += piece
    body = "\n".join(f'    "{line}"' for line in lines)
    return f"\n# {meaning}\n{name} = (\n{body}\n)\n"


def surely_shown() -> set[int]:
    """Return what is drawn for certain: assigned, no control, format, selector or blank."""
    blank = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0}
    selectors = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x1810)}
    shown = {code for code in range(0x110000) if unicodedata.category(chr(code))[0] in "LMNPS"}
    spaces = {code for code in range(0x110000) if unicodedata.category(chr(code)) == "Zs"}
    return (shown | spaces) - blank - selectors


def main(folder: Path) -> None:
    """Write the tables."""
    breaks = folder / "auxiliary" / "GraphemeBreakProperty.txt"
    indic = folder / "IndicSyllabicCategory.txt"
    categories = folder / "extracted" / "DerivedGeneralCategory.txt"
    emoji = folder / "emoji" / "emoji-data.txt"
    tamil = set(range(0xB80, 0xC00))  # writes a dot, joins nothing
    pairs = [
        (first, int(fields[0], 16))
        for first, _, fields in values(folder / "BidiBrackets.txt")
        if fields[1] == "o"
    ]
    mirrored = [
        (first, int(fields[0], 16)) for first, _, fields in values(folder / "BidiMirroring.txt")
    ]
    version = re.search(r"-([\d.]+)\.txt", breaks.read_text("utf-8").splitlines()[0])
    assert version is not None
    made = [
        ("CONTROL", "Grapheme_Cluster_Break=Control", having(breaks, "Control", "CR", "LF")),
        ("EXTEND", "Grapheme_Cluster_Break=Extend or ZWJ", having(breaks, "Extend", "ZWJ")),
        (
            "SPACING",
            "Grapheme_Cluster_Break=SpacingMark, or a spacing mark (Mc) that it leaves out",
            having(breaks, "SpacingMark") | having(categories, "Mc") - having(breaks, "Extend"),
        ),
        ("PREPEND", "Grapheme_Cluster_Break=Prepend", having(breaks, "Prepend")),
        ("PICTURE", "Extended_Pictographic", having(emoji, "Extended_Pictographic")),
        ("COLOURFUL", "Emoji_Presentation", having(emoji, "Emoji_Presentation")),
        (
            "LINKER",
            "Indic_Syllabic_Category=Virama or Invisible_Stacker, without Tamil",
            having(indic, "Virama", "Invisible_Stacker") - tamil,
        ),
        (
            "CONSONANT",
            "Indic_Syllabic_Category=Consonant, without Tamil",
            having(indic, "Consonant") - tamil,
        ),
        ("SURE", "Drawn by every Python that can run this, whatever stands beside", surely_shown()),
    ]
    text = _HEAD.format(version=version[1])
    text += "".join(literal(name, meaning, character_class(codes)) for name, meaning, codes in made)
    for name, meaning, listed in (
        ("BRACKETS", "Bidi_Paired_Bracket: each opening one, then its closing one", pairs),
        ("MIRRORS", "Bidi_Mirroring_Glyph: each character, then its mirror image", mirrored),
    ):
        joined = "".join(escaped(code) for pair in listed for code in pair)
        text += literal(name, meaning, joined)
    TARGET.write_text(text, "utf-8")
    print(f"{TARGET.name}: {len(text)} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
