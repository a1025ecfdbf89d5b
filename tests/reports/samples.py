"""Small histories to print, and what a reader finds in the printed file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from io import BytesIO

import pypdfium2
from PIL import Image

from evidencelog.core import kinds, parts
from evidencelog.core.fields import Fields
from evidencelog.core.hashes import Digest, EntryId
from evidencelog.core.history import History, Standing, Version
from evidencelog.core.mapping import to_fields
from evidencelog.core.moments import Occurred, Recorded
from evidencelog.reports.build import build
from evidencelog.reports.document import Document, write_pdf
from evidencelog.reports.material import State
from evidencelog.reports.model import Conventions, Report
from evidencelog.reports.presentation import Presentation
from evidencelog.reports.selection import Selection

STATE = State(log="ab" * 32, key="cd" * 32, size=9, root="ef" * 32, stamp="2026-03-20T14:00:00Z")
LAWYER = Selection()
COURT = Selection(audience="court")


def recorded(local: str = "2026-03-16T09:12:30") -> Recorded:
    return Recorded(at=f"{local}.000Z", local=local, zone="America/New_York", offset="-04:00")


def occurred(local: str = "2026-03-14T18:05") -> Occurred:
    return Occurred(precision="minute", from_=local, zone="America/New_York", offset="-04:00")


def version(entry: kinds.Entry, seq: int, other: Fields = ()) -> Version:
    return Version(
        seq=seq,
        leaf=Digest(hashlib.sha256(str(seq).encode()).digest()),
        id=EntryId(bytes(16)),
        entry=entry,
        fields=(*to_fields(entry), *other),
    )


def standing(entry: kinds.Entry, *later: kinds.Entry, other: Fields = ()) -> Standing:
    """An entry with its later versions; numbered and timed as the samples are."""
    number = entry.number or 1
    kind = type(entry).__name__.lower()
    versions = [
        version(one, number * 10 + place, other) for place, one in enumerate((entry, *later))
    ]
    return Standing(number=number, kind=kind, versions=versions, label="open")


def history(*standings: Standing) -> History:
    return History(size=len(standings) + 1, entries={one.number: one for one in standings})


def report(*standings: Standing, selection: Selection = LAWYER, paper: str = "letter") -> Report:
    return build(
        history(*standings),
        selection,
        state=STATE,
        presentation=Presentation(conventions=Conventions(paper=paper)),
    )


def incident(account: str = "", number: int = 1, **more: object) -> kinds.Incident:
    return kinds.Incident(
        number=number,
        recorded=recorded(),
        occurred=occurred(),
        account=account or None,
        **more,  # type: ignore[arg-type]
    )


def attachment(
    name: str, data: bytes, type_: str = "image/jpeg", **more: object
) -> parts.Attachment:
    return parts.Attachment(
        id=hashlib.sha256(name.encode()).hexdigest()[:32],
        name=name,
        type=type_,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        **more,  # type: ignore[arg-type]
    )


def printed(report_: Report, files: Mapping[str, bytes] | None = None) -> tuple[bytes, Document]:
    """Print a report; `files` are the attachments' bytes by name."""
    stored = {
        hashlib.sha256(name.encode()).hexdigest()[:32]: data for name, data in (files or {}).items()
    }

    def read(attachment_id: str) -> Iterator[bytes]:
        yield stored[attachment_id]

    out = BytesIO()
    written = write_pdf(report_, out, read_attachment=read)
    return out.getvalue(), written


def pages(pdf: bytes) -> list[str]:
    """What a reader can copy from each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    return "\n".join(pages(pdf))


def photo(size: tuple[int, int] = (80, 60), **save: object) -> bytes:
    """A JPEG: white above, red below."""
    image = Image.new("RGB", size, "white")
    image.paste((200, 20, 20), (0, size[1] // 2, size[0], size[1]))
    out = BytesIO()
    image.save(out, "JPEG", quality=90, **save)
    return out.getvalue()
