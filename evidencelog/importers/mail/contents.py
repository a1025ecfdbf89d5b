"""What a message says and what is enclosed in it.

Of alternatives the plain text is read. HTML is read for its words only where there is no
plain text; it is kept as a file either way, because it is what the sender's program showed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from email.errors import MessageError
from itertools import chain
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.charsets import read_text
from evidencelog.importers.drafts import Enclosed
from evidencelog.importers.mail.encodings import decoded
from evidencelog.importers.mail.headers import Span, readable
from evidencelog.importers.mail.markup import looks_like_markup, words_of
from evidencelog.importers.mail.origin import Origin
from evidencelog.importers.mail.parts import Part

LONGEST_TEXT: Final = 1 << 22
"""Bytes of a text part that are read as text; all of it stays in the file."""

# What a part is called that has no name of its own.
_ENDINGS: Final = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/csv": ".csv",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/webp": ".webp",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/amr": ".amr",
    "audio/x-wav": ".wav",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "message/global": ".eml",
    "message/delivery-status": ".txt",
    "text/rfc822-headers": ".txt",
    "application/pkcs7-signature": ".p7s",
    "application/pgp-signature": ".asc",
}
_ENCRYPTED: Final = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_LONGEST_NAME: Final = 255


class Words(NamedTuple):
    """The words of a part, and whether they were taken from HTML."""

    text: str
    from_html: bool = False


@dataclass(slots=True)
class Contents:
    """The words, the files and what is odd about a message, while its parts are read."""

    data: bytes
    origin: Origin
    words: list[Words] = field(default_factory=list)
    files: list[Enclosed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, says: str) -> None:
        """Keep something odd, once."""
        if says and says not in self.notes:
            self.notes.append(says)

    @property
    def text(self) -> str | None:
        """All words in their order, None when there is no text part at all."""
        if not self.words:
            return None
        joined = ""
        for piece in self.words:
            joined += "\n" if joined and not joined.endswith("\n") else ""
            joined += piece.text
        return joined


def read_contents(data: bytes, origin: Origin, root: Part) -> Contents:
    """Return the words and files of a message."""
    found = Contents(data, origin)
    found.words = _words(found, root)
    if len(found.words) > 1:
        found.note(_("the text stands in several parts of the message"))
    if any(piece.from_html for piece in found.words):
        found.note(_("the text is the words of an HTML page, which is kept as a file"))
    return found


def _words(found: Contents, part: Part) -> list[Words]:
    """Return the words of a part; what is no text goes to the files."""
    if part.type in _ENCRYPTED and _is_encrypted(part):
        found.note(_("the message is encrypted: what it says can only be read with its key"))
    if part.parts:
        each = [_words(found, child) for child in part.parts]
        return _best(each) if part.type == "multipart/alternative" else list(chain(*each))
    if part.type.startswith("multipart/"):
        found.note(_("the message is said to have parts, but none can be told apart"))
        return [_text(found, part)]
    if _is_text(part):
        return [_page(found, part) if part.type == "text/html" else _plain(found, part)]
    found.files.append(_file(found, part))
    return []


def _best(each: list[list[Words]]) -> list[Words]:
    """Return the plain words of several versions, or others if these say nothing."""
    said = [words for words in each if any(piece.text.strip() for piece in words)]
    plain = [words for words in said if not any(piece.from_html for piece in words)]
    return next(iter(plain or said or each), [])


def _plain(found: Contents, part: Part) -> Words:
    words = _text(found, part)
    if not looks_like_markup(words.text):
        return words
    found.note(_("a part that is said to be plain text is HTML"))
    return words


def _page(found: Contents, part: Part) -> Words:
    found.files.append(_file(found, part))
    return Words(words_of(_text(found, part).text), from_html=True)


def _text(found: Contents, part: Part) -> Words:
    """Return the text of a part, with the line ends of MIME as line ends."""
    size = part.body.end - part.body.start
    raw = found.data[part.body.start : min(part.body.end, part.body.start + LONGEST_TEXT)]
    if size > LONGEST_TEXT:
        found.note(_("the text is longer than what is shown; the whole is in the file"))
        found.files.append(_file(found, part))
    carried = b"".join(decoded([raw], encoding_of(part)))
    read = read_text(carried, _charset(part))
    found.note(read.note)
    return Words(read.text.replace("\r\n", "\n"))


def _is_text(part: Part) -> bool:
    if part.type not in ("text/plain", "text/html"):
        return False
    return disposition_of(part) != "attachment" and not name_of(part)


def _is_encrypted(part: Part) -> bool:
    """RFC 8551 3.2: the same type also carries signed messages."""
    kind = str(part.mime.get_param("smime-type", "") or "").lower()
    return part.type == "multipart/encrypted" or kind in ("enveloped-data", "authenveloped-data")


def _file(found: Contents, part: Part) -> Enclosed:
    encoding = "" if part.inner is not None else encoding_of(part)
    name = name_of(part) or _made_up(found, part)
    read = found.origin.reader(Span(*part.body), encoding)
    return Enclosed(name=name[:_LONGEST_NAME], type=part.type, read=read)


def _made_up(found: Contents, part: Part) -> str:
    if part.inner is not None:
        subject = readable(part.inner.headers.first("subject")).strip()
        return (subject[:100] or _("message")) + ".eml"
    number = len(found.files) + 1
    if part.type == "text/html":
        return _("message") + ("" if number == 1 else f" {number}") + ".html"
    return _("part {number}").format(number=number) + _ENDINGS.get(part.type, "")


def name_of(part: Part) -> str:
    """Return the file name that a part gives itself, decoded; empty when it gives none."""
    try:
        # RFC 2231 forbids encoded words here; nearly every program writes them.
        return readable(part.mime.get_filename("") or "").strip()
    except (ValueError, LookupError, TypeError, AttributeError, MessageError):
        return ""


def disposition_of(part: Part) -> str:
    """Return `inline`, `attachment`, or an empty text when the part does not say."""
    raw = part.headers.first("content-disposition")
    return raw.partition(";")[0].strip().lower()


def encoding_of(part: Part) -> str:
    """Return the transfer encoding by its name, without comments beside it."""
    raw = part.headers.first("content-transfer-encoding")
    return raw.partition(";")[0].partition("(")[0].strip().lower()


def _charset(part: Part) -> str:
    try:
        found = part.mime.get_param("charset", "")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    return str(found[2] if isinstance(found, tuple) else found or "")
