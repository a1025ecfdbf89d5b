"""The text of each page of a written file: as it is copied, and as it is stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_LITERAL = rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\)"
_SHOWN = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf\b"
    rb"|\[(?P<array>(?:" + _LITERAL + rb"|[^\]()])*)\]\s*TJ"
    rb"|(?P<one><[0-9A-Fa-f\s]*>|" + _LITERAL + rb")\s*(?:Tj|'|\")",
    re.DOTALL,
)
# The same without strings in brackets, which takes half the time.
_SHOWN_IN_HEX = re.compile(
    rb"/([^\s/<>\[\]]+)\s+[-\d.]+\s+Tf\b|\[([^\]]*)\]\s*TJ|(<[^<>]*>)\s*(?:Tj|'|\")"
)
_INSTEAD = re.compile(
    rb"/(?:ActualText|Alt|E)\s*(?:<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<literal>" + _LITERAL + rb"))",
    re.DOTALL,
)
_PIECE = re.compile(rb"<([0-9A-Fa-f\s]*)>|(" + _LITERAL + rb")", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WIDEST_RANGE = 0x10000


def page_texts(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield the number of each page with its text, as PDFium gives it to a reader."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield number, text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Letters:
    """What the codes of a font stand for; `width` is the bytes of a code."""

    width: int
    text: dict[int, str]

    def read(self, codes: bytes) -> str:
        """Return the text that a string of codes shows."""
        if self.width == 1:
            return codes.decode("latin-1").translate(self.text)
        try:
            return codes.decode("utf-16-be").translate(self.text)
        except UnicodeDecodeError:
            pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
            return "".join(self.text.get(int.from_bytes(pair), "") for pair in pairs)


@dataclass(slots=True)
class PageReader:
    """Reads what the instructions of pages and forms show; fonts are read once."""

    known: dict[tuple[int, int], Letters] = field(default_factory=dict)

    def texts(self, content: bytes, resources: Any) -> tuple[str, str, str]:
        """Return the text with a space between pieces that are shown, and without any.

        The third is what is to be read out or copied instead of what is shown.
        """
        fonts = resources.get("/Font") if resources is not None else None
        names: dict[bytes, Letters] = {}
        pieces: list[str] = []
        letters = Letters(1, {})
        shown = _SHOWN if b"(" in content else _SHOWN_IN_HEX
        for name, array, one in shown.findall(content):
            if not name:
                pieces.append(letters.read(_codes(array or one)))
            elif name in names:
                letters = names[name]
            else:
                letters = names[name] = self._letters(fonts, "/" + name.decode("latin-1"))
        instead = "\n".join(_instead(content))
        return " ".join(pieces), "".join(pieces), instead

    def _letters(self, fonts: Any, name: str) -> Letters:
        font = fonts.get(name) if fonts is not None else None
        if font is None:
            return Letters(1, {})
        key = font.objgen
        if key not in self.known or key == (0, 0):
            self.known[key] = letters_of(font)
        return self.known[key]


def letters_of(font: Any) -> Letters:
    """Return what the codes of a font stand for by its own table (ISO 32000-2, 9.10.3)."""
    table = font.get("/ToUnicode")
    width = 2 if str(font.get("/Subtype", "")) == "/Type0" else 1
    if table is None:
        return Letters(width, {})
    data = table.read_bytes()
    found: dict[int, str] = {}
    for block in _PAIRS.findall(data):
        found.update((int(code, 16), _utf16(text)) for code, text in _PAIR.findall(block))
    for block in _RANGES.findall(data):
        for first, last, text, several in _RANGE.findall(block):
            found.update(_of_range(int(first, 16), int(last, 16), text, several))
    return Letters(width, found)


def _instead(content: bytes) -> Iterator[str]:
    for found in _INSTEAD.finditer(content):
        hexed = found["hex"]
        yield text_string(string_bytes(found["literal"]) if hexed is None else from_hex(hexed))


def text_string(raw: bytes) -> str:
    """Return the text of a string by its first bytes (ISO 32000-2, 7.9.2.2)."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1")


def _of_range(first: int, last: int, text: bytes, several: bytes) -> Iterator[tuple[int, str]]:
    if several:
        for place, one in enumerate(_HEX.findall(several)):
            yield first + place, _utf16(one)
        return
    start = _utf16(text)
    for place in range(min(last - first + 1, _WIDEST_RANGE) if start else 0):
        yield first + place, start[:-1] + chr(min(ord(start[-1]) + place, 0x10FFFF))


def _utf16(text: bytes) -> str:
    return from_hex(text).decode("utf-16-be", "replace")


def from_hex(text: bytes) -> bytes:
    """Return the bytes of a string in hexadecimal digits."""
    digits = text.decode("ascii")
    if len(digits) % 2 or not digits.isalnum():
        digits = "".join(digits.split())
        digits += "0" * (len(digits) % 2)
    return bytes.fromhex(digits)


def _codes(shown: bytes) -> bytes:
    if b"(" not in shown:
        return from_hex(b"".join(_HEX.findall(shown)))
    return b"".join(
        string_bytes(literal) if literal else from_hex(hexed)
        for hexed, literal in _PIECE.findall(shown)
    )


def string_bytes(literal: bytes) -> bytes:
    """Return the bytes of a string in brackets (ISO 32000-2, 7.3.4.2)."""
    inner = literal[1:-1]
    return _ESCAPE.sub(_unescaped, inner) if b"\\" in inner else inner


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code.isdigit():
        return bytes((int(code, 8) & 0xFF,))
    return b"" if code in (b"\n", b"\r\n", b"\r") else _ESCAPED.get(code, code)
