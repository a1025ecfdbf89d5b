"""The map from the codes of a font to the text that each stands for (PDF 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCK = 100  # entries of one bfchar block, at most (Adobe Technical Note 5014)


def hexadecimal(text: str) -> str:
    """Return text as the UTF-16 digits of a PDF string."""
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


def to_unicode(texts: Sequence[str], *, digits: int) -> bytes:
    """Return the map of codes of so many hexadecimal digits, counted from 1."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange",
    ]
    pairs = [f"<{code:0{digits}X}> <{hexadecimal(text)}>" for code, text in enumerate(texts, 1)]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap CMapName currentdict /CMap defineresource pop end end"]
    return "\n".join(lines).encode("ascii")
