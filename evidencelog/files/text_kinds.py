"""Text, and the formats written as text that people receive: email, contacts, exports.

A file counts as text when it decodes strictly and holds no control characters beyond
those of plain text; what it is then follows from how it begins.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

from evidencelog.files.vocabulary import Kind
from evidencelog.i18n import gettext as _

# Backspace and escape occur in terminal logs; NUL and the rest mean that it is not text.
_CONTROL: Final = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER: Final = re.compile(r"([!-9;-~]{1,76}):[ \t]?")
# Headers that a person taking notes does not write, but every mail program does.
_MACHINE: Final = frozenset(
    {
        "content-type",
        "delivered-to",
        "dkim-signature",
        "message-id",
        "mime-version",
        "received",
        "return-path",
    }
)
_COMMON: Final = _MACHINE | {"bcc", "cc", "date", "from", "reply-to", "sender", "subject", "to"}
_JSON: Final = re.compile(r'\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[{"\]]|$))')
# XHTML has an XML declaration before it. The comment part is bounded by the next "<".
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^<]*-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(r"\s*(?:<\?xml\b|<!doctype\b|<[a-z_][\w:.-]*[\s/>])", re.IGNORECASE)


def text_kind(head: bytes) -> Kind | None:
    """Return the kind of a text, or None when the bytes are not text."""
    text = _decoded(head)
    if text is None:
        return _unknown_encoding(head)
    return next((Kind(mime) for look, mime in _LOOKS if look(text)), Kind("text/plain"))


def _decoded(head: bytes) -> str | None:
    encoding, start = next(
        ((name, len(bom)) for bom, name in _BOMS if head.startswith(bom)), ("utf-8", 0)
    )
    try:
        # The head may end within a character, which is no error of the file.
        text = codecs.getincrementaldecoder(encoding)().decode(head[start:], final=False)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _unknown_encoding(head: bytes) -> Kind | None:
    """Accept 8-bit text of older systems when nearly all of it is printable ASCII."""
    if _CONTROL.search(head.decode("latin-1")):
        return None
    high = sum(byte >= 0x80 for byte in head)
    if high * 3 > len(head):
        return None
    text = head.decode("latin-1")
    found = next((mime for look, mime in _LOOKS if look(text)), "")
    if found:
        return Kind(found)
    return Kind("text/plain", _("text (encoding not known)"))


def _is_vcard(text: str) -> bool:
    return text[:20].lstrip().upper().startswith("BEGIN:VCARD")


def _is_calendar(text: str) -> bool:
    return text[:24].lstrip().upper().startswith("BEGIN:VCALENDAR")


def _is_rtf(text: str) -> bool:
    return text.startswith("{\\rtf")


def _is_mbox(text: str) -> bool:
    first, _newline, rest = text.partition("\n")
    return first.startswith("From ") and _is_email(rest)


def _is_email(text: str) -> bool:
    """Whether it begins with at least two mail headers, one of them never typed by hand."""
    names = _header_names(text)
    return len(names & _COMMON) >= 2 and bool(names & _MACHINE)


def _header_names(text: str) -> set[str]:
    names: set[str] = set()
    for line in text.splitlines()[:200]:
        header = _HEADER.match(line)
        if header is not None:
            names.add(header[1].lower())
        elif not (names and line.startswith((" ", "\t"))):
            break
    return names


def _is_svg(text: str) -> bool:
    return _MARKUP.match(text) is not None and "<svg" in text[:4096]


_LOOKS: Final[tuple[tuple[Callable[[str], object], str], ...]] = (
    (_is_vcard, "text/vcard"),
    (_is_calendar, "text/calendar"),
    (_is_rtf, "application/rtf"),
    (_JSON.match, "application/json"),
    (_is_mbox, "application/mbox"),
    (_is_email, "message/rfc822"),
    (_HTML.match, "text/html"),
    (_is_svg, "image/svg+xml"),
    (_MARKUP.match, "application/xml"),
)
