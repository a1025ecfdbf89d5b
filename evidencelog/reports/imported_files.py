"""Files that belong to imported rows, as exhibits of their import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidencelog.core.found_times import local_time
from evidencelog.core.imported import Message
from evidencelog.core.moment_words import describe
from evidencelog.core.parts import Attachment
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import obtained_facts
from evidencelog.reports.excerpts import Excerpt
from evidencelog.reports.model import Entry, Exhibit
from evidencelog.reports.selection import Selection
from evidencelog.reports.wording import one_line


def with_files_of(entry: Entry, excerpts: Iterable[Excerpt], selection: Selection) -> Entry:
    """Return the entry of an import with the files of its printed rows; any other as it is."""
    own = [excerpt for excerpt in excerpts if excerpt.number == entry.number]
    found: dict[str, Exhibit] = {}
    for excerpt in own:
        for exhibit in _exhibits(excerpt, selection):
            found.setdefault(exhibit.id, exhibit)
    return replace(entry, exhibits=(*entry.exhibits, *found.values())) if found else entry


def attachments_of(excerpts: Iterable[Excerpt]) -> Iterator[Attachment]:
    """Yield the files that belong to the rows of these excerpts."""
    for excerpt in excerpts:
        for row in excerpt.rows:
            if isinstance(row, Message):
                yield from row.attachments


def _exhibits(excerpt: Excerpt, selection: Selection) -> Iterator[Exhibit]:
    for row in excerpt.rows:
        if not isinstance(row, Message):
            continue
        occurred = local_time(row.time, excerpt.zone)
        about = row.cited if occurred is None else f"{row.cited}, {describe(occurred)}"
        for place, attachment in enumerate(row.attachments, 1):
            yield Exhibit(
                label=f"{row.cited}-{place}",
                entry=excerpt.number,
                about=about,
                id=attachment.id,
                name=one_line(attachment.name),
                type=attachment.type,
                size=attachment.size,
                sha256=attachment.sha256,
                description=attachment.description,
                facts=tuple(obtained_facts(attachment, selection)),
                withheld=_withheld(attachment, f"{row.cited}-{place}", selection),
            )


def _withheld(attachment: Attachment, label: str, selection: Selection) -> str | None:
    if attachment.id not in selection.intimate or label in selection.show_intimate:
        return None
    return _("Not shown in this copy. Held by the person who keeps the log.")
