"""The plain words for each media type, and the extensions that usually go with it.

Only what people are likely to attach is listed; every other type is still stored and
described by its group ("picture", "sound").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from evidencelog.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Kind:
    """A media type, with a description of its own when the general one says too little."""

    mime: str
    description: str = ""


_WORDS: Final = {
    "application/epub+zip": _("electronic book (EPUB)"),
    "application/gzip": _("compressed file (gzip)"),
    "application/json": _("data (JSON)"),
    "application/mbox": _("one or more emails (mbox)"),
    "application/msword": _("text document (Word, older form)"),
    "application/octet-stream": _("file of an unknown kind"),
    "application/pdf": _("PDF document"),
    "application/rtf": _("text document (RTF)"),
    "application/vnd.ms-excel": _("spreadsheet (Excel, older form)"),
    "application/vnd.ms-outlook": _("email (Outlook)"),
    "application/vnd.ms-powerpoint": _("slides (PowerPoint, older form)"),
    "application/vnd.oasis.opendocument.presentation": _("slides (OpenDocument)"),
    "application/vnd.oasis.opendocument.spreadsheet": _("spreadsheet (OpenDocument)"),
    "application/vnd.oasis.opendocument.text": _("text document (OpenDocument)"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": _(
        "slides (PowerPoint)"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _("spreadsheet (Excel)"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _(
        "text document (Word)"
    ),
    "application/vnd.rar": _("compressed folder (RAR)"),
    "application/vnd.sqlite3": _("database (SQLite)"),
    "application/x-7z-compressed": _("compressed folder (7z)"),
    "application/x-android-backup": _("backup of an Android phone"),
    "application/x-ole-storage": _("document (older Microsoft form)"),
    "application/x-plist": _("settings or data of an Apple device (property list)"),
    "application/x-tar": _("collection of files (tar)"),
    "application/xml": _("data (XML)"),
    "application/zip": _("compressed folder (ZIP)"),
    "audio/3gpp": _("sound recording (3GP)"),
    "audio/aac": _("sound recording (AAC)"),
    "audio/aiff": _("sound recording (AIFF)"),
    "audio/amr": _("voice recording (AMR)"),
    "audio/amr-wb": _("voice recording (AMR wideband)"),
    "audio/flac": _("sound recording (FLAC)"),
    "audio/midi": _("music notes (MIDI)"),
    "audio/mp4": _("sound recording (M4A)"),
    "audio/mpeg": _("sound recording (MP3)"),
    "audio/ogg": _("sound recording (Ogg)"),
    "audio/wav": _("sound recording (WAV)"),
    "image/avif": _("photo (AVIF)"),
    "image/bmp": _("picture (BMP)"),
    "image/gif": _("picture (GIF)"),
    "image/heic": _("photo (HEIC)"),
    "image/heif": _("photo (HEIF)"),
    "image/jp2": _("picture (JPEG 2000)"),
    "image/jpeg": _("photo (JPEG)"),
    "image/png": _("picture (PNG)"),
    "image/svg+xml": _("drawing (SVG)"),
    "image/tiff": _("picture or scan (TIFF)"),
    "image/webp": _("picture (WebP)"),
    "inode/x-empty": _("empty file"),
    "message/rfc822": _("email"),
    "text/calendar": _("calendar (iCalendar)"),
    "text/html": _("web page (HTML)"),
    "text/plain": _("text"),
    "text/vcard": _("contact card (vCard)"),
    "video/3gpp": _("video or sound recording (3GP)"),
    "video/3gpp2": _("video or sound recording (3G2)"),
    "video/mp4": _("video or sound recording (MP4)"),
    "video/mpeg": _("video (MPEG)"),
    "video/ogg": _("video (Ogg)"),
    "video/quicktime": _("video or sound recording (QuickTime)"),
    "video/webm": _("video or sound recording (WebM)"),
    "video/x-m4v": _("video (M4V)"),
    "video/x-matroska": _("video or sound recording (Matroska)"),
    "video/x-ms-wmv": _("video or sound recording (Windows Media)"),
    "video/x-msvideo": _("video (AVI)"),
}
_GROUPS: Final = {
    "audio": _("sound recording ({mime})"),
    "image": _("picture ({mime})"),
    "text": _("text ({mime})"),
    "video": _("video or sound recording ({mime})"),
}

_ISO_MEDIA: Final = frozenset({"mp4", "m4v", "m4a", "m4b", "mov", "qt", "3gp", "3ga", "3g2"})
_ZIPPED: Final = frozenset(
    {"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "jar", "apk", "pages", "numbers"}
)

EXTENSIONS: Final[dict[str, frozenset[str]]] = {
    "application/epub+zip": frozenset({"epub"}),
    "application/gzip": frozenset({"gz", "tgz"}),
    "application/json": frozenset({"json", "geojson", "jsonl"}),
    "application/mbox": frozenset({"mbox", "eml", "mbx"}),
    "application/msword": frozenset({"doc", "dot"}),
    "application/pdf": frozenset({"pdf"}),
    "application/rtf": frozenset({"rtf", "doc"}),
    "application/vnd.ms-excel": frozenset({"xls"}),
    "application/vnd.ms-outlook": frozenset({"msg", "oft"}),
    "application/vnd.ms-powerpoint": frozenset({"ppt", "pps"}),
    "application/vnd.oasis.opendocument.presentation": frozenset({"odp"}),
    "application/vnd.oasis.opendocument.spreadsheet": frozenset({"ods"}),
    "application/vnd.oasis.opendocument.text": frozenset({"odt"}),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": frozenset(
        {"pptx", "ppsx"}
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": frozenset({"xlsx"}),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": frozenset({"docx"}),
    "application/vnd.rar": frozenset({"rar"}),
    "application/vnd.sqlite3": frozenset({"db", "sqlite", "sqlite3", "sqlitedb"}),
    "application/x-7z-compressed": frozenset({"7z"}),
    "application/x-ole-storage": frozenset({"doc", "xls", "ppt", "msg", "pub"}),
    "application/x-plist": frozenset({"plist"}),
    "application/x-tar": frozenset({"tar"}),
    "application/xml": frozenset({"xml", "plist", "gpx", "kml"}),
    "application/zip": _ZIPPED,
    "audio/3gpp": _ISO_MEDIA,
    "audio/aac": frozenset({"aac"}),
    "audio/aiff": frozenset({"aif", "aiff"}),
    "audio/amr": frozenset({"amr", "3ga"}),
    "audio/amr-wb": frozenset({"awb", "amr"}),
    "audio/flac": frozenset({"flac"}),
    "audio/mp4": _ISO_MEDIA,
    "audio/mpeg": frozenset({"mp3", "mp2", "mpga"}),
    "audio/ogg": frozenset({"ogg", "oga", "opus", "spx"}),
    "audio/wav": frozenset({"wav", "wave"}),
    "image/avif": frozenset({"avif", "avifs"}),
    "image/bmp": frozenset({"bmp", "dib"}),
    "image/gif": frozenset({"gif"}),
    "image/heic": frozenset({"heic", "heif", "hif"}),
    "image/heif": frozenset({"heif", "heic", "hif"}),
    "image/jp2": frozenset({"jp2", "j2k", "jpx"}),
    "image/jpeg": frozenset({"jpg", "jpeg", "jpe", "jfif"}),
    "image/png": frozenset({"png", "apng"}),
    "image/svg+xml": frozenset({"svg"}),
    "image/tiff": frozenset({"tif", "tiff", "dng", "nef"}),
    "image/webp": frozenset({"webp"}),
    "message/rfc822": frozenset({"eml"}),
    "text/calendar": frozenset({"ics", "ical", "ifb"}),
    "text/html": frozenset({"html", "htm", "xhtml", "mht"}),
    "text/plain": frozenset({"txt", "text", "csv", "tsv", "md", "log", "srt", "vtt"}),
    "text/vcard": frozenset({"vcf", "vcard"}),
    "video/3gpp": _ISO_MEDIA,
    "video/3gpp2": _ISO_MEDIA,
    "video/mp4": _ISO_MEDIA,
    "video/mpeg": frozenset({"mpg", "mpeg", "vob"}),
    "video/ogg": frozenset({"ogv", "ogg"}),
    "video/quicktime": _ISO_MEDIA,
    "video/webm": frozenset({"webm", "mkv"}),
    "video/x-m4v": _ISO_MEDIA,
    "video/x-matroska": frozenset({"mkv", "mka", "webm"}),
    "video/x-ms-wmv": frozenset({"wmv", "wma", "asf"}),
    "video/x-msvideo": frozenset({"avi"}),
}


def described(mime: str) -> str:
    """Return the plain words for a media type; for an unlisted one its group and name."""
    if mime in _WORDS:
        return _WORDS[mime]
    group = mime.partition("/")[0]
    return _GROUPS.get(group, _("file ({mime})")).format(mime=mime)
