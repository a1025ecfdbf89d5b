r"""File names as text that can be stored, shown and turned back into the exact name.

A name is bytes on POSIX and UTF-16 on Windows, and neither is always valid text.  What
is not valid becomes `\xNN`, and a backslash that stands in the name itself is doubled,
so that the text form is always Unicode scalar values and always reversible.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from evidencelog.core.display import visible

_ESCAPES = re.compile(rb"\\(?:\\|x([0-9a-f]{2}))")


def name_of(path: Path) -> str:
    """Return the last part of `path` as reversible text, whatever its bytes are.

    The bytes are read as UTF-8 and not as the locale says: under the C locale a name
    with accents would otherwise come out as escapes on one machine and not on the next.
    """
    return _as_text(os.fsencode(path.name))


def shown(path: Path) -> str:
    """Return the name of `path` on one line, safe to print inside a sentence."""
    return visible(name_of(path) or str(path))


def folder_of(path: Path) -> str:
    """Return the absolute folder of `path` as text in the same form as `name_of`.

    Path separators of Windows are not doubled: each part is turned into text by itself.
    """
    folder = path.absolute().parent
    parts = [_as_text(os.fsencode(part)) for part in folder.parts[1:]]
    return str(Path(folder.anchor, *parts))


def original_bytes(text: str) -> bytes:
    """Return the bytes that `name_of` was given: the inverse, used where it must be exact."""
    return _ESCAPES.sub(
        lambda found: bytes([int(found[1], 16)]) if found[1] else b"\\",
        text.encode("utf-8"),
    )


def _as_text(raw: bytes) -> str:
    return raw.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")
