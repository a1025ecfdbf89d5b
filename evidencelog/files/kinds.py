"""What a file is, judged by its content; the name only serves to say where they disagree.

Three looks, the surest first: containers that hold many kinds (`containers`), text
(`text_kinds`), then the signature table of the `filetype` library for the rest.  Why this
library and where it is overruled: docs/adr/0005-file-types.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from evidencelog.core.display import visible
from evidencelog.files.containers import container_kind
from evidencelog.files.text_kinds import text_kind
from evidencelog.files.vocabulary import EXTENSIONS, described
from evidencelog.i18n import gettext as _

HEAD: Final = 1 << 16
"""Bytes of a file's beginning that are enough for every judgement here."""

UNKNOWN: Final = "application/octet-stream"

# One name per type: the library uses older or private names for these.
_USUAL_NAMES: Final = {
    "application/x-executable": "application/x-elf",
    "application/x-gzip": "application/gzip",
    "application/x-rar-compressed": "application/vnd.rar",
    "application/x-sqlite3": "application/vnd.sqlite3",
    "audio/m4a": "audio/mp4",
    "audio/x-aiff": "audio/aiff",
    "audio/x-flac": "audio/flac",
    "audio/x-wav": "audio/wav",
    "image/jpx": "image/jp2",
    "image/vnd.ms-photo": "image/jxr",
    "image/x-icon": "image/vnd.microsoft.icon",
}
# The library looks at two bytes for these, and two bytes of a damaged file prove nothing.
_TOO_WEAK: Final = frozenset({"application/x-compress", "application/x-nintendo-nes-rom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaType:
    """What a file is: media type (RFC 6838), plain words, and a disagreement with its name.

    `disagreement` is a sentence without a final period, or empty when name and content go
    together or nothing can be said.
    """

    mime: str
    description: str
    disagreement: str = ""


def media_type(head: bytes, name: str) -> MediaType:
    """Judge a file by its first bytes (`HEAD` of them, or the whole of a shorter file).

    Never raises: what is not recognised is `application/octet-stream`, and a file of no
    bytes is `inode/x-empty`.
    """
    if not head:
        return MediaType(mime="inode/x-empty", description=described("inode/x-empty"))
    mime, description = _recognise(head[:HEAD])
    return MediaType(
        mime=mime, description=description, disagreement=_disagreement(mime, description, name)
    )


def _recognise(head: bytes) -> tuple[str, str]:
    found = container_kind(head) or text_kind(head)
    if found is None:
        mime = _from_library(head)
        return mime, described(mime)
    return found.mime, found.description or described(found.mime)


def _from_library(head: bytes) -> str:
    import filetype

    guess = filetype.guess(head)
    if guess is None or guess.mime in _TOO_WEAK:
        return UNKNOWN
    mime = str(guess.mime)
    return _USUAL_NAMES.get(mime, mime)


def _disagreement(mime: str, description: str, name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    claimed = extension.lower()
    if not (stem and dot) or not _contradicts(mime, claimed):
        return ""
    shown = visible(extension)
    if mime == UNKNOWN:
        return _('the name ends in ".{extension}", but the content is not of that kind').format(
            extension=shown
        )
    return _('the name ends in ".{extension}", but the content is: {description}').format(
        extension=shown, description=description
    )


def _contradicts(mime: str, claimed: str) -> bool:
    """Whether an extension that is known belongs to other kinds only."""
    belongs_to = {kind for kind, extensions in EXTENSIONS.items() if claimed in extensions}
    if not belongs_to or mime in belongs_to:
        return False
    # Text formats overlap: an email or a page of HTML saved as .txt is what it says.
    return not (_is_text(mime) and all(_is_text(kind) for kind in belongs_to))


def _is_text(mime: str) -> bool:
    return mime.startswith(("text/", "message/")) or mime in {
        "application/json",
        "application/mbox",
        "application/xml",
        "image/svg+xml",
    }
