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

_SOUND_OR_FILM: Final = ("audio/", "video/")  # containers of phones hold either
_TEXTS: Final = (
    "text/",
    "message/",
    "application/json",
    "application/mbox",
    "application/xml",
    "application/rtf",
)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_PICTURE_NAMES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("jpg jpeg jpe jfif".split(), ("image/jpeg",)),
    **dict.fromkeys("tif tiff".split(), ("image/tiff",)),
    **dict.fromkeys("heic heif".split(), ("image/heic", "image/heif")),
    **{name: (f"image/{name}",) for name in "png gif webp bmp avif".split()},
}
_CLAIMS: Final[dict[str, tuple[str, ...]]] = {
    **_PICTURE_NAMES,
    **dict.fromkeys("mp3 m4a aac amr wav ogg oga opus flac".split(), _SOUND_OR_FILM),
    **dict.fromkeys("mp4 mov m4v 3gp avi mkv webm wmv".split(), _SOUND_OR_FILM),
    **dict.fromkeys("txt csv md log".split(), _TEXTS),
    "pdf": ("application/pdf",),
    "svg": ("image/svg+xml",),
    "doc": ("application/msword", "application/rtf", "application/x-ole-storage"),
    "docx": (f"{_OFFICE}wordprocessingml",),
    "xlsx": (f"{_OFFICE}spreadsheetml",),
    "zip": ("application/",),
}
"""How the types begin that a name promises; only names that promise something definite."""


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
    if group == "image" or (mime == _UNKNOWN and extension(name) in _PICTURE_NAMES):
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


def is_source(mime: str) -> bool:
    """Tell whether a text is written for programs, so that little of it is worth printing."""
    return mime in _SOURCE_TEXT


def extension(name: str) -> str:
    """Return what stands behind the last point of a name, in small letters."""
    stem, point, end = name.rpartition(".")
    return end.lower() if stem and point else ""


def contradicts(mime: str, name: str) -> bool:
    """Tell whether a name promises another kind of file than the one that was found."""
    promised = _CLAIMS.get(extension(name))
    return promised is not None and not mime.startswith(promised)
