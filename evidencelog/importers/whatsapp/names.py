"""Names of files in an export: of the chat itself, and of media that its messages name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Enclosed
from evidencelog.importers.importer import Source

_PIECE: Final = 1 << 20
_WITH: Final = r"with|con|com|mit|avec|met|med|dengan|ile|cu|z|s|\u0441|\u0437|مع|עם"
_TITLE = re.compile(rf".*WhatsApp.*?(?: (?:{_WITH}) | - )(.+)")
_COPY = re.compile(r" ?(?:\(\d{1,3}\)|-\d{1,2})\Z")  # what downloads add to a name
_MEDIA_DAY = re.compile(
    r"(?:IMG|VID|AUD|PTT|STK|DOC|GIF)-(\d{4})(\d\d)(\d\d)-WA\d"
    r"|\d-(?:PHOTO|VIDEO|AUDIO|STICKER|GIF)-(\d{4})-(\d\d)-(\d\d)-\d\d-\d\d"
)


def plain(name: str) -> str:
    """Return a file name as it is compared: without folder and marks, composed."""
    base = name.rsplit("/", 1)[-1].strip("\u200e\u200f\u202a\u202c\u2068\u2069 ")
    return base if base.isascii() else unicodedata.normalize("NFC", base)


def ours(name: str) -> bool:
    """Whether a member of an archive is part of the export, and not added by a computer."""
    base = name.rsplit("/", 1)[-1]
    return bool(base) and "__MACOSX/" not in name and not base.startswith("._")


def archive_of(name: str) -> str | None:
    """Return the archive within the archive that a member lies in; None when it lies in none."""
    place = name.lower().rfind(".zip/")
    return None if place < 0 else name[: place + 4]


def title_of(source_name: str, member: str) -> str | None:
    """Return what a chat is called by its file or its archive, where that is as the app does it."""
    for name in (member, source_name):
        base = plain(name.replace("\\", "/").rstrip("/"))
        stem = base.rsplit(".", 1)[0] if base.lower().endswith((".txt", ".zip")) else base
        if found := _TITLE.fullmatch(stem):
            return plain(_COPY.sub("", found.group(1)))
    return None


def day_in_name(name: str) -> date | None:
    """Return the day that a name of media holds: of an iPhone exactly, of Android nearly."""
    found = _MEDIA_DAY.search(name)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Media:
    """The media beside a chat, by name; which of them are named in it is remembered."""

    def __init__(self, source: Source, chats: Iterable[str]) -> None:
        self._source = source
        own = set(chats)
        self._paths: dict[str, list[str]] = {}
        for path in source.names():
            if ours(path) and path not in own and self._beside(path, own):
                self._paths.setdefault(plain(path), []).append(path)
        self._used: set[str] = set()
        self.absent: list[str] = []

    @staticmethod
    def _beside(path: str, chats: set[str]) -> bool:
        """Whether a member is not deeper in archives than the chats are."""
        return archive_of(path) is None or archive_of(path) in {archive_of(chat) for chat in chats}

    def __contains__(self, name: str) -> bool:
        return plain(name) in self._paths

    def enclosed(self, name: str, *, beside: str) -> Enclosed:
        """Return the file of this name, best from the folder of the chat `beside`."""
        paths = self._paths.get(plain(name), [])
        if not paths:
            self.absent.append(name)
            return Enclosed(name=name, note=_("named in the chat, and not among its files"))
        folder = beside.rpartition("/")[0]
        path = next((one for one in paths if one.rpartition("/")[0] == folder), paths[0])
        self._used.add(path)
        note = _("more than one file has this name") if len(paths) > 1 else None
        return Enclosed(name=plain(path), read=lambda: self._pieces(path), note=note)

    def unused(self) -> list[str]:
        """Return the members that no message names."""
        return [path for paths in self._paths.values() for path in paths if path not in self._used]

    def _pieces(self, path: str) -> Iterator[bytes]:
        with self._source.open(path) as stream:
            while piece := stream.read(_PIECE):
                yield piece
