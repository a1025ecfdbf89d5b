"""The importer for backups made with `adb backup`."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, ClassVar, Final, Literal

from evidencelog.core.zones import find_zone
from evidencelog.i18n import gettext as _
from evidencelog.importers.android.container import MAGIC, TruncatedError, members
from evidencelog.importers.android.provider import Messages
from evidencelog.importers.drafts import Draft, Item, Remark
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import Numbering, items
from evidencelog.importers.json_reader import JsonReader
from evidencelog.importers.json_text import JsonError
from evidencelog.importers.sms.clock import Clock

_OURS: Final = re.compile(r"(?:^|/)\d{6}_(sms|mms)_backup$")
_FOLDER: Final = "com.android.providers.telephony"
_LARGEST: Final = 256 << 20
"""Bytes of one packed list when unpacked; phones begin a new one after a thousand messages."""

_HEAD: Final = 4096
_CHUNK: Final = 64 << 10
_MOST_MEMBERS: Final = 200
_FIRST: Final = re.compile(rb"\s*\[\s*\{\s*\"[a-z_]{2,30}\"\s*:")
_PACKED: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


class AndroidBackup:
    """Reads `.ab` files without encryption, and single lists taken from one."""

    name: ClassVar[str] = "android-backup"
    title: ClassVar[str] = "Android backup (adb)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure it is, by the first bytes of a backup or of a list of messages."""
        for name in source.names()[:_MOST_MEMBERS]:
            with source.open(name) as stream:
                head = stream.read(_HEAD)
            if head.startswith(MAGIC):
                return Recognised(sure=0.95, tool="adb backup")
            if _is_list(head):
                return Recognised(sure=0.9, tool="adb backup")
        return None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every message. Raises SourceError for encrypted backups and ones without any."""
        clock = Clock(find_zone(options.zone) if options.zone else None)
        reading = _Reading(Messages(clock))
        for name in source.names():
            with source.open(name) as stream:
                head = stream.read(_HEAD)
                stream.seek(0)
                if head.startswith(MAGIC):
                    yield from reading.backup(stream, source.size(name))
                elif _is_list(head):
                    yield from reading.one(name, stream)
        if not reading.lists:
            raise SourceError(
                _("there are no messages in this backup"),
                hint=_("newer phones leave them out; use SMS Backup & Restore instead"),
            )


class _Reading:
    """What was found so far, over all lists."""

    def __init__(self, messages: Messages) -> None:
        self.lists = 0
        self._numbering = Numbering()
        self._messages = messages

    def backup(self, stream: BinaryIO, size: int) -> Iterator[Item]:
        """Yield the messages of a whole backup, and say what else is in it."""
        others: set[str] = set()
        try:
            for member in members(stream, size):
                if _OURS.search(member.path) and _FOLDER in member.path:
                    yield from self.one(member.path, member.stream)
                elif len(others) < _MOST_MEMBERS:
                    others.update(member.path.split("/")[1:2])
        except TruncatedError:
            yield Remark(says=_("the backup breaks off or is damaged; what stands before is read"))
        others.discard(_FOLDER)
        if others:
            says = _("it also holds files of {count} other apps, which are not read")
            yield Remark(says=says.format(count=len(others)))

    def one(self, path: str, stream: BinaryIO) -> Iterator[Item]:
        """Yield the messages of one packed list."""
        self.lists += 1
        name = path.rpartition("/")[2]
        place = _("message {number} of {name}").replace(
            "{name}", name.replace("{", "{{").replace("}", "}}")
        )
        inflated = _Inflated(stream)
        reader = JsonReader(io.BufferedReader(inflated))
        try:
            yield from items(reader.records(_is_message), self._draft, self._numbering, place)
        except JsonError as error:
            yield self._numbering.skip(name, error.message)
        if inflated.is_cut:
            yield Remark(says=_("{name} breaks off or is damaged").format(name=name))

    def _draft(self, record: dict[str, object], position: int, place: str) -> Draft:
        if "msg_box" in record or "m_type" in record:
            return self._messages.mms(record, position, place)
        return self._messages.sms(record, position, place)


class _Inflated(io.RawIOBase):
    """A packed list, unpacked as it is read; it ends where no more can be unpacked."""

    def __init__(self, stream: BinaryIO) -> None:
        self.is_cut = False
        self._stream = stream
        self._unpack = zlib.decompressobj()
        self._size = 0

    def readable(self) -> bool:
        """Return True: this is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a memoryview is the only buffer that is ever given
        """Fill the buffer as far as it goes."""
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, most: int) -> bytes:
        try:
            while not self._unpack.eof:
                raw = self._unpack.unconsumed_tail or self._stream.read(_CHUNK)
                data = self._unpack.decompress(raw, most)
                self._size += len(data)
                if data and self._size <= _LARGEST:
                    return data
                if not raw or data:
                    break
        except (zlib.error, TruncatedError):
            pass
        self.is_cut = not self._unpack.eof
        return b""


def _is_message(value: object) -> bool:
    return isinstance(value, dict) and "date" in value


def _is_list(head: bytes) -> bool:
    """Return whether a file is a packed list of objects, as the phone writes messages."""
    if not head.startswith(_PACKED):
        return False
    try:
        return _FIRST.match(zlib.decompressobj().decompress(head, _HEAD)) is not None
    except zlib.error:
        return False
