"""The files of a message: beside the database as it was copied, or in a backup of the phone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from posixpath import basename
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Enclosed
from evidencelog.importers.imessage.database import Cell, Database, Row
from evidencelog.importers.imessage.talks import Joined

_DOMAIN: Final = "MediaDomain"
_HOMES: Final = ("~/", "/var/mobile/", "/private/var/mobile/")
_COLUMNS: Final = ("filename", "transfer_name", "mime_type", "uti", "total_bytes", "is_sticker")


def joined_files(database: Database) -> Joined[Row]:
    """Return the rows of the files of each message."""
    if not database.has("message_attachment_join", "message_id", "attachment_id"):
        return Joined(iter(()))
    there = "attachment" in database.tables
    columns = ", ".join(
        f"a.{name}" if there and database.has("attachment", name) else "NULL" for name in _COLUMNS
    )
    join = "LEFT JOIN attachment a ON a.rowid = j.attachment_id" if there else ""
    query = (
        f"SELECT j.message_id, {'a.rowid' if there else 'NULL'}, {columns}"  # noqa: S608  # names of ours
        f" FROM message_attachment_join j {join} ORDER BY j.message_id, j.attachment_id"
    )
    return Joined(_whole(database.select(query)))


def _whole(rows: Iterator[Row]) -> Iterator[tuple[int, Row]]:
    for row in rows:
        if isinstance(row[0], int):
            yield row[0], row[1:]


class Files:
    """Finds the files of messages among the members of a source."""

    def __init__(self, belongings: Belongings, beside: str) -> None:
        self._belongings = belongings
        self._beside = beside

    def enclosed(self, row: Row) -> Enclosed:
        """Return the file of a row; without bytes, and a note, when it is not there."""
        number, path, shown, mime, uti, size, _sticker = row
        if number is None:
            return Enclosed(name="?", note=_("the database no longer says which file this was"))
        kind = _said(mime) or _said(uti) or None
        name = _said(shown) or basename(_said(path)) or "?"
        if not _said(path):
            return Enclosed(name=name, type=kind, note=_("it was not loaded onto this device"))
        member = self._find(_said(path))
        if member is not None:
            return self._belongings.opened(member, name=name, kind=kind)
        note = _("this file is not part of the source; on the device it is {path}")
        told = note.format(path=_said(path))
        if isinstance(size, int) and size > 0:
            told = _("{note}, {count} bytes").format(note=told, count=size)
        return Enclosed(name=name, type=kind, note=told)

    def _find(self, path: str) -> str | None:
        for home in _HOMES:
            if path.startswith(home):
                inner = path.removeprefix(home)
                return self._belongings.find(inner, self._beside) or self._in_backup(inner)
        return self._belongings.find(path, self._beside)

    def _in_backup(self, path: str) -> str | None:
        """Return the member as which a backup of the phone keeps a file: by a digest."""
        named = f"{_DOMAIN}-{path}".encode("utf-8", "surrogatepass")
        digest = hashlib.sha1(named, usedforsecurity=False).hexdigest()
        found = self._belongings.find(f"{digest[:2]}/{digest}")
        return found or self._belongings.find(digest)


def _said(cell: Cell) -> str:
    return cell if isinstance(cell, str) else ""
