"""The words of a PDF page and where each of them stands, as PDFium reads them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Any, Final

from evidencelog.reports.exhibits.shown import Word

MOST_CHARACTERS: Final = 100_000
"""Characters of one page that are taken over; no page for people has more."""

_Box = tuple[float, float, float, float]
_Letter = tuple[str, _Box]
_PLANES: Final = 0x110000
_STEPS: Final = 20_000  # PDFium gives places in whole pixels of a page of this size
_FAR: Final = 1e6
HYPHENS: Final = (0x02, 0xFFFE)
"""What PDFium makes of a hyphen at the end of a line."""


def words_of(page: Any) -> Iterator[Word]:
    """Yield the words of a page, in the order of the file.

    What stands outside the visible page is left out: nobody who looks at it can read it.
    """
    text = page.get_textpage()
    try:
        held: list[_Letter] = []
        for letter in _letters(page, text):
            if letter is None:
                yield from _word(held)
                held = []
            else:
                held.append(letter)
        yield from _word(held)
    finally:
        text.close()


def _letters(page: Any, text: Any) -> Iterator[_Letter | None]:
    """Yield each character with its box on the page; None between two words."""
    import pypdfium2.raw as pdfium

    place = _placing(page)
    half = 0
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        character = "-" if code in HYPHENS else _character(half, code)
        half = 0
        box = place(text, index) if character else None
        yield (character, box) if box is not None else None
        if code in HYPHENS:
            yield None  # the rest of the word stands on the next line


def _character(half: int, code: int) -> str:
    """Return a character of text; '' for a space and for what is no text."""
    if 0xDC00 <= code < 0xE000:
        if not half:
            return ""
        code = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00
    if not 0x20 < code < _PLANES or code in (0xFEFF, 0xFFFE, 0xFFFF, 0xA0):
        return ""
    character = chr(code)
    return "" if character.isspace() or not character.isprintable() else character


def _placing(page: Any) -> Callable[[Any, int], _Box | None]:
    """Return a function that gives the box of a character in fractions of the shown page.

    It is as high as the typeface, so that the words of a line stand on one level. PDFium
    itself follows how the page is turned and cropped.
    """
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_int(), ctypes.c_int()

    def shown(across: float, up: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, _STEPS, _STEPS, 0, across, up, x, y)
        return x.value / _STEPS, 1 - y.value / _STEPS

    def place(text: Any, index: int) -> _Box | None:
        if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            return None
        values = (box.left, box.bottom, box.right, box.top)
        if not all(math.isfinite(value) and abs(value) < _FAR for value in values):
            return None
        one, other = shown(box.left, box.bottom), shown(box.right, box.top)
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )

    return place


def _word(letters: list[_Letter]) -> Iterator[Word]:
    if not letters:
        return
    left = max(0.0, min(box[0] for _, box in letters))
    bottom = max(0.0, min(box[1] for _, box in letters))
    right = min(1.0, max(box[2] for _, box in letters))
    top = min(1.0, max(box[3] for _, box in letters))
    if right < left or top < bottom:
        return
    yield Word(
        text="".join(character for character, _ in letters),
        left=round(left, 5),
        bottom=round(bottom, 5),
        width=round(right - left, 5),
        height=round(top - bottom, 5),
    )
