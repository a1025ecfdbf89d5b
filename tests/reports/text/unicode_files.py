"""Reading the test files of the Unicode Consortium."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "unicode"


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a file that hold a test, without their comments."""
    with lzma.open(FOLDER / f"{name}.xz", "rt", encoding="utf-8") as file:
        for line in file:
            test = line.partition("#")[0].strip()
            if test:
                yield test


def characters(numbers: str) -> str:
    return "".join(chr(int(number, 16)) for number in numbers.split())
