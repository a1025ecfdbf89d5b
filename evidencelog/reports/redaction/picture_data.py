"""What a JPEG carries besides its pixels: where it was taken, with what, a small copy of itself."""

from __future__ import annotations

_START, _SCAN, _END, _COMMENT = 0xD8, 0xDA, 0xD9, 0xFE
_APP0, _APP2, _APP14, _APP15 = 0xE0, 0xE2, 0xEE, 0xEF
_ALONE = frozenset((0x01, _START, _END, *range(0xD0, 0xD8)))


def carried_in(jpeg: bytes) -> bool:
    """Tell whether a JPEG has a comment or an application segment beyond size and colour.

    Segments are those of ITU-T T.81, annex B; JFIF's header without a thumbnail, a colour
    profile and Adobe's note on colours are of use to print and say nothing else.
    """
    at = 2 if jpeg[:2] == b"\xff\xd8" else len(jpeg)
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker in (_SCAN, _END):
            break
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        size = int.from_bytes(jpeg[at + 2 : at + 4])
        if _is_more(marker, jpeg[at + 4 : at + 2 + size]):
            return True
        at += 2 + size
    return bool(jpeg) and not _ends_with_pixels(jpeg)


def _is_more(marker: int, content: bytes) -> bool:
    if marker == _COMMENT:
        return True
    if not _APP0 <= marker <= _APP15:
        return False
    if marker == _APP0:
        return not content.startswith(b"JFIF\0") or content[12:14] != b"\0\0"
    return not (
        (marker == _APP2 and content.startswith(b"ICC_PROFILE\0"))
        or (marker == _APP14 and content.startswith(b"Adobe"))
    )


def _ends_with_pixels(jpeg: bytes) -> bool:
    """Tell whether nothing stands behind the end of the picture, such as a second one."""
    return jpeg.rstrip(b"\0\r\n ").endswith(b"\xff\xd9")
