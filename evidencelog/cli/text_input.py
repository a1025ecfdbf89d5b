"""Text that comes from outside as bytes: files, pipes, arguments."""

from __future__ import annotations

import codecs
import os
import re
import sys
from pathlib import Path
from typing import Final

from evidencelog.cli.output import on_terminal
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

STANDARD_INPUT: Final = "-"

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_bytes(name: str) -> bytes:
    """Return everything in the file, or on standard input for `-`. Raises UsageError."""
    if name == STANDARD_INPUT and on_terminal(sys.stdin):
        # A terminal cuts each line at 4,095 bytes without a word.
        raise UsageError(
            _("standard input is the terminal"),
            hint=_("leave the option out, and the text is asked for"),
        )
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except (OSError, ValueError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or _("it is closed")
        raise UsageError(
            _("{name} cannot be read: {reason}").format(name=_shown(name), reason=reason.lower()),
            hint=_("check its name; nothing was saved"),
        ) from error


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for `-`, without its last line break.

    UTF-8, or what a byte order mark says. Raises UsageError for anything else.
    """
    raw = read_bytes(name)
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError(
            _("{name} is not a text in UTF-8").format(name=_shown(name)),
            hint=_("save it as UTF-8 text, or attach it as a file with --attach"),
        ) from error
    return tidy(text.removeprefix("\ufeff")).removesuffix("\n")


def tidy(text: str) -> str:
    """Return typed or given text with plain line breaks. Raises UsageError for broken text.

    An argument that is UTF-8 although the locale says otherwise is read as UTF-8.
    """
    if _SURROGATE.search(text):
        text = _repaired(text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _repaired(text: str) -> str:
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError as error:
        raise UsageError(
            _("a text that was given is broken: it is neither UTF-8 nor whole characters"),
            hint=_("give it with --text-file, or type it at the prompt"),
        ) from error


def _shown(name: str) -> str:
    return _("standard input") if name == STANDARD_INPUT else name
