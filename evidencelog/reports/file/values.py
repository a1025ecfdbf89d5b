"""How the values of a PDF are written (PDF 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterable

_PLAIN_IN_NAMES = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+.:*!$&'=?@^`|~"
)
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def name(text: str) -> str:
    """Return a name; characters with a meaning of their own become `#` and two digits."""
    return "/" + "".join(
        character
        if character in _PLAIN_IN_NAMES
        else "".join(f"#{byte:02X}" for byte in character.encode())
        for character in text
    )


def text_string(text: str) -> str:
    """Return text that a reader shows, in a form of plain ASCII."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return byte_string(b"\xfe\xff" + text.encode("utf-16-be", "replace"))


def byte_string(data: bytes) -> str:
    """Return bytes as a string of hexadecimal digits."""
    return f"<{data.hex().upper()}>"


def reference(number: int) -> str:
    """Return a reference to the object of that number."""
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    """Return an array of references."""
    return "[" + " ".join(f"{number} 0 R" for number in numbers) + "]"


def real(value: float) -> str:
    """Return a number of points, to a hundredth."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def rectangle(corners: Iterable[float]) -> str:
    """Return a rectangle: left, bottom, right, top."""
    return "[" + " ".join(real(value) for value in corners) + "]"


def date(stamp: str) -> str:
    """Return an instant given as `YYYY-MM-DDThh:mm:ssZ`."""
    return "(D:" + "".join(character for character in stamp if character.isdigit()) + "Z)"
