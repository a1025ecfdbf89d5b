"""Which way a file is shown, judged by its first bytes before anything it was recorded as."""

from __future__ import annotations

from typing import Final, Literal

Handling = Literal["picture", "drawing", "paper", "recording", "writing", "nothing"]
"""How the process that opens files goes about one; "nothing" is only described."""

HEAD: Final = 1024
"""Bytes of a file's beginning that decide; a PDF may begin so late (ISO 32000-2, annex I)."""

_PICTURES: Final = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
)
_PICTURE_BRANDS: Final = frozenset((b"heic heix hevc heim heis hevm mif1 msf1 avif avis").split())
_SHOWN_TEXT: Final = frozenset(
    (
        "application/json application/mbox application/xml message/rfc822 text/calendar "
        "text/css text/csv text/html text/markdown text/plain text/tab-separated-values "
        "text/vcard text/xml"
    ).split()
)
_SOURCE_TEXT: Final = frozenset("application/json application/xml text/html text/xml".split())
_UNKNOWN: Final = "application/octet-stream"

_CLAIMS: Final[dict[str, str]] = {
    **dict.fromkeys("jpg jpeg jpe jfif png gif webp bmp tif tiff heic heif avif".split(), "image"),
    **dict.fromkeys("mp3 m4a aac amr wav ogg oga opus flac".split(), "audio"),
    **dict.fromkeys("mp4 mov m4v 3gp avi mkv webm wmv".split(), "video"),
    **dict.fromkeys("txt csv md log".split(), "text"),
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""The group or type that a name promises; only names that promise something definite."""

_INTERCHANGEABLE: Final = {
    "audio": ("video/", "audio/"),  # containers of phones hold sound alone as well
    "video": ("audio/", "video/"),
    "text": ("text/", "message/", "application/json", "application/mbox", "application/xml"),
    "application/msword": ("application/rtf", "application/x-ole-storage"),
    "application/zip": ("application/",),
}


def handling(head: bytes, mime: str, name: str) -> Handling:
    """Return how to show a file that begins with `head` and was recorded as `mime`."""
    found = _by_content(head)
    if found is not None:
        return found
    if mime == "application/pdf":
        return "paper"
    if mime == "image/svg+xml":
        return "drawing"
    group = mime.partition("/")[0]
    if group == "image" or (mime == _UNKNOWN and extension(name) in _picture_names()):
        return "picture"
    if group in ("audio", "video"):
        return "recording"
    return "writing" if mime in _SHOWN_TEXT else "nothing"


def _by_content(head: bytes) -> Handling | None:
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "picture"
    if head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS:
        return "picture"
    return "paper" if b"%PDF-" in head[:HEAD] else None


def _picture_names() -> frozenset[str]:
    return frozenset(name for name, kind in _CLAIMS.items() if kind == "image")


def is_source(mime: str) -> bool:
    """Tell whether a text is written for programs, so that little of it is worth printing."""
    return mime in _SOURCE_TEXT


def extension(name: str) -> str:
    """Return what stands behind the last point of a name, in small letters."""
    stem, point, end = name.rpartition(".")
    return end.lower() if stem and point else ""


def contradicts(mime: str, name: str) -> bool:
    """Tell whether a name promises another kind of file than the one that was found."""
    claimed = _CLAIMS.get(extension(name))
    if claimed is None or mime == claimed:
        return False
    accepted = _INTERCHANGEABLE.get(claimed, (f"{claimed}/",))
    return not (mime.startswith(accepted) and mime != "image/svg+xml")
