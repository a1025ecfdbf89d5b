"""From bytes to text where the charset is named wrongly, not known, or not at all."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _

# What programs call them, and what the bytes are. GB18030 holds all of GB2312 and GBK.
_OTHER_NAMES: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cn-gb": "gb18030",
    "ks_c_5601-1987": "cp949",
    "x-sjis": "cp932",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "utf-8mb4": "utf-8",
    "utf8mb4": "utf-8",
    "cp-850": "cp850",
    "x-user-defined": "cp1252",
    "ansi": "cp1252",
}
# Codecs of Python that read something else than text in a charset, or take too long at it.
_NOT_CHARSETS: Final = frozenset(
    {"unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined", "mbcs", "oem"}
)
_NAMED_NOTHING: Final = frozenset(
    {"", "us-ascii", "ascii", "7bit", "8bit", "binary", "x-unknown", "unknown-8bit", "default"}
)
_LONGEST_NAME: Final = 60


class Reading(NamedTuple):
    """A text, and what had to be assumed to read it (empty when nothing)."""

    text: str
    note: str


def read_text(data: bytes, charset: str) -> Reading:
    """Return the text of `data`, by `charset` where that is one and fits the bytes."""
    named = charset.strip().strip("\"'").lower()
    if named in _NAMED_NOTHING:
        return _unnamed(data)
    codec = _codec(named)
    if codec is None:
        read = _guessed(data)
        says = _("the charset {charset} is not known; read as {other}")
        return Reading(read.text, says.format(charset=named[:_LONGEST_NAME], other=read.note))
    try:
        return _without_surrogates(data.decode(codec))
    except (UnicodeError, ValueError):
        return _against_its_name(data, codec, named)


def _codec(named: str) -> str | None:
    if len(named) > _LONGEST_NAME or not named.isascii() or "\0" in named:
        return None
    try:
        found = codecs.lookup(_OTHER_NAMES.get(named, named)).name
        # Codecs that do not give text refuse here, but not for an empty one.
        b"0".decode(found, errors="replace")
    except (LookupError, ValueError):
        return None
    return None if found.replace("-", "_") in _NOT_CHARSETS else found


def _unnamed(data: bytes) -> Reading:
    if data.isascii():
        return Reading(data.decode("ascii"), "")
    read = _guessed(data)
    return Reading(read.text, _("no charset is named; read as {other}").format(other=read.note))


def _guessed(data: bytes) -> Reading:
    """Return the text and the name of the charset that was taken.

    UTF-8 does not fit by chance; Windows-1252 is what programs of the West meant, and
    Latin-1 gives every byte back.
    """
    for codec in ("utf-8", "windows-1252"):
        try:
            return Reading(data.decode(codec), codec)
        except UnicodeError:
            continue
    return Reading(data.decode("latin-1"), "latin-1")


def _against_its_name(data: bytes, codec: str, named: str) -> Reading:
    """Return the text of bytes that are not what they are said to be."""
    try:
        says = _("the charset is said to be {charset}, the text is {other}")
        return Reading(data.decode("utf-8"), says.format(charset=named, other="utf-8"))
    except UnicodeError:
        text = data.decode(codec, errors="replace")
        says = _("some bytes are not {charset}; they are shown as a replacement sign")
        return Reading(text, says.format(charset=named))


def _without_surrogates(text: str) -> Reading:
    """Put the replacement sign where a charset gave half of a character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    else:
        return Reading(text, "")
    clean = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return Reading(clean, _("halves of characters are shown as a replacement sign"))
