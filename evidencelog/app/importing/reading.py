"""Reading a source through its importer, and holding the importer to what it promises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from evidencelog.app.importing.rows import match_of
from evidencelog.errors import EvidenceLogError
from evidencelog.files.refusals import cause_of
from evidencelog.i18n import gettext as _
from evidencelog.importers import drafts
from evidencelog.importers.importer import Importer, Options, Source, SourceError


@dataclass(slots=True)
class Reading:
    """One reading of a source; at the end `digest` tells whether another gave the same."""

    importer: Importer
    source: Source
    options: Options
    position: int = 0
    _told: hashlib._Hash = field(default_factory=hashlib.sha256)

    def items(self) -> Iterator[drafts.Item]:
        """Yield all items. Raises SourceError and UndecidedError."""
        try:
            for item in self.importer.read(self.source, self.options):
                if not isinstance(item, drafts.Remark | drafts.Declared):
                    self._count(item)
                yield item
        except OSError as error:
            raise SourceError(
                _('"{name}" cannot be read to its end: {reason}').format(
                    name=self.source.name, reason=cause_of(error)
                ),
                hint=_("nothing was saved; check the disk or the connection, and try again"),
            ) from error

    def _count(self, item: drafts.Record | drafts.Skip) -> None:
        self.position += 1
        if item.position != self.position:
            raise SourceError(
                _("the importer {name} counts the records of this file wrongly").format(
                    name=self.importer.name
                ),
                hint=_("this is a mistake of the program; please report it"),
            )
        key = b"" if isinstance(item, drafts.Skip) else match_of(self.importer.name, item.key)
        self._told.update(key)

    @property
    def digest(self) -> bytes:
        """What two readings share that gave the same records in the same order."""
        return self._told.digest()


def file_digest(file: drafts.Enclosed) -> str | None:
    """Return the SHA-256 of a file that comes with a record; None when it cannot be read."""
    if file.read is None:
        return None
    told = hashlib.sha256()
    try:
        for chunk in file.read():
            told.update(chunk)
    except (EvidenceLogError, OSError):
        return None
    return told.hexdigest()
