"""EXIF: what a camera wrote about when, where and with what (CIPA DC-008).

Pillow reads the directory; no picture is opened and no pixel decoded.  Date and time are
local to the camera, and only the offset fields, if present, say to which zone.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final

from evidencelog.files.facts import EmbeddedFact, FactKind, UnreadableError, as_text, fact
from evidencelog.i18n import gettext as _

BLOCK_LIMIT: Final = 1 << 18
"""Bytes of one EXIF block that are read; JPEG allows a quarter of that."""

# What Pillow is known to let through on damaged directories.
_PILLOW_ERRORS: Final = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    SyntaxError,
    EOFError,
    struct.error,
)
_EXIF_IFD: Final = 0x8769
_GPS_IFD: Final = 0x8825
# Each: tag of the date, of its fractions of a second, of its offset from UTC.
_TIMES: Final = (
    ("EXIF DateTimeOriginal", 0x9003, 0x9291, 0x9011),
    ("EXIF DateTimeDigitized", 0x9004, 0x9292, 0x9012),
    ("EXIF DateTime", 0x0132, 0x9290, 0x9010),
)
_DEVICE: Final = (
    ("EXIF Make", 0x010F),
    ("EXIF Model", 0x0110),
    ("EXIF LensModel", 0xA434),
    ("EXIF Software", 0x0131),
    ("EXIF HostComputer", 0x013C),
)

Directory = Mapping[int, Any]


def exif_facts(block: bytes | IO[bytes]) -> Iterator[EmbeddedFact]:
    """Yield what an EXIF block says, or a whole TIFF file, which has the same structure.

    Raises UnreadableError when it is not one.
    """
    main, detail, place = _directories(block)
    tags = {**detail, **main}
    for label, date, fraction, offset in _TIMES:
        yield from _time(label, tags.get(date), tags.get(fraction), tags.get(offset))
    yield from _gps_time(place)
    yield from _gps_position(place)
    for label, tag in _DEVICE:
        yield from _one(FactKind.DEVICE, label, tags.get(tag))


def _directories(block: bytes | IO[bytes]) -> tuple[Directory, Directory, Directory]:
    from PIL.Image import Exif

    exif = Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exif.load_from_fp(
                io.BytesIO(block[:BLOCK_LIMIT]) if isinstance(block, bytes) else block
            )
            return dict(exif), dict(exif.get_ifd(_EXIF_IFD)), dict(exif.get_ifd(_GPS_IFD))
    except _PILLOW_ERRORS as error:
        raise UnreadableError(_("it is damaged")) from error


def _one(kind: FactKind, label: str, found: object, raw: str | None = None) -> list[EmbeddedFact]:
    made = fact(kind, label, _text(found), raw)
    return [made] if made is not None else []


def _text(found: object) -> str:
    """Write a value as found: text as it is, several values with commas."""
    if found is None:
        return ""
    if isinstance(found, bytes):
        return as_text(found)
    if isinstance(found, tuple):
        return ", ".join(_text(part) for part in found[:16])
    return str(found)


def _time(label: str, date: object, fraction: object, offset: object) -> list[EmbeddedFact]:
    """Join a date with its own fraction and offset; none of the three is corrected."""
    written = _text(date).strip("\x00 ")
    digits = _text(fraction).strip("\x00 ")
    zone = _text(offset).strip("\x00 ")
    if not written.strip(": 0"):  # what cameras write whose clock was never set
        return []
    whole = written + (f".{digits}" if digits.isdigit() else "") + (f" {zone}" if zone else "")
    return _one(FactKind.TIME, label, whole, "; ".join(filter(None, (written, digits, zone))))


def _gps_time(place: Directory) -> list[EmbeddedFact]:
    """The satellites' own time, which is UTC by definition (DC-008 4.6.6, tags 7 and 29)."""
    date, clock = _text(place.get(29)).strip("\x00 "), place.get(7)
    if isinstance(clock, tuple) and len(clock) == 3:
        hours, minutes, seconds = (_number(part) for part in clock)
        written = f"{hours:02.0f}:{minutes:02.0f}:{seconds:06.3f}".rstrip("0").rstrip(".")
        date = f"{date} {written}".strip()
    return _one(FactKind.TIME, "EXIF GPS date and time (UTC)", date)


def _gps_position(place: Directory) -> list[EmbeddedFact]:
    raw = "; ".join(_text(place.get(tag)).strip("\x00 ") for tag in (1, 2, 3, 4) if tag in place)
    latitude = _degrees(place.get(2), place.get(1), "S")
    longitude = _degrees(place.get(4), place.get(3), "W")
    if latitude is None or longitude is None:
        return _one(FactKind.PLACE, "EXIF GPS position", raw, raw)
    return _one(FactKind.PLACE, "EXIF GPS position", f"{latitude:.6f}, {longitude:.6f}", raw)


def _degrees(found: object, side: object, negative: str) -> float | None:
    """Degrees as a decimal number, or None when they are not degrees, minutes, seconds."""
    if not (isinstance(found, tuple) and len(found) == 3):
        return None
    degrees, minutes, seconds = (_number(part) for part in found)
    value = degrees + minutes / 60 + seconds / 3600
    if not 0 <= value <= 180:  # also false for "not a number"
        return None
    return -value if _text(side).strip("\x00 ").upper() == negative else value


def _number(part: object) -> float:
    try:
        return float(part)  # type: ignore[arg-type]  # a rational of Pillow, or anything
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return float("nan")
