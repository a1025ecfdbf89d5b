"""What a file is by its first bytes, as far as it decides which importer it is for.

A name decides only where the bytes say nothing: phones give pictures any name, and carriers
have sent voicemail in formats that nothing reads any more.
"""

from __future__ import annotations

from typing import Final, Literal

HEAD: Final = 1024
"""Bytes that are looked at; a PDF may begin so late (ISO 32000-2, annex I)."""

Family = Literal["picture", "recording", "paper"]

_PICTURES: Final = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"\0\0\0\x0cJXL \r\n\x87\n",
    b"\0\0\0\x0cjP  \r\n\x87\n",
    b"\xff\x4f\xff\x51",
    b"8BPS",
)
_RECORDINGS: Final = (
    b"#!AMR",
    b"#!SILK",
    b"caff",
    b"fLaC",
    b"ID3",
    b"OggS",
    b"\x1a\x45\xdf\xa3",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
    b"FORM",
    b"\0\0\x01\xba",
    b"ADIF",
)
_PICTURE_BRANDS: Final = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevm", b"mif1", b"msf1", b"avif", b"avis")
)
_BOXES: Final = frozenset((b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"))
"""How a QuickTime film may begin; old ones have no `ftyp`."""
_RIFF: Final[dict[bytes, Family]] = {
    b"WEBP": "picture",
    b"WAVE": "recording",
    b"AVI ": "recording",
}
_NAMES: Final[dict[str, Family]] = {
    **dict.fromkeys("jpg jpeg jpe png gif webp heic heif avif tif tiff bmp dng".split(), "picture"),
    **dict.fromkeys("mp3 m4a aac amr awb wav wma ogg oga opus flac caf qcp".split(), "recording"),
    **dict.fromkeys("mp4 mov m4v 3gp 3g2 avi mkv webm wmv mpg mpeg".split(), "recording"),
    "pdf": "paper",
}


def family_of(head: bytes) -> Family | None:
    """Return what kind of file begins so; None for what is none of these."""
    if head.startswith(_PICTURES):
        return "picture"
    if head.startswith(_RECORDINGS):
        return "recording"
    if head[4:8] in _BOXES:
        return "picture" if head[8:12] in _PICTURE_BRANDS else "recording"
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "picture"
    if b"%PDF-" in head[:HEAD]:
        return "paper"
    return "recording" if _is_frame(head) else None


def family_by_name(name: str) -> Family | None:
    """Return what kind of file a name promises; None when it promises none of these."""
    _stem, point, extension = name.rpartition(".")
    return _NAMES.get(extension.lower()) if point else None


def _is_frame(head: bytes) -> bool:
    """Return whether a frame of MPEG audio or ADTS begins here, and not just two bytes of one.

    The bits after the eleven of the sync word must be a version, a layer, a rate and a
    frequency that exist (ISO 11172-3, 2.4.1.3; ISO 14496-3, 1.A.2.2.1).
    """
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    if layer == 0:
        return head[1] & 0xF0 == 0xF0 and head[2] >> 2 & 0xF < 13
    return version != 1 and head[2] >> 4 not in (0, 15) and head[2] >> 2 & 3 != 3
