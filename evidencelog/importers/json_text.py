r"""The text of a JSON file: from its bytes, and one value from a stretch of it.

Floating numbers are kept as they stand in the file, for 52.50 is not 52.5. Telegram
Desktop writes control characters as `\x0B`, which no JSON reader accepts; here it means
what it says.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from typing import Final

from evidencelog.errors import FormatError
from evidencelog.i18n import gettext as _

RECORD_LIMIT: Final = 8 * 1024 * 1024
"""Characters of one value: the longest message that any service takes is some thousand."""
DEPTH_LIMIT: Final = 64
"""Values inside values: no export needs ten, and whoever reads them after this recurses."""

OBJECT: Final = re.compile(r'\{[ \t\n\r]*"[^"\\]{1,80}"[ \t\n\r]*:')
"""Where an object begins. Inside a string a quotation mark is escaped, so none matches."""
_MARKS = re.compile(r'["{}\[\]]')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_HEX_ESCAPE = re.compile(r"(\\\\)|\\x([0-9A-Fa-f]{2})")


class JsonError(FormatError):
    """Text that is not JSON where JSON should be."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Keep every value of a name that stands twice: the last one under the name itself."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found, earlier = {}, 0
    for name, value in pairs:
        if name in found:
            earlier += 1
            found[f"{name} ({earlier})"] = found.pop(name)
        found[name] = value
    return found


DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=str, parse_constant=str, strict=False
)


def decoder_for(head: bytes) -> Callable[[bytes, bool], str]:
    """Return the decoder that the byte order mark asks for, else that of UTF-8.

    Bytes that are no text become lone surrogates, so that only the string with them
    suffers; see `readable`.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.getincrementaldecoder("utf-16")("replace").decode
    return codecs.getincrementaldecoder("utf-8-sig")("surrogateescape").decode


def readable(text: str) -> str:
    """Return text that can be written as UTF-8: a lone surrogate becomes U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def mended(text: str) -> str:
    r"""Return JSON with each escape `\xHH` as the `\u00HH` that it stands for."""
    return _HEX_ESCAPE.sub(lambda found: found[1] or f"\\u00{found[2]}", text)


def end_of_value(text: str, start: int, limit: int) -> int | None:
    """Return where the object or list at `start` ends by its brackets, damaged or not.

    None when it does not end before `limit`.
    """
    depth, at = 0, start
    while found := _MARKS.search(text, at, limit):
        at = found.end()
        if found[0] == '"':
            string = _STRING.match(text, found.start(), limit)
            if string is None:
                return None
            at = string.end()
            continue
        depth += 1 if found[0] in "{[" else -1
        if depth <= 0:
            return at if depth == 0 else None
    return None


def check_depth(value: object, marks: int) -> None:
    """Raise JsonError when `value`, with `marks` brackets in its text, is too deep."""
    if marks <= DEPTH_LIMIT:
        return
    level: list[object] = [value]
    for _depth in range(DEPTH_LIMIT + 1):
        level = [inner for outer in level for inner in _inner(outer)]
        if not level:
            return
    raise too_deep()


def too_deep() -> JsonError:
    """Return the error for values inside values inside values."""
    text = _("it has values inside values, more than {count} deep")
    return JsonError(text.format(count=DEPTH_LIMIT))


def _inner(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
