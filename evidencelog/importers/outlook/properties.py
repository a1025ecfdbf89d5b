"""The properties of a message, a recipient or an attachment ([MS-OXMSG] 2.4, [MS-OXPROPS]).

Numbers and times stand in one table; texts and bytes each in a stream that is named after
the number and the type of the property.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import BinaryIO, Final

from evidencelog.importers.charsets import read_text
from evidencelog.importers.outlook.compound import Storage, Stream

TABLE: Final = "__properties_version1.0"
LONGEST_VALUE: Final = 1 << 25
_MOST_NUMBERS: Final = 10_000
# The table of a message in the file, of one in another, of a recipient or attachment.
_HEADS: Final = (32, 24, 8)
_TICKS_BEFORE_1970: Final = 11_644_473_600 * 10_000_000
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001  all arithmetic here is in UTC

_INTERNET_CODE_PAGE: Final = 0x3FDE
_MESSAGE_CODE_PAGE: Final = 0x3FFD
# [MS-UCODEPAGEREF] 2.2.1, the ones whose name is not "cp" and the number.
_CODE_PAGES: Final = {
    20127: "us-ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    20932: "euc-jp",
    50220: "iso-2022-jp",
    51932: "euc-jp",
    51949: "euc-kr",
    52936: "hz",
    54936: "gb18030",
    65000: "utf-7",
    65001: "utf-8",
}


@dataclass(slots=True)
class Properties:
    """The properties of one storage; texts are read from the file when they are asked for."""

    storage: Storage
    file: BinaryIO
    numbers: dict[int, int] = field(default_factory=dict)

    def text(self, number: int) -> str | None:
        """Return a text property without the null that some programs end it with."""
        stream = self.storage.streams.get(f"__substg1.0_{number:04X}001F")
        if stream is not None:
            raw = stream.read(self.file, LONGEST_VALUE)
            # What is no UTF-16 in it would be half of a character.
            return raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").rstrip("\0")
        stream = self.storage.streams.get(f"__substg1.0_{number:04X}001E")
        if stream is None:
            return None
        raw = stream.read(self.file, LONGEST_VALUE)
        return read_text(raw, self.code_page()).text.rstrip("\0")

    def stream(self, number: int) -> Stream | None:
        """Return where a property of bytes is."""
        return self.storage.streams.get(f"__substg1.0_{number:04X}0102")

    def inner(self, number: int) -> Storage | None:
        """Return a property that is a message or an object itself."""
        return self.storage.storages.get(f"__substg1.0_{number:04X}000D")

    def time(self, number: int) -> str | None:
        """Return a time as UTC text: it counts tenths of microseconds since 1601."""
        ticks = self.numbers.get(number << 16 | 0x0040)
        if not ticks:
            return None
        try:
            moment = _EPOCH + timedelta(microseconds=(ticks - _TICKS_BEFORE_1970) // 10)
        except OverflowError:
            return None
        return moment.isoformat(timespec="milliseconds") + "Z"

    def number(self, number: int) -> int | None:
        """Return a property of 32 bits."""
        found = self.numbers.get(number << 16 | 0x0003)
        return None if found is None else found & 0xFFFFFFFF

    def code_page(self) -> str:
        """Return the charset of texts that are not Unicode, by Python's name for it."""
        page = self.number(_MESSAGE_CODE_PAGE) or self.number(_INTERNET_CODE_PAGE)
        return charset_of(page)

    def html_charset(self) -> str:
        """Return the charset of the HTML."""
        return charset_of(self.number(_INTERNET_CODE_PAGE))


def charset_of(page: int | None) -> str:
    """Return the name of a Windows code page, empty when none is said."""
    if not page:
        return ""
    if 28591 <= page <= 28605:
        return f"iso-8859-{page - 28590}"
    return _CODE_PAGES.get(page, f"cp{page}")


def read_properties(storage: Storage, file: BinaryIO, kind: int) -> Properties:
    """Return the properties of a storage: 0 the message, 1 one in it, 2 what belongs to it."""
    found = Properties(storage, file)
    stream = storage.streams.get(TABLE)
    if stream is not None:
        raw = stream.read(file, _HEADS[kind] + 16 * _MOST_NUMBERS)
        found.numbers = dict(_numbers(raw[_HEADS[kind] :]))
    return found


def _numbers(raw: bytes) -> Iterator[tuple[int, int]]:
    for at in range(0, len(raw) // 16 * 16, 16):
        tag, _flags, value = struct.unpack_from("<IIQ", raw, at)
        yield tag, value
