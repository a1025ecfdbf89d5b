"""The importer for SMS Backup & Restore, and for all that write the same shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from evidencelog.core.zones import find_zone
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Item
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.sms.encodings import text_of
from evidencelog.importers.sms.file import File, Makers

_HEAD: Final = 64 << 10
_MOST_LOOKED_AT: Final = 2000
"""Members of a source that are looked at: archives of backups have a few."""

_COMMENT: Final = re.compile(r"<!--(.{1,300}?)-->", re.DOTALL)
_SHAPE: Final = re.compile(r"<(?:smses|calls)(?=[\s/>])")
_RECORD: Final = re.compile(r"<(?:sms|mms|call)\s[^<>]{0,4000}?\b(?:date|address|number)\s*=")
_NOT_XML: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp|heic|mp[34]|m4a|3gpp?|mov|amr|ogg|opus|wav|pdf|zip|db)$",
    re.IGNORECASE,
)
_OWN_TOOL: Final = "SMS Backup & Restore"


class SmsBackupRestore:
    """Reads `sms-*.xml` and `calls-*.xml`, alone, in a folder or in an archive."""

    name: ClassVar[str] = "sms-backup-restore"
    title: ClassVar[str] = "SMS Backup & Restore (XML)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure it is: the outermost element, or a record, must be there."""
        found = None
        for _name, head in _heads(source):
            shape = _SHAPE.search(head) is not None
            if shape or _RECORD.search(head):
                tool = _tool(head)
                found = found or Recognised(sure=0.98 if shape else 0.8, tool=tool)
                if tool is not None:
                    return Recognised(sure=found.sure, tool=tool)
        return found

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every message and call of every file, with what is odd about each file.

        Raises SourceError for a file with a document type of its own, and when there is
        nothing in the source that could be read.
        """
        makers = Makers(find_zone(options.zone) if options.zone else None)
        names = [name for name, head in _heads(source) if _is_ours(head)]
        if not names:
            raise SourceError(
                _("there are no messages or calls in the form of {tool}").format(tool=_OWN_TOOL)
            )
        position = 0
        for name in names:
            file = File(makers, name if len(source.names()) > 1 else "", position)
            with source.open(name) as stream:
                yield from file.items(stream)
            position = file.position
        yield from makers.remarks(options.zone)


def _heads(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the beginning of every member that may be XML, as text."""
    names = source.names()
    if len(names) > 1:
        names = tuple(name for name in names if not _NOT_XML.search(name))[:_MOST_LOOKED_AT]
    for name in names:
        with source.open(name) as stream:
            yield name, text_of(stream.read(_HEAD))


def _is_ours(head: str) -> bool:
    return _SHAPE.search(head) is not None or _RECORD.search(head) is not None


def _tool(head: str) -> str | None:
    """Return what the comment before the records names, else what only one program writes."""
    comment = _COMMENT.search(head[: _first(head)])
    if comment is not None:
        return " ".join(comment[1].split())
    return _OWN_TOOL if " backup_set=" in head[:2000] else None


def _first(head: str) -> int:
    found = _SHAPE.search(head)
    return found.start() if found else len(head)
