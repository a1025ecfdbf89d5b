"""The times, places and devices that a file names, listed as found.

Nothing is chosen, converted or corrected: a camera's clock may be wrong, a copy may carry
the date of copying, and a missing zone stays missing.  A reader that meets damage says so
and the rest is still listed; whatever the bytes are, this ends soon and never raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from evidencelog.files.facts import Bytes, EmbeddedFact, FactKind, UnreadableError
from evidencelog.files.mail import mail_facts
from evidencelog.files.papers import office_facts, pdf_facts
from evidencelog.files.pictures import (
    heif_facts,
    jpeg_facts,
    png_facts,
    tiff_facts,
    unreadable,
    webp_facts,
    xmp_only_facts,
)
from evidencelog.files.reading import open_source
from evidencelog.files.recordings import recording_facts
from evidencelog.files.sounds import comment_facts, mp3_facts, wav_facts
from evidencelog.i18n import gettext as _

__all__ = ["FACTS_LIMIT", "EmbeddedFact", "FactKind", "embedded_facts"]

FACTS_LIMIT: Final = 100
"""Facts that are listed of one file; no honest file has more."""

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_READERS: Final[dict[str, Callable[[Bytes], Iterator[EmbeddedFact]]]] = {
    "application/mbox": mail_facts,
    "application/pdf": pdf_facts,
    "application/vnd.oasis.opendocument.presentation": office_facts,
    "application/vnd.oasis.opendocument.spreadsheet": office_facts,
    "application/vnd.oasis.opendocument.text": office_facts,
    f"{_OFFICE}presentationml.presentation": office_facts,
    f"{_OFFICE}spreadsheetml.sheet": office_facts,
    f"{_OFFICE}wordprocessingml.document": office_facts,
    "audio/3gpp": recording_facts,
    "audio/flac": comment_facts,
    "audio/mp4": recording_facts,
    "audio/mpeg": mp3_facts,
    "audio/ogg": comment_facts,
    "audio/wav": wav_facts,
    "image/avif": heif_facts,
    "image/gif": xmp_only_facts,
    "image/heic": heif_facts,
    "image/heif": heif_facts,
    "image/jpeg": jpeg_facts,
    "image/png": png_facts,
    "image/tiff": tiff_facts,
    "image/webp": webp_facts,
    "message/rfc822": mail_facts,
    "video/3gpp": recording_facts,
    "video/3gpp2": recording_facts,
    "video/mp4": recording_facts,
    "video/quicktime": recording_facts,
    "video/x-m4v": recording_facts,
}


def embedded_facts(source: Path | BinaryIO, mime: str) -> tuple[EmbeddedFact, ...]:
    """Return what a file says of itself, in the order in which it stands there.

    `source` is a path, opened as `reading.open_source` does, or a seekable stream, whose
    position is moved; `mime` is what `kinds.media_type` found.  At most 64 MiB are read.
    Raises AttachmentRefusedError for a path that cannot be opened, and nothing else.
    """
    reader = _READERS.get(mime)
    if reader is None:
        return ()
    if isinstance(source, Path):
        with open_source(source) as opened:
            return _listed(opened.seekable(), reader)
    return _listed(source, reader)


def _listed(
    stream: BinaryIO, reader: Callable[[Bytes], Iterator[EmbeddedFact]]
) -> tuple[EmbeddedFact, ...]:
    """Keep what came before any damage, and say the same thing only once."""
    found: dict[tuple[str, str], EmbeddedFact] = {}
    try:
        for one in reader(Bytes(stream)):
            if len(found) == FACTS_LIMIT:
                raise UnreadableError(_("there is more of it than is listed"))
            found.setdefault((one.label, one.value), one)
    except UnreadableError as error:
        found["file", ""] = unreadable("file", error)
    except Exception:  # noqa: BLE001  # libraries fail in every way there is
        found["file", ""] = unreadable("file", UnreadableError(_("it is damaged")))
    return tuple(found.values())
