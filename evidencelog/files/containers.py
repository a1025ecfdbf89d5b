"""Containers whose outside says too little: what is inside decides the kind.

ISO base media (ISO/IEC 14496-12), Ogg (RFC 3533), ZIP with office documents, Microsoft
compound files, and a few signatures that the library lacks.  Each looks at the given
head only and is bounded by its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from evidencelog.files.vocabulary import Kind
from evidencelog.i18n import gettext as _

_AVIF: Final = frozenset({b"avif", b"avis"})
_HEIC: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_HEIF: Final = frozenset({b"mif1", b"mif2", b"msf1", b"miaf"})
_M4A: Final = frozenset({b"M4A ", b"M4B ", b"M4P "})
# QuickTime files older than the file type box begin with one of these (QTFF, 2001).
_OLD_QUICKTIME: Final = frozenset({b"moov", b"mdat", b"wide", b"pnot"})


def container_kind(head: bytes) -> Kind | None:
    """Return the kind of a container, or None when the head is none of those known here."""
    found = (look(head) for look in _LOOKS)
    return next((kind for kind in found if kind is not None), None)


def _iso_media(head: bytes) -> Kind | None:
    if head[4:8] in _OLD_QUICKTIME and _plausible_box(head):
        return Kind("video/quicktime")
    if head[4:8] != b"ftyp":
        return None
    major, brands = head[8:12], _brands(head)
    return _still_picture(major, brands) or _moving_picture(major, head)


def _plausible_box(head: bytes) -> bool:
    # Sizes 0 and 1 mean "to the end" and "64 bits follow"; a smaller one cannot be.
    return int.from_bytes(head[:4], "big") in {0, 1} or int.from_bytes(head[:4], "big") >= 8


def _brands(head: bytes) -> frozenset[bytes]:
    end = min(int.from_bytes(head[:4], "big"), len(head))
    return frozenset({head[8:12], *(head[at : at + 4] for at in range(16, end, 4))})


def _still_picture(major: bytes, brands: frozenset[bytes]) -> Kind | None:
    """Tell photos apart; a generic major brand leaves it to the compatible ones."""
    if major in _AVIF or (major in _HEIF and brands & _AVIF):
        return Kind("image/avif")
    if major in _HEIC or (major in _HEIF and brands & _HEIC):
        return Kind("image/heic")
    return Kind("image/heif") if major in _HEIF else None


def _moving_picture(major: bytes, head: bytes) -> Kind:
    tracks = _tracks(head)
    sound_only = tracks == {b"soun"}
    if major in _M4A:
        return Kind("audio/mp4")
    if major == b"qt  ":
        return Kind("video/quicktime")
    if major == b"M4V ":
        return Kind("video/x-m4v")
    if major.startswith(b"3g2"):
        return Kind("video/3gpp2")
    if major.startswith(b"3g"):
        return Kind("audio/3gpp") if sound_only else Kind("video/3gpp")
    if sound_only:
        return Kind("audio/mp4")
    return Kind("video/mp4", _("video (MP4)") if b"vide" in tracks else "")


def _tracks(head: bytes) -> set[bytes]:
    """Return the track handlers when the whole movie box lies in the head, else nothing."""
    for name, start, end in _boxes(head):
        if name == b"moov":
            return _handlers(head[start:end]) if end <= len(head) else set()
    return set()


def _boxes(head: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = 0
    while at + 8 <= len(head):
        size = int.from_bytes(head[at : at + 4], "big")
        if size < 8:
            return
        yield head[at + 4 : at + 8], at + 8, at + size
        at += size


def _handlers(movie: bytes) -> set[bytes]:
    """Return the handler types (after version, flags and a reserved word) of all tracks."""
    handlers = {part[8:12] for part in movie.split(b"hdlr")[1:]}
    return handlers & {b"soun", b"vide"}


def _ogg(head: bytes) -> Kind | None:
    """Read the beginning of the first packet, which names the codec."""
    if not head.startswith(b"OggS") or len(head) < 28:
        return None
    packet = head[27 + head[26] :]
    if packet.startswith(b"OpusHead"):
        return Kind("audio/ogg", _("sound recording (Opus)"))
    if packet.startswith(b"\x80theora"):
        return Kind("video/ogg")
    return Kind("audio/ogg")


_ZIP_MEMBERS: Final = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_DECLARED: Final = frozenset(
    {
        b"application/epub+zip",
        b"application/vnd.oasis.opendocument.presentation",
        b"application/vnd.oasis.opendocument.spreadsheet",
        b"application/vnd.oasis.opendocument.text",
    }
)


def _zip(head: bytes) -> Kind | None:
    """Tell office documents from folders of files by the member names in the head."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    members = [_member(part) for part in head.split(b"PK\x03\x04")[1:]]
    if members and members[0][0] == b"mimetype":
        declared = next((kind for kind in _DECLARED if members[0][1].startswith(kind)), b"")
        return Kind(declared.decode("ascii") or "application/zip")
    names = [name for name, _content in members]
    if any(name in {b"[Content_Types].xml", b"_rels/.rels"} for name in names):
        for prefix, mime in _ZIP_MEMBERS:
            if any(name.startswith(prefix) for name in names):
                return Kind(mime)
    return Kind("application/zip")


def _member(part: bytes) -> tuple[bytes, bytes]:
    """Return name and beginning of the content of a local file header (APPNOTE 4.3.7)."""
    name_end = 26 + int.from_bytes(part[22:24], "little")
    content = name_end + int.from_bytes(part[24:26], "little")
    return part[26:name_end], part[content : content + 64]


_STREAMS: Final = (
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
)


def _compound_file(head: bytes) -> Kind | None:
    """Name a Microsoft compound file by a stream name of its directory (MS-CFB 2.6)."""
    if not head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return None
    for name, mime in _STREAMS:
        if name.encode("utf-16-le") in head:
            return Kind(mime)
    return Kind("application/x-ole-storage")


_SIGNATURES: Final = (
    (b"#!AMR-WB\n", "audio/amr-wb"),
    (b"ADIF", "audio/aac"),
    (b"ANDROID BACKUP\n", "application/x-android-backup"),
    (b"bplist00", "application/x-plist"),
    (b"%PDF-", "application/pdf"),
)


def _signature(head: bytes) -> Kind | None:
    return next((Kind(mime) for start, mime in _SIGNATURES if head.startswith(start)), None)


_LOOKS: Final[tuple[Callable[[bytes], Kind | None], ...]] = (
    _iso_media,
    _ogg,
    _zip,
    _compound_file,
    _signature,
)
