"""The time zone that this computer is set to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

UNKNOWN: Final = "UTC"


def local_zone(environ: Mapping[str, str]) -> str:
    """Return the IANA name of this computer's zone, `UTC` where it has none to tell.

    Windows keeps names of its own; there `init` asks, and the log remembers the answer.
    """
    named = (environ.get("TZ", "").lstrip(":"), _from_link(), _from_file())
    return next((name for name in named if _is_zone(name)), UNKNOWN)


def _from_link() -> str:
    """Read where /etc/localtime points to: .../zoneinfo/Europe/Berlin."""
    try:
        target = os.readlink("/etc/localtime")
    except OSError:
        return ""
    return target.rpartition("zoneinfo/")[2]


def _from_file() -> str:
    """Read /etc/timezone, which Debian keeps beside the link."""
    try:
        return Path("/etc/timezone").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _is_zone(name: str) -> bool:
    if not name or name.startswith(("/", ".")):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
