"""Reading the attached files of a report for words, before anything of it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidencelog.app.blobs import BlobReader
from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.session import OpenLog
from evidencelog.core.parts import Attachment
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.exhibits.shown import Readable
from evidencelog.reports.exhibits.studio import Studio
from evidencelog.reports.model import Exhibit, Region, Report
from evidencelog.reports.redaction.file_texts import FileText
from evidencelog.reports.redaction.request import Redaction


class FileSearch:
    """Reads the files of one log; `attachments` are those that a report may print, by id."""

    def __init__(self, log: OpenLog, attachments: Mapping[str, Attachment]) -> None:
        self._log = log
        self._attachments = attachments

    def texts(self, report: Report, redaction: Redaction, *, words: bool) -> tuple[FileText, ...]:
        """Return the texts of all files that are shown; with `words`, only then any.

        Raises UsageError for a part that is to be removed from something that has no such
        page.
        """
        texts: list[FileText] = []
        with Studio() as studio:
            for name, exhibit in _shown(report):
                regions = redaction.regions.get(name, ())
                if not (words or regions):
                    continue
                readable = studio.read(exhibit, self._read)
                _check_regions(name, regions, readable)
                if words:
                    texts.extend(_texts_of(exhibit, readable))
        return tuple(texts)

    def _read(self, attachment_id: str) -> Iterator[bytes]:
        keys = keys_of(self._log)
        return BlobReader(self._log.store, keys, self._attachments[attachment_id]).chunks()


def _shown(report: Report) -> Iterator[tuple[str, Exhibit]]:
    """Yield each file that is shown, with its place in the log: 12-1."""
    for entry in sorted(report.entries, key=lambda one: one.number):
        for place, exhibit in enumerate(entry.exhibits, 1):
            if exhibit.withheld is None:
                yield f"{entry.number}-{place}", exhibit


def _texts_of(exhibit: Exhibit, readable: Readable) -> Iterator[FileText]:
    for page, text in enumerate(readable.texts, 1):
        if text:
            yield FileText(label=exhibit.label, page=page, text=text)


def _check_regions(name: str, regions: tuple[Region, ...], readable: Readable) -> None:
    """Refuse to remove a part of nothing. Raises UsageError."""
    last = max((one.page for one in regions), default=0)
    if last <= readable.pages:
        return
    if not readable.pages:
        raise UsageError(
            _("file {name} is no picture and has no pages of which a part could be removed").format(
                name=name
            ),
            hint=_("leave the whole file out with --redact-exhibit; nothing was written"),
        )
    raise UsageError(
        _("file {name} has no page {page}").format(name=name, page=last),
        hint=_("its last page is {last}; nothing was written").format(last=readable.pages),
    )
